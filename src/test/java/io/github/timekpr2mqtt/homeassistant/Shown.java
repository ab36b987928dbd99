package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Activities;
import io.github.timekpr2mqtt.changes.Aim;
import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.DayHours;
import io.github.timekpr2mqtt.changes.DayLimit;
import io.github.timekpr2mqtt.changes.Flag;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.Lockout;
import io.github.timekpr2mqtt.changes.PcNumber;
import io.github.timekpr2mqtt.changes.PeriodLimit;
import io.github.timekpr2mqtt.changes.TimeKind;
import io.github.timekpr2mqtt.changes.WakeHour;
import io.github.timekpr2mqtt.history.Day;
import io.github.timekpr2mqtt.history.History;
import io.github.timekpr2mqtt.history.Session;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.Fault;
import io.github.timekpr2mqtt.timekpr.Faults;
import io.github.timekpr2mqtt.timekpr.LimitedBy;
import io.github.timekpr2mqtt.timekpr.LockoutType;
import io.github.timekpr2mqtt.timekpr.NextLock;
import io.github.timekpr2mqtt.timekpr.OwnNumber;
import io.github.timekpr2mqtt.timekpr.PlayTimeConfig;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The documents of state that are kept for review, in every situation that a parent can meet. */
final class Shown {
    private static final String REFUSED =
            "The PC does not accept our SSH key for the account timekpr2mqtt. Paste the setup line, which is in the log, into a terminal on the PC.";
    private static final String OFF = "PC den does not answer at 192.0.2.20:22";
    private static final Amount QUARTER = Amount.relative(900);

    private Shown() {}

    static List<Golden> all() {
        List<Golden> all = new ArrayList<>(bridge());
        all.addAll(pc());
        account().forEach((situation, anna) -> {
            all.add(new Golden("account-" + situation + "-state", anna.state()));
            all.add(new Golden("account-" + situation + "-settings", anna.settings()));
        });
        all.add(new Golden("account-unknown-history", Anna.unknown().days()));
        all.add(new Golden("account-active-history", active().days()));
        all.add(new Golden("servers-online", Legacy.servers(List.of("den"))));
        all.add(new Golden("stats", stats()));
        return all;
    }

    private static final BridgeView.Key KEY = new BridgeView.Key("ssh-ed25519 AAAA timekpr2mqtt", List.of());

    static List<Golden> bridge() {
        List<String> pcs = List.of("attic", "den");
        List<String> trouble = List.of("attic: it shows another host key than before");
        return List.of(
                new Golden("bridge-state-calm", Documents.bridge(bridge(pcs, pcs, 0, List.of()))),
                new Golden("bridge-state-pc-in-trouble", Documents.bridge(bridge(pcs, List.of("den"), 2, trouble))),
                new Golden(
                        "bridge-state-no-pcs",
                        Documents.bridge(
                                bridge(List.of(), List.of(), 0, List.of()).withMemory(OptionalInt.empty()))));
    }

    static BridgeView bridge(List<String> pcs, List<String> online, int waiting, List<String> problems) {
        return new BridgeView(
                "0.1.0", pcs, online, waiting, KEY, "info", problems, Anna.MORNING, OptionalInt.of(120), Anna.ZONE);
    }

    static List<Golden> pc() {
        List<AccountView> calm = List.of(Anna.used(1234).view());
        return List.of(
                new Golden("pc-state-on", Documents.pc(pc(true, false, "", calm))),
                new Golden("pc-state-off", Documents.pc(pc(false, false, OFF, family()))),
                new Golden(
                        "pc-state-problem",
                        Documents.pc(pc(false, true, "it shows another host key than before: SHA256:abc", calm))),
                new Golden(
                        "pc-state-daemon-stopped", Documents.pc(pc(true, true, "Timekpr's daemon does not run", calm))),
                new Golden("pc-state-checked", Documents.pc(checked(true, false, "", checkup("")))),
                new Golden("pc-state-not-let-in", Documents.pc(checked(false, true, REFUSED, checkup(REFUSED)))),
                new Golden(
                        "pc-state-own-settings-waiting",
                        Documents.pc(Own.each(OFF).view())),
                new Golden(
                        "pc-state-own-setting-failed",
                        Documents.pc(Own.calm()
                                .failed(new PcNumber(OwnNumber.SAVE_TIME, 10), "the PC refused it: unexpected error")
                                .view())),
                new Golden("pc-state-own-settings-odd", Documents.pc(Own.odd().view())),
                new Golden(
                        "pc-state-own-settings-of-others",
                        Documents.pc(Own.calm().notAllowed().view())),
                new Golden(
                        "pc-state-never-seen",
                        Documents.pc(new PcView(
                                new Topics.Pc("den"),
                                false,
                                Optional.empty(),
                                false,
                                OFF,
                                Optional.of(Anna.MORNING),
                                List.of(),
                                OwnSettings.NONE,
                                Optional.empty(),
                                "",
                                Anna.ZONE))));
    }

    /** @param refused what the second step says if it is broken; empty if all is well */
    private static Checkup checkup(String refused) {
        boolean well = refused.isEmpty();
        return new Checkup(
                List.of(
                        new Checkup.Look("Name", Checkup.Verdict.GOOD, "den.lan is 192.0.2.20"),
                        new Checkup.Look(
                                "Our key",
                                well ? Checkup.Verdict.GOOD : Checkup.Verdict.BROKEN,
                                well ? "it lets us in as timekpr2mqtt" : refused),
                        new Checkup.Look(
                                "Timekpr",
                                well ? Checkup.Verdict.GOOD : Checkup.Verdict.NOT_LOOKED_AT,
                                well ? "Timekpr-nExT 0.5.9" : "not looked at")),
                well ? "" : "what is to be pasted on the PC",
                Anna.NOW);
    }

    private static PcView checked(boolean online, boolean problem, String lastError, Checkup checkup) {
        PcView pc = pc(online, problem, lastError, List.of());
        return new PcView(
                pc.pc(),
                online,
                pc.lastSeen(),
                problem,
                lastError,
                pc.errorSince(),
                pc.accounts(),
                pc.own(),
                Optional.of(checkup),
                pc.timekprVersion(),
                pc.zone());
    }

    static PcView pc(boolean online, boolean problem, String lastError, List<AccountView> accounts) {
        return pc(online, problem, lastError, accounts, Own.calm().settings());
    }

    static PcView pc(boolean online, boolean problem, String lastError, List<AccountView> accounts, OwnSettings own) {
        return new PcView(
                new Topics.Pc("den"),
                online,
                Optional.of(Anna.NOW),
                problem,
                lastError,
                lastError.isEmpty() ? Optional.empty() : Optional.of(Anna.MORNING),
                accounts,
                own,
                Optional.empty(),
                "0.5.9",
                Anna.ZONE);
    }

    /** Of one child nothing is wanted, of two something waits, and of one of them something failed. */
    static List<AccountView> family() {
        Anna anna = Anna.used(1234)
                .wants(DayOfWeek.MONDAY, 90)
                .failed(DayOfWeek.FRIDAY, 30, "the PC refused it: unexpected error")
                .absent(OFF);
        Anna ben = Anna.used(0).given("add_15", QUARTER, new Grant.Waiting("")).absent(OFF);
        return List.of(anna.view(), ben.view("Ben"), Anna.used(600).view("Cleo"));
    }

    static Map<String, Anna> account() {
        Map<String, Anna> situations = new LinkedHashMap<>();
        situations.put("unknown", Anna.unknown());
        situations.put("fresh", fresh());
        situations.put("active", active());
        situations.put(
                "last-five-minutes",
                Anna.used(0).figures(Anna.figures(6963, 237, 0)).active(true));
        situations.put("time-is-up", Anna.used(7200).active(true));
        situations.put(
                "hours-end-first",
                Anna.used(0).figures(hoursEndFirst()).active(true).locksAt(Anna.NOW.plusSeconds(1800)));
        situations.put("pc-off", Anna.used(1234).absent(OFF).lastSeen(Anna.MORNING));
        situations.put(
                "waiting-setting", Anna.used(1234).wants(DayOfWeek.MONDAY, 90).absent(OFF));
        situations.put(
                "failed-setting", Anna.used(1234).failed(DayOfWeek.MONDAY, 90, "the PC refused it: unexpected error"));
        situations.put("waiting-settings-of-each-kind", eachKind());
        situations.put("hours-of-each-kind", hoursOfEachKind());
        situations.put("uses-all", usesAll());
        situations.put(
                "waiting-playtime",
                usesAll()
                        .wants(new PeriodLimit(PeriodLimit.Period.WEEK, 5400))
                        .wants(new WakeHour(WakeHour.End.FROM, 8))
                        .wants(new DayLimit(TimeKind.PLAYTIME, DayOfWeek.FRIDAY, 60))
                        .wants(new Activities(List.of()))
                        .givenPlayTime(Amount.absolute(1800), new Grant.Waiting(""))
                        .absent(OFF));
        situations.put(
                "lockout-unknown",
                Anna.used(1234)
                        .has(locksNobody())
                        .with(
                                "LOCKOUT_TYPE",
                                "LOCKOUT_TYPE = \"none\" is no word of Timekpr 0.5.9: nobody is locked out when the time"
                                        + " is over",
                                Fault.Kind.TAKEN));
        situations.putAll(damaged());
        situations.put(
                "waiting-grant",
                Anna.used(1234).given("add_15", QUARTER, new Grant.Waiting("")).absent(OFF));
        situations.put(
                "prepared-grant",
                Anna.used(1234).given("add_15", QUARTER, new Grant.Prepared(Aim.of(900, 0, 900), Anna.CONNECTION)));
        situations.put(
                "done-grant",
                Anna.used(1234).given("remove_15", Amount.relative(-900), new Grant.Done(Aim.of(-900, 0, -900))));
        situations.put("given", Anna.used(0).figures(Anna.figures(1234, 6866, 900)));
        situations.put("short-week-being-written", shortWeek());
        situations.put("several-changes", severalChanges());
        situations.put("selected-change", severalChanges().selected(4));
        situations.put("trouble", Anna.used(1234).trouble("config/timekpr.anna.conf: LOCKOUT_TYPE is missing"));
        return situations;
    }

    private static Anna active() {
        return Anna.used(0)
                .figures(Anna.figures(1234, 5966, 0))
                .active(true)
                .locksAt(Anna.NOW.plusSeconds(5940))
                .lastSeen(Anna.MORNING)
                .history(twoWeeks());
    }

    /** Since the Saturday two weeks ago, with PlayTime at weekends, and today with one session that is over and one that is not. */
    private static History twoWeeks() {
        NavigableMap<LocalDate, Day> days = new TreeMap<>();
        for (int i = 0; i < 14; i++) {
            LocalDate date = Anna.SATURDAY.minusDays(14 - i);
            boolean weekend = date.getDayOfWeek().getValue() > 5;
            days.put(date, new Day(weekend ? 7200 : 600 * i, weekend ? 1900 : 0, List.of()));
        }
        Session over = new Session(Anna.MORNING.minusSeconds(600), Anna.MORNING, false);
        Session running = new Session(Anna.NOW.minusSeconds(900), Anna.NOW, true);
        days.put(Anna.SATURDAY, new Day(1234, 0, List.of(over, running)));
        return new History(days);
    }

    private static Map<String, Anna> damaged() {
        String limits =
                "LIMITS_PER_WEEKDAYS = \"abc\" is not a list of seconds: Timekpr fails on it and limits nothing";
        String twice = "LIMIT_PER_WEEK stands there twice: Timekpr 0.5.4 cannot read the file at all";
        Map<String, Anna> situations = new LinkedHashMap<>();
        situations.put(
                "damaged-but-known",
                Anna.used(1234)
                        .with(
                                "LIMIT_PER_WEEK",
                                "LIMIT_PER_WEEK is missing: Timekpr takes it as no limit",
                                Fault.Kind.TAKEN)
                        .with(
                                "TRACK_INACTIVE",
                                "TRACK_INACTIVE = \"maybe\" is neither True nor False: Timekpr takes it as False",
                                Fault.Kind.REPLACED)
                        .wants(DayOfWeek.MONDAY, 90));
        situations.put(
                "damaged-limits",
                Anna.used(1234)
                        .with("LIMITS_PER_WEEKDAYS", limits, Fault.Kind.FAILS)
                        .wants(DayOfWeek.MONDAY, 90)
                        .wants(new Flag(Flag.Kind.TRACK_INACTIVE, true)));
        situations.put("damaged-configuration", Anna.used(1234).with(Faults.CONFIG, twice, Fault.Kind.UNREADABLE));
        situations.put(
                "damaged-time",
                Anna.used(0)
                        .with(
                                Faults.SPENT,
                                "Timekpr finds no section [anna] in it and counts from 0",
                                Fault.Kind.UNREADABLE)
                        .given("add_15", QUARTER, new Grant.Waiting("")));
        return situations;
    }

    private static Figures hoursEndFirst() {
        return new Figures(
                1234,
                5966,
                0,
                7200,
                1800,
                36_000,
                90_000,
                new NextLock(1800, LimitedBy.HOURS),
                false,
                PlayTimeFigures.NONE);
    }

    private static Anna fresh() {
        AccountFiles files = new AccountFiles(Anna.ACCOUNT.user(), Anna.CONFIG, Optional.empty());
        return Anna.used(0)
                .figures(Figures.of(files, TimekprVersion.OLDEST, Optional.empty(), Anna.NOON, Optional.empty()));
    }

    private static Anna shortWeek() {
        return Anna.used(1234)
                .has(Anna.config("1;2;3;4;5", "3600;3600;3600;3600;5430"))
                .isBeingWritten(DailyLimits.parse("1;2;3;4;5;6;7", "3600;3600;3600;3600;5430;0;7200"))
                .wants(DayOfWeek.SUNDAY, 120);
    }

    private static Anna eachKind() {
        return Anna.used(1234)
                .wants(new DayHours(DayOfWeek.MONDAY, AllowedHours.parse("7;8[0-30];!14;16;17;18;19")))
                .wants(new DayHours(DayOfWeek.SUNDAY, AllowedHours.NONE))
                .wants(new Lockout(LockoutType.KILL))
                .wants(new Flag(Flag.Kind.TRACK_INACTIVE, true))
                .absent(OFF);
    }

    private static Anna hoursOfEachKind() {
        List<String> week = List.of("", "7", "7;8[0-30]", "!14", "7[30-60];8;9[0-15];!10;11", "0;23", longest());
        UserConfig config = Anna.CONFIG;
        for (DayOfWeek day : DayOfWeek.values()) {
            config = config.withHours(day, AllowedHours.parse(week.get(day.getValue() - 1)));
        }
        return Anna.used(1234)
                .has(config.withLockoutType(LockoutType.SUSPENDWAKE).withTrackInactive(true));
    }

    private static String longest() {
        return IntStream.range(0, 24).mapToObj(hour -> "!" + hour + "[15-45]").collect(Collectors.joining(";"));
    }

    private static Anna usesAll() {
        TimeSpent spent = new TimeSpent(600, 900, 4000, 9000, Anna.NOON, 300, 360);
        AccountFiles files =
                new AccountFiles(Anna.ACCOUNT.user(), Anna.usesAll().withPlayTime(noOverride()), Optional.of(spent));
        return Anna.used(0)
                .has(files.config())
                .figures(Figures.of(files, TimekprVersion.NEWEST, Optional.empty(), Anna.NOON, Optional.empty()))
                .active(true);
    }

    private static PlayTimeConfig noOverride() {
        return Anna.usesAll().playTime().withLimitOverride(false);
    }

    private static UserConfig locksNobody() {
        UserConfig c = Anna.CONFIG;
        return new UserConfig(
                c.hours(),
                c.limits(),
                c.limitPerWeek(),
                c.limitPerMonth(),
                true,
                false,
                "none",
                c.wake(),
                c.playTime());
    }

    private static Anna severalChanges() {
        return Anna.used(1234)
                .failed(DayOfWeek.FRIDAY, 30, "the PC accepted it 2 times but did not keep it")
                .wants(DayOfWeek.TUESDAY, 0)
                .wants(DayOfWeek.SUNDAY, 1440)
                .given("add_30", Amount.relative(1800), new Grant.Done(Aim.of(1800, 0, 1800)))
                .given("add_15", QUARTER, new Grant.Waiting(""));
    }

    private static Map<String, Object> stats() {
        return Legacy.stats(Anna.files(Anna.spent(1234, 1234)), Anna.figuresAt(Anna.NOON, 1234), Anna.NOON, 0);
    }
}
