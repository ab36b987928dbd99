package io.github.timekpr2mqtt.timekpr;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the two files of one child as the daemon of that PC takes them, whatever they are like; only one that may be half
 * of a write is refused.
 */
final class AccountReader {
    /** Without this line the daemon forgets the activities when it saves the file (measured). */
    static final String ACTIVITIES = "##PLAYTIME_ACTIVITIES##";

    /** Of any other name the daemon fails when the child logs in (0.5.4) or passes it over (0.5.9; both measured). */
    private static final Pattern LIMITED = Pattern.compile("[a-zA-Z0-9_.-]+");

    private static final String UNLIMITED =
            "Timekpr limits no account of this name: only names of a-z, A-Z, 0-9 and . _ -";
    private static final Pattern LAST_OF_SPENT = Pattern.compile("(?m)^\\s*PLAYTIME_SPENT_DAY\\s*[=:]");
    private static final Pattern MARKER = Pattern.compile("(?m)^" + ACTIVITIES);
    private static final Pattern LAST_OF_CONFIG = Pattern.compile("(?m)^\\s*PLAYTIME_LIMITS_PER_WEEKDAYS\\s*[=:]");
    /** What Timekpr writes behind all keys. How many activities there were nobody knows: between two of them half looks like the whole. */
    private static final Pattern END_OF_CONFIG =
            Pattern.compile("(?m)^(" + ACTIVITIES + "|\\s*PLAYTIME_ACTIVITY_[0-9]+\\s*[=:])");

    private final Username user;
    private final TimekprVersion version;
    private final LocalDateTime now;
    private final boolean last;
    private final Map<String, Fault> faults = new LinkedHashMap<>();

    /**
     * @param now the PC's time
     * @param last whether nothing is being written any more: there will be no further read
     */
    AccountReader(Username user, TimekprVersion version, LocalDateTime now, boolean last) {
        this.user = user;
        this.version = version;
        this.now = now;
        this.last = last;
    }

    /**
     * Reads both.
     *
     * @param spent empty, if there is no such file
     * @throws Unreadable torn, if one may be half of a write; so is one that stays empty
     */
    AccountFiles read(String config, Optional<String> spent) throws Unreadable {
        UserConfig settings = config(config);
        Optional<TimeSpent> used = spent.isEmpty() ? Optional.empty() : spent(spent.get());
        return new AccountFiles(user, settings, used, new Faults(faults));
    }

    /** Whether Timekpr, when it reads these two, finds nothing in them to write over: what it cannot read it replaces. */
    boolean isSoundOrEmpty(String config, String spent) {
        try {
            if (!config.isEmpty()) {
                var unused = config(config);
            }
            if (!spent.isEmpty()) {
                var unused = spent(spent);
            }
            return faults.isEmpty();
        } catch (Unreadable e) {
            return false;
        }
    }

    private UserConfig config(String text) throws Unreadable {
        String name = "config/timekpr." + user + ".conf";
        Map<String, List<String>> sections = UserConfig.sections(user);
        UserConfig config = UserConfig.CLOSED;
        Map<String, Fault> found;
        try {
            DaemonFile file = new DaemonFile(name, text, sections, version, "", "limits nothing");
            config = UserConfig.of(file, user);
            note(file, config, text);
            found = file.faults();
        } catch (Unreadable e) {
            found = Map.of(Faults.CONFIG, new Fault(name, String.valueOf(e.getMessage()), Fault.Kind.UNREADABLE));
        }
        whole(name, text, sections, LAST_OF_CONFIG.matcher(text).find(), found);
        boolean hasEnd = text.endsWith("\n") || END_OF_CONFIG.matcher(text).find();
        if (last && !hasEnd) { // whole lines, which somebody else may have left so, are what Timekpr makes of them
            throw half(name, gap(text, sections));
        }
        faults.putAll(found);
        if (!LIMITED.matcher(user.value()).matches()) {
            faults.put(Faults.NAME, new Fault(name, UNLIMITED, Fault.Kind.FAILS));
        }
        return config;
    }

    private Optional<TimeSpent> spent(String text) throws Unreadable {
        String name = "work/" + user + ".time";
        Map<String, List<String>> sections = TimeSpent.sections(user);
        Optional<TimeSpent> spent = Optional.empty();
        Map<String, Fault> found;
        try {
            DaemonFile file = new DaemonFile(name, text, sections, version, TimeSpent.print(now), "counts from 0");
            spent = Optional.of(TimeSpent.of(file, user));
            found = file.faults();
        } catch (Unreadable e) {
            found = Map.of(Faults.SPENT, new Fault(name, String.valueOf(e.getMessage()), Fault.Kind.UNREADABLE));
        }
        boolean hasEnd = LAST_OF_SPENT.matcher(text).find() || isWithoutPlayTime(text, sections);
        whole(name, text, sections, hasEnd, found);
        if (last && (!hasEnd || !text.endsWith("\n"))) { // nobody but Timekpr writes it, and it writes all of it
            throw half(name, gap(text, sections));
        }
        faults.putAll(found);
        return spent;
    }

    /** As a Timekpr wrote it that knew no PlayTime. */
    private boolean isWithoutPlayTime(String text, Map<String, List<String>> sections) {
        String own = user.value();
        return !text.contains("[" + own + ".")
                && gap(text, Map.of(own, sections.getOrDefault(own, List.of()))).isEmpty();
    }

    /**
     * Half of a write is the beginning of a file, also of one with other faults; it must never be taken for "no limit".
     *
     * @param hasEnd whether there is what Timekpr writes last
     * @param found what is wrong with it: with nothing, every key is there
     */
    private void whole(
            String name, String text, Map<String, List<String>> sections, boolean hasEnd, Map<String, Fault> found)
            throws Unreadable {
        if (found.isEmpty() && hasEnd && text.endsWith("\n")) {
            return;
        }
        Optional<Unreadable> gap = gap(last ? text + "\n" : text, sections);
        boolean mayBeHalf =
                !hasEnd || !text.endsWith("\n") || gap.filter(Unreadable::torn).isPresent();
        if (text.isBlank() || (mayBeHalf && !last)) {
            throw half(name, gap);
        }
    }

    private static Optional<Unreadable> gap(String text, Map<String, List<String>> sections) {
        try {
            KeyFile.parse(text, sections);
            return Optional.empty();
        } catch (Unreadable e) {
            return Optional.of(e);
        }
    }

    private static Unreadable half(String name, Optional<Unreadable> gap) {
        return Unreadable.torn(gap.map(e -> String.valueOf(e.getMessage())).orElse("its end is missing"))
                .in(name);
    }

    /** What the daemon passes over without a word. */
    private void note(DaemonFile file, UserConfig config, String text) {
        Map<String, String> own = file.in(user.value());
        for (DayOfWeek day : DayOfWeek.values()) {
            String key = UserConfig.hoursKey(day);
            ignored(file, key, AllowedHours.ignoredIn(own.getOrDefault(key, "")), Fault.Kind.TAKEN);
        }
        ignoredDays(file, user.value(), "");
        ignoredDays(file, user + ".PLAYTIME", "PLAYTIME_");
        fewLimits(file, user.value(), "");
        fewLimits(file, user + ".PLAYTIME", "PLAYTIME_");
        if (LockoutType.of(config.lockoutType()).filter(version::knows).isEmpty()) {
            file.note(
                    "LOCKOUT_TYPE",
                    "LOCKOUT_TYPE = \"" + config.lockoutType() + "\" is no word of Timekpr " + version
                            + ": nobody is locked out when the time is over",
                    Fault.Kind.TAKEN);
        }
        if (!config.playTime().activities().isEmpty() && !MARKER.matcher(text).find()) {
            file.note(
                    ACTIVITIES,
                    "the line " + ACTIVITIES
                            + " is missing: Timekpr forgets all activities when it next saves the file",
                    Fault.Kind.DROPPED);
        }
    }

    private static void fewLimits(DaemonFile file, String section, String prefix) {
        String days = file.in(section).get(prefix + "ALLOWED_WEEKDAYS");
        String limits = file.in(section).get(prefix + "LIMITS_PER_WEEKDAYS");
        if (days != null && limits != null && DailyLimits.count(limits) < DailyLimits.count(days)) {
            file.note(
                    prefix + "LIMITS_PER_WEEKDAYS",
                    prefix + "LIMITS_PER_WEEKDAYS has " + DailyLimits.count(limits) + " limits for "
                            + DailyLimits.count(days) + " days: Timekpr takes the others as 0",
                    Fault.Kind.TAKEN);
        }
    }

    private static void ignoredDays(DaemonFile file, String section, String prefix) {
        String days = file.in(section).getOrDefault(prefix + "ALLOWED_WEEKDAYS", "");
        String limits = file.in(section).getOrDefault(prefix + "LIMITS_PER_WEEKDAYS", "");
        Fault.Kind kind = DailyLimits.leavesOut(days, limits) ? Fault.Kind.LEFT_OUT : Fault.Kind.TAKEN;
        ignored(file, prefix + "ALLOWED_WEEKDAYS", DailyLimits.ignoredIn(days), kind);
    }

    private static void ignored(DaemonFile file, String key, List<String> items, Fault.Kind kind) {
        if (!items.isEmpty()) {
            List<String> quoted = new ArrayList<>();
            items.forEach(item -> quoted.add("\"" + item + "\""));
            file.note(key, "in " + key + " Timekpr ignores " + String.join(", ", quoted), kind);
        }
    }
}
