package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever exists prints and reads back; whatever is read never fails in another way than the one that is said. */
class FormatProperties {
    private static final Username MIA = new Username("mia");

    @Provide
    static Arbitrary<DailyLimits> limits() {
        return Arbitraries.maps(
                        Arbitraries.of(DayOfWeek.class), Arbitraries.integers().between(0, 86_400))
                .map(DailyLimits::new);
    }

    @Provide
    static Arbitrary<AllowedHours> hours() {
        Arbitrary<HourSlot> slots = Combinators.combine(
                        Arbitraries.integers().between(0, 23),
                        Arbitraries.integers().between(0, 59),
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.of(true, false))
                .as((hour, from, length, free) -> new HourSlot(hour, from, Math.min(60, from + length), free));
        return slots.list().uniqueElements(HourSlot::hour).map(AllowedHours::new);
    }

    @Provide
    static Arbitrary<List<Activity>> activities() {
        Arbitrary<String> words = Arbitraries.strings()
                .withChars("abcäöü.*+?^$()|\\/%=;:! ")
                .ofMinLength(2)
                .ofMaxLength(30)
                .map(String::strip)
                .filter(word -> word.length() > 1);
        return Combinators.combine(words, words).as(Activity::new).list().ofMaxSize(5);
    }

    @Provide
    static Arbitrary<UserConfig> configs() {
        return Combinators.combine(
                        hours().list().ofSize(7),
                        limits(),
                        Arbitraries.integers().between(0, UserConfig.WHOLE_WEEK),
                        Arbitraries.integers().between(0, UserConfig.WHOLE_MONTH),
                        Arbitraries.of("terminate", "lock", "kill", "word"),
                        Arbitraries.of(true, false),
                        limits(),
                        activities())
                .as((hours, limits, week, month, lockout, flag, playTime, activities) -> new UserConfig(
                        week(hours),
                        limits,
                        week,
                        month,
                        flag,
                        !flag,
                        lockout,
                        new WakeInterval(week % 24, month % 24),
                        new PlayTimeConfig(!flag, flag, !flag, playTime, activities)));
    }

    private static Map<DayOfWeek, AllowedHours> week(List<AllowedHours> hours) {
        Map<DayOfWeek, AllowedHours> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, hours.get(day.getValue() - 1));
        }
        return week;
    }

    @Property(tries = 100)
    void a_configuration_prints_and_reads_back(@ForAll("configs") UserConfig config) throws Unreadable {
        assertEquals(config, UserConfig.parse(MIA, config.print(MIA)));
    }

    @Property(tries = 300)
    void limits_keep_their_order_and_their_meaning_when_they_become_whole(@ForAll("limits") DailyLimits limits) {
        DailyLimits read = DailyLimits.parse(limits.weekdays(), limits.limits());
        assertEquals(
                new ArrayList<>(limits.seconds().entrySet()),
                new ArrayList<>(read.seconds().entrySet()));
        assertTrue(limits.whole().isWhole());
        for (DayOfWeek day : DayOfWeek.values()) {
            assertEquals(limits.on(day), limits.whole().on(day));
        }
    }

    @Property(tries = 300)
    void times_print_and_read_back(
            @ForAll int balance, @ForAll int day, @ForAll int week, @ForAll @IntRange(min = 0) int seconds)
            throws Unreadable {
        LocalDateTime checked = LocalDateTime.of(1970, 1, 1, 0, 0).plusSeconds(seconds);
        TimeSpent spent = new TimeSpent(balance, day, week, week, checked, balance, day);
        assertEquals(spent, TimeSpent.parse(MIA, spent.print(MIA)));
    }

    @Property(tries = 300)
    void reports_print_and_read_back(@ForAll @Size(max = 20) Map<String, String> contents) throws Unreadable {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("timekpr2mqtt-files", "1");
        contents.forEach(
                (name, content) -> items.put("x" + text(name).replaceAll("(?s)^(.{70}).*", "$1"), text(content)));
        items.put("after", "");
        FilesReport report = new FilesReport(items);
        assertEquals(report, FilesReport.parse(report.print()));
    }

    /** What survives a round through UTF-8: no halves of surrogate pairs, and not what stands for bytes that were none. */
    private static String text(String any) {
        return new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\uFFFD', '?');
    }

    @Property(tries = 300)
    void any_hours_are_read_and_their_form_is_stable(@ForAll("listTexts") String text) {
        AllowedHours hours = AllowedHours.parse(text);
        assertEquals(hours, AllowedHours.parse(hours.toString()));
    }

    @Provide
    static Arbitrary<String> listTexts() {
        return Arbitraries.strings().withChars("0123456789;;;[]-:! x").ofMaxLength(60);
    }

    @Property(tries = 300)
    void damaged_files_are_read_or_unreadable_and_nothing_else(
            @ForAll @IntRange(max = 900) int at, @ForAll char damage, @ForAll @IntRange(max = 30) int length) {
        String sound = Sample.of("playtime-active-0.5.9").config();
        int from = Math.min(at, sound.length() - length);
        String damaged = sound.substring(0, from) + damage + sound.substring(from + length);
        try {
            UserConfig config = UserConfig.parse(MIA, damaged);
            assertEquals(config, UserConfig.parse(MIA, config.print(MIA)));
        } catch (Unreadable refused) {
            assertTrue(String.valueOf(refused.getMessage()).length() > 10);
        }
    }

    @Property(tries = 300)
    void any_bytes_are_a_report_or_unreadable_and_nothing_else(@ForAll byte[] bytes, @ForAll boolean begun) {
        byte[] begin = "18 1\ntimekpr2mqtt-files1\n".getBytes(StandardCharsets.UTF_8);
        byte[] report = new byte[(begun ? begin.length : 0) + bytes.length];
        System.arraycopy(begin, 0, report, 0, begun ? begin.length : 0);
        System.arraycopy(bytes, 0, report, report.length - bytes.length, bytes.length);
        try {
            assertTrue(FilesReport.parse(report).items().containsKey("after"));
        } catch (Unreadable refused) {
            assertTrue(String.valueOf(refused.getMessage()).startsWith("the report "));
        }
    }
}
