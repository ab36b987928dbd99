package io.github.timekpr2mqtt.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetTest {
    private final Sheet sheet = new Sheet();

    @ParameterizedTest
    @CsvSource({"0.004, 0", "0.5, 0.5", "1, 1", "9.994, 9.99", "9.996, 10", "12.34, 12.3", "99.96, 100", "-3.25, -3.25"
    })
    void a_number_has_about_three_digits(double value, String text) {
        assertEquals(text, Table.number(value));
    }

    @Test
    void each_figure_is_a_line_with_its_spread_and_what_it_must_reach() {
        sheet.add("start", "process to first state", "ms", Samples.of(900, 1000, 1100), Target.median(1500), "1 PC");
        sheet.add("idle", "messages", "", Samples.of(0), "5 PCs");
        List<String> lines = sheet.table().lines().toList();
        assertEquals(4, lines.size());
        assertTrue(
                lines.get(2)
                        .matches("\\| process to first state \\| ms +\\| 1000 +\\| 920 – 1080 \\| 900 – 1100 \\| 3 \\|"
                                + " median ≤ 1500 \\| reached \\| 1 PC +\\| ?"),
                lines.get(2));
        assertTrue(lines.get(3).contains("| messages"), lines.get(3));
        assertTrue(sheet.isComplete());
    }

    @Test
    void what_could_not_be_measured_is_said_in_both() throws IOException {
        sheet.add("start", "start", "ms", Samples.of(2000), Target.median(1500), "1 PC");
        sheet.failed("memory", "no room");
        sheet.failed("memory", "still none");
        assertFalse(sheet.isComplete());
        assertTrue(sheet.table().endsWith("NOT MEASURED (memory): no room; still none\n"));
        Map<String, Object> json = ObjectMapper.getDefault()
                .readValue(sheet.json(Map.of("cpus", 2)), Argument.mapOf(String.class, Object.class));
        assertEquals(Map.of("memory", "no room; still none"), json.get("not_measured"));
        assertTrue(String.valueOf(json.get("figures")).contains("verdict=missed"));
    }
}
