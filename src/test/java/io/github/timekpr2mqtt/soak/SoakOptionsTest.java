package io.github.timekpr2mqtt.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoakOptionsTest {
    private static SoakOptions of(String hours, String seed) throws SoakOptions.Wrong {
        Properties properties = new Properties();
        properties.setProperty("soak.hours", hours);
        properties.setProperty("soak.seed", seed);
        return SoakOptions.of(properties);
    }

    @Test
    void a_day_with_any_seed_unless_something_is_asked_for() throws SoakOptions.Wrong {
        assertEquals(1440, of("", "").minutes());
        assertEquals(new SoakOptions(120, 17), of("2", " 17 "));
    }

    @ParameterizedTest
    @CsvSource({
        "0,1,soak.hours is '0'; but must be a number from 1 to 72",
        "x,1,soak.hours is 'x'; but must be a number from 1 to 72",
        "1,-1,soak.seed is '-1'; but must be a number from 0 to 9223372036854775807"
    })
    void what_makes_no_sense_is_refused_in_one_line(String hours, String seed, String why) {
        assertEquals(
                why.replace(';', ','),
                assertThrows(SoakOptions.Wrong.class, () -> of(hours, seed)).getMessage());
    }
}
