package io.github.timekpr2mqtt.storage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.github.timekpr2mqtt.storage.Loaded.Absent;
import io.github.timekpr2mqtt.storage.Loaded.Damaged;
import io.github.timekpr2mqtt.storage.Loaded.Present;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records as JSON documents in a folder, one file each.
 *
 * <p>What survives: after {@link #save} has returned, that document survives a kill and a power cut, as far as the disk
 * keeps its word. A kill or a power cut while it runs leaves the old document or the new one, whole. After {@link #save} has
 * thrown, the old one is still there, unless it was {@link NotForced}.
 *
 * <p>What does not: two documents are saved one after the other, so a kill may come between them. A disk that changes a byte
 * within a value is not noticed; there are no checksums. What another process writes into the folder is overwritten: hold a
 * {@link FolderLock}.
 *
 * <p>One thread at a time. An interrupt makes a running {@code save} throw.
 */
public final class Documents {
    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);
    /** Bytes. Rubbish of any size must not fill the memory; no honest document comes near. */
    static final int LIMIT = 4 << 20;

    private static final String ENDING = ".json";
    private static final String UNFINISHED = ENDING + ".tmp";

    private final Path folder;
    private final StrictJson json;

    private interface Parser<T> {
        T parse(byte[] document) throws IOException;
    }

    private Documents(Path folder, StrictJson json) {
        this.folder = folder;
        this.json = json;
    }

    /** What a mapper must be made with that {@link #open(Path, ObjectMapper)} is given. */
    public static Map<String, Object> properties() {
        return StrictJson.PROPERTIES;
    }

    /** As {@link #open(Path, ObjectMapper)}, for one who has no mapper: one is made, which takes long. */
    public static Documents open(Path folder) throws IOException {
        return open(folder, StrictJson.ofItsOwn());
    }

    /**
     * Opens a folder, which is made (mode 700) if it is not there, and removes what a kill left half written.
     *
     * @param mapper made with the {@link #properties}
     * @throws IOException with one plain line
     */
    public static Documents open(Path folder, ObjectMapper mapper) throws IOException {
        return open(folder, new StrictJson(mapper));
    }

    private static Documents open(Path folder, StrictJson json) throws IOException {
        try {
            Disk.make(folder);
            try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
                for (Path file : unfinished) {
                    sweep(file);
                }
            }
            return new Documents(folder, json);
        } catch (IOException e) {
            throw new IOException("the folder " + folder + " cannot be used: " + Reason.of(e), e);
        }
    }

    /**
     * A folder in this one, as by {@link #open}.
     *
     * @param name any; it becomes a file's name as that of a document does
     */
    public Documents within(String name) throws IOException {
        return open(folder.resolve(FileName.of(name)), json);
    }

    private static void sweep(Path file) throws IOException {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new IOException(file.getFileName() + " in it: " + Reason.of(e), e);
        }
    }

    /**
     * As {@link #load(String, Argument)}, for a document that stands for something else.
     *
     * @param content makes the thing of the document; what it throws means that the document is damaged
     */
    public <D, T> Loaded<T> load(String name, Class<D> type, Function<D, T> content) throws IOException {
        return load(name, Argument.of(type), content);
    }

    /** As {@link #load(String, Class, Function)}. */
    public <D, T> Loaded<T> load(String name, Argument<D> type, Function<D, T> content) throws IOException {
        return read(name, document -> content.apply(json.parse(document, type)));
    }

    /** As {@link #load(String, Argument)}. */
    public <T> Loaded<T> load(String name, Class<T> type) throws IOException {
        return load(name, Argument.of(type));
    }

    /**
     * Reads a document. One that is empty, cut, no JSON, too large, of another shape, or no file that we may read, is renamed to
     * {@code name.damaged-1} (or the next free number), and the log says so. It stays {@link Damaged} until a new one is saved:
     * a kill in between must not make "lost" into "never written".
     *
     * @throws IOException with one plain line that names the file, if the disk fails to read it, or refuses to rename it, or a newer
     *     version wrote it; it is untouched then
     */
    public <T> Loaded<T> load(String name, Argument<T> type) throws IOException {
        return read(name, document -> json.parse(document, type));
    }

    /**
     * Reads a document of a folder that somebody else holds, and writes nothing: one that is damaged stays where it is.
     *
     * @return empty if there is none
     * @throws IOException with one plain line that names the file, if it cannot be read or is damaged
     */
    public static <D> Optional<D> glance(Path folder, String name, Class<D> type) throws IOException {
        Path file = new Documents(folder, StrictJson.ofItsOwn()).file(name);
        try {
            if (Files.notExists(file, NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            Optional<String> unreadable = Disk.whyNoFile(file);
            if (unreadable.isPresent()) {
                throw new IOException(unreadable.get());
            }
            return Optional.of(StrictJson.ofItsOwn().parse(beginning(file), Argument.of(type)));
        } catch (IOException | RuntimeException e) {
            throw new IOException("the document " + file + " cannot be read: " + Reason.ofInnermost(e), e);
        }
    }

    private <T> Loaded<T> read(String name, Parser<T> parser) throws IOException {
        Path file = file(name);
        if (Files.notExists(file, NOFOLLOW_LINKS)) {
            return asideBefore(name);
        }
        byte[] document = {};
        Optional<String> unreadable;
        try {
            unreadable = Disk.whyNoFile(file);
            if (unreadable.isEmpty()) {
                document = beginning(file);
            }
        } catch (AccessDeniedException e) {
            unreadable = Optional.of(Reason.of(e));
        } catch (IOException e) {
            throw new IOException("the document " + file + " cannot be read: " + Reason.of(e), e);
        }
        if (unreadable.isPresent()) {
            return setAside(name, unreadable.get());
        }
        if (document.length > LIMIT) {
            return setAside(name, "larger than 4 MiB");
        }
        try {
            return new Present<>(parser.parse(document));
        } catch (NewerSchema e) {
            throw new IOException(
                    "the document " + file + " was written by a newer timekpr2mqtt (" + e.getMessage()
                            + "). Nothing was changed: run that version again, or restore a backup from before it",
                    e);
        } catch (IOException | RuntimeException e) {
            return setAside(name, Reason.ofInnermost(e));
        }
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LIMIT + 1);
        }
    }

    private <T> Loaded<T> asideBefore(String name) {
        int next = freeNumber(name);
        return next == 1 ? new Absent<>() : new Damaged<>(name, aside(name, next - 1), "it was set aside before");
    }

    private <T> Damaged<T> setAside(String name, String why) throws IOException {
        String aside = aside(name, freeNumber(name));
        try {
            Files.move(file(name), folder.resolve(aside));
        } catch (IOException e) {
            throw new IOException(
                    "the damaged document " + file(name) + " (" + why + ") cannot be set aside: " + Reason.of(e), e);
        }
        LOG.warn("The document \"{}\" is damaged ({}) and was set aside as {}", name, why, folder.resolve(aside));
        return new Damaged<>(name, aside, why);
    }

    private int freeNumber(String name) {
        int n = 1;
        while (Files.exists(folder.resolve(aside(name, n)), NOFOLLOW_LINKS)) {
            n++;
        }
        return n;
    }

    private static String aside(String name, int n) {
        return FileName.of(name) + ".damaged-" + n;
    }

    /** A document as it is written, for one who wants to read it elsewhere, and has no folder open. */
    public static String text(Object value) throws IOException {
        return text(StrictJson.ofItsOwn(), value);
    }

    /** A document as {@link #save} would write it. */
    public String printed(Object value) throws IOException {
        return text(json, value);
    }

    private static String text(StrictJson json, Object value) throws IOException {
        return new String(json.print(value), StandardCharsets.UTF_8);
    }

    /**
     * Writes a document durably, in place of the one of this name.
     *
     * @param value a record that Serde knows
     * @throws NotForced if it is there, but may not survive a power cut
     * @throws IOException with one plain line: the disk is full, the folder cannot be written; the old one is there
     */
    public void save(String name, Object value) throws IOException {
        byte[] document = json.print(value);
        if (document.length > LIMIT) {
            throw new IOException("the document \"" + name + "\" cannot be saved: larger than 4 MiB");
        }
        Path unfinished = folder.resolve(FileName.of(name) + UNFINISHED);
        try {
            Disk.write(unfinished, document);
            Files.move(unfinished, file(name), ATOMIC_MOVE);
        } catch (IOException e) {
            IOException plain = new IOException("the document \"" + name + "\" cannot be saved: " + Reason.of(e), e);
            remove(unfinished, plain);
            throw plain;
        }
        try {
            Disk.force(folder);
        } catch (IOException e) {
            throw new NotForced("the document \"" + name + "\" would not survive a power cut: " + Reason.of(e), e);
        }
    }

    /**
     * Removes a document durably; without effect if there is none. What was set aside of it stays.
     *
     * @throws IOException with one plain line; it may still be there then
     */
    public void delete(String name) throws IOException {
        try {
            if (Files.deleteIfExists(file(name))) {
                Disk.force(folder);
            }
        } catch (IOException e) {
            throw new IOException("the document \"" + name + "\" cannot be removed: " + Reason.of(e), e);
        }
    }

    /** Half a file on a full disk keeps it full. */
    private static void remove(Path unfinished, IOException because) {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(FileName.of(name) + ENDING);
    }
}
