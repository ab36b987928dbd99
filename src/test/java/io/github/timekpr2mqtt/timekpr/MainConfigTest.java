package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MainConfigTest {
    private static final String SOUND = Sample.of("playtime-active-0.5.9").text("timekpr.conf");

    private static String with(String key, String value) {
        return SOUND.replaceFirst("(?m)^" + key + " = .*$", key + " = " + value);
    }

    static List<String> keys() {
        return SOUND.lines()
                .filter(line -> line.contains(" = ") && !line.contains("_DIR"))
                .map(line -> line.substring(0, line.indexOf(" = ")))
                .toList();
    }

    @Test
    void every_key_is_read() throws Unreadable {
        MainConfig main = MainConfig.parse(SOUND);
        assertEquals(1, main.logLevel());
        assertEquals(3, main.pollTime());
        assertEquals(30, main.saveTime());
        assertFalse(main.trackInactive());
        assertEquals(15, main.terminationTime());
        assertEquals(10, main.finalWarningTime());
        assertEquals(60, main.finalNotificationTime());
        assertEquals(List.of("x11", "wayland", "mir", "tty"), main.sessionTypesControlled());
        assertEquals(List.of("unspecified"), main.sessionTypesExcluded());
        assertTrue(main.usersExcluded().contains("gdm3"));
        assertEquals(10, main.usersExcluded().size());
        assertEquals("/var/lib/timekpr/config", main.configFolder());
        assertEquals("/var/lib/timekpr/work", main.workFolder());
        assertEquals("/usr/share/timekpr", main.sharedFolder());
        assertEquals("/var/log", main.logFolder());
        assertTrue(main.playTimeEnabled());
        assertFalse(main.playTimeEnhanced());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void a_key_that_is_missing_is_named(String key) {
        assertEquals(12, keys().size());
        Unreadable refused = assertThrows(
                Unreadable.class, () -> MainConfig.parse(SOUND.replaceFirst("(?m)^" + key + " = .*\n", "")));
        assertTrue(String.valueOf(refused.getMessage()).endsWith("] has no " + key), refused.getMessage());
        assertEquals(key.contains("ENHANCED"), refused.torn(), "only the end can be torn off");
    }

    @Test
    void whatever_is_cut_off_is_torn() {
        for (int length = 0; length < SOUND.length(); length++) {
            String start = SOUND.substring(0, length);
            assertTrue(
                    assertThrows(Unreadable.class, () -> MainConfig.parse(start))
                            .torn(),
                    start);
        }
    }

    @Test
    void folders_that_are_not_named_are_the_daemons_own() throws Unreadable {
        assertEquals(MainConfig.parse(SOUND), MainConfig.parse(SOUND.replaceAll("(?m)^.*_DIR = .*\n", "")));
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "mia, mia", "' mia ; leo;', mia;leo", ";;, ''"})
    void a_list_prints_back_without_its_blanks(String text, String printed) throws Unreadable {
        MainConfig main = MainConfig.parse(with("TIMEKPR_USERS_EXCL", text));
        assertEquals(printed, String.join(";", main.usersExcluded()));
        assertEquals(main, MainConfig.parse(main.print()));
    }

    @ParameterizedTest
    @CsvSource({
        "TIMEKPR_POLLTIME, often, TIMEKPR_POLLTIME = \"often\" is not a whole number",
        "TIMEKPR_TRACK_INACTIVE, no, TIMEKPR_TRACK_INACTIVE = \"no\" is neither True nor False",
        "TIMEKPR_PLAYTIME_ENABLED, '', TIMEKPR_PLAYTIME_ENABLED = \"\" is neither True nor False",
    })
    void a_wrong_value_is_named_and_quoted(String key, String value, String message) {
        Unreadable refused = assertThrows(Unreadable.class, () -> MainConfig.parse(with(key, value)));
        assertEquals(message, refused.getMessage());
        assertFalse(refused.torn());
    }

    /** What both daemons write when they are told by a call (measured); it must not make the whole PC unreadable. */
    @ParameterizedTest
    @CsvSource({"1, 0.5.4, true", "1, 0.5.9, false", "0, 0.5.4, false", "0, 0.5.9, false", "True, 0.5.9, true"})
    void whether_inactive_sessions_count_may_be_a_number_which_each_daemon_reads_its_own_way(
            String text, String version, boolean on) throws Unreadable {
        String file = with("TIMEKPR_TRACK_INACTIVE", text);
        assertEquals(on, MainConfig.parse(file, TimekprVersion.parse(version)).trackInactive());
    }

    @Test
    void the_usual_folders_are_no_other_ones() throws Unreadable {
        assertEquals(Optional.empty(), MainConfig.parse(SOUND).otherFolders());
        assertEquals(
                Optional.empty(),
                MainConfig.parse(with("TIMEKPR_CONFIG_DIR", "/var/lib/timekpr/config/"))
                        .otherFolders());
    }

    @Test
    void other_folders_are_named() throws Unreadable {
        String text = with("TIMEKPR_CONFIG_DIR", "/srv/a").replace("= /var/lib/timekpr/work", "= /srv/b");
        assertEquals(
                Optional.of("TIMEKPR_CONFIG_DIR = /srv/a, TIMEKPR_WORK_DIR = /srv/b"),
                MainConfig.parse(text).otherFolders());
    }
}
