package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.storage.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names as they stand in what the bridge says of files and logins. */
class DiagnosticsTest {
    @Test
    void names_in_names_of_files_and_logins_are_hidden_and_words_of_ours_are_not(@TempDir Path folder)
            throws Exception {
        Options options = Options.read(Files.writeString(folder.resolve("options.json"), """
                {"mqtt":{"url":"mqtt://b","username":"timekpr"},"pcs":[{"name":"K\u00fcche Leonie's","host":"h",
                "user":"papaschmidt","users":["leonie.m\u00fcller"]}]}"""));
        Map<String, @Nullable Object> said = Map.of(
                "last_error",
                "The PC does not accept our SSH key for the account papaschmidt; was damaged and is kept as"
                        + " wishes-K%c3%bcche%20Leonie%27s.damaged-1",
                "problems",
                List.of("known_hosts/K%C3%BCche+Leonie%27s.pub cannot be read", "history/leonie%2em%c3%bcller.json"));

        Map<String, @Nullable Object> document =
                Diagnostics.of(options, Version.ofThisProgram(), Clock.systemUTC(), said, List.of());

        String text = Documents.text(document).toLowerCase(Locale.ROOT);
        for (String name : List.of("leonie", "k%c3", "papaschmidt", "küche", "bcche", "bcller")) {
            assertFalse(text.contains(name), () -> name + " in " + text);
        }
        Map<?, ?> shown = Walk.map(document.get("options"));
        assertEquals("timekpr", Walk.map(shown.get("mqtt")).get("base_topic"));
    }
}
