package io.github.timekpr2mqtt.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.timekpr2mqtt.storage.Loaded.Damaged;
import io.github.timekpr2mqtt.storage.sample.Count;
import io.github.timekpr2mqtt.storage.sample.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A document that cannot be read is kept under another name and told, never taken for empty. */
class DamagedDocumentTest {
    private final Path folder;
    private final Documents documents;

    DamagedDocumentTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        documents = Documents.open(folder);
    }

    private Damaged<Shelf> damaged(byte[] content) throws IOException {
        Files.write(folder.resolve("shelf.json"), content);
        Damaged<Shelf> damaged = documents.load("shelf", Shelf.class).damage().orElseThrow();
        assertArrayEquals(content, Files.readAllBytes(folder.resolve(damaged.setAsideAs())), "kept as it was");
        assertFalse(Files.exists(folder.resolve("shelf.json")));
        Files.delete(folder.resolve(damaged.setAsideAs()));
        return damaged;
    }

    @Test
    void cut_at_any_length_it_is_set_aside() throws Exception {
        byte[] whole = Samples.JSON.getBytes(UTF_8);
        int end = whole.length - 1; // without its last line break it is whole
        for (int length = 0; length < end; length++) {
            assertEquals(
                    "shelf.damaged-1", damaged(Arrays.copyOf(whole, length)).setAsideAs());
        }
    }

    @Test
    void cut_at_any_length_and_filled_with_zeros_it_is_set_aside() throws Exception {
        byte[] whole = Samples.JSON.getBytes(UTF_8);
        for (int length = 0; length < whole.length; length++) {
            damaged(Arrays.copyOf(Arrays.copyOf(whole, length), whole.length));
        }
    }

    @Test
    void rubbish_of_any_length_is_set_aside() throws Exception {
        Random random = new Random(1);
        for (int length = 0; length < 300; length++) {
            byte[] rubbish = new byte[length];
            random.nextBytes(rubbish);
            damaged(rubbish);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "0", "{\"n\": 1}", "<html>", "[[[[", "{\"a\":{\"a\":{\"a\":"})
    void what_is_no_shelf_is_set_aside(String content) throws Exception {
        String why = damaged(content.getBytes(UTF_8)).why();
        assertTrue(!why.isBlank() && why.lines().count() == 1, why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"id\":", "{\"gifts\":[", " "})
    void megabytes_of_rubbish_do_no_harm(String part) throws Exception {
        damaged(part.repeat(3_000_000 / part.length()).getBytes(UTF_8));
        damaged(part.repeat(Documents.LIMIT).getBytes(UTF_8));
    }

    @Test
    void an_older_one_that_was_set_aside_is_never_overwritten() throws Exception {
        for (String content : List.of("first", "second", "third")) {
            Files.writeString(folder.resolve("n.json"), content);
            documents.load("n", Count.class);
        }
        assertEquals("first", Files.readString(folder.resolve("n.damaged-1")));
        assertEquals("second", Files.readString(folder.resolve("n.damaged-2")));
        assertEquals("third", Files.readString(folder.resolve("n.damaged-3")));
    }

    @Test
    void it_is_told_until_a_new_one_is_saved_also_after_a_kill() throws Exception {
        Files.writeString(folder.resolve("n.json"), "x");
        documents.load("n", Count.class);
        Loaded<Count> again = Documents.open(folder).load("n", Count.class);
        assertEquals(new Damaged<Count>("n", "n.damaged-1", "it was set aside before"), again);
        assertEquals(Optional.empty(), again.value());

        documents.save("n", new Count(1));
        Loaded<Count> saved = Documents.open(folder).load("n", Count.class);
        assertEquals(Optional.of(new Count(1)), saved.value());
        assertEquals(Optional.empty(), saved.damage());
    }

    /** What stands in the place of a document, for example a folder that a container made for a file that was to be mounted. */
    private enum InItsPlace {
        FOLDER("it is a folder") {
            @Override
            void make(Path place) throws IOException {
                Files.createDirectories(place.resolve("with something in it"));
            }
        },
        LINK_TO_NOTHING("a link that leads nowhere") {
            @Override
            void make(Path place) throws IOException {
                Files.createSymbolicLink(place, Path.of("gone"));
            }
        },
        LINK_TO_ITSELF("a link that leads nowhere") {
            @Override
            void make(Path place) throws IOException {
                Files.createSymbolicLink(place, place.getFileName());
            }
        },
        NO_PERMISSION("permission denied") {
            /** Not even root may read what the kernel made write-only. */
            @Override
            void make(Path place) throws IOException {
                Files.createSymbolicLink(place, Path.of("/sys/bus/platform/drivers_probe"));
            }
        },
        PIPE("it is neither a file nor a folder") {
            @Override
            void make(Path place) throws IOException, InterruptedException {
                assertEquals(
                        0,
                        new ProcessBuilder("mkfifo", place.toString()).start().waitFor());
            }
        };

        private final String why;

        InItsPlace(String why) {
            this.why = why;
        }

        abstract void make(Path place) throws IOException, InterruptedException;
    }

    @ParameterizedTest
    @EnumSource
    void what_cannot_be_opened_is_set_aside_as_it_is_and_told_also_after_a_kill(InItsPlace thing) throws Exception {
        Path place = folder.resolve("n.json");
        thing.make(place);
        assertEquals(new Damaged<Count>("n", "n.damaged-1", thing.why), documents.load("n", Count.class));
        assertTrue(Files.exists(folder.resolve("n.damaged-1"), LinkOption.NOFOLLOW_LINKS), "kept");

        assertTrue(Documents.open(folder).load("n", Count.class).damage().isPresent());
        thing.make(place);
        assertEquals(
                "n.damaged-2",
                documents.load("n", Count.class).damage().orElseThrow().setAsideAs());
        documents.save("n", new Count(1));
        assertEquals(Optional.of(new Count(1)), documents.load("n", Count.class).value());
    }

    @Test
    void the_other_documents_are_not_touched() throws Exception {
        documents.save("den", new Count(1));
        Files.writeString(folder.resolve("attic.json"), "");
        assertTrue(documents.load("attic", Count.class).damage().isPresent());
        assertEquals(
                Optional.of(new Count(1)), documents.load("den", Count.class).value());
    }

    @Test
    void the_log_names_the_document_what_is_wrong_and_where_it_is_now() throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger(Documents.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        try {
            Files.writeString(folder.resolve("wishes%20den.json"), "");
            documents.load("wishes den", Count.class);
        } finally {
            log.detachAppender(lines);
        }
        assertEquals(
                List.of("The document \"wishes den\" is damaged (empty) and was set aside as "
                        + folder.resolve("wishes%20den.damaged-1")),
                lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    }
}
