package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is made of damaged configurations, against what the daemons did with them. */
class DamageTest {
    private static final Username ANNA = new Username("anna");
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 21, 10, 0);
    static final String SOUND = sound();

    /** The file to which the damage is done on the real daemons, without their comments. */
    private static String sound() {
        StringBuilder text = new StringBuilder("[DOCUMENTATION]\n\n[anna]\n");
        for (int day = 1; day <= 7; day++) {
            text.append("ALLOWED_HOURS_" + day + " = 7;8[0-30];!14\n");
        }
        return text + """
                ALLOWED_WEEKDAYS = 1;2;3;4;5;6;7
                LIMITS_PER_WEEKDAYS = 3600;3600;3600;3600;3600;7200;7200
                LIMIT_PER_WEEK = 36000
                LIMIT_PER_MONTH = 72000
                TRACK_INACTIVE = True
                HIDE_TRAY_ICON = True
                LOCKOUT_TYPE = suspendwake
                WAKEUP_HOUR_INTERVAL = 7;20

                [anna.PLAYTIME]
                PLAYTIME_ENABLED = True
                PLAYTIME_LIMIT_OVERRIDE_ENABLED = True
                PLAYTIME_UNACCOUNTED_INTERVALS_ENABLED = False
                PLAYTIME_ALLOWED_WEEKDAYS = 1;2;3;4;5;6
                PLAYTIME_LIMITS_PER_WEEKDAYS = 600;600;600;600;600;1200
                ##PLAYTIME_ACTIVITIES## Do NOT remove or alter this line!
                PLAYTIME_ACTIVITY_001 = doom[Doom]
                PLAYTIME_ACTIVITY_002 = steam.*[x]
                """;
    }

    /** What the daemons told of the sound file. */
    private static final Map<String, String> USUAL = usual();

    private static Map<String, String> usual() {
        Map<String, String> usual = new HashMap<>(SOUND.lines()
                .filter(line -> line.contains(" = "))
                .collect(Collectors.toMap(line -> line.split(" = ", 2)[0], line -> line.split(" = ", 2)[1])));
        usual.put("PLAYTIME_ACTIVITIES", "doom[Doom];steam.*[x]");
        return Map.copyOf(usual);
    }

    static Stream<Arguments> cases() throws IOException {
        Stream.Builder<Arguments> cases = Stream.builder();
        for (String version : List.of("0.5.4", "0.5.9")) {
            Map<String, Evidence> evidence = Evidence.of(version);
            for (Damage damage : Damage.all()) {
                cases.add(Arguments.of(
                        version,
                        damage,
                        Optional.ofNullable(evidence.get(damage.name())).orElseThrow()));
            }
        }
        return cases.build();
    }

    static AccountFiles read(String version, Damage damage) throws Unreadable {
        return new AccountReader(ANNA, TimekprVersion.parse(version), NOW, true)
                .read(damage.text(SOUND), Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_is_known_is_what_the_daemon_takes(String version, Damage damage, Evidence daemon) throws Unreadable {
        AccountFiles anna = read(version, damage);
        if (!daemon.result(Evidence.Kind.asked).equals("0")) {
            assertFalse(anna.faults().knowsLimits(), "the daemon cannot tell it");
            return;
        }
        Map<String, String> told = new HashMap<>(USUAL);
        told.putAll(daemon.of(Evidence.Kind.says));
        new Told(told).assertAgreesWith(anna);
    }

    /** Nothing is unknown that the daemon takes as it stands there. */
    @ParameterizedTest
    @MethodSource("cases")
    void what_the_daemon_takes_without_harm_is_known(String version, Damage damage, Evidence daemon) throws Unreadable {
        boolean harmless = daemon.result(Evidence.Kind.asked).equals("0")
                && daemon.of(Evidence.Kind.read).isEmpty()
                && daemon.of(Evidence.Kind.kept).isEmpty();
        Set<String> exceptions = Set.of("one wake hour", "wake hours of words", "activity in brackets");
        if (harmless && !exceptions.contains(damage.name())) {
            Faults faults = read(version, damage).faults();
            assertTrue(faults.isKnown(UserConfig.sections(ANNA).values().stream()
                    .flatMap(List::stream)
                    .toList()));
        }
    }

    /** The daemon writes the same in another way, or drops what never counted. */
    private static final Set<String> NO_LOSS = Set.of(
            "week with underscores",
            "week after a no-break space",
            "week in wide digits",
            "week after a tab",
            "true in small letters",
            "0",
            "activity in brackets",
            "activity of one letter",
            "activity with an open bracket",
            "unknown key",
            "percent in an unknown key",
            "percent in an unknown key of PlayTime");

    private static final Set<String> OLD_WORDS = Set.of("yes", "PlayTime on");

    /** Whether something stood there and the daemon puts its own in its place, or drops it. */
    private static boolean loses(String version, Damage damage, Map<String, String> changes) {
        if (NO_LOSS.contains(damage.name()) || (version.equals("0.5.4") && OLD_WORDS.contains(damage.name()))) {
            return false;
        }
        String text = damage.text(SOUND);
        return changes.keySet().stream()
                .anyMatch(key -> key.equals("gone") || text.matches("(?sm).*^\\s*" + key + "\\b.*"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_the_daemon_would_write_over_is_known_before(String version, Damage damage, Evidence daemon)
            throws Unreadable {
        Faults faults = read(version, damage).faults();
        boolean lost = loses(version, damage, daemon.of(Evidence.Kind.read));
        if (lost) {
            assertTrue(faults.lostByReading().isPresent(), daemon.of(Evidence.Kind.read) + " " + faults);
        }
        if (lost || loses(version, damage, daemon.of(Evidence.Kind.kept))) {
            assertTrue(faults.lostBySaving(Set.of()).isPresent(), daemon.of(Evidence.Kind.kept) + " " + faults);
        }
        if (daemon.of(Evidence.Kind.read).isEmpty()
                && daemon.of(Evidence.Kind.kept).isEmpty()
                && faults.knowsLimits()
                && daemon.result(Evidence.Kind.asked).equals("0")) {
            assertEquals(Optional.empty(), faults.lostBySaving(Set.of()), "nothing is lost, so nothing has to wait");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_the_daemon_takes_otherwise_than_it_stands_there_is_said_with_file_and_key(
            String version, Damage damage, Evidence daemon) throws Unreadable {
        String told = read(version, damage).faults().told();
        boolean strange = !daemon.result(Evidence.Kind.asked).equals("0")
                || !daemon.of(Evidence.Kind.read).isEmpty();
        if (strange) {
            assertTrue(told.startsWith("config/timekpr.anna.conf: "), told);
        }
        for (String key : daemon.of(Evidence.Kind.read).keySet()) {
            boolean missing = !key.equals("gone") && !damage.text(SOUND).contains(key);
            assertTrue(!missing || told.contains(key) || told.contains("[anna.PLAYTIME]"), told);
        }
        assertFalse(told.contains("\n"), told);
    }
}
