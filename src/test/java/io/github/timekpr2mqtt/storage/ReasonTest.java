package io.github.timekpr2mqtt.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void what_the_jdk_says_with_a_file_name_only_is_said_in_words() {
        assertEquals("no such file or folder", Reason.of(new NoSuchFileException("/x")));
        assertEquals("permission denied", Reason.of(new AccessDeniedException("/x")));
        assertEquals("there is a file of this name", Reason.of(new FileAlreadyExistsException("/x")));
        assertEquals("there is something in this folder", Reason.of(new DirectoryNotEmptyException("/x")));
        assertEquals("interrupted", Reason.of(new ClosedByInterruptException()));
    }

    @Test
    void what_the_system_says_is_passed_on() {
        assertEquals("Read-only file system", Reason.of(new FileSystemException("/x", null, "Read-only file system")));
        assertEquals("No space left on device", Reason.of(new IOException("No space left on device")));
    }

    @Test
    void the_innermost_cause_counts_and_only_its_first_line() {
        Exception cause = new IllegalArgumentException("no name: \"\"\n at [Source: …]");
        assertEquals("no name: \"\"", Reason.ofInnermost(new IOException("outer", new IOException(cause))));
        assertEquals(
                "end-of-input: expected close marker for Object (start marker at line: 1, column: 12)",
                Reason.ofInnermost(
                        new IOException(
                                "end-of-input: expected close marker for Object (start marker at [Source:"
                                        + " REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 12])")));
        assertEquals("a?[2J?b", Reason.ofInnermost(new IOException("a\u001b[2J\0b")));
        assertEquals("NullPointerException", Reason.ofInnermost(new NullPointerException()));
        assertEquals("a".repeat(200) + "…", Reason.ofInnermost(new IOException("a".repeat(201))));
    }
}
