package io.github.timekpr2mqtt.storage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The data folder is nobody else's business: files of mode 600, folders of mode 700. What an older version or a restored backup left
 * open is shut. Only what is ours is touched, by its name: whoever gives a folder with other things in it finds those as they were.
 */
public final class PrivateFolder {
    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("---rwxrwx");
    private static final Pattern OUR_FILE = Pattern.compile(
            "\\.lock|mqtt-client-id|.*\\.jsonl|.*\\.damaged-\\d+|(wishes|seen)-.*\\.json(\\.tmp)?"
                    + "|(announced|diagnostics|done|marked|mqtt|not-in-backups|put-back|refused|taken-over)\\.json(\\.tmp)?");
    private static final List<String> OUR_FOLDERS = List.of("ssh", "history");

    private PrivateFolder() {}

    /**
     * Shuts what is open.
     *
     * @return what could not be shut, a plain line each
     */
    public static List<String> shut(Path folder) {
        List<String> open = new ArrayList<>();
        boolean isOursAlone = true;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (OUR_FOLDERS.contains(name) && Files.isDirectory(entry, NOFOLLOW_LINKS)) {
                    all(entry, open);
                } else if (OUR_FILE.matcher(name).matches()) {
                    one(entry, open);
                } else {
                    isOursAlone = false;
                }
            }
        } catch (IOException e) {
            open.add(folder + " cannot be read: " + Reason.of(e));
        }
        if (isOursAlone) {
            shut(folder, open);
        }
        return open;
    }

    private static void all(Path folder, List<String> open) {
        shut(folder, open);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry, NOFOLLOW_LINKS)) {
                    all(entry, open);
                } else {
                    one(entry, open);
                }
            }
        } catch (IOException e) {
            open.add(folder + " cannot be read: " + Reason.of(e));
        }
    }

    /** A link may lead anywhere, and whoever may read a pipe or a folder in the place of a file is told elsewhere. */
    private static void one(Path file, List<String> open) {
        if (Files.isRegularFile(file, NOFOLLOW_LINKS)) {
            shut(file, open);
        }
    }

    /** What its owner may not do with it stays so. */
    private static void shut(Path path, List<String> open) {
        try {
            Set<PosixFilePermission> mode = EnumSet.noneOf(PosixFilePermission.class);
            mode.addAll(Files.getPosixFilePermissions(path));
            if (mode.removeAll(OF_OTHERS)) {
                Files.setPosixFilePermissions(path, mode);
            }
        } catch (IOException e) {
            open.add(path + " stays open to others: " + Reason.of(e));
        } catch (UnsupportedOperationException e) {
            // a file system without modes
        }
    }
}
