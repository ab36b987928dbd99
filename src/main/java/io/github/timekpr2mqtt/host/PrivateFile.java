package io.github.timekpr2mqtt.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only the bridge's own account may read: modes 700 and 600, whole or not there, also after a power cut. */
final class PrivateFile {
    private PrivateFile() {}

    /** Makes the folder, and those above it, if it is not there; its mode, and that of what was made, is 700 afterwards. */
    static void makeFolder(Path folder) throws IOException {
        Set<PosixFilePermission> mode = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(mode));
        Files.setPosixFilePermissions(folder, mode);
    }

    /** Replaces the file: the new content is forced to the disk first, then moved into place, then the folder is forced. */
    static void write(Path file, byte[] content) throws IOException {
        try {
            replace(file, content);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) { // the system's words alone, which name no file
            throw new FileSystemException(file.toString(), null, e.getMessage());
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel out = FileChannel.open(
                fresh,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                out.write(left);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        force(file);
    }

    /** That the file has this name survives a power cut. */
    static void force(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel entry = FileChannel.open(folder)) {
                entry.force(true);
            }
        }
    }
}
