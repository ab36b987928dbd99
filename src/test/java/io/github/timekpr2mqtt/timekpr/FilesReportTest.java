package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilesReportTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Unreadable refused(byte[] report) {
        return assertThrows(Unreadable.class, () -> FilesReport.parse(report));
    }

    @Test
    void a_report_is_read_by_lengths_whatever_the_contents_are() throws Unreadable {
        FilesReport report =
                FilesReport.parse(bytes("18 1\ntimekpr2mqtt-files1\n6 10\nwork/x1 2\nä\n3 4\n5 2\nafterxx\n"));
        assertEquals(
                List.of("timekpr2mqtt-files", "work/x", "after"),
                new ArrayList<>(report.items().keySet()));
        assertEquals("1 2\nä\n3 4", report.items().get("work/x"));
        assertEquals("xx", report.items().get("after"));
    }

    @Test
    void names_that_are_no_utf_8_are_left_out_and_may_look_the_same() throws Unreadable {
        byte[] report = bytes("18 1\ntimekpr2mqtt-files1\n2 1\nxAp\n2 1\nxBq\n5 2\nafterxx\n");
        for (int i = 0; i < report.length; i++) {
            if (report[i] == 'A' || report[i] == 'B') {
                report[i] = (byte) (report[i] == 'A' ? 0xfe : 0xff);
            }
        }
        assertEquals(
                List.of("timekpr2mqtt-files", "after"),
                new ArrayList<>(FilesReport.parse(report).items().keySet()));
    }

    @Test
    void a_report_prints_back() throws Unreadable {
        byte[] report = bytes("18 1\ntimekpr2mqtt-files1\n4 0\nzone\n7 3\nwork/öä\n\n5 2\nafterxx\n");
        assertArrayEquals(report, FilesReport.parse(report).print());
    }

    @Test
    void whatever_is_cut_off_is_torn() {
        byte[] whole = bytes("18 1\ntimekpr2mqtt-files1\n4 0\nzone\n5 2\nafterxx\n");
        for (int length = 0; length < whole.length; length++) {
            Unreadable refused = refused(Arrays.copyOf(whole, length));
            assertTrue(refused.torn(), "after " + length + " bytes: " + refused.getMessage());
            assertEquals("the report was cut off", refused.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'sh: 1: no', 'the report has no length at byte 0: \"sh: 1: no\"'",
        "' 5', 'the report has no length at byte 0: \"5\"'",
        "'18 \n', 'the report has no length at byte 3: \"\"'",
        "'18 x', 'the report has no length at byte 3: \"x\"'",
        "'-1 0', 'the report has no length at byte 0: \"-1 0\"'",
        "'301 0', 'the report announces a length of 301, more than 300'",
        "'9999999999999999 0', 'the report announces a length of 999, more than 300'",
        "'18 4194305\n', 'the report announces a length of 4194305, more than 4194304'",
        "'5 1\nafter1\n', 'the report begins with \"after\"'",
        "'18 1\ntimekpr2mqtt-files2\n5 0\nafter\n', 'the report has format \"2\", known is \"1\"'",
        "'18 1\ntimekpr2mqtt-files1x', 'the report has a wrong length before byte 24: \"x\"'",
    })
    void what_is_no_report_is_garbled_and_quoted(String report, String message) {
        Unreadable refused = refused(bytes(report));
        assertEquals(message, refused.getMessage());
        assertFalse(refused.torn());
    }

    @Test
    void a_name_that_comes_twice_is_garbled() {
        Unreadable refused = refused(bytes("18 1\ntimekpr2mqtt-files1\n1 1\nax\n1 1\nay\n5 0\nafter\n"));
        assertEquals("the report has \"a\" twice, or more than 2000 items", refused.getMessage());
    }

    @Test
    void a_report_of_too_many_items_is_garbled() throws Unreadable {
        assertEquals(2_000, FilesReport.parse(bytes(items(2_000))).items().size());
        assertFalse(refused(bytes(items(2_001))).torn());
    }

    private static String items(int count) {
        StringBuilder many = new StringBuilder("18 1\ntimekpr2mqtt-files1\n");
        for (int i = 10_000; i < 9_998 + count; i++) {
            many.append("5 0\n").append(i).append('\n');
        }
        return many.append("5 0\nafter\n").toString();
    }

    @Test
    void a_report_that_is_too_long_is_not_looked_at() {
        Unreadable refused = refused(new byte[FilesReport.MAX_BYTES + 1]);
        assertEquals("the report has 4194305 bytes, more than 4194304", refused.getMessage());
        assertTrue(String.valueOf(refused(new byte[FilesReport.MAX_BYTES]).getMessage())
                .contains("at byte 0"));
    }

    @Test
    void the_longest_name_is_read() throws Unreadable {
        String name = "x".repeat(300);
        FilesReport report = FilesReport.parse(bytes("18 1\ntimekpr2mqtt-files1\n300 1\n" + name + "y\n5 0\nafter\n"));
        assertEquals("y", report.items().get(name));
    }

    @Test
    void bytes_that_are_no_text_become_replacement_characters() throws Unreadable {
        byte[] report = bytes("18 1\ntimekpr2mqtt-files1\n1 1\na?\n5 0\nafter\n");
        report[indexOf(report, (byte) '?')] = (byte) 0xff;
        assertEquals("\uFFFD", FilesReport.parse(report).items().get("a"));
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        int at = 0;
        while (bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    @Test
    void what_comes_after_the_last_item_is_not_looked_at() throws Unreadable {
        byte[] report = bytes("18 1\ntimekpr2mqtt-files1\n5 2\nafterxx\nlogout\n");
        assertEquals("xx", FilesReport.parse(report).items().get("after"));
    }
}
