package io.github.timekpr2mqtt.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of the file itself. */
class JsonFileTest {
    private static final String WHOLE = """
            {"log_level": "info", "poll_seconds": 30, "legacy_topics": true,
             "mqtt": {"url": "mqtt://b", "password": "geheim", "qos": 1},
             "pcs": [{"name": "den", "host": "h", "users": [{"name": "anna"}]}]}
            """;

    @TempDir
    Path folder;

    private String line(Path file) {
        String line = assertThrows(BadOption.class, () -> Options.read(file)).line();
        assertTrue(line.lines().count() == 1 && line.codePoints().noneMatch(Character::isISOControl), line);
        assertFalse(line.contains("geheim"), line);
        return line;
    }

    private String line(byte[] content) throws IOException {
        return line(Files.write(folder.resolve("options.json"), content));
    }

    private String line(String content) throws IOException {
        return line(content.getBytes(StandardCharsets.UTF_8));
    }

    private static final String ALLOWED = ", allowed a JSON file of at most 1 MiB";

    @Test
    void a_missing_file_is_named_with_its_folder() throws Exception {
        Path file = folder.resolve("nowhere.json");
        assertEquals("--options: given " + file + ", no such file" + ALLOWED, line(file));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertEquals("--options: given " + link + ", no such file" + ALLOWED, line(link));
    }

    @Test
    void a_folder_is_no_file_and_a_file_no_folder() throws Exception {
        assertEquals("--options: given " + folder + ", a folder" + ALLOWED, line(folder));
        assertEquals("--options: given /, a folder" + ALLOWED, line(Path.of("/")));
        Path file = Files.createFile(folder.resolve("file"));
        Path below = file.resolve("a/b");
        assertEquals("--options: given " + below + ", but " + file + " is no folder" + ALLOWED, line(below));
    }

    @Test
    void a_file_that_may_not_be_read_or_cannot_says_so() throws Exception {
        Path file = folder.resolve("options.json");
        assertEquals("permission denied", JsonFile.why(file, new AccessDeniedException(file.toString())));
        assertEquals(
                "File name too long", JsonFile.why(file, new FileSystemException("x", null, "File name too long")));
        Path disk = Files.createSymbolicLink(file, Path.of("/proc/self/mem"));
        assertEquals("--options: given " + disk + ", Input/output error" + ALLOWED, line(disk));
    }

    @Test
    void a_long_path_is_shown_to_its_end() {
        Path file = folder.resolve("x".repeat(100)).resolve("options.json");
        assertEquals("--options: given " + file + ", no such file" + ALLOWED, line(file));
    }

    @Test
    void a_file_above_one_mebibyte_is_not_read() throws Exception {
        assertEquals(
                "options.json: larger than 1 MiB, that cannot be the options",
                line(WHOLE + " ".repeat(JsonFile.LIMIT)));
    }

    @Test
    void a_file_of_just_one_mebibyte_is_read() throws Exception {
        String padded = WHOLE + " ".repeat(JsonFile.LIMIT - WHOLE.length());
        assertEquals(
                "den",
                Options.read(Files.writeString(folder.resolve("o"), padded))
                        .pcs()
                        .get(0)
                        .name());
    }

    @Test
    void what_is_not_utf_8_is_told_with_its_line() throws Exception {
        byte[] latin = "{\n \"pcs\": [{\"name\": \"Büro\"}]}".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals("options.json: line 2: not UTF-8, so it is no JSON", line(latin));
        assertEquals("options.json: line 1: not UTF-8, so it is no JSON", line(new byte[] {'"', (byte) 0xC3}));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    {"mqtt": {"url" "x"}}              | mqtt.url: line 1, column 17: not JSON
                    {"mqtt": {"password": geheim}}     | mqtt.password: line 1, column 29: not JSON
                    {"mqtt": {"password": "geheim}     | mqtt.password: line 1, column
                    {"pcs": [{}, {"port": 022}]}       | pcs[1].port: line 1, column 24: not JSON
                    {"pcs": [{"name": "den"} {}]}      | pcs[1]: line 1, column 26: not JSON
                    {"qos": 1,}                        | qos: line 1, column 11: not JSON
                    {"a": NaN}                         | a: line 1, column 10: not JSON
                    {} // no                           | line 1, column 4: not JSON
                    {} {}                              | line 1, column 4: something after the end
                    nonsense                           | line 1, column 9: not JSON
                    {"mqtt": {"url": 1, "url": 2}}     | mqtt.url: line 1, column 26: given twice
                    {"pcs": [{"users": [], "users": []}]} | pcs[0].users: line 1, column 31: given twice
                    """)
    void what_is_not_json_is_told_with_line_column_and_option(String json, String line) throws Exception {
        String actual = line(json);
        assertTrue(actual.startsWith("options.json: " + line), actual);
    }

    @Test
    void an_empty_file_is_told() throws Exception {
        assertEquals("options.json: empty, must hold an object { … }", line(""));
        assertEquals("options.json: empty, must hold an object { … }", line(" \n\uFEFF".substring(0, 2)));
    }

    @Test
    void nesting_without_end_is_refused() throws Exception {
        String tooDeep = "options.json: nested too deeply, or a number in it is too long";
        assertEquals(tooDeep, line("[".repeat(200_000)));
        assertEquals(tooDeep, line("{\"a\":".repeat(100_000)));
        assertEquals(tooDeep, line("{\"poll_seconds\": " + "9".repeat(100_000) + "}"));
    }

    @Test
    void a_path_in_the_line_has_an_end() throws Exception {
        String line = line("{\"abcdefghi\":".repeat(500) + "x");
        assertTrue(line.startsWith("options.json: abcdefghi.abcdefghi.") && line.length() < 300, line);
    }

    @Test
    void a_file_that_was_cut_anywhere_is_refused() throws Exception {
        int end = WHOLE.lastIndexOf('}');
        for (int length = 0; length <= end; length++) {
            line(WHOLE.substring(0, length));
        }
    }

    /** Whatever one byte becomes, the options are read or one line says why not. */
    @Test
    void a_file_with_any_one_byte_changed_gives_options_or_one_line() throws Exception {
        byte[] whole = WHOLE.getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int at = 0; at < whole.length; at++) {
            for (byte b : new byte[] {0, '"', '}', ',', 'x', '9', (byte) 0xFF}) {
                byte[] changed = whole.clone();
                changed[at] = b;
                Path file = Files.write(folder.resolve("options.json"), changed);
                try {
                    Options.read(file);
                } catch (BadOption e) {
                    refused++;
                    assertFalse(e.line().contains("geheim"), e.line());
                    assertEquals(1, e.line().lines().count(), e.line());
                }
            }
        }
        assertTrue(refused > whole.length * 3, "refused " + refused);
    }

    @Test
    void a_file_name_cannot_break_the_line() throws Exception {
        Path file = Files.writeString(folder.resolve("a\nb"), "");
        assertEquals("a\\u000ab: empty, must hold an object { … }", line(file));
    }
}
