package io.github.timekpr2mqtt.bridge;

import java.util.function.LongSupplier;

/**
 * Keeps Java's heap near what is in use. A collector for small machines looks at old objects only when there is no more room below the
 * limit, which has to suffice for a house full of PCs: a home with two would lend it all of that for good. With {@code MinHeapFreeRatio}
 * and {@code MaxHeapFreeRatio} it gives back what is free when it is told to look.
 */
final class Heap {
    /** Bytes that it may grow by until it is looked at: a look stops the program for some 20 ms, and comes after hours where nothing happens. */
    static final long STEP = 4 << 20;

    private final LongSupplier size;
    private final Runnable collector;
    private long limit;

    /**
     * @param size bytes of the heap now, used and free
     * @param collector gives back what is free
     */
    Heap(LongSupplier size, Runnable collector) {
        this.size = size;
        this.collector = collector;
    }

    static Heap ofThisProgram() {
        return new Heap(Runtime.getRuntime()::totalMemory, System::gc);
    }

    /** Now and then, on one thread; the first time always. */
    void look() {
        if (size.getAsLong() > limit) {
            collector.run();
            limit = size.getAsLong() + STEP;
        }
    }
}
