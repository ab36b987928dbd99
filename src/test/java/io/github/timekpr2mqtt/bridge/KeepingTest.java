package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.PcDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PC that is off, whose documents the disk does not take for a while. */
class KeepingTest {
    private static final Options.Pc DEN =
            new Options.Pc("den", "192.0.2.20", 22, "timekpr2mqtt", "", List.of(), List.of(), false);
    private static final PcWishes WISHES = PcWishes.NONE.remember(List.of("1"), LocalDate.of(2026, 11, 21));
    private static final String FULL = "cannot be saved: No space left on device";

    private final Path folder;
    private final PcDocuments documents;
    private final PcState state;
    private final Keeping keeping;

    KeepingTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        documents = new PcDocuments(Documents.open(folder));
        state = PcState.load(DEN, 30, new PcTime(Clock.systemUTC(), Steady.MACHINE), documents);
        keeping = new Keeping(state, new PcStore(documents, "den", Clock.systemUTC()));
    }

    /** The next save of a document fails. */
    private void full(String document) throws IOException {
        Files.createSymbolicLink(folder.resolve(document + ".json.tmp"), Path.of("/dev/full"));
    }

    @Test
    void wishes_that_cannot_be_saved_are_not_kept_and_the_pc_says_so_until_they_can() throws IOException {
        full("wishes-den");
        assertThrows(IOException.class, () -> keeping.save(WISHES));
        assertEquals(PcWishes.NONE, state.wishes());
        assertEquals("cannot save: the document \"wishes-den\" " + FULL, state.problem());
        assertEquals(state.problem(), state.why(), "in the way of changes");
        full("wishes-den");
        assertFalse(keeping.tryAgain());
        assertFalse(state.problem().isEmpty());
        assertTrue(keeping.tryAgain());
        assertEquals("", state.problem());
        assertFalse(keeping.tryAgain(), "there is nothing to be tried");
    }

    @Test
    void what_was_seen_and_cannot_be_saved_is_said_until_it_can_and_is_in_the_way_of_nothing() throws IOException {
        full("seen-den");
        keeping.remember(true);
        assertEquals("cannot save: the document \"seen-den\" " + FULL, state.problem());
        assertEquals("", state.why());
        assertFalse(keeping.tryAgain(), "that is no news about wishes");
        assertEquals("", state.problem());
        assertTrue(documents.remembered("den").value().isPresent());
    }

    @Test
    void what_was_seen_is_saved_for_an_ending_unless_the_disk_has_it() throws IOException {
        full("seen-den");
        assertFalse(keeping.keepSeen());
        assertTrue(keeping.keepSeen());
        assertTrue(documents.remembered("den").value().isPresent());
        full("seen-den");
        assertTrue(keeping.keepSeen(), "nothing is saved, so nothing fails");
    }

    @Test
    void what_is_the_same_is_not_saved_again() throws IOException {
        assertTrue(keeping.keep(WISHES));
        Path file = folder.resolve("wishes-den.json");
        Files.delete(file);
        assertTrue(keeping.keep(WISHES));
        assertFalse(Files.exists(file));
    }
}
