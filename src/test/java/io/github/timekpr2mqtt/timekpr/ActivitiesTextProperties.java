package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ActivitiesTextProperties {
    @Provide
    static Arbitrary<List<Activity>> activities() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("ab .*;[](\"…ü\\")
                .ofMinLength(0)
                .ofMaxLength(12);
        return Combinators.combine(text, text)
                .as(ActivitiesTextProperties::activity)
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow)
                .list()
                .ofMaxSize(20);
    }

    private static Optional<Activity> activity(String mask, String description) {
        try {
            return Optional.of(new Activity(mask, description));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Property(tries = 500)
    void what_is_printed_fits_and_is_the_programs_or_is_refused(@ForAll("activities") List<Activity> activities) {
        String text = ActivitiesText.print(activities);
        assertTrue(text.length() <= ActivitiesText.LONGEST, text);
        try {
            assertEquals(activities, ActivitiesText.parse(text));
        } catch (IllegalArgumentException refused) {
            assertTrue(text.startsWith("… " + activities.size()), text);
        }
    }
}
