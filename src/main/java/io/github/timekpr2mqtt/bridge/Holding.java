package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.storage.FolderLock;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data folder in our hands, and its key, which is read on a thread of its own while all else gets ready: it takes long the first time.
 * Until {@link #keys} has returned, no other thread may come to MINA, see {@link HeadStart}.
 */
final class Holding {
    private static final Logger LOG = LoggerFactory.getLogger(Holding.class);

    private final Path data;
    private final FolderLock lock;
    private final FutureTask<Optional<Keys>> ahead;

    private Holding(Path data, FolderLock lock) {
        this.data = data;
        this.lock = lock;
        this.ahead = new FutureTask<>(() -> Keys.found(data));
    }

    /** As {@link DataFolder#take}. */
    static Holding take(DataFolder folder) {
        Holding taken = new Holding(folder.path(), folder.take());
        Thread thread = new Thread(taken.ahead, "keys");
        thread.setDaemon(true);
        thread.start();
        return taken;
    }

    FolderLock lock() {
        return lock;
    }

    /**
     * The bridge's own, as {@link Keys#in}; to be asked for once.
     *
     * @throws IOException as that
     */
    Keys keys() throws IOException {
        try {
            return Keys.in(data, ahead.get());
        } catch (ExecutionException e) {
            return Keys.in(data); // which may mend it, or says what is wrong
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the start was interrupted");
        }
    }

    /** Gives the folder back, if nobody did who had the {@link #lock}. */
    void release() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.debug("It is given back when the program ends", e);
        }
    }
}
