package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.DayHours;
import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.HourSlot;
import java.time.DayOfWeek;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HoursPatternProperties {
    private static final Pattern PATTERN = Pattern.compile(SettingRows.HOURS_PATTERN);

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

    @Property(tries = 500)
    void whatever_hours_a_pc_has_are_a_state_that_home_assistant_takes_and_gives_back(
            @ForAll("hours") AllowedHours hours) throws Refused {
        Anna anna = Anna.used(0).has(Anna.CONFIG.withHours(DayOfWeek.MONDAY, hours));
        String state = String.valueOf(anna.settings().get("hours_monday"));
        assertTrue(PATTERN.matcher(state).lookingAt(), state);
        assertTrue(state.length() <= 255, state);
        assertEquals(
                new Command.Set(new DayHours(DayOfWeek.MONDAY, hours)),
                ControlsTest.read(ControlsTest.control(Entities.ACCOUNT, "hours_monday"), state));
    }
}
