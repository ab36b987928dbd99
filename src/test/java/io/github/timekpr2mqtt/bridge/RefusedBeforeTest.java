package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.timekpr2mqtt.storage.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedBeforeTest {
    private static final String TOPIC = "t/account/den/anna/cancel_selected/set";
    private static final Instant AT = Instant.parse("2026-11-26T21:37:51.123456789Z");

    private final Path folder;
    private final RefusedBefore refused;

    RefusedBeforeTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.refused = again();
    }

    private RefusedBefore again() throws IOException {
        return new RefusedBefore(Documents.open(folder));
    }

    private static RefusedBefore.Refusal refusal(String reason) {
        return new RefusedBefore.Refusal(reason, AT);
    }

    private static Optional<String> reason(RefusedBefore of, String topic, String id) {
        return of.of(topic, Optional.of(id)).map(RefusedBefore.Refusal::reason);
    }

    @Test
    void it_is_known_by_its_topic_and_its_id() {
        refused.add(TOPIC, "1", refusal("nothing is selected"));
        assertEquals(Optional.of("nothing is selected"), reason(refused, TOPIC, "1"));
        assertEquals(Optional.empty(), reason(refused, TOPIC, "2"));
        assertEquals(Optional.empty(), reason(refused, "t/account/den/ben/cancel_selected/set", "1"));
        assertEquals(Optional.empty(), refused.of(TOPIC, Optional.empty()));
    }

    @Test
    void what_was_saved_is_known_after_a_kill_in_the_same_order() throws IOException {
        for (int i = 0; i < RefusedBefore.MOST; i++) {
            refused.add(TOPIC, "" + i, refusal("reason " + i));
        }
        refused.save();
        RefusedBefore after = again();
        assertEquals(Optional.of(refusal("reason 0")), after.of(TOPIC, Optional.of("0")));
        after.add(TOPIC, "next", refusal("another"));
        assertEquals(Optional.empty(), reason(after, TOPIC, "0"));
        assertEquals(Optional.of("reason 1"), reason(after, TOPIC, "1"));
        assertEquals(Optional.of("another"), reason(after, TOPIC, "next"));
    }

    @Test
    void nothing_is_written_where_nothing_is_new() throws IOException {
        refused.save();
        assertFalse(Files.exists(folder.resolve("refused.json")));
        refused.add(TOPIC, "1", refusal("nothing is selected"));
        refused.save();
        Files.delete(folder.resolve("refused.json"));
        refused.save();
        assertFalse(Files.exists(folder.resolve("refused.json")));
    }

    @Test
    void a_disk_that_takes_nothing_forgets_it_only_at_the_end_and_is_asked_again() throws IOException {
        Path inTheWay = Files.createDirectories(folder.resolve("refused.json/something"));
        refused.add(TOPIC, "1", refusal("nothing is selected"));
        refused.save();
        assertEquals(Optional.of("nothing is selected"), reason(refused, TOPIC, "1"));
        Files.delete(inTheWay);
        Files.delete(folder.resolve("refused.json"));
        refused.save();
        assertEquals(Optional.of("nothing is selected"), reason(again(), TOPIC, "1"));
    }

    @Test
    void a_damaged_document_is_set_aside_and_what_a_newer_version_wrote_stops_the_start() throws IOException {
        Files.writeString(folder.resolve("refused.json"), "{");
        assertEquals(Optional.empty(), reason(again(), TOPIC, "1"));
        assertFalse(Files.exists(folder.resolve("refused.json")));
        Files.writeString(folder.resolve("refused.json"), "{\"schema\":2,\"commands\":[]}");
        assertThrows(CannotStart.class, this::again);
    }
}
