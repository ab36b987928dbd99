package io.github.timekpr2mqtt.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** What timekpr-mngr left. */
public final class Backup {
    /** Bytes that a packed archive may become. The app's own image is in Home Assistant's backup, and has about one GiB. */
    static final long MOST_UNPACKED = 8L << 30;

    private static final Pattern APP = Pattern.compile("([^/]*_)?timekpr[_-]mngr[^/]*\\.tar(\\.gz)?");
    private static final int BEGINNING = 512;

    private final Found found = new Found();
    private final List<String> apps = new ArrayList<>();
    private final long mostUnpacked;

    private Backup(long mostUnpacked) {
        this.mostUnpacked = mostUnpacked;
    }

    /**
     * Its files by their path in its data folder: {@code servers.json}, {@code options.json}, {@code ssh_keys/…}, {@code
     * history/…} and, without what is in them, {@code pending_uploads/…}.
     *
     * @param from its folder, its own backup or Home Assistant's
     * @throws IOException with one line that names the file, if it cannot be read or is nothing of the kind
     */
    public static SortedMap<String, byte[]> read(Path from) throws IOException {
        return read(from, MOST_UNPACKED);
    }

    static SortedMap<String, byte[]> read(Path from, long mostUnpacked) throws IOException {
        String name = BadBackup.quoted(from.toString());
        Backup backup = new Backup(mostUnpacked);
        try {
            if (Files.isDirectory(from)) {
                backup.folder(from);
            } else if (Files.exists(from) && !Files.isRegularFile(from)) {
                throw new BadBackup("is neither a file nor a folder");
            } else {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(from))) {
                    backup.archive(in, false);
                }
            }
            backup.found.complete();
        } catch (BadBackup e) {
            throw new IOException(name + " " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    name + ": no such file or folder, allowed is timekpr-mngr's folder, its backup or Home Assistant's",
                    e);
        } catch (AccessDeniedException e) {
            throw new IOException(name + " cannot be read: " + e.getFile() + ": permission denied", e);
        } catch (EOFException | ZipException e) {
            throw new IOException(name + " is damaged, or ends in the middle", e);
        } catch (IOException e) {
            throw new IOException(name + " cannot be read: " + e.getMessage(), e);
        }
        return backup.found.all();
    }

    private void folder(Path given) throws IOException {
        if (!Files.isReadable(given) || !Files.isExecutable(given)) { // else it would seem to be empty
            throw new AccessDeniedException(given.toString());
        }
        Path data = given.resolve("data");
        Path root = Files.notExists(given.resolve("servers.json")) && Files.isDirectory(data, LinkOption.NOFOLLOW_LINKS)
                ? data
                : given;
        for (String part : List.of("servers.json", "options.json", "ssh_keys", "history", "pending_uploads")) {
            Path at = root.resolve(part);
            if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
                walk(root, at);
            }
        }
    }

    /** No link is followed. */
    private void walk(Path root, Path part) throws IOException {
        try (Stream<Path> all = Files.walk(part)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                String path = root.relativize(each).toString();
                if (Files.isSymbolicLink(each)) {
                    throw new BadBackup("holds " + BadBackup.quoted(path) + ", which is a link and no file");
                }
                if (Files.isRegularFile(each) && Found.isWanted(path)) {
                    try (InputStream in = Files.newInputStream(each)) {
                        found.add(path, in);
                    }
                }
            }
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** @param inner whether it lies in another one */
    private void archive(InputStream in, boolean inner) throws IOException {
        in.mark(BEGINNING);
        byte[] beginning = in.readNBytes(BEGINNING);
        in.reset();
        if (beginning.length > 2 && (beginning[0] & 0xff) == 0x1f && (beginning[1] & 0xff) == 0x8b) {
            tar(new BufferedInputStream(new Bounded(new GZIPInputStream(in), mostUnpacked)), inner);
        } else if (Tar.begins(beginning)) {
            tar(in, inner);
        } else if (beginning.length > 2 && beginning[0] == 'P' && beginning[1] == 'K' && !inner) {
            zip(in);
        } else if (inner) {
            throw new BadBackup(
                    "is encrypted, as Home Assistant does it by default. Allowed is one that is not: download"
                            + " it on Home Assistant's page of backups, which decrypts it");
        } else {
            throw new BadBackup("is no tar, no tar.gz and no zip, so no backup of timekpr-mngr");
        }
    }

    private void tar(InputStream in, boolean inner) throws IOException {
        Tar.read(in, new Tar.Visitor() {
            @Override
            public void file(String name, InputStream content) throws IOException {
                String path = Found.path(name);
                if (Found.isWanted(path)) {
                    found.add(path, content);
                } else if (!inner && APP.matcher(path).matches()) {
                    app(path, content);
                } else {
                    found.pass(name);
                }
            }

            @Override
            public void other(String name, String what) throws IOException {
                Found.onlyFile(Found.path(name), what);
            }
        });
    }

    private void app(String path, InputStream content) throws IOException {
        apps.add(path);
        if (apps.size() > 1) {
            throw new BadBackup("holds two of timekpr-mngr, " + BadBackup.quoted(apps.get(0)) + " and "
                    + BadBackup.quoted(path) + ". Unpack it, and give one of them");
        }
        archive(new BufferedInputStream(content), true);
    }

    private void zip(InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(new BufferedInputStream(in));
        InputStream bounded = new Bounded(zip, mostUnpacked);
        for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
            String path = Found.path(entry.getName());
            if (!entry.isDirectory() && Found.isWanted(path)) {
                found.add(path, bounded);
            } else {
                found.pass(entry.getName());
            }
        }
    }

    /** The JDK's own words for a name that is no UTF-8. */
    private static @org.jspecify.annotations.Nullable ZipEntry next(ZipInputStream zip) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (IllegalArgumentException e) {
            throw new BadBackup("is damaged: a name in it is none");
        }
    }

    /** A small archive may become terabytes of zeros. */
    private static final class Bounded extends FilterInputStream {
        private long left;

        private Bounded(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            return counted(in.read(), 1);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = in.read(into, from, length);
            return counted(got, got);
        }

        @Override
        public long skip(long n) throws IOException {
            long got = in.skip(n);
            counted(0, got);
            return got;
        }

        private int counted(int result, long bytes) throws BadBackup {
            left -= Math.max(0, bytes);
            if (left < 0) {
                throw new BadBackup("becomes too large when it is unpacked");
            }
            return result;
        }
    }
}
