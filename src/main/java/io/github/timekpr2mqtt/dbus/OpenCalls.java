package io.github.timekpr2mqtt.dbus;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The calls that wait for their answers, by serial. An answer to a call that is not here is late or invented, and dropped; that one
 * of the last calls that timed out is answered after all is told, as whoever did not answer lives.
 */
final class OpenCalls {
    /** So many that timed out are known; the others are the oldest. */
    static final int MOST_TIMED_OUT = 100;

    private final Map<Long, CompletableFuture<List<Object>>> open = new ConcurrentHashMap<>();
    private final Set<Long> timedOut = new LinkedHashSet<>();
    private final Runnable late;

    /** @param late runs on the thread that brings the answer */
    OpenCalls(Runnable late) {
        this.late = late;
    }

    CompletableFuture<List<Object>> add(long serial, String member, Limit limit) {
        CompletableFuture<List<Object>> answer = new CompletableFuture<>();
        open.put(serial, answer);
        limit.on(answer, () -> timedOut(serial, new CallTimedOut(member, limit.time())));
        return answer;
    }

    private void timedOut(long serial, CallTimedOut why) {
        synchronized (timedOut) {
            if (timedOut.add(serial) && timedOut.size() > MOST_TIMED_OUT) {
                Iterator<Long> oldest = timedOut.iterator();
                oldest.next();
                oldest.remove();
            }
        }
        failed(serial, why);
    }

    void answered(long serial, List<Object> body) {
        Optional.ofNullable(open.remove(serial)).ifPresent(answer -> answer.complete(body));
        perhapsLate(serial);
    }

    /** The answer is an error. */
    void refused(long serial, IOException why) {
        failed(serial, why);
        perhapsLate(serial);
    }

    private void perhapsLate(long serial) {
        boolean isLate;
        synchronized (timedOut) {
            isLate = timedOut.remove(serial);
        }
        if (isLate) {
            late.run();
        }
    }

    void failed(long serial, IOException why) {
        Optional.ofNullable(open.remove(serial)).ifPresent(answer -> answer.completeExceptionally(why));
    }

    void allFailed(IOException why) {
        open.keySet().forEach(serial -> failed(serial, why));
    }

    int size() {
        return open.size();
    }
}
