package io.github.timekpr2mqtt.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InPlaceTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final InPlace screen = new InPlace(new PrintStream(printed, true, StandardCharsets.UTF_8));

    private static List<Row> rows(double used) {
        return List.of(Row.of(
                Family.CHILDREN.get(0),
                Map.of("online", "ON"),
                Map.of(
                        "active",
                        "ON",
                        "time",
                        used,
                        "time_left_now",
                        60 - used,
                        "extra_today",
                        -15,
                        "changes",
                        "waiting",
                        "waiting",
                        2),
                Map.of("limit_monday", 60),
                DayOfWeek.MONDAY));
    }

    @BeforeEach
    void begin() {
        screen.begin(List.of("above"), rows(55.5), List.of("below"));
    }

    private String printed() {
        String text = printed.toString(StandardCharsets.UTF_8);
        printed.reset();
        return text;
    }

    private static long height(String picture) {
        return picture.chars().filter(c -> c == '\n').count();
    }

    @Test
    void it_begins_on_an_empty_screen_with_a_place_to_type() {
        String text = printed();
        assertTrue(text.startsWith("\033[H\033[2J"), text);
        assertTrue(text.endsWith("> "), text);
        assertTrue(
                text.contains("Anna    den      active      55 min 30 s  4 min 30 s   60 min    -15 min  2 waiting"),
                text);
    }

    @Test
    void a_change_is_drawn_where_it_was_and_leaves_the_cursor_alone() {
        long height = height(printed());
        screen.table(rows(56));
        String text = printed();
        assertTrue(text.startsWith("\0337\033[H"), text);
        assertTrue(text.endsWith("\0338"), text);
        assertTrue(text.contains("56 min"), text);
        assertEquals(height, height(text), "what is typed below would be overwritten");
        screen.table(rows(56));
        assertEquals("", printed());
    }

    @Test
    void the_last_six_things_that_happened_are_shown_in_as_many_lines_as_none() {
        long height = height(printed());
        for (int i = 1; i <= 7; i++) {
            screen.say("thing " + i);
        }
        String all = printed();
        String text = all.substring(all.lastIndexOf("\0337"));
        assertEquals(height, height(text));
        assertTrue(text.contains("thing 7") && text.contains("thing 2"), text);
        assertEquals(-1, text.indexOf("thing 1"));
    }

    @Test
    void a_line_that_was_typed_is_wiped_and_the_end_leaves_an_empty_line() {
        printed();
        screen.typed();
        assertTrue(printed().startsWith("\033[H\033[2J"));
        screen.end();
        assertEquals(System.lineSeparator(), printed());
    }
}
