package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.PcDocuments;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Documents of which a save of what is wanted stops before or after it. One for each data folder, which the bridge there gets. */
final class HeldSaves extends PcDocuments {
    private static final Map<Path, HeldSaves> ALL = new ConcurrentHashMap<>();

    private volatile Stop stop = new Stop(Point.BEFORE_SAVE, 0);

    enum Point {
        BEFORE_SAVE,
        AFTER_SAVE
    }

    private record Stop(Point point, AtomicInteger left, CountDownLatch reached, CountDownLatch released) {
        private Stop(Point point, int n) {
            this(point, new AtomicInteger(n), new CountDownLatch(1), new CountDownLatch(1));
        }

        private void here(Point here) throws IOException {
            if (here == point && left.getAndDecrement() == 1) {
                reached.countDown();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException();
                }
            }
        }
    }

    private HeldSaves(Documents documents) {
        super(documents);
    }

    /** Those of a bridge that was started. */
    static HeldSaves of(Path data) {
        return java.util.Objects.requireNonNull(ALL.get(data));
    }

    static HeldSaves make(Path data, Documents documents) {
        HeldSaves made = new HeldSaves(documents);
        ALL.put(data, made);
        return made;
    }

    /** At the n-th save from now on, from 1. */
    void stopAt(Point point, int n) {
        stop = new Stop(point, n);
    }

    boolean isStopped() {
        return stop.reached.getCount() == 0;
    }

    void goOn() {
        stop.released.countDown();
    }

    @Override
    public void save(String pc, PcWishes wishes) throws IOException {
        Stop now = stop;
        now.here(Point.BEFORE_SAVE);
        super.save(pc, wishes);
        now.here(Point.AFTER_SAVE);
    }
}
