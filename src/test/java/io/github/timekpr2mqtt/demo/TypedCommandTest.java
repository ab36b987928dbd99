package io.github.timekpr2mqtt.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedCommandTest {
    private static final Place ANNA = Family.CHILDREN.get(0);

    private static TypedCommand parsed(String line) {
        return TypedCommand.parse(line, Family.CHILDREN);
    }

    @Test
    void each_command_is_understood() {
        assertEquals(new TypedCommand.Limit(ANNA, DayOfWeek.MONDAY, 90), parsed("limit anna monday 90"));
        assertEquals(new TypedCommand.Limit(ANNA, DayOfWeek.SUNDAY, 0), parsed("  LIMIT  Anna  su 0 "));
        assertEquals(new TypedCommand.Give(ANNA, 15), parsed("give anna 15"));
        assertEquals(new TypedCommand.Give(ANNA, -15), parsed("give anna -15"));
        assertEquals(new TypedCommand.Power("den", false), parsed("off den"));
        assertEquals(new TypedCommand.Power("laptop", true), parsed("on laptop"));
        assertEquals(new TypedCommand.Presence(ANNA, true), parsed("login anna"));
        assertEquals(new TypedCommand.Presence(ANNA, false), parsed("logout anna"));
        assertEquals(new TypedCommand.Quit(), parsed("quit"));
        assertEquals(new TypedCommand.Help(), parsed("?"));
        assertEquals(new TypedCommand.Nothing(), parsed(" "));
    }

    @Test
    void what_the_help_shows_is_understood() {
        for (String line : TypedCommand.HELP) {
            for (String example : line.split(" {3,}", 2)[0].split(", ", -1)) {
                TypedCommand command = parsed(example);
                assertEquals(false, command instanceof TypedCommand.Wrong, example + ": " + command);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            lmit anna                | 'lmit' is none of limit, give, on, off, login, logout, quit
            limit                    | '' is none of the children: anna, ben, cleo
            limit dora monday 90     | 'dora' is none of the children: anna, ben, cleo
            limit anna m 90          | 'm' is no weekday: monday to sunday
            limit anna monday        | '' is not a number: minutes from 0 to 1440
            limit anna monday lots   | 'lots' is not a number: minutes from 0 to 1440
            give anna 20             | there are buttons for 15, 30, 60 and -15 minutes, not for 20
            off attic                | 'attic' is none of the PCs: den, laptop
            """)
    void what_is_wrong_is_named(String line, String why) {
        assertEquals(
                why, assertInstanceOf(TypedCommand.Wrong.class, parsed(line)).why());
    }
}
