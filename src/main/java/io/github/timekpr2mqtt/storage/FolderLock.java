package io.github.timekpr2mqtt.storage;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The right to write in a data folder, held by one bridge at a time: two in one folder would overwrite each other's wishes. The
 * system takes it back when the process ends, however it ends; the file {@code .lock} stays and means nothing.
 */
public final class FolderLock implements AutoCloseable {
    /**
     * The folders of this process. A locked file is not opened a second time: to close that channel, even one that got no lock,
     * would give the lock away (POSIX locks belong to the process). And a channel that nobody holds would be collected, lock and all.
     */
    private static final Map<Path, FileChannel> TAKEN = new HashMap<>();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the folder, which is made (mode 700) if it is not there. Never waits. Take it before anything else in the folder is
     * opened: {@link Documents#open} removes what another bridge may just be writing.
     *
     * @throws IOException with one plain line: another has it, or the folder cannot be written
     */
    public static FolderLock take(Path folder) throws IOException {
        try {
            Disk.make(folder);
            Path real = folder.toRealPath();
            synchronized (TAKEN) {
                if (!TAKEN.containsKey(real)) {
                    Optional<FileChannel> file = lock(real.resolve(".lock"));
                    if (file.isPresent()) {
                        TAKEN.put(real, file.get());
                        return new FolderLock(real, file.get());
                    }
                }
            }
        } catch (IOException e) {
            throw new IOException("the folder " + folder + " cannot be used: " + Reason.of(e), e);
        }
        throw new IOException("the folder " + folder + " is in use by another timekpr2mqtt");
    }

    /** Empty if another process holds it. */
    private static Optional<FileChannel> lock(Path path) throws IOException {
        FileChannel file;
        try {
            file = FileChannel.open(path, Set.of(CREATE, WRITE), Disk.OWNER_ONLY_FILE);
        } catch (IOException e) {
            throw new IOException(path.getFileName() + " in it: " + Reason.of(e), e);
        }
        Optional<FileLock> lock = Optional.empty();
        try {
            lock = Optional.ofNullable(file.tryLock());
        } finally {
            if (lock.isEmpty()) {
                file.close();
            }
        }
        return lock.map(FileLock::acquiredBy).map(FileChannel.class::cast);
    }

    /** Gives the folder back; a second time does nothing. */
    @Override
    public void close() throws IOException {
        synchronized (TAKEN) {
            if (TAKEN.remove(folder, channel)) { // another may have taken it since
                channel.close();
            }
        }
    }
}
