package io.github.timekpr2mqtt.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The files of timekpr-mngr that were found so far, by their path in its data folder. */
final class Found {
    /** Bytes. No honest file comes near: thirty days of a child are 3 kB. */
    static final int LARGEST = 1 << 20;

    /** A family has some tens. */
    static final int MOST = 2_000;

    private static final String SERVERS = "servers.json";
    private static final Pattern WANTED = Pattern.compile(
            "servers\\.json|options\\.json|ssh_keys/.+|history/.+\\.json|pending_uploads/.+", Pattern.DOTALL);

    /** Whose names alone are wanted. */
    private static final String WAITING = "pending_uploads/";

    private final SortedMap<String, byte[]> files = new TreeMap<>();
    /** In which other folder the first list of servers lies, or nothing. */
    private String elsewhere = "";

    /**
     * The path of an entry of an archive as it would be in the data folder, which is {@code data} in Home Assistant's backup of an app.
     *
     * @throws BadBackup if it leads out of the archive
     */
    static String path(String entry) throws BadBackup {
        String path = entry.replaceFirst("^(\\./+)+", "");
        if (path.startsWith("/") || path.contains("\\") || ("/" + path + "/").contains("/../")) {
            throw new BadBackup("holds a name that leads out of it: " + BadBackup.quoted(entry));
        }
        return path.startsWith("data/") ? path.substring("data/".length()) : path;
    }

    static boolean isWanted(String path) {
        return WANTED.matcher(path).matches();
    }

    /** @throws BadBackup what only a file may be is something else */
    static void onlyFile(String path, String what) throws BadBackup {
        if (isWanted(path)) {
            throw new BadBackup("holds " + BadBackup.quoted(path) + ", which is " + what + " and no file");
        }
    }

    void add(String path, InputStream content) throws IOException {
        byte[] bytes = path.startsWith(WAITING) ? new byte[0] : content.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new BadBackup("holds " + BadBackup.quoted(path) + ", which is larger than 1 MiB");
        }
        if (files.putIfAbsent(path, bytes) != null) {
            throw new BadBackup("holds " + BadBackup.quoted(path) + " twice");
        }
        if (files.size() > MOST) {
            throw new BadBackup("holds more than " + MOST + " files of timekpr-mngr");
        }
    }

    /** This entry is not wanted. */
    void pass(String entry) {
        if (elsewhere.isEmpty() && entry.endsWith("/" + SERVERS)) {
            elsewhere = entry.substring(0, entry.length() - SERVERS.length());
        }
    }

    /** @throws BadBackup there is no list of servers, and so nothing to take over */
    void complete() throws BadBackup {
        if (files.containsKey(SERVERS)) {
            return;
        }
        throw new BadBackup(
                elsewhere.isEmpty()
                        ? "holds no servers.json: it is nothing of timekpr-mngr, or there was no PC in it"
                        : "holds servers.json in " + BadBackup.quoted(elsewhere)
                                + ", allowed is at its top or in data/. Unpack it, and give that folder");
    }

    SortedMap<String, byte[]> all() {
        return Collections.unmodifiableSortedMap(files);
    }
}
