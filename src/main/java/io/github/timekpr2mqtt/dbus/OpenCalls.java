package io.github.timekpr2mqtt.dbus;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that wait for their answers, by serial. An answer to a call that is not here is late or invented, and dropped. */
final class OpenCalls {
    private final Map<Long, CompletableFuture<List<Object>>> open = new ConcurrentHashMap<>();

    CompletableFuture<List<Object>> add(long serial, String member, Limit limit) {
        CompletableFuture<List<Object>> answer = new CompletableFuture<>();
        open.put(serial, answer);
        limit.on(answer, () -> failed(serial, new CallTimedOut(member, limit.time())));
        return answer;
    }

    void answered(long serial, List<Object> body) {
        Optional.ofNullable(open.remove(serial)).ifPresent(answer -> answer.complete(body));
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
