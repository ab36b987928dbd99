package io.github.timekpr2mqtt.timekpr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file of Timekpr torn at every byte, as the bridge reads it: at first it is read again, and in the end, when it has stayed so,
 * nothing of it counts that is not said.
 */
class TornFilesTest {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    /** Behind it the activities stand, of which nobody knows how many there were. */
    private static final String MARKER = "##PLAYTIME_ACTIVITIES##";

    private Map<String, String> items = new LinkedHashMap<>();

    private void whole(Sample sample) {
        items.put("timekpr2mqtt-files", "1");
        items.put("before", DATE.format(sample.askedAt()) + "+0100\n");
        items.put("zone", "Europe/Berlin\n");
        items.put("version", TimekprVersion.parse(sample.toString()) + "\n");
        items.put("timekpr.conf", sample.text("timekpr.conf"));
        items.put("config/timekpr." + sample.user() + ".conf", sample.config());
        items.put("work/" + sample.user() + ".time", sample.time());
        items.put("after", DATE.format(sample.askedAt()) + "+0100\n");
    }

    private interface Cut {
        void at(int length, FilesReport torn) throws Unreadable, NoTimekpr;
    }

    /** At each byte of one file, the first and the last included. */
    private void each(String name, Cut cut) throws Unreadable, NoTimekpr {
        String text = Optional.ofNullable(items.get(name)).orElseThrow();
        byte[] bytes = text.getBytes(UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            items.put(name, new String(Arrays.copyOf(bytes, length), UTF_8));
            cut.at(length, new FilesReport(items));
        }
        items.put(name, text);
    }

    private Observation observe() throws Unreadable, NoTimekpr {
        return Observation.of(new FilesReport(items));
    }

    private static void isReadAgain(FilesReport torn, int length) {
        Unreadable refused = assertThrows(Unreadable.class, () -> Observation.of(torn), "cut at " + length);
        assertTrue(refused.torn(), "cut at " + length);
    }

    @ParameterizedTest
    @MethodSource("io.github.timekpr2mqtt.timekpr.Sample#all")
    void used_time_is_read_again_and_in_the_end_unknown(Sample sample) throws Exception {
        whole(sample);
        String name = "work/" + sample.user() + ".time";
        each(name, (length, torn) -> {
            isReadAgain(torn, length);
            Observation last = Observation.ofLast(torn);
            String left = torn.items().getOrDefault(name, "");
            if (left.matches("(?s).*LAST_CHECKED = [^\n]*\n+")) { // as an older Timekpr left it
                String told = files(last, sample).faults().told();
                assertTrue(told.contains("there is no section [" + sample.user() + ".PLAYTIME]"), told);
                return;
            }
            assertEquals(Map.of(), last.accounts(), "cut at " + length);
            String problem = last.problems().getOrDefault(sample.user(), "");
            assertTrue(problem.startsWith(name + ": "), problem);
        });
    }

    @ParameterizedTest
    @MethodSource("io.github.timekpr2mqtt.timekpr.Sample#all")
    void limits_are_read_again(Sample sample) throws Exception {
        whole(sample);
        byte[] bytes = sample.config().getBytes(UTF_8);
        int activities =
                sample.config().substring(0, sample.config().indexOf(MARKER)).getBytes(UTF_8).length;
        each("config/timekpr." + sample.user() + ".conf", (length, torn) -> {
            boolean isBetweenActivities = length >= activities && bytes[length - 1] == '\n';
            if (!isBetweenActivities) {
                isReadAgain(torn, length);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("io.github.timekpr2mqtt.timekpr.Sample#all")
    void what_is_within_a_line_of_the_limits_is_no_limit_in_the_end_either(Sample sample) throws Exception {
        whole(sample);
        AccountFiles sound = files(observe(), sample);
        byte[] bytes = sample.config().getBytes(UTF_8);
        int activities =
                sample.config().substring(0, sample.config().indexOf(MARKER)).getBytes(UTF_8).length;
        each("config/timekpr." + sample.user() + ".conf", (length, torn) -> {
            Observation last = Observation.ofLast(torn);
            boolean isWithinALine = length > 0 && bytes[length - 1] != '\n' && bytes[length] != '\n';
            if (isWithinALine && length <= activities) {
                assertTrue(last.problems().containsKey(sample.user()), "cut at " + length);
            }
            if (last.accounts().isEmpty()) {
                assertTrue(last.problems().containsKey(sample.user()) || !names(bytes, length, sample));
            } else {
                onlyWhatIsSaidDiffers(sound, files(last, sample), length >= activities);
            }
        });
    }

    /** Before its name stands in it, nobody knows whose it is. */
    private static boolean names(byte[] bytes, int length, Sample sample) {
        return new String(Arrays.copyOf(bytes, length), UTF_8).contains("[" + sample.user() + "]");
    }

    private static AccountFiles files(Observation observation, Sample sample) {
        return Optional.ofNullable(observation.accounts().get(sample.user())).orElseThrow();
    }

    /** A file that ends with a whole line is what Timekpr will take it for: each key that is gone is said. */
    private static void onlyWhatIsSaidDiffers(AccountFiles sound, AccountFiles cut, boolean activitiesMayDiffer) {
        Set<String> different = new HashSet<>();
        Map<String, String> before = lines(sound.config().print(sound.user()));
        Map<String, String> after = lines(cut.config().print(sound.user()));
        before.forEach((key, line) -> {
            if (!line.equals(after.get(key)) && !key.startsWith("PLAYTIME_ACTIVITY_")) {
                different.add(key);
            }
        });
        if (!cut.faults().byKey().containsKey(Faults.CONFIG)) {
            different.removeAll(cut.faults().byKey().keySet());
            boolean isSectionGone = cut.faults().told().contains("there is no section [" + sound.user() + ".PLAYTIME]");
            different.removeIf(key -> isSectionGone && key.startsWith("PLAYTIME_"));
            assertEquals(Set.of(), different, () -> cut.faults().told());
        }
        if (!activitiesMayDiffer) {
            assertNotEquals(Faults.NONE, cut.faults());
        }
    }

    private static Map<String, String> lines(String text) {
        Map<String, String> lines = new LinkedHashMap<>();
        text.lines().forEach(line -> lines.put(line.split(" = ", 2)[0], line));
        return lines;
    }

    @ParameterizedTest
    @MethodSource("io.github.timekpr2mqtt.timekpr.Sample#all")
    void timekprs_own_settings_are_read_again_and_in_the_end_not_changed(Sample sample) throws Exception {
        whole(sample);
        Map<Username, AccountFiles> children = observe().accounts();
        each("timekpr.conf", (length, torn) -> {
            isReadAgain(torn, length);
            Observation last = Observation.ofLast(torn);
            boolean isWhole = length == sample.text("timekpr.conf").getBytes(UTF_8).length - 1;
            assertEquals(isWhole, last.mainFault().isEmpty(), "cut at " + length);
            if (last.problem().isEmpty()) { // it may be half the name of a folder
                assertEquals(children, last.accounts(), "cut at " + length);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("io.github.timekpr2mqtt.timekpr.Sample#all")
    void a_report_that_is_cut_off_is_none(Sample sample) throws Exception {
        whole(sample);
        byte[] bytes = new FilesReport(items).print();
        for (int length = 0; length < bytes.length; length++) {
            byte[] half = Arrays.copyOf(bytes, length);
            Unreadable refused = assertThrows(Unreadable.class, () -> FilesReport.parse(half), "cut at " + length);
            assertTrue(refused.torn(), "cut at " + length);
        }
        assertFalse(FilesReport.parse(bytes).items().isEmpty());
    }

    /** Whatever else is wrong with a file, half of it is never taken for it. */
    @ParameterizedTest
    @MethodSource("io.github.timekpr2mqtt.timekpr.Damage#all")
    void half_of_a_damaged_file_is_torn(Damage damage) {
        String text = damage.text(DamageTest.SOUND);
        int last = text.indexOf("PLAYTIME_LIMITS_PER_WEEKDAYS");
        Username anna = new Username("anna");
        LocalDateTime now = LocalDateTime.of(2026, 11, 21, 10, 0);
        boolean isAccount = text.contains("[anna]");
        int end = last < 0 ? text.length() : text.indexOf('\n', last) + 1;
        for (int length = 0; isAccount && length < end; length++) {
            String half = text.substring(0, length);
            for (String version : List.of("0.5.4", "0.5.9")) {
                AccountReader reader = new AccountReader(anna, TimekprVersion.parse(version), now, false);
                Unreadable refused = assertThrows(Unreadable.class, () -> reader.read(half, Optional.empty()), half);
                assertTrue(refused.torn(), half);
            }
        }
    }
}
