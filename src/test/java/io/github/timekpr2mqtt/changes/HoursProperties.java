package io.github.timekpr2mqtt.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.HourSlot;
import java.time.DayOfWeek;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HoursProperties {
    @Provide
    static Arbitrary<AllowedHours> hours() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 23),
                        Arbitraries.integers().between(0, 59),
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.of(true, false))
                .as((hour, from, length, free) -> new HourSlot(hour, from, Math.min(60, from + length), free))
                .list()
                .uniqueElements(HourSlot::hour)
                .map(AllowedHours::new);
    }

    @Property(tries = 300)
    void whatever_hours_there_are_the_daemons_file_has_them_after_one_call_and_no_other_day_moved(
            @ForAll DayOfWeek day, @ForAll("hours") AllowedHours before, @ForAll("hours") AllowedHours wanted) {
        ToyTimekpr pc = new ToyTimekpr();
        pc.hours.replaceAll(any -> before.toString());
        DayHours setting = new DayHours(day, wanted);
        Round round = new Round(pc).want(setting).run();
        assertEquals(List.of(Ending.Type.APPLIED), round.types());
        assertTrue(pc.calls <= 1);
        for (DayOfWeek any : DayOfWeek.values()) {
            assertEquals(any == day ? wanted : before, pc.config().hoursOn(any));
        }
        assertEquals(wanted.toString(), pc.hours.get(day.getValue() - 1));
        assertEquals(setting, Setting.of(setting.control(), setting.value()));
    }
}
