package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Something breaks at each point of the talk with the daemon: before and after a call has passed, before and after its answer
 * has. On eight PCs at once, one for each point and version of Timekpr.
 */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BusPointsLineTest {
    /** The two, in the order in which they are made. */
    private static final List<String> CALLS = List.of("setTimeLimitForDays", "setAllowedDays");

    private final Home home;
    private final List<Wired> pcs;
    private final List<GivenOnce> grants;

    BusPointsLineTest(Broker broker, @TempDir Path folder) throws Exception {
        home = new Home(broker, folder);
        pcs = Wired.forEachPoint(home);
        grants = pcs.stream().map(pc -> new GivenOnce(home, pc.name(), pc.pc())).toList();
    }

    @BeforeAll
    void shown() throws Exception {
        home.startProcess();
        pcs.forEach(pc -> home.awaitOnline(pc.name()).awaitAccount(pc.name(), "anna"));
    }

    @AfterAll
    void end() throws Exception {
        home.close();
        AtOnce.each(pcs, Wired::close);
    }

    @ParameterizedTest
    @EnumSource
    void extra_time_is_given_once(PointFault fault) throws Exception {
        for (Wired pc : pcs) {
            pc.filter().stopAt("setTimeLeft", pc.point());
        }
        grants.forEach(GivenOnce::press);
        pcs.forEach(pc -> pc.filter().awaitStopped());
        fault.happens(home, pcs, () -> {});
        pcs.forEach(Wired::awaitOneLink);
        for (GivenOnce each : grants) {
            each.holds();
        }
    }

    /** A list of fewer days than seven is written by two calls. Meanwhile somebody wants another limit. */
    @ParameterizedTest
    @EnumSource(names = {"BRIDGE", "LINK", "DAEMON", "POWER"})
    void a_short_week_becomes_a_whole_one_with_the_last_limit_in_it(PointFault fault) throws Exception {
        for (String call : CALLS) {
            becomesWhole(fault, pc -> call);
        }
    }

    /** These take their time: each point of each of the two calls on one of the two versions. */
    @ParameterizedTest
    @EnumSource(
            names = {"BRIDGE", "LINK", "DAEMON", "POWER"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_short_week_becomes_a_whole_one_also_then(PointFault fault) throws Exception {
        becomesWhole(fault, pc -> CALLS.get((pcs.indexOf(pc) / 2 + pcs.indexOf(pc)) % 2));
    }

    private void becomesWhole(PointFault fault, Function<Wired, String> call) throws Exception {
        List<ShortWeek> weeks = new ArrayList<>();
        for (Wired pc : pcs) {
            ShortWeek week = new ShortWeek(home, pc, fault + " at " + call.apply(pc));
            week.begin(pc, call.apply(pc));
            weeks.add(week);
        }
        pcs.forEach(pc -> pc.filter().awaitStopped());
        fault.happens(home, pcs, () -> {
            weeks.forEach(ShortWeek::wantAnother);
            weeks.forEach(ShortWeek::awaitDoneOrExplained);
        });
        pcs.forEach(Wired::awaitOneLink);
        for (ShortWeek week : weeks) {
            week.holds();
        }
    }
}
