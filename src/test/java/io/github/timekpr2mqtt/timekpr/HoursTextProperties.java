package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HoursTextProperties {
    @Provide
    static Arbitrary<AllowedHours> hours() {
        return FormatProperties.hours();
    }

    /** On the quarter of an hour, so that they meet, and on any minute. */
    @Provide
    static Arbitrary<List<HourSpan>> spans() {
        Arbitrary<Integer> minutes = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 96).map(n -> n * 15),
                Arbitraries.integers().between(0, 1440));
        return Combinators.combine(minutes, minutes, Arbitraries.of(true, false))
                .as(HourSpan::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Property(tries = 500)
    void what_timekpr_can_hold_prints_within_a_state_and_reads_back(@ForAll("hours") AllowedHours hours) {
        String text = HoursText.print(hours);
        assertTrue(text.length() <= HoursText.LONGEST, text);
        assertEquals(hours, HoursText.parse(text));
        assertEquals(hours, HoursText.parse(hours.toString()), "Timekpr's own form");
    }

    @Property(tries = 500)
    void spans_are_held_to_the_minute_or_refused_with_something_that_is(@ForAll("spans") List<HourSpan> spans) {
        String text = spans.stream().map(HourSpan::toString).collect(Collectors.joining(","));
        try {
            assertEquals(minutes(spans), minutes(HoursText.parse(text)), text);
        } catch (IllegalArgumentException refused) {
            String reason = String.valueOf(refused.getMessage());
            String[] nearest = reason.split("the nearest that fits is ", -1);
            assertTrue(nearest.length == 2 || reason.endsWith("; leave it empty for no time at all"), reason);
            if (nearest.length == 2) {
                assertEquals(nearest[1], HoursText.print(HoursText.parse(nearest[1])));
            }
        }
    }

    private static List<String> minutes(List<HourSpan> spans) {
        List<String> minutes = new ArrayList<>();
        for (int i = 0; i < HourSpan.END_OF_DAY; i++) {
            int minute = i;
            Optional<HourSpan> in = spans.stream()
                    .filter(span -> span.from() <= minute && minute < span.to())
                    .findFirst();
            minutes.add(in.map(span -> span.unaccounted() ? "free" : "counted").orElse("closed"));
        }
        return minutes;
    }

    private static List<String> minutes(AllowedHours hours) {
        return minutes(hours.slots().stream()
                .map(s -> new HourSpan(s.hour() * 60 + s.fromMinute(), s.hour() * 60 + s.toMinute(), s.unaccounted()))
                .toList());
    }

    @Property(tries = 500)
    void any_text_is_hours_or_refused_and_nothing_else(@ForAll("texts") String text) {
        try {
            AllowedHours hours = HoursText.parse(text);
            assertEquals(hours, HoursText.parse(HoursText.print(hours)));
        } catch (IllegalArgumentException refused) {
            assertTrue(String.valueOf(refused.getMessage()).length() > 10);
        }
    }

    @Provide
    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("0123456789:-,;![] –ad").ofMaxLength(40),
                Arbitraries.strings().ofMaxLength(20));
    }
}
