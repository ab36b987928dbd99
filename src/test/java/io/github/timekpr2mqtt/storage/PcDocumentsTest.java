package io.github.timekpr2mqtt.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.Aim;
import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.CommandIds;
import io.github.timekpr2mqtt.changes.DayHours;
import io.github.timekpr2mqtt.changes.DayLimit;
import io.github.timekpr2mqtt.changes.DayStart;
import io.github.timekpr2mqtt.changes.Effect;
import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Flag;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.Lockout;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.changes.PcNumber;
import io.github.timekpr2mqtt.changes.PcSettingWish;
import io.github.timekpr2mqtt.changes.PcSwitch;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.changes.PcWords;
import io.github.timekpr2mqtt.changes.SettingWish;
import io.github.timekpr2mqtt.changes.TimeKind;
import io.github.timekpr2mqtt.changes.ToyTimekpr;
import io.github.timekpr2mqtt.changes.Writing;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.Fault;
import io.github.timekpr2mqtt.timekpr.Faults;
import io.github.timekpr2mqtt.timekpr.LimitedBy;
import io.github.timekpr2mqtt.timekpr.LockoutType;
import io.github.timekpr2mqtt.timekpr.OwnList;
import io.github.timekpr2mqtt.timekpr.OwnNumber;
import io.github.timekpr2mqtt.timekpr.OwnSwitch;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PcDocumentsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.25Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final Path folder;
    private final PcDocuments documents;

    PcDocumentsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.documents = new PcDocuments(Documents.open(folder));
    }

    private static Origin origin(String id) {
        return new Origin(id, "limit_monday", "9\"0ä", NOW, Optional.empty());
    }

    /** Everything that wishes can hold. */
    static PcWishes full() {
        Origin asked = new Origin("b", "add_15", "PRESS", NOW, Optional.of(new Origin.ReplyTo("answers/here", "AQID")));
        SettingWish open = new SettingWish(
                new DayLimit(DayOfWeek.MONDAY, 5400),
                origin("a"),
                Optional.of("60"),
                1,
                Optional.empty(),
                Optional.of(new DayLimit(DayOfWeek.MONDAY, 2700)));
        SettingWish failed = new SettingWish(
                new DayLimit(DayOfWeek.SUNDAY, 0), asked, Optional.empty(), 2, Optional.of("the PC refused it"));
        SettingWish hours = new SettingWish(
                new DayHours(DayOfWeek.MONDAY, AllowedHours.parse("7;8[0-30];!14")),
                origin("c"),
                Optional.of("all day"));
        SettingWish lockout = new SettingWish(new Lockout(LockoutType.KILL), origin("d"), Optional.of("terminate"));
        SettingWish track = new SettingWish(new Flag(Flag.Kind.TRACK_INACTIVE, true), origin("e"), Optional.of("OFF"));
        Grant.Sender sender = new Grant.Sender("boot", "guid", ":1.7");
        AccountWishes anna = new AccountWishes(
                Map.of(
                        "limit_monday", open,
                        "limit_sunday", failed,
                        "hours_monday", hours,
                        "lockout", lockout,
                        "track_inactive", track),
                Map.of(
                        TimeKind.TIME,
                                new Writing(
                                        DailyLimits.parse("1;2;3;4;5;6;7", "1;2;3;4;5;6;7"),
                                        Optional.empty(),
                                        Optional.of(DailyLimits.parse("6;7", "6;7"))),
                        TimeKind.PLAYTIME,
                                new Writing(
                                        DailyLimits.parse("1;2;3;4;5;6;7", "7;6;5;4;3;2;1"),
                                        Optional.of(DailyLimits.parse("1;2;3;4;5;6;7", "7;6;5;4;3;2;2")),
                                        Optional.of(DailyLimits.parse("2;3", "7;6")))),
                List.of(
                        new Grant(asked, Amount.relative(900), TODAY, new Grant.Prepared(Aim.of(900, 0, 900), sender)),
                        new Grant(
                                asked,
                                TimeKind.TIME,
                                Amount.relative(-900),
                                TODAY,
                                new Grant.Done(Aim.of(-900, 900, 0)),
                                1),
                        new Grant(asked, TimeKind.PLAYTIME, Amount.absolute(0), TODAY, new Grant.Waiting("clock"))),
                List.of(new Grant(asked, Amount.relative(900), TODAY, new Grant.Failed("no"))),
                Optional.of(new DayStart(TODAY, 3, 4)),
                2700,
                Optional.of(origin("c")));
        Username user = new Username("anna.smith");
        Ending ending =
                new Ending(Ending.Type.CHANGED_AT_PC, user, asked, Optional.of("1"), Optional.empty(), "why", NOW);
        Ending grant = new Ending(
                Ending.Type.APPLIED,
                Optional.of(user),
                asked,
                Optional.of("0"),
                Optional.of("15"),
                "",
                NOW,
                Optional.of(new Effect(541, 542, LimitedBy.HOURS)));
        Ending ofPc = new Ending(
                Ending.Type.CHANGED_AT_PC,
                Optional.empty(),
                asked,
                Optional.of("3"),
                Optional.of("5"),
                "",
                NOW,
                Optional.empty());
        PcWishes writing = new PcWishes(Map.of(), Map.of(), CommandIds.NONE, List.of(), Optional.of(sender));
        return writing.with(user, anna)
                .with(new PcSettingWish(new PcNumber(OwnNumber.POLL_TIME, 5), origin("f"), Optional.of("3")))
                .with(new PcSettingWish(
                        new PcSwitch(OwnSwitch.PLAYTIME, true),
                        asked,
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Optional.of(new PcSwitch(OwnSwitch.PLAYTIME, false))))
                .with(new PcSettingWish(
                        PcWords.parse(OwnList.SESSION_TYPES, "x11;tty"),
                        origin("g"),
                        Optional.empty(),
                        2,
                        Optional.of("the PC refused it")))
                .remember(List.of("x"), TODAY)
                .toTell(List.of(ending, grant, ofPc));
    }

    @Test
    void a_document_of_before_there_were_grants_of_playtime_has_grants_of_time() throws IOException {
        documents.save("den", full());
        Path file = folder.resolve("wishes-den.json");
        String text = Files.readString(file);
        Files.writeString(
                file,
                text.replaceAll(",\\s*\"kind\" : \"[A-Z]+\"", "")
                        .replaceAll("\\s*\"writingPlayTime[A-Za-z]+\" : \"[0-9;]+\",", ""));
        AccountWishes anna = documents.wishes("den").value().orElseThrow().of(new Username("anna.smith"));
        assertEquals(
                List.of(TimeKind.TIME, TimeKind.TIME, TimeKind.TIME),
                anna.grants().stream().map(Grant::kind).toList());
        assertEquals(Set.of(TimeKind.TIME), anna.writing().keySet());
    }

    @Test
    void a_document_of_before_it_was_kept_who_writes_has_nobody() throws IOException {
        documents.save("den", full());
        Path file = folder.resolve("wishes-den.json");
        String text = Files.readString(file);
        Files.writeString(file, text.replaceAll(",\\s*\"writer\" : \\{[^}]*}", ""));
        PcWishes wishes = documents.wishes("den").value().orElseThrow();
        assertEquals(Optional.empty(), wishes.writer());
        assertEquals(full().untold(), wishes.untold());
    }

    @Test
    void a_document_of_before_there_was_a_bonus_has_the_usual_one() throws IOException {
        documents.save("den", full());
        Path file = folder.resolve("wishes-den.json");
        Files.writeString(file, Files.readString(file).replaceAll(",\\s*\"bonus\" : 2700", ""));
        AccountWishes anna = documents.wishes("den").value().orElseThrow().of(new Username("anna.smith"));
        assertEquals(AccountWishes.USUAL_BONUS, anna.bonus());
        assertEquals(3, anna.grants().size());
    }

    @Test
    void a_document_of_before_a_change_could_be_selected_has_none_selected() throws IOException {
        documents.save("den", full());
        Path file = folder.resolve("wishes-den.json");
        String text = Files.readString(file).replaceAll("\\s", "");
        String older = text.replaceAll(",\"selected\":[{][^}]*[}]", "");
        assertNotEquals(text, older);
        Files.writeString(file, older);
        AccountWishes anna = documents.wishes("den").value().orElseThrow().of(new Username("anna.smith"));
        assertEquals(Optional.empty(), anna.selected());
        assertEquals(7, anna.open());
    }

    @Test
    void a_document_of_before_there_were_wishes_for_timekprs_own_settings_has_none() throws IOException {
        documents.save("den", full());
        Path file = folder.resolve("wishes-den.json");
        String text = Files.readString(file).replaceAll("\\s", "");
        String older = text.replaceAll("\"own\":\\[.*?],\"ids\"", "\"ids\"");
        assertEquals(false, older.equals(text), text);
        Files.writeString(file, older);
        PcWishes read = documents.wishes("den").value().orElseThrow();
        assertEquals(Map.of(), read.own());
        assertEquals(full().accounts().keySet(), read.accounts().keySet());
    }

    @Test
    void wishes_come_back_as_they_were() throws IOException {
        documents.save("den", full());
        assertEquals(Optional.of(full()), documents.wishes("den").value());
        assertInstanceOf(Loaded.Absent.class, documents.wishes("attic"));
    }

    @Test
    void how_a_pc_was_last_seen_comes_back() throws IOException {
        Remembered seen = new Remembered(
                new ToyTimekpr().look().accounts(),
                ZoneId.of("Europe/Berlin"),
                TODAY,
                NOW,
                "0.5.9",
                Map.of(ToyTimekpr.ANNA, NOW),
                Map.of(ToyTimekpr.ANNA, Duration.ofMinutes(90)),
                Optional.of(new ToyTimekpr().look().main()),
                Optional.of(true));
        documents.save("den", seen);
        assertEquals(Optional.of(seen), documents.remembered("den").value());
    }

    @Test
    void nothing_is_kept_of_a_pc_that_was_removed() throws IOException {
        documents.save("den", full());
        documents.save("attic", full());
        documents.delete("den");
        assertInstanceOf(Loaded.Absent.class, documents.wishes("den"));
        assertInstanceOf(Loaded.Absent.class, documents.remembered("den"));
        assertInstanceOf(Loaded.Present.class, documents.wishes("attic"));
    }

    @Test
    void a_pc_remembered_before_absences_were_counted_misses_nobody() throws IOException {
        documents.save(
                "den",
                new Remembered(
                        Map.of(),
                        ZoneId.of("UTC"),
                        TODAY,
                        NOW,
                        "0.5.9",
                        Map.of(),
                        Map.of(ToyTimekpr.ANNA, Duration.ofMinutes(90)),
                        Optional.empty(),
                        Optional.empty()));
        Path file = folder.resolve("seen-den.json");
        Files.writeString(file, Files.readString(file).replaceAll("(?s),\\s*\"missing\" : \\{[^}]*}", ""));
        assertEquals(Map.of(), documents.remembered("den").value().orElseThrow().missing());
    }

    @Test
    void what_was_wrong_with_a_childs_files_comes_back() throws IOException {
        AccountFiles sound = Optional.ofNullable(
                        new ToyTimekpr().look().accounts().get(ToyTimekpr.ANNA))
                .orElseThrow();
        Faults faults = new Faults(Map.of(
                "LIMIT_PER_WEEK",
                new Fault("config/timekpr.anna.conf", "LIMIT_PER_WEEK is missing", Fault.Kind.TAKEN),
                Faults.SPENT,
                new Fault("work/anna.time", "there is no key in it", Fault.Kind.UNREADABLE)));
        AccountFiles anna = new AccountFiles(ToyTimekpr.ANNA, sound.config(), Optional.empty(), faults);
        Remembered seen = new Remembered(
                Map.of(ToyTimekpr.ANNA, anna), ZoneId.of("UTC"), TODAY, NOW, "0.5.9", Map.of(ToyTimekpr.ANNA, NOW));
        documents.save("den", seen);
        assertEquals(Optional.of(seen), documents.remembered("den").value());
        Path file = folder.resolve("seen-den.json");
        Files.writeString(file, Files.readString(file).replaceAll("(?s),\\s*\"faults\" : \\{.*?}\\s*}", ""));
        assertEquals(
                Faults.NONE,
                Optional.ofNullable(documents
                                .remembered("den")
                                .value()
                                .orElseThrow()
                                .accounts()
                                .get(ToyTimekpr.ANNA))
                        .orElseThrow()
                        .faults(),
                "one that was remembered before there were any has none");
    }

    /** Even if nothing else in it is known. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"schema\":2}", "{\"schema\":7,\"children\":[{\"name\":\"anna\"}]}"})
    void a_document_of_a_newer_version_is_left_alone_and_named(String newer) throws IOException {
        for (String name : List.of("wishes-den", "seen-den")) {
            Path file = Files.writeString(folder.resolve(name + ".json"), newer);
            IOException e = assertThrows(
                    IOException.class,
                    () -> assertTrue(
                            name.startsWith("w")
                                    ? documents.wishes("den").value().isEmpty()
                                    : documents.remembered("den").value().isEmpty()));
            assertEquals(
                    "the document " + file + " was written by a newer timekpr2mqtt (schema " + newer.charAt(10)
                            + ", this version knows 1). Nothing was changed: run that version again, or restore a backup from before it",
                    e.getMessage());
            assertEquals(newer, Files.readString(file));
            Files.delete(file);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"schema\":1', '\"schema\":0'",
        "'limit_monday\",\"value', 'limit_someday\",\"value'",
        "'\"value\":\"5400\"', '\"value\":\"much\"'",
        "7;8[0-30];!14, 7;8[0-30];!24",
        "kill, die",
        "timekpr_poll_time, timekpr_pull_time",
        "x11;tty, x11;ttx",
        "'\"value\":\"true\"', '\"value\":\"truly\"'",
        "'\"state\":\"prepared\"', '\"state\":\"lost\"'",
        "'\"busName\":\":1.7\"', '\"busGame\":\":1.7\"'",
        "2026-11-21T10, 2026-11-41T10",
        "CHANGED_AT_PC, CHANGED",
        "HOURS, SCHOOL"
    })
    void a_document_that_makes_no_sense_is_set_aside_and_not_taken_for_none(String good, String bad)
            throws IOException {
        documents.save("den", full());
        Path file = folder.resolve("wishes-den.json");
        String text = Files.readString(file).replace(" ", "").replace("\n", "");
        String broken = text.replace(good, bad);
        assertEquals(false, broken.equals(text), text);
        Files.writeString(file, broken);
        Loaded<PcWishes> loaded = documents.wishes("den");
        assertEquals(Optional.empty(), loaded.value());
        assertEquals("wishes-den.damaged-1", loaded.damage().orElseThrow().setAsideAs());
        assertEquals(broken, Files.readString(folder.resolve("wishes-den.damaged-1")));
    }

    @Test
    void an_ending_of_an_older_program_that_knew_no_effect_is_read() throws IOException {
        documents.save("den", full());
        Path file = folder.resolve("wishes-den.json");
        String text = Files.readString(file).replaceAll("\\s", "");
        String older = text.replaceAll(",\"effect\":(null|[{][^}]*[}])", "");
        assertEquals(3, text.split("effect", -1).length - older.split("effect", -1).length);
        Files.writeString(file, older);
        assertEquals(
                List.of(Optional.empty(), Optional.empty(), Optional.empty()),
                documents.wishes("den").value().orElseThrow().untold().stream()
                        .map(Ending::effect)
                        .toList());
    }

    @Test
    void a_prepared_grant_without_its_sender_is_damage() throws IOException {
        documents.save("den", full());
        Path file = folder.resolve("wishes-den.json");
        String text = Files.readString(file).replaceAll("\\s", "");
        Files.writeString(
                file, text.replace("{\"bootId\":\"boot\",\"busGuid\":\"guid\",\"busName\":\":1.7\"}", "null"));
        assertInstanceOf(Loaded.Damaged.class, documents.wishes("den"));
    }

    @Test
    void a_pc_remembered_before_there_were_sessions_has_none() throws IOException {
        Remembered seen = new Remembered(
                new ToyTimekpr().look().accounts(),
                ZoneId.of("UTC"),
                TODAY,
                NOW,
                "0.5.9",
                Map.of(ToyTimekpr.ANNA, NOW),
                Map.of(),
                Optional.of(new ToyTimekpr().look().main()),
                Optional.of(true));
        documents.save("den", seen);
        Path file = folder.resolve("seen-den.json");
        Files.writeString(file, Files.readString(file).replaceAll("(?s),\\s*\"sessionEnds\" : \\{[^}]*}", ""));
        assertEquals(Map.of(), documents.remembered("den").value().orElseThrow().sessionEnds());
    }

    @Test
    void a_pc_remembered_before_there_were_its_own_settings_has_none_and_nobody_knows_who_may() throws IOException {
        Remembered seen = new Remembered(
                new ToyTimekpr().look().accounts(),
                ZoneId.of("UTC"),
                TODAY,
                NOW,
                "0.5.9",
                Map.of(ToyTimekpr.ANNA, NOW),
                Map.of(),
                Optional.empty(),
                Optional.empty());
        documents.save("den", seen);
        Path file = folder.resolve("seen-den.json");
        String text = Files.readString(file);
        Files.writeString(file, text.replaceAll("(?s),\\s*\"(own|mayConfigure)\" : null", ""));
        assertEquals(Optional.of(seen), documents.remembered("den").value());
    }

    @Test
    void what_was_seen_of_a_pc_may_be_damaged_too() throws IOException {
        Remembered seen = new Remembered(
                new ToyTimekpr().look().accounts(),
                ZoneId.of("UTC"),
                TODAY,
                NOW,
                "0.5.9",
                Map.of(ToyTimekpr.ANNA, NOW),
                Map.of(),
                Optional.of(new ToyTimekpr().look().main()),
                Optional.of(true));
        documents.save("den", seen);
        Path file = folder.resolve("seen-den.json");
        Files.writeString(file, Files.readString(file).replace("LIMIT_PER_WEEK", "LIMIT_PER_LEAK"));
        assertInstanceOf(Loaded.Damaged.class, documents.remembered("den"));
    }
}
