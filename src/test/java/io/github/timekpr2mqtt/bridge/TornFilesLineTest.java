package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A file of a child that stays half written on a real PC, torn at places that matter; every other byte is read in {@code
 * TornFilesTest}, and one that is empty in {@code EmptiedFilesLineTest}.
 */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TornFilesLineTest {
    private static final List<String> FIGURES =
            List.of("time", "extra_today", "limit_today", "time_week", "time_month", "playtime");

    private final LabPc den;
    private final Home home;
    private int wishes;

    TornFilesLineTest(Broker broker, @TempDir Path folder) throws IOException {
        den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
        den.files().setConfig("anna", "LIMITS_PER_WEEKDAYS", "7200;7200;7200;7200;7200;7200;7200");
        den.files().setConfig("anna", "LIMIT_PER_WEEK", "36000");
        for (String key : List.of("BALANCE", "DAY", "WEEK", "MONTH")) {
            den.files().setTime("anna", "TIME_SPENT_" + key, "1800");
        }
        den.files().setTime("anna", "PLAYTIME_SPENT_DAY", "660");
        home = new Home(broker, folder);
        home.with("den", den).start();
    }

    @BeforeAll
    void shown() {
        home.awaitOnline("den").awaitAccount("den", "anna").awaitAccount("den", "ben");
    }

    @AfterAll
    void end() throws Exception {
        home.close();
        den.close();
    }

    private void look() {
        home.probe.publish(home.base + "/pc/den/sync_now/set", "PRESS");
    }

    private Map<String, Object> figures() {
        Map<String, Object> state = home.document(home.account("den", "anna", "state"));
        state.keySet().retainAll(FIGURES);
        assertEquals(FIGURES.size(), state.size());
        return state;
    }

    private Map<String, Object> limits() {
        Map<String, Object> settings = home.document(home.account("den", "anna", "settings"));
        settings.keySet().removeIf(key -> !key.startsWith("limit_week") && !key.startsWith("hours_"));
        assertEquals(8, settings.size());
        return settings;
    }

    /** Of the file is left what stands before the value of a key, and some characters of that. */
    private static String half(String whole, String key, int more) {
        int place = whole.indexOf("\n" + key + " = ");
        assertTrue(place >= 0, whole);
        return whole.substring(0, place + key.length() + 4 + more);
    }

    @ParameterizedTest
    @CsvSource({
        "limits, LIMITS_PER_WEEKDAYS, 7",
        "limits, PLAYTIME_LIMITS_PER_WEEKDAYS, 3",
        "time, TIME_SPENT_BALANCE, 0",
        "time, TIME_SPENT_DAY, 5" // with its line end
    })
    void what_was_read_last_is_shown_nothing_is_written_and_then_the_changes_are_done_once(
            String which, String key, int more) throws Exception {
        Map<String, Object> figures = figures();
        Map<String, Object> limits = limits();
        int extra = GrantLineTest.extra(den, "anna");
        Path file = which.equals("time")
                ? den.files().timeFile("anna")
                : den.files().configFile("anna");
        String whole = Files.readString(file);
        String half = half(whole, key, more);
        int events = home.events("den", "anna").size();
        Files.writeString(file, half);
        look();
        home.await(home.account("den", "anna", "state"), state -> "ON".equals(state.get("problem")));
        wishes++;
        home.command("den", "anna", "limit_monday", String.valueOf(100 + wishes));
        home.press("den", "anna", "add_15", "press " + wishes);
        home.await(
                home.account("den", "anna", "state"),
                state -> Integer.valueOf(2).equals(state.get("waiting")));
        home.applied("den", "ben", "limit_monday", String.valueOf(wishes), wishes); // it was looked at all of it
        assertEquals(figures, figures());
        assertEquals(limits, limits());
        assertEquals(half, Files.readString(file));
        assertEquals(events, home.events("den", "anna").size());

        Files.writeString(file, whole);
        look();
        home.awaitEvent("den", "anna", events + 2);
        home.await(
                home.account("den", "anna", "state"),
                state -> Integer.valueOf(0).equals(state.get("waiting")) && "OFF".equals(state.get("problem")));
        assertEquals(
                List.of("applied", "applied"),
                home.events("den", "anna").stream()
                        .skip(events)
                        .map(event -> event.get("event_type"))
                        .toList());
        assertEquals(extra + 900, GrantLineTest.extra(den, "anna"));
        assertEquals(limits, limits());
        assertTrue(den.files().config("anna", "LIMITS_PER_WEEKDAYS").endsWith(";7200;7200;7200;7200;7200;7200"));
    }
}
