package io.github.timekpr2mqtt.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extra time that an older version wrote down. */
class OlderGrantTest {
    @Test
    void in_a_document_of_before_its_tries_and_its_used_time_were_kept_it_has_none(@TempDir Path folder)
            throws IOException {
        PcDocuments documents = new PcDocuments(Documents.open(folder));
        documents.save("den", PcDocumentsTest.full());
        assertEquals(List.of(0, 1, 0), tries(documents));
        Path file = folder.resolve("wishes-den.json");
        String text = Files.readString(file);
        String older = text.replaceAll(
                "(\"kind\" : \"[A-Z]+\"),\\s*\"counted\" : -?\\w+,\\s*\"limit\" : -?\\w+,\\s*\"answered\" : [0-9]+",
                "$1");
        assertNotEquals(text, older);
        Files.writeString(file, older);
        assertEquals(List.of(0, 0, 0), tries(documents));
    }

    private static List<Integer> tries(PcDocuments documents) throws IOException {
        return documents.wishes("den").value().orElseThrow().of(new Username("anna.smith")).grants().stream()
                .map(Grant::answered)
                .toList();
    }
}
