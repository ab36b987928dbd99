package io.github.timekpr2mqtt.bridge;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Things that take their time, side by side. What goes wrong is thrown when all are over, the first with the others behind it. */
final class AtOnce {
    /** Something done to one of many. */
    interface Deed<T> {
        void to(T one) throws Exception;
    }

    private AtOnce() {}

    static <T> void each(List<T> all, Deed<T> deed) throws Exception {
        List<Callable<Object>> deeds = new ArrayList<>();
        for (T one : all) {
            deeds.add(() -> {
                deed.to(one);
                return one;
            });
        }
        made(deeds);
    }

    /** In their order. */
    static <T> List<T> made(List<Callable<T>> makers) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<T> made = new ArrayList<>();
            List<Throwable> wrong = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(makers)) {
                try {
                    made.add(each.get());
                } catch (ExecutionException e) {
                    wrong.add(e.getCause());
                }
            }
            if (!wrong.isEmpty()) {
                AssertionError all = new AssertionError(
                        wrong.size() + " of " + makers.size() + ", first "
                                + wrong.get(0).getMessage(),
                        wrong.get(0));
                wrong.subList(1, wrong.size()).forEach(all::addSuppressed);
                throw all;
            }
            return made;
        } finally {
            threads.shutdownNow();
        }
    }
}
