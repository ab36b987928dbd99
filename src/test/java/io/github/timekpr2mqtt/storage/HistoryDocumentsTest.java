package io.github.timekpr2mqtt.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.history.Day;
import io.github.timekpr2mqtt.history.History;
import io.github.timekpr2mqtt.history.Session;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryDocumentsTest {
    private static final Username ANNA = new Username("anna");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOON = Instant.parse("2026-11-20T11:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** As timekpr-mngr writes it. */
    private static final String PREDECESSORS = """
            {
                "2026-11-18": {
                    "time_spent": 5400,
                    "playtime_spent": 0
                },
                "2026-11-20": {
                    "time_spent": 3000,
                    "playtime_spent": 600
                }
            }""";

    private final Path folder;
    private final HistoryDocuments documents;

    HistoryDocumentsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.documents = open();
    }

    private HistoryDocuments open() throws IOException {
        return new PcDocuments(Documents.open(folder)).histories("den");
    }

    private Path file() {
        return folder.resolve("history/den/anna.json");
    }

    static History history() {
        Session over = new Session(NOON, NOON.plusSeconds(3600), false);
        Session running = new Session(NOON.plusSeconds(7200), NOON.plusSeconds(9000), true);
        return new History(new TreeMap<>(Map.of(
                FRIDAY.minusDays(2), new Day(5400, 0, List.of()), FRIDAY, new Day(3000, 600, List.of(over, running)))));
    }

    @Test
    void the_predecessors_file_is_taken_over_as_it_is() throws IOException {
        Files.writeString(file(), PREDECESSORS);
        History history = documents.load(ANNA).value().orElseThrow();
        assertEquals(Optional.of(new Day(5400, 0, List.of())), history.on(FRIDAY.minusDays(2)));
        assertEquals(Optional.of(new Day(0, 0, List.of())), history.on(FRIDAY.minusDays(1)));
        assertEquals(Optional.of(new Day(3000, 600, List.of())), history.on(FRIDAY));
        documents.save(ANNA, history, BERLIN);
        assertEquals(
                PREDECESSORS.replaceAll("\\s", ""), Files.readString(file()).replaceAll("\\s", ""));
    }

    /** Timekpr counts a clock that was put back a day as -86400. */
    @Test
    void a_figure_of_the_predecessors_that_no_day_can_have_becomes_one() throws IOException {
        Files.writeString(file(), PREDECESSORS.replace("5400", "-86400").replace("3000", "90000"));
        History history = documents.load(ANNA).value().orElseThrow();
        assertEquals(Optional.of(new Day(0, 0, List.of())), history.on(FRIDAY.minusDays(2)));
        assertEquals(Optional.of(new Day(86_400, 600, List.of())), history.on(FRIDAY));
    }

    @Test
    void a_history_comes_back_as_it_was() throws IOException {
        assertInstanceOf(Loaded.Absent.class, documents.load(ANNA));
        documents.save(ANNA, history(), BERLIN);
        assertEquals(Optional.of(history()), open().load(ANNA).value());
        documents.save(ANNA, History.NONE, BERLIN);
        assertEquals(Optional.of(History.NONE), open().load(ANNA).value());
    }

    @Test
    void a_person_can_read_it() throws IOException {
        documents.save(ANNA, history(), BERLIN);
        String expected = """
                {"2026-11-18":{"time_spent":5400,"playtime_spent":0},
                 "2026-11-20":{"time_spent":3000,"playtime_spent":600,"sessions":[
                  {"from":"2026-11-20T12:00:00+01:00","to":"2026-11-20T13:00:00+01:00"},
                  {"from":"2026-11-20T14:00:00+01:00","seen":"2026-11-20T14:30:00+01:00"}]}}""";
        assertEquals(expected.replaceAll("\\s", ""), Files.readString(file()).replaceAll("\\s", ""));
        assertTrue(Files.readString(file()).lines().count() > 10, "indented");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{\"2026-11-20\":", "{\"2026-11-20\":{\"time_spent\":1}}"})
    void what_is_no_history_is_set_aside_and_not_taken_for_none(String content) throws IOException {
        Files.writeString(file(), content);
        Loaded<History> loaded = documents.load(ANNA);
        assertEquals(Optional.empty(), loaded.value());
        assertEquals("anna.damaged-1", loaded.damage().orElseThrow().setAsideAs());
        assertEquals(content, Files.readString(folder.resolve("history/den/anna.damaged-1")));
        assertTrue(open().load(ANNA).damage().isPresent(), "and told until there is a new one");
        documents.save(ANNA, history(), BERLIN);
        assertEquals(Optional.of(history()), open().load(ANNA).value());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-18, 2026-11-31",
        "2026-11-18, yesterday",
        "5400, 54x0",
        "'\"time_spent\":5400', '\"time_used\":5400'",
        "'{\"time_spent\":5400,\"playtime_spent\":0}', null",
        "'\"seen\":', '\"to\":\"2026-11-20T14:30:00+01:00\",\"seen\":'",
        "'\"from\":\"2026-11-20T14', '\"from\":\"2026-11-21T14'",
        "'\"to\":\"2026-11-20T13:00:00+01:00\"', '\"to\":null'",
        "T13:00:00+01:00, T13:00:00",
    })
    void a_value_that_is_none_is_damage(String good, String bad) throws IOException {
        documents.save(ANNA, history(), BERLIN);
        String text = Files.readString(file()).replaceAll("\\s", "");
        assertTrue(text.contains(good), text);
        Files.writeString(file(), text.replace(good, bad));
        assertInstanceOf(Loaded.Damaged.class, documents.load(ANNA));
    }

    @Test
    void accounts_and_pcs_have_a_file_each_and_damage_of_one_is_none_of_another() throws IOException {
        Username odd = new Username("anna.smith");
        HistoryDocuments attic = new PcDocuments(Documents.open(folder)).histories("Kids' attic");
        documents.save(ANNA, history(), BERLIN);
        documents.save(odd, History.NONE, BERLIN);
        attic.save(ANNA, History.NONE.knownFrom(FRIDAY), BERLIN);
        assertTrue(Files.exists(folder.resolve("history/den/anna%2esmith.json")));
        assertTrue(Files.exists(folder.resolve("history/Kids%27%20attic/anna.json")));
        Files.writeString(folder.resolve("history/den/anna%2esmith.json"), "{");
        assertTrue(documents.load(odd).damage().isPresent());
        assertEquals(Optional.of(history()), documents.load(ANNA).value());
        assertEquals(
                Optional.of(History.NONE.knownFrom(FRIDAY)), attic.load(ANNA).value());
    }

    /** A document has an end, and a PC that comes and goes all day must not stop the saving. */
    @Test
    void the_longest_history_can_be_saved() throws IOException {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            sessions.add(new Session(NOON.plusSeconds(i), NOON.plusSeconds(i + 1), false));
        }
        TreeMap<LocalDate, Day> days = new TreeMap<>();
        for (int i = 0; i <= History.MOST_DAYS; i++) {
            days.put(FRIDAY.minusDays(i), new Day(86_400, 86_400, sessions));
        }
        documents.save(ANNA, new History(days), BERLIN);
        assertEquals(Optional.of(new History(days)), documents.load(ANNA).value());
    }

    @Test
    void a_folder_that_cannot_be_one_is_named() throws IOException {
        Files.writeString(folder.resolve("history/attic"), "");
        PcDocuments all = new PcDocuments(Documents.open(folder));
        IOException e = org.junit.jupiter.api.Assertions.assertThrows(IOException.class, () -> all.histories("attic"));
        assertTrue(String.valueOf(e.getMessage()).contains("history/attic"), e::toString);
    }
}
