package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.DayLimit;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.changes.Setting;
import io.github.timekpr2mqtt.changes.SettingWish;
import io.github.timekpr2mqtt.changes.TimeKind;
import io.github.timekpr2mqtt.changes.Writing;
import io.github.timekpr2mqtt.history.History;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Activity;
import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.Fault;
import io.github.timekpr2mqtt.timekpr.Faults;
import io.github.timekpr2mqtt.timekpr.LimitedBy;
import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.NextLock;
import io.github.timekpr2mqtt.timekpr.PlayTimeConfig;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import io.github.timekpr2mqtt.timekpr.WakeInterval;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Anna's account on the PC "den", around noon of a Saturday: one hour on school days, two at weekends. */
final class Anna {
    static final Topics.Account ACCOUNT = new Topics.Account("den", new Username("anna"));
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);
    static final LocalDateTime NOON = SATURDAY.atTime(12, 0);
    static final Instant NOW = NOON.atZone(ZONE).toInstant();
    static final Instant MORNING = SATURDAY.atTime(9, 30, 15).atZone(ZONE).toInstant();
    static final UserConfig CONFIG = config("1;2;3;4;5;6;7", "3600;3600;3600;3600;3600;7200;7200");
    static final Grant.Sender CONNECTION = new Grant.Sender("boot-1", "guid-1", ":1.7");

    private Optional<Figures> figures = Optional.empty();
    private History history = History.NONE;
    private Optional<Boolean> active = Optional.empty();
    private Optional<UserConfig> onPc = Optional.empty();
    private Faults faults = Faults.NONE;
    private AccountWishes wishes = AccountWishes.NONE;
    private String trouble = "";
    private String absent = "";
    private TimekprVersion version = TimekprVersion.NEWEST;
    private Optional<Instant> asOf = Optional.empty();
    private Optional<Instant> locksAt = Optional.empty();
    private Optional<Instant> lastSeen = Optional.empty();
    private Optional<Instant> troubleSince = Optional.empty();

    /** An account of which nothing was ever read. */
    static Anna unknown() {
        return new Anna();
    }

    /** An account that was read, and that has used so much of its day. */
    static Anna used(int seconds) {
        return unknown().has(CONFIG).figures(figuresAt(NOON, seconds)).active(false);
    }

    static UserConfig config(String weekdays, String limits) {
        return new UserConfig(
                Arrays.stream(DayOfWeek.values())
                        .collect(Collectors.toMap(Function.identity(), day -> AllowedHours.ALL_DAY)),
                DailyLimits.parse(weekdays, limits),
                UserConfig.WHOLE_WEEK,
                UserConfig.WHOLE_MONTH,
                false,
                false,
                "terminate",
                WakeInterval.parse("0;23"),
                new PlayTimeConfig(false, false, true, DailyLimits.everyDay(0), List.of()));
    }

    /** Everything that Timekpr can be set to, used. */
    static UserConfig usesAll() {
        return CONFIG.withLimitPerWeek(36_000)
                .withLimitPerMonth(5400)
                .withHideTrayIcon(true)
                .withWake(new WakeInterval(7, 20))
                .withPlayTime(new PlayTimeConfig(
                        true,
                        true,
                        false,
                        DailyLimits.parse("1;2;3;4;5;6;7", "1800;1800;1800;1800;1800;3600;3600"),
                        List.of(new Activity("doom", "Doom"), new Activity("steam.*", ""))));
    }

    static AccountFiles files(TimeSpent spent) {
        return new AccountFiles(ACCOUNT.user(), CONFIG, Optional.of(spent));
    }

    /** The file as saved at noon, with what was counted and what of it was charged. */
    static TimeSpent spent(int day, int balance) {
        return new TimeSpent(balance, day, day, day, NOON, 0, 0);
    }

    /** Of a day whose limit alone ends the time, without a gap. */
    static Figures figures(int used, int left, int extra) {
        return new Figures(
                used,
                left,
                extra,
                used + left,
                left,
                used,
                used,
                new NextLock(left, LimitedBy.DAY_LIMIT),
                false,
                PlayTimeFigures.NONE);
    }

    static Figures figuresAt(LocalDateTime now, int used) {
        return Figures.of(files(spent(used, used)), TimekprVersion.OLDEST, Optional.empty(), now, Optional.empty());
    }

    /** The daemon's own figures, so many seconds after the file was saved. */
    static LiveTime live(int left, int spentWeek) {
        return new LiveTime(
                left,
                left,
                spentWeek,
                spentWeek,
                spentWeek,
                0,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                0,
                false);
    }

    static Origin origin(String command, String requested) {
        return new Origin("id-1", command, requested, NOW, Optional.empty());
    }

    Anna has(UserConfig config) {
        onPc = Optional.of(config);
        return this;
    }

    Anna figures(Figures today) {
        figures = Optional.of(today);
        return this;
    }

    Anna active(boolean now) {
        active = Optional.of(now);
        return this;
    }

    Anna wants(DayOfWeek day, int minutes) {
        return wants(day, minutes, 0, Optional.empty());
    }

    Anna failed(DayOfWeek day, int minutes, String reason) {
        return wants(day, minutes, 2, Optional.of(reason));
    }

    Anna wants(Setting setting) {
        Optional<String> before = onPc.map(setting::shownIn);
        wishes = wishes.with(new SettingWish(setting, origin(setting.control(), "x"), before));
        return this;
    }

    private Anna wants(DayOfWeek day, int minutes, int answered, Optional<String> failed) {
        DayLimit limit = new DayLimit(day, minutes * 60);
        Origin origin = origin(limit.control(), "" + minutes);
        wishes = wishes.with(new SettingWish(limit, origin, Optional.of("60"), answered, failed));
        return this;
    }

    Anna isBeingWritten(DailyLimits week) {
        wishes = new AccountWishes(
                wishes.settings(),
                Map.of(TimeKind.TIME, new Writing(week)),
                wishes.grants(),
                wishes.failedGrants(),
                wishes.dayStart(),
                wishes.bonus(),
                wishes.selected());
        return this;
    }

    Anna given(String command, Amount amount, Grant.State state) {
        return given(command, amount, SATURDAY, state);
    }

    Anna given(String command, Amount amount, LocalDate day, Grant.State state) {
        wishes = wishes.with(new Grant(origin(command, "PRESS"), amount, day, state));
        return this;
    }

    Anna given(Grant grant) {
        wishes = wishes.with(grant);
        return this;
    }

    Anna gaveUp(String command, Amount amount, LocalDate day, String why) {
        Grant failed = new Grant(origin(command, "PRESS"), amount, day, new Grant.Failed(why));
        wishes = new AccountWishes(
                wishes.settings(),
                wishes.writing(),
                wishes.grants(),
                List.of(failed),
                wishes.dayStart(),
                wishes.bonus(),
                wishes.selected());
        return this;
    }

    Anna givenPlayTime(Amount amount, Grant.State state) {
        wishes = wishes.with(new Grant(origin("extra_playtime", "30"), TimeKind.PLAYTIME, amount, SATURDAY, state));
        return this;
    }

    /** Somebody picked this place of the list of changes. */
    Anna selected(int place) {
        wishes = wishes.select(place);
        return this;
    }

    Anna trouble(String why) {
        trouble = why;
        troubleSince = Optional.of(MORNING);
        return this;
    }

    /** This is wrong with the files. */
    Anna with(String key, String what, Fault.Kind kind) {
        Map<String, Fault> all = new LinkedHashMap<>(faults.byKey());
        String file = key.equals(Faults.SPENT) || key.contains("SPENT") ? "work/anna.time" : "config/timekpr.anna.conf";
        all.put(key, new Fault(file, what, kind));
        faults = new Faults(all);
        troubleSince = Optional.of(MORNING);
        return this;
    }

    /** The PC has this Timekpr. */
    Anna on(TimekprVersion other) {
        version = other;
        return this;
    }

    /** All settings that are wanted, or in their place what they replaced. */
    Anna sent(UnaryOperator<Setting> what) {
        for (SettingWish wish : wishes.settings().values()) {
            Optional<Setting> onItsWay = Optional.of(what.apply(wish.setting()));
            wishes = wishes.with(new SettingWish(
                    wish.setting(), wish.origin(), wish.before(), wish.answered(), wish.failed(), onItsWay));
        }
        return this;
    }

    /** The PC is not there, and was last read in the morning. */
    Anna absent(String why) {
        absent = why;
        asOf = Optional.of(MORNING);
        return this;
    }

    Anna locksAt(Instant at) {
        locksAt = Optional.of(at);
        return this;
    }

    Anna lastSeen(Instant at) {
        lastSeen = Optional.of(at);
        return this;
    }

    Anna history(History days) {
        history = days;
        return this;
    }

    AccountView view() {
        return view("Anna");
    }

    /** The same of a child with another name. */
    AccountView view(String child) {
        return view(ACCOUNT, child);
    }

    /** The same of another account. */
    AccountView view(Topics.Account account, String child) {
        Moments moments = new Moments(SATURDAY, ZONE, asOf, locksAt, lastSeen);
        return new AccountView(
                account,
                child,
                figures,
                moments,
                history,
                active,
                wishes,
                onPc,
                faults,
                version,
                trouble,
                troubleSince,
                absent,
                ZONE);
    }

    Map<String, ?> state() {
        return Documents.state(view());
    }

    Map<String, ?> days() {
        return Documents.history(view());
    }

    Map<String, ?> settings() {
        return Documents.settings(view());
    }
}
