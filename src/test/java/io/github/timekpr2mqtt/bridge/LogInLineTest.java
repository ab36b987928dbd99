package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The moment in which Timekpr has taken in a child who logs in, and has read neither limits nor time yet. */
@Lab
@ExtendWith(BrokerExtension.class)
class LogInLineTest {
    private static final String WEEK = "7200;7200;7200;7200;7200;7200;7200";

    private static LabPc den(LabVersion version) throws IOException {
        LabPc den = LabPc.start(version, "anna");
        den.files().setConfig("anna", "LIMITS_PER_WEEKDAYS", WEEK);
        den.files().setTime("anna", "TIME_SPENT_BALANCE", "600");
        den.files().setTime("anna", "TIME_SPENT_DAY", "600");
        return den;
    }

    /** Timekpr has saved it before it fails to tell the child: its answer is that of a refusal (both versions). */
    @ParameterizedTest
    @EnumSource(names = {"TIMEKPR_0_5_4", "TIMEKPR_0_5_9"})
    void what_timekpr_saves_and_answers_as_refused_is_given_and_applied(
            LabVersion version, Broker broker, @TempDir Path folder) throws Exception {
        try (LabPc den = den(version);
                Home home = new Home(broker, folder)) {
            home.with("den", den).start().awaitAccount("den", "anna");
            den.loginHeld("anna");
            home.press("den", "anna", "add_15", "p1");
            Map<String, Object> event = home.awaitEvent("den", "anna", 1);
            assertEquals("applied", event.get("event_type"), event::toString);
            den.letIn();
            home.await(
                    home.account("den", "anna", "state"),
                    state -> "ON".equals(state.get("active")) && state.get("time_left") instanceof Integer);
            assertEquals(900, den.files().extra("anna"));
            assertEquals(1, home.events("den", "anna").size());
        }
    }

    /** Timekpr cannot say yet how much time the child has. */
    @ParameterizedTest
    @EnumSource(names = {"TIMEKPR_0_5_4", "TIMEKPR_0_5_9"})
    void the_pc_has_no_problem_and_takes_other_changes(LabVersion version, Broker broker, @TempDir Path folder)
            throws Exception {
        try (LabPc den = den(version);
                Home home = new Home(broker, folder)) {
            home.with("den", den).start().awaitAccount("den", "anna");
            den.loginHeld("anna");
            home.applied("den", "anna", "limit_monday", "33", 33);
            assertEquals("1980" + WEEK.substring(WEEK.indexOf(';')), den.files().config("anna", "LIMITS_PER_WEEKDAYS"));
            den.letIn();
            home.await(home.account("den", "anna", "state"), state -> state.get("time_left_now") instanceof Integer);
            List<String> states = home.probe.on(home.base + "/pc/den/state");
            assertFalse(states.isEmpty());
            states.stream()
                    .map(Home::parse)
                    .forEach(state -> assertNotEquals("ON", state.get("problem"), state::toString));
        }
    }
}
