package io.github.timekpr2mqtt.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.storage.Loaded.Absent;
import io.github.timekpr2mqtt.storage.Loaded.Present;
import io.github.timekpr2mqtt.storage.sample.Count;
import io.github.timekpr2mqtt.storage.sample.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
    private final Path folder;
    private final Documents documents;

    DocumentsTest(@TempDir Path temp) throws IOException {
        folder = temp.resolve("data");
        documents = Documents.open(folder);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void what_was_saved_is_loaded_also_by_the_next_process() throws Exception {
        documents.save("shelf", Samples.SHELF);
        assertEquals(new Present<>(Samples.SHELF), documents.load("shelf", Shelf.class));
        assertEquals(
                Optional.of(Samples.SHELF),
                Documents.open(folder).load("shelf", Shelf.class).value());
    }

    @Test
    void what_was_never_saved_is_absent() throws Exception {
        Loaded<Count> loaded = documents.load("none", Count.class);
        assertEquals(new Absent<Count>(), loaded);
        assertEquals(Optional.empty(), loaded.value());
        assertEquals(Optional.empty(), loaded.damage());
    }

    @Test
    void the_last_one_saved_counts_and_no_other_file_stays() throws Exception {
        documents.save("n", new Count(1));
        documents.save("n", new Count(2));
        assertEquals(Optional.of(new Count(2)), documents.load("n", Count.class).value());
        assertEquals(List.of("n.json"), files());
    }

    @Test
    void a_document_may_have_any_name() throws Exception {
        List<String> names = List.of("../n", "/etc/passwd", "Büro", ".", "n.json.tmp", "a\nb\0", "👍".repeat(64));
        for (int i = 0; i < names.size(); i++) {
            documents.save(names.get(i), new Count(i));
        }
        Documents again = Documents.open(folder);
        for (int i = 0; i < names.size(); i++) {
            assertEquals(
                    Optional.of(new Count(i)),
                    again.load(names.get(i), Count.class).value());
        }
        assertEquals(names.size(), files().size());
    }

    @Test
    void only_the_owner_may_look() throws Exception {
        documents.save("n", new Count(1));
        assertEquals("rwx------", mode(folder));
        assertEquals("rw-------", mode(folder.resolve("n.json")));
    }

    @Test
    void a_folder_that_exists_keeps_its_mode() throws Exception {
        Path shared = Files.createDirectory(
                folder.resolveSibling("shared"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        Documents.open(shared);
        assertEquals("rwxr-x---", mode(shared));
    }

    @Test
    void folders_are_made_as_deep_as_needed() throws Exception {
        Path deep = folder.resolve("a/b/c");
        Documents.open(deep).save("n", new Count(1));
        assertEquals("rwx------", mode(folder.resolve("a/b")));
        assertTrue(Files.exists(deep.resolve("n.json")));
    }

    @Test
    void a_kill_while_saving_leaves_the_old_document_and_the_rest_is_swept_up() throws Exception {
        documents.save("n", new Count(1));
        Path half = Files.writeString(folder.resolve("n.json.tmp"), "{\"n\": 2");
        Documents next = Documents.open(folder);
        assertFalse(Files.exists(half));
        assertEquals(Optional.of(new Count(1)), next.load("n", Count.class).value());
    }

    @Test
    void a_kill_at_the_very_first_save_leaves_no_document() throws Exception {
        Files.writeString(folder.resolve("n.json.tmp"), "{\"n\": 2}");
        assertEquals(new Absent<Count>(), Documents.open(folder).load("n", Count.class));
    }

    @Test
    void a_file_of_somebody_else_stays() throws Exception {
        Files.writeString(folder.resolve("notes.tmp"), "mine");
        Documents.open(folder);
        assertEquals(List.of("notes.tmp"), files());
    }

    @Test
    void a_document_that_could_not_be_loaded_again_is_not_saved() throws Exception {
        documents.save("n", new Count(1));
        String huge = "x".repeat(Documents.LIMIT);
        IOException e = assertThrows(IOException.class, () -> documents.save("n", List.of(huge)));
        assertEquals("the document \"n\" cannot be saved: larger than 4 MiB", e.getMessage());
        assertEquals(Optional.of(new Count(1)), documents.load("n", Count.class).value());
    }
}
