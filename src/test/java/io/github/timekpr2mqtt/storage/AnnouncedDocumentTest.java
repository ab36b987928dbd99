package io.github.timekpr2mqtt.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.storage.AnnouncedDocument.Device;
import io.github.timekpr2mqtt.storage.AnnouncedDocument.Tombstone;
import io.github.timekpr2mqtt.storage.AnnouncedDocument.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncedDocumentTest {
    /** As long as a child's. */
    private static final String LONG = "{\"name\":\"Änne \\\"Anna\\\"\",\"value_template\":\"{{ x }}\"},".repeat(400);

    private final Path folder;
    private final Documents documents;

    AnnouncedDocumentTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.documents = Documents.open(folder);
    }

    static AnnouncedDocument document() {
        Version version = new Version(new PackedText(LONG), Map.of("time", "sensor", "limit_monday", "number"));
        Version empty = new Version(new PackedText(""), Map.of());
        return new AnnouncedDocument(
                1,
                List.of(
                        new Device("h/device/timekpr/config", "", "", version, List.of("t/bridge/state")),
                        new Device("h/device/timekpr_den/anna/config", "den", "anna", version, List.of())),
                List.of(new Tombstone(
                        "h/x/config", "attic", "", List.of(version, empty), List.of("t/pc/attic/state"), true)));
    }

    @Test
    void what_was_saved_comes_back_and_is_short() throws IOException {
        documents.save("announced", document());
        assertEquals(
                Optional.of(document()),
                documents.load("announced", AnnouncedDocument.class).value());
        assertTrue(Files.size(folder.resolve("announced.json")) < LONG.length());
    }

    @Test
    void a_message_that_cannot_be_unpacked_makes_it_a_damaged_document() throws IOException {
        documents.save("announced", document());
        Path file = folder.resolve("announced.json");
        String packed = new PackedText(LONG).packed();
        Files.writeString(file, Files.readString(file).replace(packed, packed.substring(0, packed.length() / 8 * 4)));
        assertInstanceOf(Loaded.Damaged.class, documents.load("announced", AnnouncedDocument.class));
    }

    @Test
    void a_text_that_would_fill_the_memory_is_refused() {
        String most = "x".repeat(PackedText.LIMIT);
        assertEquals(most, PackedText.unpack(new PackedText(most).packed()).value());
        String packed = new PackedText(most + "x").packed();
        assertThrows(IllegalArgumentException.class, () -> PackedText.unpack(packed));
        assertThrows(IllegalArgumentException.class, () -> PackedText.unpack("no Base64!"));
    }

    @Test
    void a_document_that_was_removed_was_never_written() throws IOException {
        documents.delete("announced");
        documents.save("announced", document());
        documents.delete("announced");
        assertInstanceOf(Loaded.Absent.class, documents.load("announced", AnnouncedDocument.class));
        assertInstanceOf(Loaded.Absent.class, Documents.open(folder).load("announced", AnnouncedDocument.class));
    }
}
