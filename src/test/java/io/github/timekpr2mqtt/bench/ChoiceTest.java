package io.github.timekpr2mqtt.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceTest {
    private static final List<String> PARTS = List.of("start", "memory");

    private static Choice of(String key, String value) throws Choice.Wrong {
        Properties properties = new Properties();
        properties.setProperty(key, value);
        return Choice.of(properties, PARTS);
    }

    @Test
    void nothing_asked_is_everything_but_what_runs_only_by_name() throws Choice.Wrong {
        Choice all = of("bench.only", "");
        assertTrue(all.wants("start", false));
        assertFalse(all.wants("memory", true));
        assertEquals(new Choice(Set.of(), 0, 50), all);
    }

    @Test
    void some_parts_alone() throws Choice.Wrong {
        Choice one = of("bench.only", " memory, ");
        assertTrue(one.wants("memory", false) && one.wants("memory", true));
        assertFalse(one.wants("start", false) || one.wants("start", true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bench.only | speed | bench.only is 'speed', but the parts are memory, start",
                "bench.port | 65536 | bench.port is '65536', but must be a number from 0 to 65535",
                "bench.pcs  | many  | bench.pcs is 'many', but must be a number from 1 to 50",
                "bench.pcs  | 0     | bench.pcs is '0', but must be a number from 1 to 50",
            })
    void what_is_wrong_is_said_in_one_line(String key, String value, String why) {
        assertEquals(why, assertThrows(Choice.Wrong.class, () -> of(key, value)).getMessage());
    }
}
