package io.github.timekpr2mqtt.host;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Host names to addresses, within a limit: Java's own look-up has none, and a silent name server would hold the caller for half a
 * minute. One look-up of a name at a time, each on a thread of its own, which ends by itself when a caller has given up.
 */
final class Addresses {
    /** A name with an IPv6 and an IPv4 address has two; more are not tried. */
    private static final int MOST = 3;

    interface LookUp {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final LookUp lookUp;
    private final Map<String, CompletableFuture<List<String>>> running = new ConcurrentHashMap<>();

    Addresses(LookUp lookUp) {
        this.lookUp = lookUp;
    }

    /** Numeric addresses, at least one. Fails with HOST_UNKNOWN, also if the limit passes. */
    List<String> of(String host, Duration limit) throws Trouble {
        try {
            return Waiting.on(running.computeIfAbsent(host, this::start), limit);
        } catch (Waiting.Failed e) {
            throw new Trouble(Trouble.Kind.HOST_UNKNOWN, e.getCause(), host);
        }
    }

    private CompletableFuture<List<String>> start(String host) {
        return CompletableFuture.supplyAsync(() -> numeric(host), task -> {
            Thread thread = new Thread(task, "look-up");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private List<String> numeric(String host) {
        try {
            return Arrays.stream(lookUp.of(host))
                    .limit(MOST)
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        } finally {
            running.remove(host);
        }
    }
}
