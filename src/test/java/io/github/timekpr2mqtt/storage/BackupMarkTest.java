package io.github.timekpr2mqtt.storage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupMarkTest {
    @TempDir
    private Path folder = Path.of("");

    private BackupMark mark() throws IOException {
        return new BackupMark(Documents.open(folder));
    }

    @Test
    void a_new_folder_and_one_of_a_version_without_marks_is_no_backup() throws IOException {
        assertFalse(mark().isOfBackup());
    }

    @Test
    void a_folder_that_goes_on_is_none() throws IOException {
        mark().set();
        assertFalse(mark().isOfBackup());
        mark().set();
        assertFalse(mark().isOfBackup());
    }

    @Test
    void one_without_what_backups_leave_out_is_one_until_it_is_marked_again() throws IOException {
        mark().set();
        Files.delete(folder.resolve("not-in-backups.json"));
        assertTrue(mark().isOfBackup());
        assertTrue(mark().isOfBackup());
        mark().set();
        assertFalse(mark().isOfBackup());
    }

    /** As a kill between the two leaves it. */
    @Test
    void one_that_was_marked_by_half_is_none() throws IOException {
        mark().set();
        Files.delete(folder.resolve("marked.json"));
        assertFalse(mark().isOfBackup());
        mark().set();
        assertTrue(Files.exists(folder.resolve("marked.json")));
    }

    @Test
    void a_damaged_mark_is_a_mark() throws IOException {
        mark().set();
        Files.writeString(folder.resolve("not-in-backups.json"), "{");
        assertFalse(mark().isOfBackup());
        Files.writeString(folder.resolve("marked.json"), "");
        assertFalse(mark().isOfBackup());
        Files.delete(folder.resolve("not-in-backups.damaged-1"));
        assertTrue(mark().isOfBackup());
    }

    @Test
    void what_the_broker_has_is_looked_at_until_that_was_done() throws IOException {
        mark().set();
        assertFalse(mark().isToLookAtBroker());
        mark().toLookAtBroker();
        assertTrue(mark().isToLookAtBroker());
        mark().lookedAtBroker();
        assertFalse(mark().isToLookAtBroker());
    }
}
