package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Mosquitto;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.demopc.DemoPc;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.Lab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bridge and Home Assistant with exactly what {@code ha-addon/mosquitto.acl} lets them do, and others with nothing. */
@Lab
class AclLineTest {
    private static final Path ACL = Path.of("ha-addon/mosquitto.acl");
    private static final Map<String, String> PASSWORDS =
            Map.of("timekpr", "of the bridge", "homeassistant", "of the home", "child", "of a child");

    @TempDir
    private Path folder;

    private DemoPc den;
    private Mosquitto broker;
    private Probe home;
    private Process bridge;

    @BeforeEach
    void start() throws IOException {
        den = new DemoPc("anna");
        den.authorise(Keys.in(folder.resolve("data")).publicLine());
        broker = Mosquitto.with(ACL, PASSWORDS, folder.resolve("broker"));
        home = as("homeassistant", "homeassistant/#", "timekpr/#", "timekpr-answers/#");
        bridge =
                bridge("data", "bridge.log", "[{\"name\":\"den\",\"host\":\"127.0.0.1\",\"port\":" + den.port() + "}]");
    }

    private Probe as(String user, String... filters) {
        return Probe.withLogin(user, String.valueOf(PASSWORDS.get(user)), broker.port(), filters);
    }

    private Process bridge(String data, String log, String pcs) throws IOException {
        Path options = Files.writeString(
                folder.resolve(data + ".json"),
                "{\"mqtt\":{\"url\":\"mqtt://127.0.0.1:" + broker.port()
                        + "\",\"username\":\"timekpr\",\"password\":\"of the bridge\"},\"pcs\":" + pcs + "}");
        return BridgeProcess.start(options, folder.resolve(data), folder.resolve(log), BridgeProcess.CLASSES);
    }

    @AfterEach
    void end() throws IOException {
        bridge.destroyForcibly().onExit().join();
        home.close();
        broker.close();
        den.close();
    }

    private static int ended(Process process) throws Exception {
        try {
            return process.onExit().get(1, TimeUnit.MINUTES).exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private void awaitEvent(String id, String type) {
        home.await(seen -> seen.topic().startsWith("timekpr/account/den/anna/event")
                && seen.payload().contains(id)
                && seen.payload().contains("\"" + type + "\""));
    }

    @Test
    void all_that_the_two_need_and_nothing_for_others() throws Exception {
        home.awaitLast("timekpr/bridge/availability", "online");
        home.await(seen -> seen.topic().equals("timekpr/account/den/anna/settings"));
        home.await(seen ->
                seen.topic().equals("timekpr/servers/online") && seen.payload().contains("den"));
        for (String device : List.of("timekpr/config", "timekpr/den/config", "timekpr_den/anna/config")) {
            home.await(seen -> seen.topic().equals("homeassistant/device/" + device));
        }

        home.publish("timekpr/account/den/anna/add_15/set", "{\"minutes\":15,\"id\":\"press\"}");
        awaitEvent("press", "applied");
        home.publish(
                "timekpr/account/den/anna/set",
                "{\"id\":\"several\",\"limit_monday\":90}",
                message -> message.responseTopic("timekpr-answers/home")
                        .correlationData("mine".getBytes(StandardCharsets.UTF_8)));
        awaitEvent("several", "applied");
        home.await(seen ->
                seen.topic().equals("timekpr-answers/home") && seen.payload().contains("\"accepted\""));
        home.publish("timekpr/pc/den/sync_now/set", "PRESS");
        String config = "homeassistant/device/timekpr/config";
        int before = home.on(config).size();
        home.publish("timekpr/bridge/sync_all/set", "PRESS");
        Awaitility.await("all again")
                .atMost(Home.LIMIT)
                .until(() -> home.on(config).size() > before);
        int then = home.on(config).size();
        home.publish("homeassistant/status", "online");
        Awaitility.await("all again at its birth")
                .atMost(Home.LIMIT)
                .until(() -> home.on(config).size() > then);

        assertEquals(1, ended(bridge("second", "second.log", "[]")));
        assertTrue(Files.readString(folder.resolve("second.log")).contains("Cannot start: another timekpr2mqtt"));

        strangersCanDoNothing();

        bridge.destroy();
        bridge.waitFor();
        home.awaitLast("timekpr/bridge/availability", "offline");
        bridge = bridge("data", "bridge.log", "[]");
        home.awaitLast("homeassistant/device/timekpr_den/anna/config", "");
        home.awaitLast("timekpr/account/den/anna/state", "");
        String log = Files.readString(folder.resolve("bridge.log"));
        assertFalse(log.contains("refuses our messages") || log.contains("does not let us"), log);
    }

    private void strangersCanDoNothing() {
        String limit = den.config("anna", "LIMITS_PER_WEEKDAYS");
        try (Probe child = as("child", "#")) {
            assertThrows(
                    RuntimeException.class,
                    () -> child.publish("timekpr/account/den/anna/add_60/set", "{\"minutes\":60,\"id\":\"mine\"}"));
            assertThrows(RuntimeException.class, () -> child.publish("timekpr/bridge/availability", "offline"));
            home.publish("timekpr/account/den/anna/add_15/set", "{\"minutes\":15,\"id\":\"later\"}");
            awaitEvent("later", "applied");
            assertEquals(List.of(), child.seen());
        }
        assertThrows(RuntimeException.class, () -> home.publish("timekpr/account/den/anna/state", "{}"));
        assertTrue(home.seen().stream().noneMatch(seen -> seen.payload().contains("\"mine\"")));
        assertEquals(limit, den.config("anna", "LIMITS_PER_WEEKDAYS"));
    }
}
