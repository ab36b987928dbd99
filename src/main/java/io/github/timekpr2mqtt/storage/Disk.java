package io.github.timekpr2mqtt.storage;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** What documents and the lock need of the file system, durably and for the owner only. */
final class Disk {
    /** Modes apply when a thing is made; what exists keeps the mode that its owner gave it. */
    static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE = attribute("rw-------");

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER = attribute("rwx------");

    private Disk() {}

    /** Makes a folder and those above it, so that they survive a power cut. */
    static void make(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        Path parent = absolute.getParent();
        if (parent == null || Files.isDirectory(absolute)) {
            return;
        }
        make(parent);
        try {
            Files.createDirectory(absolute, OWNER_ONLY_FOLDER);
        } catch (FileAlreadyExistsException e) {
            throw new FileSystemException(e.getFile(), null, absolute + " is no folder");
        }
        force(parent);
    }

    /**
     * Why there is nothing to read under a name that is taken; empty if a file is there. To open a pipe would wait for ever.
     *
     * @throws IOException if the disk does not say
     */
    static Optional<String> whyNoFile(Path path) throws IOException {
        try {
            BasicFileAttributes there = Files.readAttributes(path, BasicFileAttributes.class);
            if (there.isRegularFile()) {
                return Optional.empty();
            }
            return Optional.of(there.isDirectory() ? "it is a folder" : "it is neither a file nor a folder");
        } catch (IOException e) {
            if (Files.isSymbolicLink(path) && !(e instanceof AccessDeniedException)) {
                return Optional.of("a link that leads nowhere");
            }
            throw e;
        }
    }

    /** Writes a file and forces it; its name in the folder is not durable by that. */
    static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, Set.of(CREATE, WRITE, TRUNCATE_EXISTING), OWNER_ONLY_FILE)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** Makes the names in a folder durable: a new or moved file is found again after a power cut only after this. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> attribute(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }
}
