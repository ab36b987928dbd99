package io.github.timekpr2mqtt.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {
    @TempDir
    Path folder;

    private Path file(String name) {
        return folder.resolve(name);
    }

    @Test
    void lines_are_added_to_what_is_there_for_the_owner_alone() throws IOException {
        new LineFile(folder, "a").add("one");
        new LineFile(folder, "a").add("two");
        assertEquals("one\ntwo\n", Files.readString(file("a.jsonl")));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file("a.jsonl"))));
        assertFalse(Files.exists(file("a.1.jsonl")));
    }

    @Test
    void a_full_file_becomes_the_older_one_and_there_are_never_more_than_two() throws IOException {
        LineFile lines = new LineFile(folder, "a", 10);
        for (int i = 0; i < 7; i++) {
            lines.add("line" + i);
            assertTrue(Files.size(file("a.jsonl")) <= 10);
        }
        assertEquals("line5\n", Files.readString(file("a.1.jsonl")));
        assertEquals("line6\n", Files.readString(file("a.jsonl")));
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void two_lines_that_fit_stay_together() throws IOException {
        LineFile lines = new LineFile(folder, "a", 10);
        for (String line : List.of("1234", "5678", "9")) {
            lines.add(line);
        }
        assertEquals("1234\n5678\n", Files.readString(file("a.1.jsonl")));
        assertEquals("9\n", Files.readString(file("a.jsonl")));
    }

    @Test
    void a_line_that_a_power_cut_left_half_stays_alone() throws IOException {
        Files.writeString(file("a.jsonl"), "one\ntw");
        new LineFile(folder, "a").add("three");
        assertEquals("one\ntw\nthree\n", Files.readString(file("a.jsonl")));
    }

    @Test
    void cut_at_any_byte_it_is_added_to_on_a_line_of_its_own() throws IOException {
        String whole = "{\"id\":\"1\"}\n{\"id\":\"ä\"}\n";
        byte[] bytes = whole.getBytes(UTF_8);
        for (int length = 0; length <= bytes.length; length++) {
            byte[] half = Arrays.copyOf(bytes, length);
            Files.write(file("a.jsonl"), half);
            new LineFile(folder, "a").add("three");
            byte[] all = Files.readAllBytes(file("a.jsonl"));
            assertArrayEquals(half, Arrays.copyOf(all, length), "what is there stays");
            String added = new String(all, length, all.length - length, UTF_8);
            boolean isHalf = length > 0 && half[length - 1] != '\n';
            assertEquals(isHalf ? "\nthree\n" : "three\n", added);
        }
    }

    /** To open one would wait for ever. */
    @Test
    void a_pipe_in_its_place_is_said() throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", file("a.jsonl").toString()).start().waitFor());
        IOException e = assertThrows(IOException.class, () -> new LineFile(folder, "a").add("one"));
        assertEquals(file("a.jsonl") + " cannot be written: it is no file", e.getMessage());
    }

    @Test
    void what_cannot_be_written_is_said_in_one_line() throws IOException {
        Files.createDirectory(file("a.jsonl"));
        IOException e = assertThrows(IOException.class, () -> new LineFile(folder, "a").add("one"));
        assertTrue(String.valueOf(e.getMessage()).matches(".*a\\.jsonl cannot be written: [^\\n]+"), e::toString);
    }
}
