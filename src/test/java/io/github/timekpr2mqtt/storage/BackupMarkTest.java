package io.github.timekpr2mqtt.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** All but what backups leave out, from another one. */
    private void putOver(byte[] copy) throws IOException {
        Files.write(folder.resolve("marked.json"), copy);
    }

    @Test
    void an_older_copy_is_one_where_it_is_put_over_a_folder_that_ended_since() throws IOException {
        mark().set();
        byte[] first = Files.readAllBytes(folder.resolve("marked.json"));
        mark().renew();
        assertFalse(mark().isOfBackup());
        byte[] second = Files.readAllBytes(folder.resolve("marked.json"));
        mark().set();
        putOver(second);
        assertFalse(mark().isOfBackup(), "nothing was done since");
        mark().renew();
        assertFalse(mark().isOfBackup());
        for (byte[] copy : List.of(first, second)) {
            putOver(copy);
            assertTrue(mark().isOfBackup());
            mark().set();
            assertFalse(mark().isOfBackup());
            putOver(copy);
            assertTrue(mark().isOfBackup(), "once more, after a kill");
            mark().set();
            mark().renew();
            assertFalse(mark().isOfBackup());
        }
    }

    @Test
    void one_that_was_killed_at_its_end_is_none() throws IOException {
        mark().set();
        for (int end = 0; end < 2; end++) {
            byte[] before = Files.readAllBytes(folder.resolve("marked.json"));
            byte[] leftBefore = Files.readAllBytes(folder.resolve("not-in-backups.json"));
            mark().renew();
            byte[] left = Files.readAllBytes(folder.resolve("not-in-backups.json"));
            byte[] after = Files.readAllBytes(folder.resolve("marked.json"));
            String between = "{\"schema\":1,\"life\":\"" + life(left) + "\",\"before\":\"" + life(leftBefore) + "\"}";
            Files.writeString(folder.resolve("not-in-backups.json"), between);
            putOver(before);
            assertFalse(mark().isOfBackup(), "killed after the first");
            putOver(after);
            assertFalse(mark().isOfBackup(), "killed after the second");
            Files.write(folder.resolve("not-in-backups.json"), left);
            putOver(before);
            assertTrue(mark().isOfBackup(), "not killed");
            putOver(after);
        }
    }

    private static String life(byte[] mark) {
        return new String(mark, UTF_8).replaceAll("(?s).*\"life\" : \"([^\"]+)\".*", "$1");
    }

    /** Of a version that knew no lives. */
    @Test
    void marks_without_a_life_are_none_and_get_one_at_the_end() throws IOException {
        byte[] old = "{\"schema\":1}".getBytes(UTF_8);
        Files.write(folder.resolve("not-in-backups.json"), old);
        putOver(old);
        assertFalse(mark().isOfBackup());
        mark().set();
        assertFalse(mark().isOfBackup());
        mark().renew();
        assertFalse(mark().isOfBackup());
        putOver(old);
        assertTrue(mark().isOfBackup());
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
