package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHoursTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "0", "7;8;9[0-30];!14;!15[15-45]", "7;8;9;10;11[0-30];!12;!13[0-30];14;19[0-45]"})
    void a_list_prints_back(String text) {
        assertEquals(text, AllowedHours.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "7;07;8, 7;8",
        "7; 8;9, 7;9",
        "25;xx;3, 3",
        "10;9;8, 8;9;10",
        "9;9[0-30], 9[0-30]",
        "9[0-30];!9, !9",
        ";;7;;, 7",
        "9[0-60], 9",
        "9[0:30], 9[0-30]",
    })
    void a_list_means_what_the_daemon_makes_of_it(String text, String meant) {
        assertEquals(meant, AllowedHours.parse(text).toString());
    }

    @Test
    void all_day_has_every_hour_and_none_has_none() {
        assertEquals("0;1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22;23", AllowedHours.ALL_DAY.toString());
        assertEquals(AllowedHours.NONE, AllowedHours.parse(""));
        assertTrue(AllowedHours.NONE.slots().isEmpty());
    }

    @Test
    void slots_given_in_any_order_are_the_same_hours() {
        HourSlot eight = HourSlot.parse("8");
        HourSlot nine = HourSlot.parse("9");
        assertEquals(new AllowedHours(List.of(eight, nine)), new AllowedHours(List.of(nine, eight)));
    }

    @Test
    void an_hour_cannot_stand_twice() {
        List<HourSlot> twice = List.of(HourSlot.parse("8[0-15]"), HourSlot.parse("8[30-45]"));
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new AllowedHours(twice));
        assertEquals("an hour stands twice in [8[0-15], 8[30-45]]", refused.getMessage());
    }

    @Test
    void an_hour_is_found() {
        AllowedHours hours = AllowedHours.parse("7;!8[0-30]");
        assertEquals(Optional.of(new HourSlot(8, 0, 30, true)), hours.at(8));
        assertEquals(Optional.empty(), hours.at(9));
    }
}
