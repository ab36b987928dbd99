package io.github.timekpr2mqtt.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientIdTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void it_is_made_once_and_kept() throws IOException {
        String made = ClientId.in(folder.resolve("client-id"));
        assertTrue(made.matches("timekpr[0-9a-f]{16}"), made);
        assertEquals(made, ClientId.in(folder.resolve("client-id")));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("client-id")), files.toList(), "no temporary file is left");
        }
    }

    @Test
    void two_bridges_have_two() throws IOException {
        assertNotEquals(ClientId.in(folder.resolve("one")), ClientId.in(folder.resolve("two")));
    }

    @Test
    void a_line_break_behind_it_does_no_harm() throws IOException {
        Path file = Files.writeString(folder.resolve("client-id"), "timekpr0123456789abcdef\n");
        assertEquals("timekpr0123456789abcdef", ClientId.in(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "timekpr", "\0\0\0\0", "timekpr0123456789abcdef0", "\u00e4"})
    void a_damaged_one_is_made_anew(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("client-id"), content);
        String made = ClientId.in(file);
        assertTrue(made.matches("timekpr[0-9a-f]{16}"), made);
        assertEquals(made, Files.readString(file));
    }

    @Test
    void a_folder_that_is_not_there_is_an_error() {
        assertThrows(
                IOException.class, () -> ClientId.in(folder.resolve("missing").resolve("client-id")));
    }
}
