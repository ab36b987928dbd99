package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hours, lockout and tracking: from MQTT into both real daemons' files and back, and from a parent at the PC to MQTT. */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsLineTest {
    private final Map<String, LabPc> pcs;
    private final Home home;

    SettingsLineTest(Broker broker, @TempDir Path folder) throws IOException {
        pcs = Map.of(
                "attic", LabPc.start(LabVersion.TIMEKPR_0_5_4, "anna", "ben", "cleo"),
                "den", LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben", "cleo"));
        home = new Home(broker, folder);
        pcs.forEach((name, pc) -> with(name, pc));
        home.start();
    }

    private void with(String name, LabPc pc) {
        try {
            home.with(name, pc, "anna", "ben", "cleo");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    void shown() {
        pcs.keySet().forEach(pc -> home.awaitOnline(pc).awaitAccount(pc, "anna"));
    }

    @AfterAll
    void end() throws Exception {
        home.close();
        for (LabPc pc : pcs.values()) {
            pc.close();
        }
    }

    private LabPc pc(String name) {
        return Objects.requireNonNull(pcs.get(name));
    }

    private String file(String pc, String child, String key) throws IOException {
        return pc(pc).files().config(child, key);
    }

    private static String rejected(Map<String, Object> event) {
        assertEquals("rejected", event.get("event_type"));
        return String.valueOf(event.get("reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void the_hours_of_each_day_are_in_the_daemons_file_and_come_back_as_people_write_them(String pc)
            throws IOException {
        for (DayOfWeek day : DayOfWeek.values()) {
            String control = "hours_" + day.name().toLowerCase(Locale.ROOT);
            String key = "ALLOWED_HOURS_" + day.getValue();
            home.applied(pc, "anna", control, "7-8:30, !14-15, 16:00-20:00", "07:00-08:30, !14:00-15:00, 16:00-20:00");
            assertEquals("7;8[0-30];!14;16;17;18;19", file(pc, "anna", key));
            home.applied(pc, "anna", control, "22[15-60];23;!" + day.getValue(), free(day) + ", 22:15-24:00");
            assertEquals("!" + day.getValue() + ";22[15-60];23", file(pc, "anna", key));
            home.applied(
                    pc, "anna", control, "", ""); // the zero-length message that Home Assistant makes of an empty box
            assertEquals("", file(pc, "anna", key));
            home.applied(pc, "anna", control, "all day", "all day");
            assertEquals("0;1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22;23", file(pc, "anna", key));
        }
    }

    private static String free(DayOfWeek day) {
        return String.format(Locale.ROOT, "!%02d:00-%02d:00", day.getValue(), day.getValue() + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void the_longest_hours_that_timekpr_holds_go_there_and_back(String pc) throws IOException {
        String longest =
                IntStream.range(0, 24).mapToObj(hour -> "!" + hour + "[15-45]").collect(Collectors.joining(";"));
        home.applied(pc, "anna", "hours_sunday", longest, longest);
        assertEquals(longest, file(pc, "anna", "ALLOWED_HOURS_7"));
        home.applied(pc, "anna", "hours_sunday", "all day", "all day");
    }

    @ParameterizedTest
    @CsvSource({
        "attic, 'lock,suspend,suspendwake,shutdown,terminate'",
        "den, 'lock,suspend,suspendwake,shutdown,kill,terminate'"
    })
    void each_lockout_goes_there_and_the_hours_for_waking_stay(String pc, String types) throws IOException {
        pc(pc).parent().call("setLockoutType", "ssss", "ben", "terminate", "7", "20");
        for (String type : types.split(",", -1)) {
            home.applied(pc, "ben", "lockout", type, type);
            assertEquals(type, file(pc, "ben", "LOCKOUT_TYPE"));
            assertEquals("7;20", file(pc, "ben", "WAKEUP_HOUR_INTERVAL"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void tracking_is_switched_on_and_off(String pc) throws IOException {
        home.applied(pc, "ben", "track_inactive", "ON", "ON");
        assertEquals("True", file(pc, "ben", "TRACK_INACTIVE"));
        home.applied(pc, "ben", "track_inactive", "OFF", "OFF");
        assertEquals("False", file(pc, "ben", "TRACK_INACTIVE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void what_a_parent_changes_at_the_pc_is_told_and_shown(String pc) throws IOException {
        int events = home.events(pc, "cleo").size();
        var parent = pc(pc).parent();
        parent.timekpra("--setallowedhours", "cleo", "1", "7;8[0-30];!14");
        parent.timekpra("--setlockouttype", "cleo", "lock");
        parent.timekpra("--settrackinactive", "cleo", "true");
        syncNow(pc);
        home.awaitEvent(pc, "cleo", events + 3);
        List<Map<String, Object>> told = home.events(pc, "cleo").subList(events, events + 3);
        assertEquals(
                Set.of("changed_at_pc"),
                told.stream().map(e -> e.get("event_type")).collect(Collectors.toSet()));
        assertEquals(
                Map.of("hours_monday", "07:00-08:30, !14:00-15:00", "lockout", "lock", "track_inactive", "ON"),
                told.stream().collect(Collectors.toMap(e -> e.get("command"), e -> e.get("after"))));
        home.await(home.account(pc, "cleo", "settings"), settings -> "ON".equals(settings.get("track_inactive")));
        Map<String, Object> settings = home.document(home.account(pc, "cleo", "settings"));
        assertEquals("07:00-08:30, !14:00-15:00", settings.get("hours_monday"));
        assertEquals("lock", settings.get("lockout"));
    }

    @Test
    void kill_is_refused_where_timekpr_does_not_know_it_and_not_offered_there() {
        String reason = rejected(home.set("attic", "ben", "lockout", "kill"));
        assertTrue(reason.startsWith("Timekpr 0.5.4 on this PC does not know kill (0.5.8 does)"), reason);
        assertEquals(false, announced("attic").contains("\"kill\""));
        assertEquals(true, announced("den").contains("\"kill\""));
    }

    @Test
    void an_update_of_timekpr_is_offered_as_soon_as_it_is_seen() throws IOException {
        String constants = "/usr/lib/python3/dist-packages/timekpr/common/constants/constants.py";
        String updated = "sed 's/\"0\\.5\\.4\"/\"0.5.8\"/' " + constants + " > /var/tmp/constants.py && ";
        pc("attic")
                .parent()
                .run("sh", "-c", updated + "mount --bind /var/tmp/constants.py " + constants)
                .orFail();
        syncNow("attic");
        Awaitility.await().until(() -> announced("attic"), text -> text.contains("\"kill\""));
        pc("attic").parent().run("umount", constants).orFail();
        syncNow("attic");
        Awaitility.await().until(() -> announced("attic"), text -> !text.contains("\"kill\""));
    }

    private void syncNow(String pc) {
        home.probe.publish(home.base + "/pc/" + pc + "/sync_now/set", "PRESS");
    }

    private String announced(String pc) {
        String topic = home.base + "-ha/device/timekpr_" + pc + "/ben/config";
        return Awaitility.await(topic)
                .until(() -> home.probe.last(topic), Optional::isPresent)
                .orElseThrow();
    }

    /** The daemon takes no negative hour, which only an editor can have written. */
    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void a_setting_that_the_daemon_refuses_stops_no_other(String pc) throws IOException {
        pc(pc).files().setConfig("cleo", "WAKEUP_HOUR_INTERVAL", "-5;23");
        int events = home.events(pc, "cleo").size();
        home.command(pc, "cleo", "lockout", "shutdown");
        home.command(pc, "cleo", "hours_friday", "9-10");
        home.command(pc, "cleo", "limit_friday", "33");
        home.press(pc, "cleo", "add_15", "after-a-refusal");
        home.awaitEvent(pc, "cleo", events + 5);
        Map<Object, Object> ended = home.events(pc, "cleo").subList(events, events + 5).stream()
                .collect(Collectors.toMap(e -> e.get("command"), e -> e.get("event_type")));
        assertEquals(
                Map.of(
                        "wake_from", "changed_at_pc",
                        "lockout", "failed",
                        "hours_friday", "applied",
                        "limit_friday", "applied",
                        "add_15", "applied"),
                ended);
        assertEquals("9", file(pc, "cleo", "ALLOWED_HOURS_5"));
        home.await(
                home.account(pc, "cleo", "settings"),
                settings -> String.valueOf(settings.get("details")).contains("the PC refused it: "));
        pc(pc).files().setConfig("cleo", "WAKEUP_HOUR_INTERVAL", "0;23");
        home.applied(pc, "cleo", "lockout", "shutdown", "shutdown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hours_monday   | 22:00-02:00",
                "hours_monday   | 8-8",
                "hours_monday   | 7:00-7:15, 7:45-8:00",
                "hours_monday   | 7-8:30, !8:30-9",
                "hours_monday   | 7-9, 8-10",
                "hours_monday   | 25-26",
                "hours_monday   | 7:75-9",
                "hours_monday   | lunch",
                "hours_monday   | 7;15-18;20",
                "hours_monday   | ','",
                "hours_monday   | {\"value\":7}",
                "lockout        | ''",
                "lockout        | none",
                "track_inactive | ''",
                "track_inactive | true",
            })
    void bad_input_is_rejected_with_its_reason_and_nothing_changes(String control, String payload) throws IOException {
        String key = Map.of(
                        "hours_monday",
                        "ALLOWED_HOURS_1",
                        "lockout",
                        "LOCKOUT_TYPE",
                        "track_inactive",
                        "TRACK_INACTIVE")
                .getOrDefault(control, "");
        String before = file("den", "anna", key);
        Object shown = home.document(home.account("den", "anna", "settings")).get(control);
        Map<String, Object> event = home.set("den", "anna", control, payload);
        assertTrue(rejected(event).length() > 10);
        assertEquals(List.of(control, payload), List.of(event.get("command"), event.get("requested")));
        home.await(home.account("den", "anna", "settings"), settings -> Objects.equals(shown, settings.get(control)));
        assertEquals(before, file("den", "anna", key));
    }

    @Test
    void a_refused_command_says_what_would_be_taken() {
        assertEquals(
                "within the hour from 07:00 Timekpr can hold one stretch of time, not two; the nearest that fits is"
                        + " 07:45-08:30",
                rejected(home.set("attic", "anna", "hours_tuesday", "7-7:15, 7:45-8:30")));
        home.applied("attic", "anna", "hours_tuesday", "07:45-08:30", "07:45-08:30");
        home.applied("attic", "anna", "hours_tuesday", "all day", "all day");
    }
}
