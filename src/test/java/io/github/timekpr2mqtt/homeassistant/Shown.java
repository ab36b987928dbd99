package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.DayHours;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.Lockout;
import io.github.timekpr2mqtt.changes.TrackInactive;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.LockoutType;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The documents of state that are kept for review, in every situation that a parent can meet. */
final class Shown {
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
        all.add(new Golden("servers-online", Legacy.servers(List.of("den"))));
        all.add(new Golden("stats", stats()));
        return all;
    }

    static List<Golden> bridge() {
        List<String> pcs = List.of("attic", "den");
        return List.of(
                new Golden("bridge-state-calm", Documents.bridge(new BridgeView("0.1.0", pcs, pcs, 0, "info", ""))),
                new Golden(
                        "bridge-state-pc-in-trouble",
                        Documents.bridge(new BridgeView(
                                "0.1.0",
                                pcs,
                                List.of("den"),
                                2,
                                "info",
                                "attic: it shows another host key than before"))),
                new Golden(
                        "bridge-state-no-pcs",
                        Documents.bridge(new BridgeView("0.1.0", List.of(), List.of(), 0, "info", ""))));
    }

    static List<Golden> pc() {
        return List.of(
                pc("on", true, false, ""),
                pc("off", false, false, OFF),
                pc("problem", false, true, "it shows another host key than before: SHA256:abc"),
                pc("daemon-stopped", true, true, "Timekpr's daemon does not run"),
                new Golden(
                        "pc-state-never-seen",
                        Documents.pc(
                                new PcView(new Topics.Pc("den"), false, Optional.empty(), false, OFF, "", Anna.ZONE))));
    }

    private static Golden pc(String situation, boolean online, boolean problem, String lastError) {
        PcView view =
                new PcView(new Topics.Pc("den"), online, Optional.of(Anna.NOW), problem, lastError, "0.5.9", Anna.ZONE);
        return new Golden("pc-state-" + situation, Documents.pc(view));
    }

    static Map<String, Anna> account() {
        Map<String, Anna> situations = new LinkedHashMap<>();
        situations.put("unknown", Anna.unknown());
        situations.put("fresh", fresh());
        situations.put(
                "active", Anna.used(0).figures(new Figures(1234, 5966, 0)).active(true));
        situations.put(
                "last-five-minutes",
                Anna.used(0).figures(new Figures(6963, 237, 0)).active(true));
        situations.put("time-is-up", Anna.used(7200).active(true));
        situations.put("pc-off", Anna.used(1234).absent(OFF));
        situations.put(
                "waiting-setting", Anna.used(1234).wants(DayOfWeek.MONDAY, 90).absent(OFF));
        situations.put(
                "failed-setting", Anna.used(1234).failed(DayOfWeek.MONDAY, 90, "the PC refused it: unexpected error"));
        situations.put("waiting-settings-of-each-kind", eachKind());
        situations.put("hours-of-each-kind", hoursOfEachKind());
        situations.put("lockout-unknown", Anna.used(1234).has(locksNobody()));
        situations.put(
                "waiting-grant",
                Anna.used(1234).given("add_15", QUARTER, new Grant.Waiting("")).absent(OFF));
        situations.put(
                "prepared-grant",
                Anna.used(1234).given("add_15", QUARTER, new Grant.Prepared(900, 0, 900, Anna.CONNECTION)));
        situations.put(
                "done-grant", Anna.used(1234).given("remove_15", Amount.relative(-900), new Grant.Done(0, -900)));
        situations.put("given", Anna.used(0).figures(new Figures(1234, 6866, 900)));
        situations.put("short-week-being-written", shortWeek());
        situations.put("several-changes", severalChanges());
        situations.put("trouble", Anna.used(1234).trouble("config/timekpr.anna.conf: LOCKOUT_TYPE is missing"));
        return situations;
    }

    private static Anna fresh() {
        AccountFiles files = new AccountFiles(Anna.ACCOUNT.user(), Anna.CONFIG, Optional.empty());
        return Anna.used(0).figures(Figures.of(files, TimekprVersion.OLDEST, Optional.empty(), Anna.NOON));
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
                .wants(new TrackInactive(true))
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
                .given("add_30", Amount.relative(1800), new Grant.Done(0, 1800))
                .given("add_15", QUARTER, new Grant.Waiting(""));
    }

    private static Map<String, Object> stats() {
        return Legacy.stats(Anna.files(Anna.spent(1234, 1234)), Anna.figuresAt(Anna.NOON, 1234), Anna.NOON, 0);
    }
}
