package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.github.timekpr2mqtt.storage.Remembered;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often what was seen is written to the disk. */
class PcStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Path folder;
    private final PcDocuments documents;
    private final PcStore store;
    private Instant now = NOON;

    PcStoreTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        documents = new PcDocuments(Documents.open(folder));
        store = new PcStore(documents, "den", new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    private String seen(Duration later, String version) {
        now = NOON.plus(later);
        return store.remember(
                new Remembered(Map.of(), ZoneOffset.UTC, LocalDate.of(2026, 11, 21), now, version, Map.of()), false);
    }

    private Duration saved() throws IOException {
        return Duration.between(
                NOON, documents.remembered("den").value().orElseThrow().lastSeen());
    }

    @Test
    void news_is_saved_once_a_minute() throws IOException {
        seen(Duration.ZERO, "0.5.4");
        seen(Duration.ofSeconds(59), "0.5.9");
        assertEquals(Duration.ZERO, saved());
        seen(Duration.ofSeconds(60), "0.5.9");
        assertEquals(Duration.ofSeconds(60), saved());
    }

    @Test
    void what_could_not_be_saved_is_tried_again_at_the_next_look() throws IOException {
        seen(Duration.ZERO, "0.5.4");
        Path unfinished = folder.resolve("seen-den.json.tmp");
        Files.createSymbolicLink(unfinished, Path.of("/dev/full"));
        assertEquals(
                "the document \"seen-den\" cannot be saved: No space left on device",
                seen(Duration.ofSeconds(60), "0.5.9"));
        assertEquals(Duration.ZERO, saved());
        assertEquals("", seen(Duration.ofSeconds(61), "0.5.9"));
        assertEquals(Duration.ofSeconds(61), saved());
        assertEquals("", seen(Duration.ofSeconds(62), "0.5.9"));
        assertEquals(Duration.ofSeconds(61), saved());
    }

    @Test
    void what_is_the_same_is_saved_each_quarter_of_an_hour() throws IOException {
        seen(Duration.ZERO, "0.5.9");
        seen(Duration.ofMinutes(14), "0.5.9");
        assertEquals(Duration.ZERO, saved());
        seen(Duration.ofMinutes(15), "0.5.9");
        assertEquals(Duration.ofMinutes(15), saved());
    }

    private void missing(Duration later, Map<Username, Duration> missing) {
        now = NOON.plus(later);
        store.remember(
                new Remembered(
                        Map.of(),
                        ZoneOffset.UTC,
                        LocalDate.of(2026, 11, 21),
                        now,
                        "0.5.9",
                        Map.of(),
                        missing,
                        Optional.empty(),
                        Optional.empty()),
                false);
    }

    /** That it has been missing for some minutes more is no news; that it is missing is. */
    @Test
    void an_account_that_is_missing_is_saved_as_news_once() throws IOException {
        Username ben = new Username("ben");
        missing(Duration.ZERO, Map.of());
        missing(Duration.ofMinutes(1), Map.of(ben, Duration.ZERO));
        assertEquals(Duration.ofMinutes(1), saved());
        missing(Duration.ofMinutes(15), Map.of(ben, Duration.ofMinutes(14)));
        assertEquals(Duration.ofMinutes(1), saved());
        missing(Duration.ofMinutes(16), Map.of(ben, Duration.ofMinutes(15)));
        assertEquals(Duration.ofMinutes(16), saved());
        missing(Duration.ofMinutes(17), Map.of());
        assertEquals(Duration.ofMinutes(17), saved());
    }

    @Test
    void a_clock_that_is_put_back_a_day_does_not_keep_it_from_being_saved() throws IOException {
        seen(Duration.ZERO, "0.5.4");
        seen(Duration.ofDays(-1), "0.5.9");
        assertEquals(Duration.ofDays(-1), saved());
        seen(Duration.ofDays(-1).plusSeconds(30), "0.5.4");
        assertEquals(Duration.ofDays(-1), saved());
    }
}
