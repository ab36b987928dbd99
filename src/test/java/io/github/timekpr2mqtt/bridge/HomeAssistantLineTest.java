package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.EmbeddedBroker;
import io.github.timekpr2mqtt.lab.HomeAssistant;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One tap on a live Home Assistant, and every restart. Run alone by {@code HA=required ./mvnw verify -Dtest=HomeAssistantLineTest}. */
@Lab
class HomeAssistantLineTest {
    private static final String MONDAY = "number.anna_on_den_limit_1_monday";
    private static final String HOURS = "text.anna_on_den_hours_1_monday";
    private static final String LOCKOUT = "select.anna_on_den_lockout";
    private static final String TRACK = "switch.anna_on_den_track_inactive_sessions";
    private static final String PENDING = "select.anna_on_den_pending_change";
    private static final String CHANGES = "sensor.anna_on_den_changes";
    private static final String EXTRA = "sensor.anna_on_den_extra_time_today";
    private static final String ONLINE = "binary_sensor.den_online";

    @Test
    void one_tap_is_found_in_the_daemon_and_confirmed_whatever_is_restarted(@TempDir Path folder) throws Exception {
        Path pictures = Files.createDirectories(Path.of("target/pictures").toAbsolutePath());
        try (Broker broker = new EmbeddedBroker();
                HomeAssistant ha = HomeAssistant.start(folder.resolve("ha"), freePort(), broker.port());
                LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                Home home = new Home(broker, folder)) {
            home.forHomeAssistant().with("den", den, "anna").start();
            ha.await(ONLINE, "on"::equals);
            tap(ha, den, 45, 15);
            figures(ha);
            set(ha, "text/set_value", HOURS, "value", "7-8:30, !14-15", "07:00-08:30, !14:00-15:00");
            assertEquals("7;8[0-30];!14", den.files().config("anna", "ALLOWED_HOURS_1"));
            set(ha, "text/set_value", HOURS, "value", "", "");
            assertEquals("", den.files().config("anna", "ALLOWED_HOURS_1"));
            assertThrows(
                    IOException.class, () -> ha.call("text/set_value", Map.of("entity_id", HOURS, "value", "never")));
            set(ha, "select/select_option", LOCKOUT, "option", "kill", "kill");
            set(ha, "switch/turn_on", TRACK, "", "", "on");

            den.off();
            ha.await(ONLINE, "off"::equals);
            ha.call("number/set_value", Map.of("entity_id", MONDAY, "value", 50));
            ha.await(CHANGES, "waiting"::equals);
            ha.await(MONDAY, "50"::equals);
            assertEquals("45", onPc(ha));
            cancelled(ha);
            ha.screenshot(devicePage(ha), pictures.resolve("anna-waiting.png"));
            home.stop();
            home.start();
            den.on();
            ha.await(CHANGES, "applied"::equals);
            assertTrue(den.files().config("anna", "LIMITS_PER_WEEKDAYS").startsWith("3000;"));

            ha.restart();
            ha.await(ONLINE, "on"::equals);
            tap(ha, den, 55, 30);
            broker.stop();
            broker.start();
            ha.await(ONLINE, "on"::equals);
            tap(ha, den, 60, 45);
            home.stop();
            ha.await(ONLINE, "unavailable"::equals);
            home.start();
            ha.await(ONLINE, "on"::equals);
            tap(ha, den, 65, 60);
            assertEquals("", ha.entity(HOURS).get("state")); // no hours are a state, after each of these restarts too
            assertEquals(List.of("kill", "on"), List.of(ha.state(LOCKOUT), ha.state(TRACK)));
            ha.screenshot(devicePage(ha), pictures.resolve("anna.png"));
            assertEquals("", ours(ha.log()));
        }
    }

    /** A limit set, and fifteen minutes given, by Home Assistant's own services. */
    private static void tap(HomeAssistant ha, LabPc den, int minutes, int extra) throws IOException {
        ha.await(MONDAY, HomeAssistantLineTest::isNumber); // a service does nothing to an entity that is not there yet
        ha.call("number/set_value", Map.of("entity_id", MONDAY, "value", minutes));
        ha.await(MONDAY, ("" + minutes)::equals);
        ha.call("button/press", Map.of("entity_id", "button.anna_on_den_add_15_minutes"));
        ha.await(EXTRA, ("" + extra)::equals);
        ha.await(CHANGES, "applied"::equals);
        assertEquals("" + minutes, onPc(ha));
        assertTrue(den.files().config("anna", "LIMITS_PER_WEEKDAYS").startsWith(minutes * 60 + ";"));
        GrantLineTest.awaitExtra(den, "anna", extra * 60);
    }

    /** Of two changes that wait, the second is picked and cancelled. */
    private static void cancelled(HomeAssistant ha) throws IOException {
        ha.call("button/press", Map.of("entity_id", "button.anna_on_den_add_15_minutes"));
        ha.await("sensor.anna_on_den_waiting_changes", "2"::equals);
        ha.call("select/select_option", Map.of("entity_id", PENDING, "option", "2"));
        ha.await(PENDING, "2"::equals);
        assertTrue(String.valueOf(ha.entity(PENDING).get("attributes")).contains("change=Add 15 minutes"));
        ha.call("button/press", Map.of("entity_id", "button.anna_on_den_cancel_selected_change"));
        ha.await("sensor.anna_on_den_waiting_changes", "1"::equals);
        ha.await(PENDING, "nothing"::equals);
    }

    private static void set(HomeAssistant ha, String service, String entity, String key, String value, String state)
            throws IOException {
        Map<String, Object> data = new HashMap<>(Map.of("entity_id", entity));
        if (!key.isEmpty()) {
            data.put(key, value);
        }
        ha.call(service, data);
        ha.await(entity, state::equals);
        ha.await(CHANGES, "applied"::equals);
    }

    /** Of a child without limits but on Mondays; "none" is a word like any other, and a sum says since when it adds up. */
    private static void figures(HomeAssistant ha) throws IOException {
        ha.await("sensor.anna_on_den_limited_by", List.of("none", "day_limit")::contains);
        ha.await("sensor.anna_on_den_time_until_lock", HomeAssistantLineTest::isNumber);
        ha.await("sensor.anna_on_den_locks_at", "unknown"::equals);
        ha.await("sensor.timekpr_health", "ok"::equals);
        ha.await("sensor.den_waiting_changes", "0"::equals);
        ha.await("sensor.anna_on_den_time_used_this_week", List.of("0", "0.0")::contains);
        assertTrue(String.valueOf(
                        ha.entity("sensor.anna_on_den_time_used_this_week").get("attributes"))
                .contains("last_reset=20"));
    }

    private static boolean isNumber(String state) {
        return state.matches("[0-9]+");
    }

    private static String onPc(HomeAssistant ha) throws IOException {
        return ha.entity(MONDAY).get("attributes") instanceof Map<?, ?> attributes
                ? String.valueOf(attributes.get("on_pc"))
                : "";
    }

    /** Entries of the log that concern MQTT or us; that its own client lost the broker is told as well, and is not about us. */
    static String ours(String log) {
        return Pattern.compile("^(?=20[0-9]{2}-)", Pattern.MULTILINE)
                .splitAsStream(log)
                .filter(entry -> entry.contains("mqtt") || entry.contains("timekpr"))
                .filter(entry -> !entry.contains("components.mqtt.client") && !entry.contains("mqtt/client.py"))
                .collect(Collectors.joining());
    }

    private static String devicePage(HomeAssistant ha) throws IOException {
        Matcher device = Pattern.compile("\"device_id\": \"([0-9a-z]+)\"[^}]*\"entity_id\": \"" + Pattern.quote(MONDAY))
                .matcher(ha.registry());
        assertTrue(device.find());
        return "/config/devices/device/" + device.group(1);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
