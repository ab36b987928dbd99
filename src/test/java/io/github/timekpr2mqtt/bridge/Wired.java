package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.broker.Proxy;
import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.LabFilter;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** A PC with Anna behind a wire that can be cut, and behind a filter that stops at one point of the talk with its daemon. */
record Wired(String name, LabPc pc, Proxy wire, LabFilter filter, LabFilter.Point point) implements AutoCloseable {
    /** A PC of both versions for each point, all in the options of this home. */
    static List<Wired> forEachPoint(Home home) throws Exception {
        String key = Keys.in(home.data).publicLine();
        List<Callable<Wired>> starts = new ArrayList<>();
        for (LabFilter.Point point : LabFilter.Point.values()) {
            for (LabVersion version : List.of(LabVersion.TIMEKPR_0_5_4, LabVersion.TIMEKPR_0_5_9)) {
                starts.add(() -> start(version, point, key));
            }
        }
        List<Wired> pcs = AtOnce.made(starts);
        pcs.forEach(pc -> home.at(pc.name, "127.0.0.1", pc.wire.port(), "anna"));
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

    Links links() {
        return new Links(name, pc);
    }

    /** What was held has gone its way, and with it the connection that it came by. */
    void awaitOneLink() {
        links().awaitOne();
    }

    @Override
    public void close() throws IOException {
        wire.close();
        pc.close();
    }
}
