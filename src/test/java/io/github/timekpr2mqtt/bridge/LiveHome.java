package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.EmbeddedBroker;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.homeassistant.Entities;
import io.github.timekpr2mqtt.homeassistant.Entity;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.lab.HomeAssistant;
import io.github.timekpr2mqtt.lab.HomeAssistantVersion;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A family with everything real: Home Assistant, the broker, the bridge as a process, and their PCs. On den (0.5.9) Ben is
 * logged in and uses PlayTime; Anna and, on attic (0.5.4), Emil are not there; of loft (0.5.9) nothing may be changed.
 */
final class LiveHome implements AutoCloseable {
    static final Topics.Subject BRIDGE = new Topics.Bridge();
    private static final int MINUTES_OF_HALF_A_DAY = 12 * 60;

    final HomeAssistant ha;
    final Home home;
    private final Broker broker;
    private final Probe announcements;
    private final Map<String, LabPc> pcs = new LinkedHashMap<>();
    private final Map<String, LabVersion> versions = new LinkedHashMap<>();
    private final Deque<End> ends = new ArrayDeque<>();
    private @Nullable Process bridge;
    private String read = ""; // of its log

    LiveHome(HomeAssistantVersion version, Path folder) throws IOException {
        this(version, folder, false);
    }

    /** Where it is noon on den: late in the day, what is left is tomorrow's, too. */
    static LiveHome atNoon(HomeAssistantVersion version, Path folder) throws IOException {
        return new LiveHome(version, folder, true);
    }

    private LiveHome(HomeAssistantVersion version, Path folder, boolean atNoon) throws IOException {
        HomeAssistant.isWanted(version);
        try {
            broker = new EmbeddedBroker();
            ends.push(broker::close);
            ha = HomeAssistant.start(version, folder.resolve("ha"), freePort(), broker.port());
            ends.push(ha::close);
            home = new Home(broker, folder);
            ends.push(home::close);
            announcements = Probe.on(broker.port(), "homeassistant/#");
            ends.push(announcements::close);
            LabPc den = pc("den", LabVersion.TIMEKPR_0_5_9, "anna", "ben");
            if (atNoon) {
                den.off();
                den.clock().zoneBeforeMidnight(MINUTES_OF_HALF_A_DAY);
                den.on();
            }
            den.files().setConfig("ben", "PLAYTIME_ENABLED", "True");
            den.files().setConfig("ben", "LIMITS_PER_WEEKDAYS", "72000;72000;72000;72000;72000;72000;72000");
            pc("attic", LabVersion.TIMEKPR_0_5_4, "emil");
            pc("loft", LabVersion.TIMEKPR_0_5_9, "gus");
            home.readOnly().forHomeAssistant();
            home.options("\"poll_seconds\":3600,"); // what is seen is told or asked for, not met by chance
            usedYesterday("den", "ben");
            den.login("ben");
            startBridge();
        } catch (IOException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private LabPc pc(String name, LabVersion version, String... children) throws IOException {
        LabPc pc = LabPc.start(version, children);
        ends.push(pc::close);
        pc.access().serverSettings(true);
        pcs.put(name, pc);
        versions.put(name, version);
        home.with(name, pc, children);
        return pc;
    }

    private void usedYesterday(String pc, String child) throws IOException {
        LocalDate yesterday = pc(pc).clock().now().toLocalDate().minusDays(1);
        Path file = home.data.resolve("history/" + pc + "/" + child + ".json");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, "{\"" + yesterday + "\":{\"time_spent\":5400,\"playtime_spent\":600}}");
    }

    private static TimekprVersion timekpr(LabVersion version) {
        return TimekprVersion.parse(version.number());
    }

    LabVersion version(String pc) {
        return Objects.requireNonNull(versions.get(pc), pc);
    }

    LabPc pc(String name) {
        return Objects.requireNonNull(pcs.get(name), name);
    }

    /** The tables of all devices. */
    Map<Topics.Subject, List<? extends Entity<?>>> tables() {
        Map<Topics.Subject, List<? extends Entity<?>>> tables = new LinkedHashMap<>();
        tables.put(BRIDGE, Entities.BRIDGE);
        versions.forEach((pc, version) -> tables.put(new Topics.Pc(pc), Entities.pc(timekpr(version))));
        for (Topics.Account child : List.of(
                account("den", "anna"), account("den", "ben"), account("attic", "emil"), account("loft", "gus"))) {
            tables.put(child, Entities.account(timekpr(version(child.pc()))));
        }
        return Collections.unmodifiableMap(tables);
    }

    static Topics.Account account(String pc, String child) {
        return new Topics.Account(pc, new Username(child));
    }

    Topics topics() {
        return new Topics(home.base, "homeassistant", "");
    }

    /** The newest announcement of a device; empty while there is none. */
    Map<String, Object> announced(Topics.Subject subject) {
        return announcements.last(topics().discovery(subject)).map(Home::parse).orElse(Map.of());
    }

    int announcements(Topics.Subject subject) {
        return announcements.on(topics().discovery(subject)).size();
    }

    /** The id that Home Assistant makes of the two names. */
    static String entityId(Topics.Subject subject, Entity<?> row) {
        String device = "Timekpr";
        if (subject instanceof Topics.Pc pc) {
            device = pc.pc();
        } else if (subject instanceof Topics.Account account) {
            device = account.user().value() + " on " + account.pc();
        }
        String name = (device + " " + row.name()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return row.platform().name().toLowerCase(Locale.ROOT) + "." + name;
    }

    String entityId(Topics.Subject subject, String key) {
        return Objects.requireNonNull(tables().get(subject)).stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .map(row -> entityId(subject, row))
                .orElseThrow();
    }

    /** Waits until the state is as wanted. */
    String await(Topics.Subject subject, String key, String state) {
        return ha.await(entityId(subject, key), state::equals);
    }

    /** An attribute of an entity as text; empty if it has none of that name. */
    String attribute(Topics.Subject subject, String key, String name) throws IOException {
        return ha.attribute(entityId(subject, key), name);
    }

    void startBridge() throws IOException {
        if (bridge == null) {
            ends.push(() -> System.out.println(bridgeLog()));
        }
        bridge = home.startProcess();
    }

    /** As a service manager ends it. */
    void endBridge() throws Exception {
        Process running = Objects.requireNonNull(bridge);
        running.destroy();
        running.onExit().get(1, TimeUnit.MINUTES);
    }

    /** @param which {@code ha}, {@code broker} or {@code bridge} */
    void restart(String which) throws Exception {
        switch (which) {
            case "ha" -> {
                logIsClean(); // each start begins another
                ha.restart();
            }
            case "broker" -> {
                broker.stop();
                broker.start();
            }
            case "bridge" -> {
                endBridge();
                startBridge();
            }
            default -> throw new IllegalArgumentException(which);
        }
    }

    /** What the bridge wrote so far. */
    String bridgeLog() throws IOException {
        return Files.readString(home.log());
    }

    /** A picture of a device's page. */
    void picture(Topics.Subject subject, String name, int height) throws IOException {
        Map<?, ?> device = Optional.<Map<?, ?>>ofNullable(ha.view().devices().get(topics().device(subject)))
                .orElseThrow();
        Path pictures = Files.createDirectories(Path.of("target/pictures").toAbsolutePath());
        ha.screenshot("/config/devices/device/" + device.get("id"), pictures.resolve(name + ".png"), height);
    }

    /** Home Assistant has nothing to say about us, since the last look. */
    void logIsClean() throws IOException {
        String log = ha.log();
        String fresh = log.startsWith(read) ? log.substring(read.length()) : log;
        read = log;
        assertEquals("", aboutUs(fresh));
    }

    /** Entries that concern MQTT or us; that its own client lost the broker is told as well, and is not about us. */
    static String aboutUs(String log) {
        return Pattern.compile("^(?=20[0-9]{2}-)", Pattern.MULTILINE)
                .splitAsStream(log)
                .filter(entry -> entry.contains("mqtt") || entry.contains("timekpr"))
                .filter(entry -> !entry.contains("components.mqtt.client") && !entry.contains("mqtt/client.py"))
                .filter(entry -> !entry.contains("The client is not currently connected"))
                .collect(Collectors.joining());
    }

    /** Waits until a look gives this; the daemon rewrites its files in place, so one may fail. */
    static void awaitThat(String what, String wanted, Look look) {
        Awaitility.await(what + " is " + wanted)
                .atMost(Duration.ofMinutes(1))
                .ignoreException(IOException.class)
                .until(look::at, wanted::equals);
    }

    interface Look {
        String at() throws IOException;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private interface End {
        void end() throws IOException;
    }

    /** The last one first, each whatever becomes of the others. */
    @Override
    public void close() throws IOException {
        IOException failed = null;
        for (End end : ends) {
            try {
                end.end();
            } catch (IOException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
