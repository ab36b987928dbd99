package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Children whose files somebody edited badly, on both real daemons: what is shown, and that no change makes it worse. */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedFilesLineTest {
    private static final String[] CHILDREN = {"anna", "ben", "cleo", "dora", "emil"};

    private final Map<String, LabPc> pcs;
    private final Home home;

    DamagedFilesLineTest(Broker broker, @TempDir Path folder) throws IOException {
        pcs = Map.of(
                "attic", LabPc.start(LabVersion.TIMEKPR_0_5_4, CHILDREN),
                "den", LabPc.start(LabVersion.TIMEKPR_0_5_9, CHILDREN));
        home = new Home(broker, folder);
        pcs.forEach((name, pc) -> with(name, pc));
        home.start();
    }

    private void with(String name, LabPc pc) {
        try {
            home.with(name, pc, CHILDREN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    void shown() {
        for (String pc : pcs.keySet()) {
            home.awaitOnline(pc);
            for (String child : CHILDREN) {
                home.awaitAccount(pc, child);
            }
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

    /** As somebody with an editor does it; then the bridge is asked to look. */
    private String edit(String pc, String child, UnaryOperator<String> done) throws IOException {
        Path file = pc(pc).files().configFile(child);
        String before = Files.readString(file);
        String after = done.apply(before);
        assertFalse(after.equals(before), before);
        Files.writeString(file, after);
        look(pc);
        return before;
    }

    private void look(String pc) {
        home.probe.publish(home.base + "/pc/" + pc + "/sync_now/set", "PRESS");
    }

    private static UnaryOperator<String> line(String key, String line) {
        return text -> text.replaceFirst("(?m)^" + key + " = .*$", line);
    }

    private String file(String pc, String child) throws IOException {
        return Files.readString(pc(pc).files().configFile(child));
    }

    private Map<String, Object> awaitError(String pc, String child, String part) {
        Map<String, Object> state = home.await(
                home.account(pc, child, "state"),
                s -> String.valueOf(s.get("last_error")).contains(part));
        assertEquals("ON", state.get("problem"));
        return state;
    }

    private void awaitCalm(String pc, String child) {
        home.await(home.account(pc, child, "state"), s -> "OFF".equals(s.get("problem")));
    }

    private void awaitReason(String pc, String child, String control, String part) {
        home.await(
                home.account(pc, child, "settings"),
                settings -> settings.get("details") instanceof Map<?, ?> all
                        && all.get(control) instanceof Map<?, ?> details
                        && String.valueOf(details.get("reason")).contains(part));
    }

    private void awaitApplied(String pc, String child, String control) {
        home.await(
                home.account(pc, child, "settings"),
                settings -> settings.get("details") instanceof Map<?, ?> all
                        && all.get(control) instanceof Map<?, ?> details
                        && "applied".equals(details.get("change")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void a_missing_key_is_what_timekpr_takes_it_for_and_a_change_changes_nothing_else(String pc) throws IOException {
        edit(pc, "anna", line("LIMIT_PER_WEEK", "# nothing"));
        Map<String, Object> state = awaitError(
                pc, "anna", "config/timekpr.anna.conf: LIMIT_PER_WEEK is missing: Timekpr takes it as no limit");
        assertNotNull(state.get("time_left"));
        home.command(pc, "anna", "limit_monday", "33");
        assertEquals("applied", home.awaitEvent(pc, "anna", 1).get("event_type"));
        assertEquals("1980;86400;86400;86400;86400;86400;86400", pc(pc).files().config("anna", "LIMITS_PER_WEEKDAYS"));
        assertEquals("604800", pc(pc).files().config("anna", "LIMIT_PER_WEEK"));
        assertEquals("2678400", pc(pc).files().config("anna", "LIMIT_PER_MONTH"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void what_timekpr_would_write_over_is_kept_until_it_is_put_right_and_then_everything_happens(String pc)
            throws IOException {
        String sound = edit(pc, "ben", line("LIMIT_PER_WEEK", "LIMIT_PER_WEEK = 10h"));
        String damaged = file(pc, "ben");
        awaitError(pc, "ben", "LIMIT_PER_WEEK = \"10h\" is not a whole number: Timekpr takes it as no limit");
        home.command(pc, "ben", "limit_monday", "33");
        home.press(pc, "ben", "add_15", "p1");
        awaitReason(pc, "ben", "limit_monday", "correct the file first");
        awaitReason(pc, "ben", "extra_time", "correct the file first");
        look(pc);
        home.await(home.account(pc, "ben", "state"), s -> Integer.valueOf(2).equals(s.get("waiting")));
        assertEquals(damaged, file(pc, "ben"), "nobody asked Timekpr anything about ben");
        edit(pc, "ben", text -> sound.replaceFirst("LIMIT_PER_WEEK = .*", "LIMIT_PER_WEEK = 36000"));
        awaitApplied(pc, "ben", "limit_monday");
        assertEquals("36000", pc(pc).files().config("ben", "LIMIT_PER_WEEK"));
        assertTrue(pc(pc).files().config("ben", "LIMITS_PER_WEEKDAYS").startsWith("1980;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void a_list_on_which_timekpr_fails_is_unknown_until_all_seven_days_are_set(String pc) throws IOException {
        edit(pc, "cleo", line("LIMITS_PER_WEEKDAYS", "LIMITS_PER_WEEKDAYS = abc"));
        Map<String, Object> state = awaitError(pc, "cleo", "LIMITS_PER_WEEKDAYS = \"abc\" is not a list of seconds");
        assertNull(state.get("time_left"));
        assertNull(state.get("limit_today"));
        assertNotNull(state.get("time"));
        Map<String, Object> settings =
                home.await(home.account(pc, "cleo", "settings"), s -> s.get("limit_monday") == null);
        assertEquals("all day", settings.get("hours_monday"));
        home.command(pc, "cleo", "limit_monday", "33");
        home.command(pc, "cleo", "track_inactive", "ON");
        awaitApplied(pc, "cleo", "track_inactive");
        awaitReason(pc, "cleo", "limit_monday", "Set the limits of all seven days, or correct the file");
        assertEquals("abc", pc(pc).files().config("cleo", "LIMITS_PER_WEEKDAYS"));
        for (DayOfWeek day : DayOfWeek.values()) {
            home.command(pc, "cleo", "limit_" + day.name().toLowerCase(Locale.ROOT), "" + day.getValue());
        }
        awaitCalm(pc, "cleo");
        assertEquals("60;120;180;240;300;360;420", pc(pc).files().config("cleo", "LIMITS_PER_WEEKDAYS"));
        assertNotNull(home.document(home.account(pc, "cleo", "state")).get("time_left"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attic", "den"})
    void activities_that_timekpr_would_forget_are_kept(String pc) throws IOException {
        pc(pc).parent().call("setPlayTimeActivities", "saas", "dora", "1", "2", "doom", "Doom");
        String sound = edit(pc, "dora", text -> text.replaceFirst("(?m)^##PLAYTIME_ACTIVITIES##.*\n", ""));
        awaitError(pc, "dora", "the line ##PLAYTIME_ACTIVITIES## is missing");
        home.command(pc, "dora", "limit_monday", "33");
        awaitReason(pc, "dora", "limit_monday", "correct the file first");
        home.press(pc, "dora", "add_15", "p1"); // saves no limits
        Awaitility.await("the grant is applied")
                .atMost(Home.LIMIT)
                .until(() -> home.events(pc, "dora").stream()
                        .anyMatch(event -> "p1".equals(event.get("id")) && "applied".equals(event.get("event_type"))));
        assertTrue(file(pc, "dora").contains("PLAYTIME_ACTIVITY_001 = doom[Doom]"));
        edit(pc, "dora", text -> sound);
        awaitApplied(pc, "dora", "limit_monday");
        assertTrue(file(pc, "dora").contains("PLAYTIME_ACTIVITY_001 = doom[Doom]"));
        awaitCalm(pc, "dora");
    }

    @Test
    void a_doubled_key_is_the_last_one_to_the_newer_daemon_and_the_end_of_the_file_to_the_older() throws IOException {
        UnaryOperator<String> twice =
                text -> text.replaceFirst("(?m)^LOCKOUT_TYPE = .*$", "LOCKOUT_TYPE = suspend\nLOCKOUT_TYPE = lock");
        edit("den", "emil", twice);
        awaitError("den", "emil", "LOCKOUT_TYPE stands there twice: Timekpr takes the last, lock");
        home.await(home.account("den", "emil", "settings"), s -> "lock".equals(s.get("lockout")));

        String sound = edit("attic", "emil", twice);
        String damaged = file("attic", "emil");
        awaitError("attic", "emil", "LOCKOUT_TYPE stands there twice: Timekpr 0.5.4 cannot read the file at all");
        home.await(home.account("attic", "emil", "settings"), s -> s.get("lockout") == null);
        Map<String, Object> settings = home.document(home.account("attic", "emil", "settings"));
        assertNull(settings.get("limit_monday"));
        assertEquals("", settings.get("hours_monday"));
        assertNull(home.document(home.account("attic", "emil", "state")).get("time_left"));
        home.command("attic", "emil", "lockout", "suspend");
        awaitReason("attic", "emil", "lockout", "correct the file first");
        look("attic");
        assertEquals(damaged, file("attic", "emil"));
        edit("attic", "emil", text -> sound);
        assertEquals("applied", home.awaitEvent("attic", "emil", 1).get("event_type"));
        awaitCalm("attic", "emil");
        assertEquals(List.of("suspend"), List.of(pc("attic").files().config("emil", "LOCKOUT_TYPE")));
    }
}
