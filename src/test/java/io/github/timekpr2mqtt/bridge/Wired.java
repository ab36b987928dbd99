package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.broker.Proxy;
import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.LabFilter;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A PC with Anna behind a wire that can be cut, and behind a filter that stops at one point of the talk with its daemon. */
record Wired(String name, LabPc pc, Proxy wire, LabFilter filter, LabFilter.Point point) implements AutoCloseable {
    /** Something done to one PC. */
    interface Deed {
        void to(Wired pc) throws Exception;
    }

    /** A PC of both versions for each point, all in the options of this home. */
    static List<Wired> forEachPoint(Home home) throws Exception {
        String key = Keys.in(home.data).publicLine();
        List<Wired> pcs = new ArrayList<>();
        try (Threads threads = new Threads()) {
            List<Future<Wired>> started = new ArrayList<>();
            for (LabFilter.Point point : LabFilter.Point.values()) {
                for (LabVersion version : List.of(LabVersion.TIMEKPR_0_5_4, LabVersion.TIMEKPR_0_5_9)) {
                    started.add(threads.pool.submit(() -> start(version, point, key)));
                }
            }
            for (Future<Wired> each : started) {
                Wired pc = each.get();
                home.at(pc.name, "127.0.0.1", pc.wire.port(), "anna");
                pcs.add(pc);
            }
        }
        return pcs;
    }

    private static Wired start(LabVersion version, LabFilter.Point point, String key) throws IOException {
        LabPc pc = LabPc.start(version, "anna");
        Proxy wire = new Proxy(pc.port());
        wire.open();
        String name = version.number().replace('.', '_') + "-"
                + point.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Wired(name, pc, wire, LabFilter.of(pc, key, Gate.script()), point);
    }

    /** To all of them at once. */
    static void each(List<Wired> pcs, Deed deed) throws Exception {
        try (Threads threads = new Threads()) {
            List<Future<?>> running = new ArrayList<>();
            for (Wired pc : pcs) {
                running.add(threads.pool.submit(() -> {
                    deed.to(pc);
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
    }

    /** How often somebody got in by SSH. */
    long logIns() throws IOException {
        try (Stream<String> lines = Files.lines(sshLog())) {
            return lines.filter(line -> line.contains("Accepted publickey")).count();
        }
    }

    private Path sshLog() {
        return pc.file("/var/log/sshd.out");
    }

    /** What was held has gone its way, and with it the connection that it came by. */
    void awaitOneLink() {
        Awaitility.await("one link to " + name)
                .atMost(Home.LIMIT)
                .until(() -> pc.parent()
                        .run("pgrep", "-c", "-f", "^systemd-stdio-bridge")
                        .out()
                        .strip()
                        .equals("1"));
    }

    @Override
    public void close() throws IOException {
        wire.close();
        pc.close();
    }

    private static final class Threads implements AutoCloseable {
        private final ExecutorService pool = Executors.newCachedThreadPool();

        @Override
        public void close() {
            pool.shutdownNow();
        }
    }
}
