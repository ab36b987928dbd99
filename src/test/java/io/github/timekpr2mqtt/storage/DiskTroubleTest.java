package io.github.timekpr2mqtt.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.storage.sample.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A disk that refuses, with the kernel's own refusals; they hold for root too, as whom tests may run. */
class DiskTroubleTest {
    private final Path folder;
    private final Documents documents;

    DiskTroubleTest(@TempDir Path temp) throws IOException {
        folder = temp.resolve("data");
        documents = Documents.open(folder);
        documents.save("n", new Count(1));
    }

    private static String message(Executable action) {
        return String.valueOf(assertThrows(IOException.class, action).getMessage());
    }

    @Test
    void a_full_disk_is_said_and_the_old_document_stays() throws Exception {
        Path unfinished = Files.createSymbolicLink(folder.resolve("n.json.tmp"), Path.of("/dev/full"));
        assertEquals(
                "the document \"n\" cannot be saved: No space left on device",
                message(() -> documents.save("n", new Count(2))));
        assertEquals(Optional.of(new Count(1)), documents.load("n", Count.class).value());
        assertFalse(Files.exists(unfinished, LinkOption.NOFOLLOW_LINKS), "half a file would keep the disk full");
    }

    @Test
    void when_there_is_room_again_it_can_be_saved() throws Exception {
        Files.createSymbolicLink(folder.resolve("n.json.tmp"), Path.of("/dev/full"));
        message(() -> documents.save("n", new Count(2)));
        documents.save("n", new Count(3));
        assertEquals(Optional.of(new Count(3)), documents.load("n", Count.class).value());
    }

    @Test
    void a_folder_where_nobody_may_write_is_said_at_once() {
        Path readOnly = Path.of("/sys/kernel/timekpr2mqtt");
        String message = message(() -> Documents.open(readOnly));
        assertTrue(message.startsWith("the folder /sys/kernel/timekpr2mqtt cannot be used: "), message);
        String lock = message(() -> FolderLock.take(Path.of("/sys/kernel")));
        assertTrue(lock.startsWith("the folder /sys/kernel cannot be used: "), lock);
    }

    @Test
    void a_save_where_nobody_may_write_says_so() throws Exception {
        Documents readOnly = Documents.open(Path.of("/sys/kernel"));
        String message = message(() -> readOnly.save("n", new Count(1)));
        assertTrue(message.startsWith("the document \"n\" cannot be saved: "), message);
        assertFalse(message.contains("/"), "words, not a path: " + message);
    }

    @Test
    void a_file_in_place_of_the_folder_is_said() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertEquals(
                "the folder " + file + " cannot be used: " + file + " is no folder",
                message(() -> Documents.open(file)));
        Path below = file.resolve("a/b");
        assertEquals(
                "the folder " + below + " cannot be used: " + file + " is no folder",
                message(() -> FolderLock.take(below)));
    }

    @Test
    void what_cannot_be_swept_up_is_named() throws Exception {
        Files.createDirectories(folder.resolve("n.json.tmp/full"));
        assertEquals(
                "the folder " + folder + " cannot be used: n.json.tmp in it: there is something in this folder",
                message(() -> Documents.open(folder)));
    }

    @Test
    void a_folder_that_went_away_is_said() throws Exception {
        Files.delete(folder.resolve("n.json"));
        Files.delete(folder);
        assertEquals(
                "the document \"n\" cannot be saved: no such file or folder",
                message(() -> documents.save("n", new Count(2))));
    }

    @Test
    void something_that_cannot_be_replaced_is_said_and_not_left_behind() throws Exception {
        Files.createDirectories(folder.resolve("d.json/full"));
        String message = message(() -> documents.save("d", new Count(1)));
        assertTrue(message.startsWith("the document \"d\" cannot be saved: "), message);
        assertFalse(Files.exists(folder.resolve("d.json.tmp")));
    }

    /** Trouble of the disk may pass: the document is not damaged, and stays where it is. */
    @Test
    void a_document_that_the_disk_does_not_give_is_not_set_aside() throws Exception {
        Files.delete(folder.resolve("n.json"));
        Path unreadable = Files.createSymbolicLink(folder.resolve("n.json"), Path.of("/proc/self/mem"));
        assertEquals(
                "the document " + unreadable + " cannot be read: Input/output error",
                message(() -> documents.load("n", Count.class)));
        assertTrue(Files.isSymbolicLink(unreadable));
    }

    @Test
    void an_interrupt_makes_a_save_fail_and_the_old_document_stays() throws Exception {
        Thread.currentThread().interrupt();
        String message = message(() -> documents.save("n", new Count(2)));
        assertTrue(Thread.interrupted());
        assertEquals("the document \"n\" cannot be saved: interrupted", message);
        assertEquals(Optional.of(new Count(1)), documents.load("n", Count.class).value());
    }
}
