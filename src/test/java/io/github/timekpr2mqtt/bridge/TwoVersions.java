package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A home with a PC of each version, {@code old} and {@code recent}, that count each second and save every few, with the children
 * {@code there} and {@code away}, and a bridge whose clock can be moved like theirs.
 */
final class TwoVersions implements AutoCloseable {
    static final List<String> PCS = List.of("old", "recent");
    static final List<String> CHILDREN = List.of("there", "away");

    final WrongClock clock = WrongClock.running();
    final Home home;
    private final Map<String, LabPc> pcs;

    TwoVersions(Broker broker, Path folder) throws IOException {
        home = new Home(broker, folder).by(clock).options("\"poll_seconds\":5,");
        pcs = Map.of("old", installed(LabVersion.TIMEKPR_0_5_4), "recent", installed(LabVersion.TIMEKPR_0_5_9));
        for (String name : PCS) {
            home.with(name, pc(name));
        }
    }

    private static LabPc installed(LabVersion version) throws IOException {
        LabPc pc = LabPc.start(version, CHILDREN.toArray(String[]::new));
        pc.files().setMainConfig("TIMEKPR_SAVE_TIME", "2");
        pc.tickEverySecond();
        return pc;
    }

    LabPc pc(String name) {
        return Objects.requireNonNull(pcs.get(name));
    }

    @Override
    public void close() throws IOException {
        home.close();
        for (LabPc pc : pcs.values()) {
            pc.close();
        }
    }
}
