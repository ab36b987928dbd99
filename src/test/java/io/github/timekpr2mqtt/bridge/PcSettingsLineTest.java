package io.github.timekpr2mqtt.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** Timekpr's own settings: from MQTT into both real daemons' files and back, and where our account may not. */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PcSettingsLineTest {
    private final Map<String, LabPc> pcs;
    private final Home home;

    PcSettingsLineTest(Broker broker, @TempDir Path folder) throws IOException {
        pcs = Map.of(
                "attic", LabPc.start(LabVersion.TIMEKPR_0_5_4, "anna"),
                "den", LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna"),
                "study", LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna"),
                "cellar", LabPc.start(LabVersion.TIMEKPR_0_5_4, "anna"));
        home = new Home(broker, folder);
        for (String name : List.of("attic", "den", "study", "cellar")) {
            home.with(name, pc(name), "anna");
            pc(name).access().serverSettings(!name.equals("study"));
        }
        home.readOnly(); // the last one
        home.start();
    }

    @BeforeAll
    void shown() {
        pcs.keySet().forEach(pc -> home.awaitOnline(pc).awaitAccount(pc, "anna"));
        for (String pc : List.of("attic", "den", "cellar")) {
            home.await(state(pc), s -> s.containsKey("timekpr_poll_time"));
        }
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

    private String state(String pc) {
        return home.base + "/pc/" + pc + "/state";
    }

    private String file(String pc, String key) throws IOException {
        return pc(pc).files().mainConfig(key);
    }

    private List<Map<String, Object>> events(String pc) {
        return home.probe.on(home.base + "/pc/" + pc + "/event").stream()
                .map(Home::parse)
                .toList();
    }

    private void command(String pc, String control, String value) {
        home.probe.publish(home.base + "/pc/" + pc + "/" + control + "/set", value);
    }

    private Map<String, Object> awaitEvent(String pc, int n) {
        return Awaitility.await(n + ". event of " + pc)
                .atMost(Home.LIMIT)
                .until(() -> events(pc), events -> events.size() >= n)
                .get(n - 1);
    }

    private Map<String, Object> set(String pc, String control, String value) {
        int events = events(pc).size();
        command(pc, control, value);
        return awaitEvent(pc, events + 1);
    }

    private void applied(String pc, String control, String value, String shown, String key, String inFile)
            throws IOException {
        Map<String, Object> event = set(pc, control, value);
        assertEquals(
                List.of("applied", control, shown),
                List.of(
                        String.valueOf(event.get("event_type")),
                        String.valueOf(event.get("command")),
                        String.valueOf(event.get("after"))),
                event.toString());
        assertTrue(event.containsKey("user"));
        assertEquals(null, event.get("user"));
        assertEquals(inFile, file(pc, key));
        home.await(state(pc), s -> shown.equals(String.valueOf(s.get(control))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timekpr_log_level | debug | debug | TIMEKPR_LOGLEVEL | 2",
                "timekpr_log_level | all | all | TIMEKPR_LOGLEVEL | 3",
                "timekpr_log_level | normal | normal | TIMEKPR_LOGLEVEL | 1",
                "timekpr_poll_time | 30 | 30 | TIMEKPR_POLLTIME | 30",
                "timekpr_poll_time | 1 | 1 | TIMEKPR_POLLTIME | 1",
                "timekpr_save_time | 60 | 60 | TIMEKPR_SAVE_TIME | 60",
                "timekpr_save_time | 5 | 5 | TIMEKPR_SAVE_TIME | 5",
                "timekpr_termination_time | 30 | 30 | TIMEKPR_TERMINATION_TIME | 30",
                "timekpr_termination_time | 5 | 5 | TIMEKPR_TERMINATION_TIME | 5",
                "timekpr_final_warning | 0 | 0 | TIMEKPR_FINAL_WARNING_TIME | 0",
                "timekpr_final_notification | 600 | 600 | TIMEKPR_FINAL_NOTIFICATION_TIME | 600",
                "timekpr_session_types | wayland tty | wayland, tty | TIMEKPR_SESSION_TYPES_CTRL | wayland;tty",
                "timekpr_session_types | x11, wayland | x11, wayland | TIMEKPR_SESSION_TYPES_CTRL | x11;wayland",
                "timekpr_session_types_excluded | '' | '' | TIMEKPR_SESSION_TYPES_EXCL | ''",
                "timekpr_session_types_excluded | tty | tty | TIMEKPR_SESSION_TYPES_EXCL | tty",
                "timekpr_playtime | ON | ON | TIMEKPR_PLAYTIME_ENABLED | True",
                "timekpr_playtime | OFF | OFF | TIMEKPR_PLAYTIME_ENABLED | False",
                "timekpr_playtime_enhanced | ON | ON | TIMEKPR_PLAYTIME_ENHANCED_ACTIVITY_MONITOR_ENABLED | True",
                "timekpr_playtime_enhanced | OFF | OFF | TIMEKPR_PLAYTIME_ENHANCED_ACTIVITY_MONITOR_ENABLED | False",
            })
    void each_setting_is_in_the_daemons_file_and_comes_back(
            String control, String value, String shown, String key, String inFile) throws IOException {
        applied("attic", control, value, shown, key, inFile);
        applied("den", control, value, shown, key, inFile);
    }

    @Test
    void what_only_the_older_timekpr_keeps_is_taken_there_and_refused_with_the_reason_on_the_newer()
            throws IOException {
        applied("attic", "timekpr_track_inactive", "ON", "ON", "TIMEKPR_TRACK_INACTIVE", "1");
        applied("attic", "timekpr_final_warning", "9", "9", "TIMEKPR_FINAL_WARNING_TIME", "9");
        assertEquals("True", file("attic", "TIMEKPR_TRACK_INACTIVE"));
        applied("attic", "timekpr_track_inactive", "OFF", "OFF", "TIMEKPR_TRACK_INACTIVE", "0");
        applied("attic", "timekpr_users_excluded", "gdm visitor", "gdm, visitor", "TIMEKPR_USERS_EXCL", "gdm;visitor");

        Map<String, Object> track = set("den", "timekpr_track_inactive", "ON");
        assertEquals(
                List.of("rejected", "given 'ON': Timekpr 0.5.9 on this PC does not keep it: it writes it down as off"),
                List.of(track.get("event_type"), track.get("reason")));
        assertEquals(
                "rejected", set("den", "timekpr_users_excluded", "gdm visitor").get("event_type"));
        applied("den", "timekpr_users_excluded", "gdm, gdm3", "gdm, gdm3", "TIMEKPR_USERS_EXCL", "gdm;gdm3");
    }

    @Test
    void what_was_set_counts_at_once() throws IOException {
        LabPc den = pc("den");
        applied("den", "timekpr_poll_time", "1", "1", "TIMEKPR_POLLTIME", "1");
        applied("den", "timekpr_save_time", "5", "5", "TIMEKPR_SAVE_TIME", "5");
        den.login("anna");
        Awaitility.await("a save of anna's time, well before the 30 s of before")
                .atMost(Home.LIMIT)
                .ignoreException(IOException.class)
                .until(() -> Integer.parseInt(den.files().time("anna", "TIME_SPENT_DAY")) > 0);
        den.logout("anna");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timekpr_poll_time | 600 | given '600', allowed 1 to 30 seconds",
                "timekpr_session_types | '' | at least one session type must count, or nobody would be limited",
                "timekpr_session_types_excluded | x11 wayland mir tty | given 'x11, wayland, mir, tty': no session type"
                        + " would count on this PC any more, and nobody would be limited",
            })
    void what_would_switch_limits_off_is_refused_with_the_reason(String control, String payload, String reason)
            throws IOException {
        String before = Files.readString(pc("attic").files().mainConfigFile());
        Map<String, Object> event = set("attic", control, payload);
        assertEquals(List.of("rejected", reason), List.of(event.get("event_type"), event.get("reason")));
        assertEquals(before, Files.readString(pc("attic").files().mainConfigFile()));
    }

    @Test
    void where_our_account_may_not_there_is_no_control_and_a_command_is_refused_until_it_may() throws IOException {
        Map<String, Object> event = set("study", "timekpr_poll_time", "5");
        assertEquals(
                List.of("rejected", PcSettings.NOT_ALLOWED), List.of(event.get("event_type"), event.get("reason")));
        assertEquals("3", file("study", "TIMEKPR_POLLTIME"));
        assertFalse(home.document(state("study")).containsKey("timekpr_poll_time"));
        assertEquals("OFF", home.document(state("study")).get("problem"), "nobody has to do anything about it");
        awaitAnnounced("study", "\"timekpr_poll_time\":{\"platform\":\"number\"}");
        home.command("study", "anna", "limit_monday", "33");
        assertEquals("applied", home.awaitEvent("study", "anna", 1).get("event_type"));

        again("study", true);
        awaitAnnounced("study", "timekpr.study.timekpr_poll_time");
        applied("study", "timekpr_poll_time", "5", "5", "TIMEKPR_POLLTIME", "5");

        pc("study").access().serverSettings(false); // while we are connected
        String refused = String.valueOf(set("study", "timekpr_poll_time", "7").get("reason"));
        assertTrue(
                refused.startsWith("the PC refused it: The account timekpr2mqtt may not change Timekpr's own"),
                refused);
        home.await(state("study"), s -> "failed".equals(s.get("changes")) && "ON".equals(s.get("problem")));
        Map<String, Object> dismissed = set("study", "dismiss", "{\"id\":\"d\"}");
        assertEquals(
                List.of("applied", "dismiss", "d", ""),
                List.of(
                        String.valueOf(dismissed.get("event_type")),
                        String.valueOf(dismissed.get("command")),
                        String.valueOf(dismissed.get("id")),
                        String.valueOf(dismissed.get("reason"))));
        home.await(
                state("study"),
                s -> "applied".equals(s.get("changes"))
                        && "OFF".equals(s.get("problem"))
                        && Integer.valueOf(5).equals(s.get("timekpr_poll_time")));

        pc("study").off();
        home.await(state("study"), s -> "OFF".equals(s.get("online")));
        command("study", "timekpr_poll_time", "6");
        home.await(state("study"), s -> Integer.valueOf(1).equals(s.get("waiting")));
        int events = events("study").size();
        pc("study").on();
        Map<String, Object> failed = awaitEvent("study", events + 1);
        assertEquals(
                List.of("failed", PcSettings.NOT_ALLOWED), List.of(failed.get("event_type"), failed.get("reason")));
        home.await(
                state("study"), s -> Integer.valueOf(0).equals(s.get("waiting")) && "applied".equals(s.get("changes")));
        awaitAnnounced("study", "\"timekpr_poll_time\":{\"platform\":\"number\"}");
    }

    /** What our account may is asked at each connection. */
    private void again(String pc, boolean may) throws IOException {
        pc(pc).off();
        home.await(state(pc), s -> "OFF".equals(s.get("online")));
        pc(pc).access().serverSettings(may);
        pc(pc).on();
        home.awaitOnline(pc);
    }

    private void awaitAnnounced(String pc, String part) {
        String topic = home.base + "-ha/device/timekpr/" + pc + "/config";
        Awaitility.await(topic)
                .atMost(Home.LIMIT)
                .until(() -> home.probe
                        .last(topic)
                        .filter(text -> text.contains(part))
                        .isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void while_the_pc_is_off_wishes_wait_the_last_wins_and_a_restart_of_the_bridge_keeps_them(String pc)
            throws Exception {
        applied(pc, "timekpr_final_warning", "10", "10", "TIMEKPR_FINAL_WARNING_TIME", "10");
        pc(pc).off();
        home.await(state(pc), s -> "OFF".equals(s.get("online")));
        command(pc, "timekpr_final_warning", "7");
        command(pc, "timekpr_final_warning", "8");
        command(pc, "timekpr_playtime", "ON");
        Map<String, Object> off = home.await(state(pc), s -> Integer.valueOf(2).equals(s.get("waiting")));
        assertEquals("waiting", off.get("changes"));
        assertEquals(8, off.get("timekpr_final_warning"));
        assertTrue(
                String.valueOf(off.get("details")).contains("change=Timekpr final warning, wanted=8 s, on_pc=10 s"),
                off::toString);
        home.stop();
        home.start();
        Map<String, Object> again =
                home.await(state(pc), s -> Integer.valueOf(2).equals(s.get("waiting")));
        assertEquals(8, again.get("timekpr_final_warning"), "its controls are there while it is off");
        int events = events(pc).size();
        pc(pc).on();
        awaitEvent(pc, events + 2);
        assertEquals("8", file(pc, "TIMEKPR_FINAL_WARNING_TIME"));
        assertEquals("True", file(pc, "TIMEKPR_PLAYTIME_ENABLED"));
        home.await(state(pc), s -> "applied".equals(s.get("changes")));
        applied(pc, "timekpr_playtime", "OFF", "OFF", "TIMEKPR_PLAYTIME_ENABLED", "False");
    }

    @Test
    void one_id_is_one_command_and_who_asked_is_told_what_became_of_it() throws IOException {
        String answers = home.base + "-answers";
        String topic = home.base + "/pc/den/timekpr_final_notification/set";
        pc("den").off();
        home.await(state("den"), s -> "OFF".equals(s.get("online")));
        try (Probe script = Probe.on(home.port(), answers)) {
            for (String command : List.of("77,\"id\":\"a\"", "88,\"id\":\"b\"", "99,\"id\":\"a\"")) {
                script.publish(
                        topic,
                        "{\"value\":" + command + "}",
                        message -> message.responseTopic(answers).correlationData("q".getBytes(UTF_8)));
            }
            home.await(state("den"), s -> Integer.valueOf(88).equals(s.get("timekpr_final_notification")));
            pc("den").on();
            Awaitility.await(answers)
                    .atMost(Home.LIMIT)
                    .until(() -> script.on(answers).size() >= 4);
            assertEquals(
                    List.of("accepted a cQ==", "accepted b cQ==", "superseded a cQ==", "applied b cQ=="),
                    script.on(answers).stream()
                            .map(Home::parse)
                            .map(answer ->
                                    answer.get("event_type") + " " + answer.get("id") + " " + answer.get("correlation"))
                            .toList());
        }
        assertEquals("88", file("den", "TIMEKPR_FINAL_NOTIFICATION_TIME"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void what_somebody_changes_at_the_pc_is_told_and_shown(String pc) throws IOException {
        int events = events(pc).size();
        pc(pc).parent().callServer("setTimekprFinalNotificationTime", "i", "123");
        command(pc, "sync_now", "PRESS");
        Map<String, Object> told = awaitEvent(pc, events + 1);
        assertEquals(
                List.of("changed_at_pc", "timekpr_final_notification", 123),
                List.of(told.get("event_type"), told.get("command"), told.get("after")));
        home.await(state(pc), s -> Integer.valueOf(123).equals(s.get("timekpr_final_notification")));
    }

    @Test
    void a_read_only_pc_takes_none_and_what_was_typed_is_pushed_out_of_its_box() throws IOException {
        int shown = home.probe.on(state("cellar")).size();
        Map<String, Object> event = set("cellar", "timekpr_poll_time", "5");
        assertEquals(List.of("rejected", PcState.READ_ONLY), List.of(event.get("event_type"), event.get("reason")));
        Awaitility.await("the truth after what was typed")
                .until(() -> home.probe.on(state("cellar")).size() >= shown + 2);
        List<String> states = home.probe.on(state("cellar"));
        assertEquals(5, Home.parse(states.get(shown)).get("timekpr_poll_time"));
        assertEquals(3, Home.parse(states.get(shown + 1)).get("timekpr_poll_time"));
        assertEquals("3", file("cellar", "TIMEKPR_POLLTIME"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void a_damaged_file_takes_no_child_away_and_a_change_waits_until_it_is_put_right(String pc) throws Exception {
        Path file = pc(pc).files().mainConfigFile();
        String whole = Files.readString(file);
        Files.writeString(file, whole.replaceFirst("TIMEKPR_TERMINATION_TIME = .*", "TIMEKPR_TERMINATION_TIME = 22s"));
        command(pc, "sync_now", "PRESS");
        String told = "timekpr.conf: TIMEKPR_TERMINATION_TIME = \"22s\" is not a whole number."
                + " Correct the file: until then Timekpr's own settings are not changed";
        Map<String, Object> state = home.await(state(pc), s -> told.equals(s.get("last_error")));
        assertEquals(List.of("ON", "ON"), List.of(state.get("online"), state.get("problem")));
        int before = events(pc).size();
        command(pc, "timekpr_save_time", "37");
        home.await(state(pc), s -> String.valueOf(s).contains("reason=" + told));
        home.applied(pc, "anna", "limit_sunday", "77", 77);
        assertEquals(before, events(pc).size());
        Files.writeString(file, whole);
        command(pc, "sync_now", "PRESS");
        assertEquals("applied", awaitEvent(pc, before + 1).get("event_type"));
        assertEquals("37", file(pc, "TIMEKPR_SAVE_TIME"));
        home.await(state(pc), s -> "OK".equals(s.get("last_error")));
    }
}
