package io.github.timekpr2mqtt.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.changes.Sending;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of older documents, which know only whether something was sent. */
class OlderSettingTest {
    private static Sending monday(PcWishes wishes) {
        return wishes.of(new Username("anna.smith"))
                .setting("limit_monday")
                .orElseThrow()
                .sending();
    }

    @Test
    void a_setting_that_was_sent_was_sent_itself(@TempDir Path folder) throws IOException {
        PcDocuments documents = new PcDocuments(Documents.open(folder));
        documents.save("den", PcDocumentsTest.full());
        assertEquals(Sending.REPLACED, monday(documents.wishes("den").value().orElseThrow()));
        Path file = folder.resolve("wishes-den.json");
        String older = Files.readString(file).replaceAll(",\\s*\"sentValue\" : \"[^\"]+\"", "");
        Files.writeString(file, older);
        assertEquals(Sending.THIS, monday(documents.wishes("den").value().orElseThrow()));
        Files.writeString(file, older.replaceAll(",\\s*\"sent\" : true", ""));
        assertEquals(Sending.NOT, monday(documents.wishes("den").value().orElseThrow()));
    }
}
