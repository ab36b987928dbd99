package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class CannotStartTest {
    @Test
    void our_own_words_count_and_not_the_systems_below_them() {
        Throwable disk = new FileSystemException("/x", null, "Read-only file system");
        Throwable ours = new IOException("the folder /x cannot be used: Read-only file system", disk);
        assertEquals(ours.getMessage(), CannotStart.why(new IllegalStateException("Error instantiating bean", ours)));
        assertEquals("PC den: no", CannotStart.why(new IllegalStateException("Error", new CannotStart("PC den: no"))));
    }

    @Test
    void a_bare_file_name_is_said_with_what_is_wrong() {
        assertEquals("/x: permission denied", CannotStart.why(new AccessDeniedException("/x")));
        assertEquals("/x: no such file or folder", CannotStart.why(new NoSuchFileException("/x")));
        assertEquals("/x: there is a file of this name", CannotStart.why(new FileAlreadyExistsException("/x")));
        assertEquals("/x: Is a directory", CannotStart.why(new FileSystemException("/x", null, "Is a directory")));
    }

    @Test
    void what_nobody_expected_is_one_line_all_the_same() {
        Throwable innermost = new IllegalArgumentException("line 1\n  line 2");
        assertEquals("line 1 line 2", CannotStart.why(new IllegalStateException("outer", innermost)));
        assertEquals("java.lang.NullPointerException", CannotStart.why(new NullPointerException()));
    }
}
