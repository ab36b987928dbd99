package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.storage.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoneAtOnceTest {
    private final Path folder;
    private final DoneAtOnce done;

    DoneAtOnceTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.done = new DoneAtOnce(Documents.open(folder));
    }

    @Test
    void it_is_known_by_its_topic_and_its_id() {
        done.add("t/pc/den/sync_now/set", Optional.of("1"));
        assertTrue(done.knows("t/pc/den/sync_now/set", Optional.of("1")));
        assertFalse(done.knows("t/pc/den/sync_now/set", Optional.of("2")));
        assertFalse(done.knows("t/pc/attic/sync_now/set", Optional.of("1")));
    }

    @Test
    void one_without_an_id_is_a_new_one_each_time() {
        done.add("t/pc/den/sync_now/set", Optional.empty());
        assertFalse(done.knows("t/pc/den/sync_now/set", Optional.empty()));
    }

    @Test
    void what_was_done_before_a_restart_is_known_after_it_in_the_same_order() throws IOException {
        for (int i = 0; i < DoneAtOnce.MOST; i++) {
            done.add("t", Optional.of("" + i));
        }
        done.save();
        DoneAtOnce after = new DoneAtOnce(Documents.open(folder));
        assertTrue(after.knows("t", Optional.of("0")));
        after.add("t", Optional.of("next"));
        assertFalse(after.knows("t", Optional.of("0")));
        assertTrue(after.knows("t", Optional.of("1")));
    }

    @Test
    void a_damaged_document_is_set_aside_and_the_start_goes_on() throws IOException {
        Files.writeString(folder.resolve("done.json"), "{");
        DoneAtOnce after = new DoneAtOnce(Documents.open(folder));
        assertFalse(after.knows("t", Optional.of("0")));
        assertFalse(Files.exists(folder.resolve("done.json")));
    }

    @Test
    void what_a_newer_version_wrote_stops_the_start_and_a_disk_that_takes_nothing_stops_no_restart()
            throws IOException {
        Files.writeString(folder.resolve("done.json"), "{\"schema\":2,\"commands\":[]}");
        assertThrows(CannotStart.class, () -> new DoneAtOnce(Documents.open(folder)));
        Files.delete(folder.resolve("done.json"));
        Files.createDirectories(folder.resolve("done.json/something"));
        done.add("t", Optional.of("1"));
        done.save();
        assertTrue(done.knows("t", Optional.of("1")));
    }

    @Test
    void of_more_than_it_keeps_the_oldest_are_forgotten() {
        for (int i = 0; i <= DoneAtOnce.MOST; i++) {
            done.add("t", Optional.of("" + i));
            done.add("t", Optional.of("" + i));
        }
        assertFalse(done.knows("t", Optional.of("0")));
        assertTrue(done.knows("t", Optional.of("1")));
        assertTrue(done.knows("t", Optional.of("" + DoneAtOnce.MOST)));
    }
}
