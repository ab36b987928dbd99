package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationTest {
    private static final Username MIA = new Username("mia");
    private static final Username LEO = new Username("leo");
    private static final Sample MIAS = Sample.of("playtime-active-0.5.9");
    private static final Sample LEOS = Sample.of("override-plus1800-loggedout-0.5.9");

    private final Map<String, String> items = new LinkedHashMap<>();

    ObservationTest() {
        items.put("timekpr2mqtt-files", "1");
        items.put("before", "2026-11-21T08:36:40+0100\n");
        items.put("zone", "Europe/Berlin\n");
        items.put("boot", "0e7a2a7c-0b1e-4a63-9a40-3d3a51d2b0c5\n");
        items.put("version", "0.5.9\n");
        items.put("timekpr.conf", MIAS.text("timekpr.conf"));
        items.put("config/timekpr.mia.conf", MIAS.config());
        items.put("config/timekpr.leo.conf", LEOS.config());
        items.put("work/mia.time", MIAS.time());
        items.put("work/leo.time", LEOS.time());
        items.put("after", "2026-11-21T08:36:41+0100\n");
    }

    private Observation observe() throws Unreadable, NoTimekpr {
        return Observation.of(new FilesReport(items));
    }

    private Observation observeLast() throws Unreadable, NoTimekpr {
        return Observation.ofLast(new FilesReport(items));
    }

    private Unreadable refused() {
        return assertThrows(Unreadable.class, this::observe);
    }

    @Test
    void an_account_of_which_a_file_cannot_be_read_is_a_problem_and_the_others_stand() throws Exception {
        items.remove("work/mia.time");
        items.remove("config/timekpr.leo.conf");
        items.put("unreadable", "work/mia.time\nconfig/timekpr.leo.conf\nwork/leo.time\nconfig/timekpr.old..conf\n");
        Observation pc = observe();
        String why = ": cannot be read: it is no file, or our account on the PC has no right to";
        assertEquals(
                Map.of(
                        MIA,
                        "work/mia.time" + why,
                        LEO,
                        "config/timekpr.leo.conf" + why,
                        new Username("old."),
                        "config/timekpr.old..conf" + why),
                pc.problems());
        assertTrue(pc.accounts().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "/var/lib/timekpr, /var/lib/timekpr",
        "/etc/timekpr, /etc/timekpr",
        "config, /var/lib/timekpr/config",
        "work, /var/lib/timekpr/work"
    })
    void a_folder_that_cannot_be_read_is_a_trouble_of_the_whole_pc(String name, String folder) {
        items.put("unreadable", name + "\n");
        assertEquals(
                folder
                        + ": our account on the PC may not look into this folder, or it is none. On the PC: sudo chmod 755 "
                        + folder,
                refused().getMessage());
    }

    @Test
    void timekprs_own_file_that_cannot_be_read_is_one_too() {
        items.remove("timekpr.conf");
        items.put("unreadable", "timekpr.conf\n");
        assertEquals(
                "/etc/timekpr/timekpr.conf may not be read by our account, or is no file. On the PC: sudo chmod 644"
                        + " /etc/timekpr/timekpr.conf; if it is a folder, move it away and install timekpr-next again",
                refused().getMessage());
    }

    @Test
    void timekprs_own_file_may_be_gone_while_timekpr_is_there() {
        items.remove("timekpr.conf");
        Unreadable why = refused();
        assertEquals(
                "/etc/timekpr/timekpr.conf is missing. On the PC: sudo mkdir -p /etc/timekpr && sudo systemctl restart timekpr,"
                        + " which makes it anew with what Timekpr comes with",
                why.getMessage());
        assertFalse(why.torn());
    }

    @Test
    void a_whole_report_is_an_observation() throws Exception {
        Observation pc = observe();
        assertEquals(LocalDateTime.of(2026, 11, 21, 8, 36, 41), pc.clock().local());
        assertEquals(ZoneId.of("Europe/Berlin"), pc.clock().zoneId());
        assertEquals("0e7a2a7c-0b1e-4a63-9a40-3d3a51d2b0c5", pc.bootId());
        assertEquals(new TimekprVersion(0, 5, 9), pc.version());
        assertEquals(30, pc.main().saveTime());
        assertEquals(List.of(LEO, MIA), List.copyOf(pc.accounts().keySet()));
        AccountFiles mia = Optional.ofNullable(pc.accounts().get(MIA)).orElseThrow();
        assertEquals(UserConfig.parse(MIA, MIAS.config()), mia.config());
        assertEquals(Optional.of(TimeSpent.parse(MIA, MIAS.time())), mia.spent());
        assertEquals(Map.of(), pc.problems());
        assertEquals(Optional.empty(), pc.problem());
        assertEquals(pc, observeLast());
    }

    @Test
    void what_is_used_and_left_today_is_worked_out_by_the_pcs_clock_and_version() throws Exception {
        assertEquals(Optional.of(12_600), observe().timeLeft(LEO).map(TimeLeft::today));
        assertEquals(Optional.of(320), observe().spentToday(MIA).map(TimeSpent::day));
        items.put("before", "2026-12-01T08:36:40+0100");
        items.put("after", "2026-12-01T08:36:40+0100");
        items.put("work/mia.time", MIAS.time().replace("2026-11-21", "2026-11-30"));
        assertEquals(Optional.of(420), observe().spentToday(MIA).map(TimeSpent::week));
        items.put("version", "");
        assertEquals(Optional.of(0), observe().spentToday(MIA).map(TimeSpent::week));
        assertEquals(Optional.empty(), observe().spentToday(new Username("ghost")));
        assertEquals(Optional.empty(), observe().timeLeft(new Username("ghost")));
    }

    @Test
    void a_child_who_never_came_has_no_time_file_and_has_used_nothing() throws Exception {
        items.remove("work/mia.time");
        Observation pc = observe();
        AccountFiles mia = Optional.ofNullable(pc.accounts().get(MIA)).orElseThrow();
        assertEquals(Optional.empty(), mia.spent());
        assertEquals(Optional.of(TimeSpent.NONE), pc.spentToday(MIA));
        assertEquals(Optional.of(7200), pc.timeLeft(MIA).map(TimeLeft::today));
    }

    @Test
    void without_its_code_and_its_main_configuration_there_is_no_timekpr() {
        items.remove("timekpr.conf");
        items.put("version", "");
        NoTimekpr none = assertThrows(NoTimekpr.class, this::observe);
        assertEquals("Timekpr-nExT is not installed: there is no /etc/timekpr/timekpr.conf", none.getMessage());
        assertThrows(NoTimekpr.class, this::observeLast);
    }

    @Test
    void midnight_between_the_first_and_the_last_look_at_the_clock_is_torn() {
        items.put("before", "2026-11-20T23:59:59+0100");
        items.put("after", "2026-11-21T00:00:00+0100");
        assertTrue(refused().torn());
        assertEquals(
                "the date changed from 2026-11-20 to 2026-11-21 meanwhile",
                refused().getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "before, '', 'before: \"\" is not a time like 2026-11-21T10:20:30+0100'",
        "after, Sat Nov 21, 'after: \"Sat Nov 21\" is not a time like 2026-11-21T10:20:30+0100'",
    })
    void a_pc_without_a_clock_is_not_observed(String item, String content, String message) {
        items.put(item, content);
        assertEquals(message, refused().getMessage());
        assertFalse(refused().torn());
    }

    @Test
    void what_the_pc_does_not_know_of_itself_is_unknown() throws Exception {
        items.remove("zone");
        items.remove("boot");
        items.remove("version");
        Observation pc = observe();
        assertEquals("+01:00", pc.clock().zoneId().getId());
        assertEquals("", pc.bootId());
        assertEquals(TimekprVersion.OLDEST, pc.version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"timekpr.conf", "config/timekpr.mia.conf", "work/mia.time"})
    void an_empty_file_is_torn_and_named(String name) {
        items.put(name, "");
        assertTrue(refused().torn());
        assertEquals(name + ": the file is empty", refused().getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "config/timekpr.mia.conf, config/timekpr.mia.conf: the file is empty",
        "work/mia.time, work/mia.time: the file is empty",
    })
    void a_file_that_stays_empty_is_a_problem_of_its_account_alone(String name, String problem) throws Exception {
        items.put(name, "");
        Observation pc = observeLast();
        assertEquals(Map.of(MIA, problem), pc.problems());
        assertEquals(Set.of(MIA), pc.emptied());
        assertEquals(List.of(LEO), List.copyOf(pc.accounts().keySet()));
    }

    @Test
    void two_files_that_are_empty_are_emptied() throws Exception {
        items.put("config/timekpr.mia.conf", "");
        items.put("work/mia.time", "");
        assertEquals(Set.of(MIA), observeLast().emptied());
    }

    @Test
    void limits_that_are_empty_are_emptied_where_there_is_no_other_file() throws Exception {
        items.put("config/timekpr.mia.conf", "");
        items.remove("work/mia.time");
        assertEquals(Set.of(MIA), observeLast().emptied());
    }

    /** Timekpr reads both, and writes over what it cannot read. */
    @ParameterizedTest
    @ValueSource(ints = {40, 100, 150})
    void an_empty_file_beside_half_a_one_is_left_alone(int length) throws Exception {
        items.put("config/timekpr.mia.conf", "");
        items.put("work/mia.time", MIAS.time().substring(0, length));
        assertEquals(Set.of(), observeLast().emptied());
        items.put("config/timekpr.mia.conf", MIAS.config().substring(0, length));
        items.put("work/mia.time", "");
        assertEquals(Set.of(), observeLast().emptied());
    }

    @Test
    void an_empty_file_beside_a_damaged_one_is_left_alone() throws Exception {
        items.put("config/timekpr.mia.conf", MIAS.config().replaceFirst("LIMIT_PER_WEEK = .*", "LIMIT_PER_WEEK = 2h"));
        assertEquals(Set.of(), observe().emptied());
        items.put("work/mia.time", "");
        assertEquals(Set.of(), observeLast().emptied());
    }

    @Test
    void half_a_file_is_not_empty() throws Exception {
        items.put("work/mia.time", MIAS.time().substring(0, 9));
        Observation pc = observeLast();
        assertEquals(Set.of(MIA), pc.problems().keySet());
        assertEquals(Set.of(), pc.emptied());
    }

    @Test
    void a_file_without_its_last_line_end_is_torn_at_first_and_read_in_the_end() throws Exception {
        String config = MIAS.config();
        Observation whole = observe();
        items.put("config/timekpr.mia.conf", config.substring(0, config.length() - 1));
        assertTrue(refused().torn());
        assertEquals(whole, observeLast());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            config/timekpr.mia.conf | LIMIT_PER_WEEK = .*   | LIMIT_PER_WEEK = x  | config/timekpr.mia.conf: LIMIT_PER_WEEK = "x" is not a whole number: Timekpr takes it as no limit
            config/timekpr.mia.conf | LIMIT_PER_WEEK = .*   | # gone              | config/timekpr.mia.conf: LIMIT_PER_WEEK is missing: Timekpr takes it as no limit
            config/timekpr.mia.conf | LIMITS_PER_WEEK.* = .* | LIMITS_PER_WEEKDAYS = a;b | config/timekpr.mia.conf: LIMITS_PER_WEEKDAYS = "a;b" is not a list of seconds: Timekpr fails on it and limits nothing
            config/timekpr.mia.conf | ALLOWED_HOURS_3 = .*  | ALLOWED_HOURS_3 = 07;8 | config/timekpr.mia.conf: in ALLOWED_HOURS_3 Timekpr ignores "07"
            config/timekpr.mia.conf | ALLOWED_WEEKDAYS = .* | ALLOWED_WEEKDAYS = Mo;2 | config/timekpr.mia.conf: in ALLOWED_WEEKDAYS Timekpr ignores "Mo"
            config/timekpr.mia.conf | PLAYTIME_ALLOWED_W.* = .* | PLAYTIME_ALLOWED_WEEKDAYS = Mo;2 | config/timekpr.mia.conf: in PLAYTIME_ALLOWED_WEEKDAYS Timekpr ignores "Mo"
            config/timekpr.mia.conf | LIMITS_PER_WEEK.* = .* | LIMITS_PER_WEEKDAYS = 60;60 | config/timekpr.mia.conf: LIMITS_PER_WEEKDAYS has 2 limits for 7 days: Timekpr takes the others as 0
            config/timekpr.mia.conf | PLAYTIME_LIMITS_P.* = .* | PLAYTIME_LIMITS_PER_WEEKDAYS = 60;60 | config/timekpr.mia.conf: PLAYTIME_LIMITS_PER_WEEKDAYS has 2 limits for 7 days: Timekpr takes the others as 0
            config/timekpr.mia.conf | LOCKOUT_TYPE = .*     | LOCKOUT_TYPE = logout | config/timekpr.mia.conf: LOCKOUT_TYPE = "logout" is no word of Timekpr 0.5.9: nobody is locked out when the time is over
            work/mia.time           | LAST_CHECKED = .*     | LAST_CHECKED = now  | work/mia.time: LAST_CHECKED = "now" is not a time like 2026-11-21 10:20:30: Timekpr takes it as now
            work/mia.time           | TIME_SPENT_DAY = .*   | TIME_SPENT_DAY = x  | work/mia.time: TIME_SPENT_DAY = "x" is not a whole number: Timekpr takes it as 0
            """)
    void a_wrong_file_is_taken_as_timekpr_takes_it_and_what_is_wrong_is_said(
            String name, String line, String wrong, String told) throws Exception {
        items.computeIfPresent(name, (n, text) -> text.replaceFirst(line, wrong));
        Observation pc = observe();
        assertEquals(Map.of(), pc.problems());
        assertEquals(told, mias(pc).faults().told());
        assertEquals(pc, observeLast());
    }

    private static AccountFiles mias(Observation pc) {
        return Optional.ofNullable(pc.accounts().get(MIA)).orElseThrow();
    }

    @Test
    void of_a_key_that_stands_twice_the_last_one_counts_also_if_it_is_none() throws Exception {
        damage("(?m)^(LIMITS_PER_WEEKDAYS = .*)$", "$1\nLIMITS_PER_WEEKDAYS = abc");
        damage("(?m)^(LIMIT_PER_WEEK = ).*$", "$136000\n$110h");
        damage("(?m)^(WAKEUP_HOUR_INTERVAL = ).*$", "$13;9\n$1x");
        Faults faults = mias(observe()).faults();
        assertFalse(faults.knowsLimits());
        assertFalse(faults.isKnown(List.of("WAKEUP_HOUR_INTERVAL")));
        assertTrue(faults.lostBySaving(Set.of()).isPresent(), "a week's limit of ten hours");
        assertTrue(
                faults.told()
                        .contains(
                                "LIMITS_PER_WEEKDAYS stands there twice: Timekpr takes the last, abc; LIMITS_PER_WEEKDAYS ="
                                        + " \"abc\" is not a list of seconds"),
                faults.told());
    }

    @Test
    void the_worst_is_said_first_and_each_file_named_once() throws Exception {
        damage("(?m)^(ALLOWED_HOURS_1 = ).*$", "$107");
        damage("(?m)^(LIMIT_PER_WEEK = ).*$", "$1x");
        damage("(?m)^(LIMITS_PER_WEEKDAYS = ).*$", "$1abc");
        items.computeIfPresent("work/mia.time", (n, text) -> text.replaceFirst("TIME_SPENT_DAY = .*", "# gone"));
        assertEquals(
                "config/timekpr.mia.conf: LIMITS_PER_WEEKDAYS = \"abc\" is not a list of seconds: Timekpr fails on it and"
                        + " limits nothing; LIMIT_PER_WEEK = \"x\" is not a whole number: Timekpr takes it as no limit;"
                        + " in ALLOWED_HOURS_1 Timekpr ignores \"07\";"
                        + " work/mia.time: TIME_SPENT_DAY is missing: Timekpr takes it as 0",
                mias(observe()).faults().told());
    }

    @Test
    void of_a_section_that_stands_twice_the_newer_daemon_takes_the_last_one_alone() throws Exception {
        damage("(?m)^(LIMIT_PER_WEEK = )", "[mia]\n$1");
        String told = mias(observe()).faults().told();
        assertTrue(told.contains("[mia] stands there twice: Timekpr takes the last one alone"), told);
    }

    @Test
    void the_older_daemon_fails_on_a_percent_sign_wherever_it_stands() throws Exception {
        items.put("version", "0.5.4");
        damage("(?m)^(PLAYTIME_ENABLED = ).*$", "$1%");
        assertEquals(
                "config/timekpr.mia.conf: in PLAYTIME_ENABLED stands a %, on which Timekpr 0.5.4 fails: it limits nothing",
                mias(observe()).faults().told());
    }

    private void damage(String sound, String damaged) {
        items.computeIfPresent("config/timekpr.mia.conf", (name, text) -> text.replaceFirst(sound, damaged));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.5.4 | \\[mia.PLAYTIME\\]              | [mia.Playtime]                          | PLAYTIME_ENABLED under [mia.Playtime]
            0.5.9 | \\[mia.PLAYTIME\\]              | [mia.Playtime]                          | PLAYTIME_ENABLED under [mia.Playtime]
            0.5.4 | (?m)^(LIMITS_PER_WEEKDAYS = )   | [other]<$1                              | LIMITS_PER_WEEKDAYS under [other]
            0.5.9 | (?m)^(LIMITS_PER_WEEKDAYS = )   | [other]<$1                              | LIMITS_PER_WEEKDAYS under [other]
            0.5.9 | (?m)^(LIMITS_PER_WEEKDAYS = )   | [mia.PLAYTIME]<$1                       | LIMITS_PER_WEEKDAYS under [mia.PLAYTIME]
            """)
    void what_stands_in_another_section_would_be_lost(String version, String sound, String damaged, String stray)
            throws Exception {
        items.put("version", version);
        damage(sound, damaged.replace("<", "\n"));
        Faults faults = mias(observe()).faults();
        assertTrue(faults.lostByReading().isPresent(), faults.told());
        assertTrue(faults.told().contains(stray), faults.told());
    }

    @ParameterizedTest
    @CsvSource({
        "'1,2,3,4,5,6,7', 60;60;60;60;60;60;60, true",
        "1;2;3;4;5;67, 60;60;60;60;60;60;60, true",
        "Mo;2, 60;60, true",
        "Mo;2, 0;60, false",
        "1;1;2, 60;60;60, true",
        "1;2, 60;60, false"
    })
    void a_limit_that_belongs_to_no_day_is_lost_when_its_list_is_written(String days, String limits, boolean lost)
            throws Exception {
        damage("(?m)^(ALLOWED_WEEKDAYS = ).*$", "$1" + days);
        damage("(?m)^(LIMITS_PER_WEEKDAYS = ).*$", "$1" + limits);
        Faults faults = mias(observe()).faults();
        List<String> list = List.of("ALLOWED_WEEKDAYS", "LIMITS_PER_WEEKDAYS");
        assertEquals(lost, faults.againstTaking(list).isPresent(), faults.told());
        assertTrue(faults.isKnown(list));
        assertEquals(Optional.empty(), faults.lostBySaving(Set.of()), "nothing else writes them");
    }

    @Test
    void figures_without_a_time_are_taken_for_todays() throws Exception {
        items.computeIfPresent(
                "work/mia.time", (n, text) -> text.replaceFirst("LAST_CHECKED = .*", "LAST_CHECKED = ?"));
        assertEquals(
                Optional.of(LocalDateTime.of(2026, 11, 21, 8, 36, 41)),
                mias(observe()).spent().map(TimeSpent::lastChecked));
    }

    @Test
    void of_a_time_file_that_cannot_be_read_nothing_is_known_and_the_limits_stand() throws Exception {
        items.computeIfPresent("work/mia.time", (n, text) -> text.replace("[mia]", "[MIA]"));
        AccountFiles mia = mias(observe());
        assertEquals(Optional.empty(), mia.spent());
        assertFalse(mia.faults().knowsSpent());
        assertTrue(mia.faults().knowsLimits());
        assertTrue(mia.faults().againstCounting().orElseThrow().startsWith("work/mia.time: "));
        assertEquals(UserConfig.parse(MIA, MIAS.config()), mia.config());
    }

    @Test
    void a_child_whose_section_is_lost_is_still_there_and_nothing_of_it_is_known() throws Exception {
        items.computeIfPresent("config/timekpr.mia.conf", (n, text) -> text.replace("[mia]", "[Mia]"));
        AccountFiles mia = mias(observe());
        assertEquals(
                "config/timekpr.mia.conf: Timekpr finds no section [mia] in it and limits nothing",
                mia.faults().told());
        assertFalse(mia.faults().isKnown(List.of("LIMIT_PER_WEEK")));
        assertEquals(Optional.of(mia.faults().told()), mia.faults().againstCounting());
    }

    @Test
    void the_newer_daemon_does_not_find_the_section_of_a_name_with_an_umlaut() throws Exception {
        Username rene = new Username("ren\u00e9");
        items.put("config/timekpr.ren\u00e9.conf", MIAS.config().replace("[mia", "[ren\u00e9"));
        Observation pc = observe();
        AccountFiles his = Optional.ofNullable(pc.accounts().get(rene)).orElseThrow();
        assertTrue(
                his.faults().told().contains("Timekpr 0.5.9 cannot find [ren\u00e9]"),
                his.faults().told());
        items.put("version", "0.5.4");
        Faults faults = Optional.ofNullable(observe().accounts().get(rene))
                .orElseThrow()
                .faults();
        assertTrue(faults.isKnown(List.of("LIMIT_PER_WEEK")), "the older one reads it, and fails when he logs in");
        assertFalse(faults.knowsLimits());
        assertTrue(faults.told().contains("Timekpr limits no account of this name"), faults.told());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.5.9 | TIMEKPR_SAVE_TIME = 30      | TIMEKPR_SAVE_TIME = x  | TIMEKPR_SAVE_TIME = "x" is not a whole number
            0.5.4 | TIMEKPR_SAVE_TIME = 30   | #                     | [GENERAL] has no TIMEKPR_SAVE_TIME
            0.5.9 | \\[SESSION\\]           | [Session]              | [SESSION] has no TIMEKPR_SESSION_TYPES_CTRL
            0.5.4 | TIMEKPR_SAVE_TIME = 30      | TIMEKPR_SAVE_TIME = 29~TIMEKPR_SAVE_TIME = 30 | TIMEKPR_SAVE_TIME stands there twice: Timekpr 0.5.4 cannot read the file at all
            0.5.4 | TIMEKPR_USERS_EXCL = (.*)   | TIMEKPR_USERS_EXCL = $1;%      | Timekpr 0.5.4 cannot read TIMEKPR_USERS_EXCL as it stands there
            0.5.4 | TIMEKPR_USERS_EXCL = (.*)   | TIMEKPR_USERS_EXCL = %;$1      | Timekpr 0.5.4 cannot read TIMEKPR_USERS_EXCL as it stands there
            0.5.4 | (TIMEKPR_USERS_EXCL = )     | <<$1                 | Timekpr 0.5.4 cannot read TIMEKPR_SESSION_TYPES_EXCL as it stands there
            0.5.9 | TIMEKPR_SAVE_TIME = 30      | # \uFFFD~TIMEKPR_SAVE_TIME = 30 | some of its bytes are not UTF-8: Timekpr 0.5.9 cannot read the file at all
            """)
    void a_main_configuration_that_somebody_damaged_is_a_fault_and_the_children_are_seen(
            String version, String sound, String damaged, String fault) throws Exception {
        items.put("version", version);
        Map<Username, AccountFiles> accounts = observe().accounts();
        items.computeIfPresent(
                "timekpr.conf",
                (n, text) -> text.replace("TERMINATION_TIME = 15", "TERMINATION_TIME = 22")
                        .replaceFirst(
                                sound.replace('~', '\n'),
                                damaged.replace('~', '\n').replace('<', ' ')));
        Observation pc = observe();
        assertEquals(
                "timekpr.conf: " + fault + ". Correct the file: until then Timekpr's own settings are not changed",
                pc.mainFault());
        assertEquals(22, pc.main().terminationTime());
        assertEquals(30, pc.main().saveTime());
        assertTrue(pc.main().usersExcluded().contains("gdm3"));
        assertEquals(accounts, pc.accounts());
    }

    @Test
    void of_a_key_that_stands_twice_in_the_main_configuration_the_newer_daemon_takes_the_last() throws Exception {
        items.computeIfPresent(
                "timekpr.conf",
                (n, text) -> text.replace("TIMEKPR_SAVE_TIME = 30", "TIMEKPR_SAVE_TIME = 29\nTIMEKPR_SAVE_TIME = 31"));
        assertEquals("", observe().mainFault());
        assertEquals(31, observe().main().saveTime());
    }

    @Test
    void half_of_a_main_configuration_is_torn_until_nobody_writes_any_more() throws Exception {
        items.computeIfPresent("timekpr.conf", (n, text) -> text.substring(0, text.length() / 2));
        assertTrue(refused().torn());
        assertFalse(observeLast().mainFault().isEmpty());
    }

    @Test
    void the_template_is_no_user() throws Exception {
        items.put("config/timekpr.USER.conf", Sample.of("fresh-0.5.9").text("timekpr.USER.conf"));
        assertEquals(observe().accounts(), observeLast().accounts());
        assertEquals(2, observe().accounts().size());
    }

    @Test
    void a_copy_that_names_another_user_is_no_user() throws Exception {
        items.put("config/timekpr.mia.old.conf", MIAS.config());
        items.put("config/timekpr.garbage.conf", "[other]\nKEY = 1\n");
        Observation pc = observe();
        assertEquals(2, pc.accounts().size());
        assertEquals(Map.of(), pc.problems());
    }

    @Test
    void a_user_is_one_only_if_the_file_says_so_in_its_first_ten_lines() throws Exception {
        items.put("config/timekpr.mia.conf", "#\n".repeat(8) + MIAS.config());
        assertEquals(2, observe().accounts().size());
        items.put("config/timekpr.mia.conf", "#\n".repeat(9) + MIAS.config());
        assertEquals(List.of(LEO), List.copyOf(observe().accounts().keySet()));
        assertEquals(Map.of(), observe().problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config/timekpr..conf",
                "config/timekpr.a/b.conf",
                "config/mia.conf",
                "timekpr.mia.conf",
                "work/timekpr.mia.conf",
                "config/timekpr.a\nb.conf"
            })
    void other_names_are_no_users(String name) throws Exception {
        items.put(name, MIAS.config());
        assertEquals(2, observe().accounts().size());
        assertEquals(Map.of(), observe().problems());
    }

    @Test
    void files_in_other_folders_are_said_and_the_ones_left_in_the_usual_ones_are_not_taken() throws Exception {
        items.computeIfPresent("timekpr.conf", (n, text) -> text.replace("= /var/lib/timekpr/work", "= /srv/kids"));
        Observation pc = observe();
        assertEquals(Map.of(), pc.accounts());
        assertEquals(
                Optional.of("Timekpr keeps its files in other folders than its usual ones"
                        + " (TIMEKPR_WORK_DIR = /srv/kids); only /var/lib/timekpr is read"),
                pc.problem());
    }

    private void twoMinutesLater() {
        items.put("before", "2026-11-21T08:38:40+0100\n");
        items.put("after", "2026-11-21T08:38:41+0100\n");
    }

    @Test
    void what_has_not_changed_since_an_earlier_look_is_not_read_again() throws Exception {
        FilesReport earlier = new FilesReport(items);
        Observation then = observe();
        twoMinutesLater();
        Observation now = Observation.of(new FilesReport(items), earlier, then);
        assertEquals(observe(), now);
        assertSame(then.accounts().get(MIA), now.accounts().get(MIA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"boot", "version", "timekpr.conf", "config/timekpr.mia.conf", "work/leo.time"})
    void what_has_changed_since_an_earlier_look_is_read(String name) throws Exception {
        FilesReport earlier = new FilesReport(items);
        Observation then = observe();
        twoMinutesLater();
        Map<String, String> other = Map.of(
                "boot", "another\n",
                "version", "0.5.4\n",
                "timekpr.conf", MIAS.text("timekpr.conf").replace("TIMEKPR_LOGLEVEL = 1", "TIMEKPR_LOGLEVEL = 2"),
                "config/timekpr.mia.conf", MIAS.config().replace("LOCKOUT_TYPE = ", "LOCKOUT_TYPE = x"),
                "work/leo.time", LEOS.time().replaceAll("TIME_SPENT_DAY = \\d+", "TIME_SPENT_DAY = 77"));
        assertNotEquals(items.get(name), other.get(name));
        items.put(name, other.get(name));
        Observation now = Observation.of(new FilesReport(items), earlier, then);
        assertEquals(observe(), now);
        assertNotEquals(then, now);
    }

    @Test
    void an_account_that_is_there_or_not_there_any_more_is_a_change() throws Exception {
        FilesReport earlier = new FilesReport(items);
        Observation then = observe();
        items.remove("config/timekpr.mia.conf");
        FilesReport without = new FilesReport(items);
        Observation now = Observation.of(without, earlier, then);
        assertEquals(Set.of(LEO), now.accounts().keySet());
        items.put("config/timekpr.mia.conf", MIAS.config());
        assertEquals(then, Observation.of(new FilesReport(items), without, now));
    }

    @Test
    void what_is_damaged_is_read_again_as_timekpr_may_take_the_time_in_its_place() throws Exception {
        items.put("work/mia.time", MIAS.time().replaceAll("LAST_CHECKED = .*", "LAST_CHECKED = never"));
        FilesReport earlier = new FilesReport(items);
        Observation then = observe();
        twoMinutesLater();
        Observation now = Observation.of(new FilesReport(items), earlier, then);
        assertEquals(observe(), now);
        assertNotEquals(then.accounts(), now.accounts());
    }

    @Test
    void midnight_is_torn_also_of_files_that_have_not_changed() throws Exception {
        FilesReport earlier = new FilesReport(items);
        Observation then = observe();
        items.put("before", "2026-11-21T23:59:59+0100\n");
        items.put("after", "2026-11-22T00:00:00+0100\n");
        FilesReport torn = new FilesReport(items);
        assertTrue(assertThrows(Unreadable.class, () -> Observation.of(torn, earlier, then))
                .torn());
    }
}
