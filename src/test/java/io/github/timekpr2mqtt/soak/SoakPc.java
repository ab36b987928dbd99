package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.broker.Proxy;
import io.github.timekpr2mqtt.demopc.DemoPc;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A demo PC with a wire to it, and what is the matter with it. */
final class SoakPc implements AutoCloseable {
    private static final int SLOWEST_MILLIS = 1500;

    private final String name;
    private final TimekprVersion version;
    private final ZoneId zone;
    private final List<String> children;
    private final Random random;
    private final DemoPc demo;
    private final Proxy wire;
    private final Set<String> present = new LinkedHashSet<>();
    private @Nullable Trouble trouble;

    SoakPc(String name, TimekprVersion version, ZoneId zone, Random random, String... children) throws IOException {
        this.name = name;
        this.version = version;
        this.zone = zone;
        this.random = random;
        this.children = List.of(children);
        demo = new DemoPc(version, children);
        demo.clock().zone(zone);
        wire = new Proxy(demo.port());
        wire.open();
    }

    String name() {
        return name;
    }

    TimekprVersion version() {
        return version;
    }

    ZoneId zone() {
        return zone;
    }

    DemoPc demo() {
        return demo;
    }

    Proxy wire() {
        return wire;
    }

    List<Place> places() {
        return children.stream().map(child -> new Place(name, child)).toList();
    }

    /** How late it answers from now on. */
    Duration slowness() {
        return Duration.ofMillis(50 + random.nextInt(SLOWEST_MILLIS));
    }

    /** The PC's clock shows this moment, and its daemon counts. */
    void moveTo(Instant moment) {
        demo.clock().set(LocalDateTime.ofInstant(moment, zone));
        if (demo.isOn()) {
            demo.count();
        }
    }

    boolean isWell() {
        return trouble == null;
    }

    void begin(Trouble next) throws IOException, InterruptedException {
        trouble = next;
        next.begin(this);
        if (next == Trouble.OFF) {
            present.clear();
        }
    }

    void end() throws IOException {
        if (trouble != null) {
            trouble.end(this);
            trouble = null;
        }
    }

    /** Whether somebody can sit at it, and Timekpr answers there. */
    boolean canBeUsed() {
        return trouble != Trouble.OFF
                && trouble != Trouble.FROZEN
                && trouble != Trouble.NO_DAEMON
                && trouble != Trouble.REFUSING;
    }

    /** A child who is there goes, one who is not comes; what it does, for people. */
    String toggle(String child) {
        if (present.remove(child)) {
            demo.logout(child);
            return child + " logs out of " + name;
        }
        present.add(child);
        demo.login(child);
        return child + " logs in on " + name;
    }

    void logOutAll() {
        present.forEach(demo::logout);
        present.clear();
        demo.count();
    }

    /** As an item of the option {@code pcs}. */
    String option() {
        return "{\"name\":\"" + name + "\",\"host\":\"127.0.0.1\",\"port\":" + wire.port() + ",\"host_key\":\""
                + demo.hostKey() + "\",\"users\":["
                + children.stream().map(child -> "\"" + child + "\"").collect(Collectors.joining(",")) + "]}";
    }

    @Override
    public void close() throws IOException {
        wire.close();
        demo.close();
    }
}
