package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HourSlotTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 60, false",
        "9, 9, 0, 60, false",
        "23, 23, 0, 60, false",
        "!14, 14, 0, 60, true",
        "9[0-30], 9, 0, 30, false",
        "9[59-60], 9, 59, 60, false",
        "!22[15-45], 22, 15, 45, true",
    })
    void what_timekpr_writes_is_read_and_printed_back(String text, int hour, int from, int to, boolean unaccounted) {
        HourSlot slot = HourSlot.parse(text);
        assertEquals(new HourSlot(hour, from, to, unaccounted), slot);
        assertEquals(text, slot.toString());
    }

    @ParameterizedTest
    @CsvSource({"9[0:30], 9[0-30]", "09[0-30], 9[0-30]", "9[00-60], 9", "!8[05-09], !8[5-9]"})
    void what_the_daemon_also_takes_is_printed_its_way(String text, String printed) {
        assertEquals(printed, HourSlot.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "07",
                " 8",
                "8 ",
                "25",
                "24",
                "xx",
                "!",
                "!!8",
                "8[30-10]",
                "8[30-30]",
                "9[0-75]",
                "9[]",
                "-0[2:3]",
                "10[10-30]x",
                "5-6[70]",
                "8-9"
            })
    void what_the_daemon_ignores_is_refused_and_quoted(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> HourSlot.parse(text));
        assertEquals("\"" + text + "\" is not an hour", refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 60", "24, 0, 60", "8, -1, 60", "8, 0, 61", "8, 30, 30", "8, 31, 30"})
    void a_slot_outside_of_the_day_does_not_exist(int hour, int from, int to) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new HourSlot(hour, from, to, false));
        assertTrue(String.valueOf(refused.getMessage()).contains("hour " + hour), refused.getMessage());
    }

    /** Each line: a text, and hour, minutes and {@code !} that timekprd 0.5.9's own parser found in it. */
    @Test
    void odd_texts_are_read_as_the_daemon_reads_them() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/timekpr-arithmetic/hours.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(HourSlotTest::isReadAsTheDaemonDoes);
        }
    }

    private static void isReadAsTheDaemonDoes(String line) {
        String[] columns = line.split("\\|", -1);
        if (columns[1].equals("ignored")) {
            assertThrows(IllegalArgumentException.class, () -> HourSlot.parse(columns[0]), line);
            return;
        }
        HourSlot expected = new HourSlot(
                Integer.parseInt(columns[1]),
                Integer.parseInt(columns[2]),
                Integer.parseInt(columns[3]),
                Boolean.parseBoolean(columns[4]));
        assertEquals(expected, HourSlot.parse(columns[0]), line);
    }
}
