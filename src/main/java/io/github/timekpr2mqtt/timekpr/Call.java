package io.github.timekpr2mqtt.timekpr;

import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One call of a method of Timekpr's for administrators.
 *
 * @param iface {@value #INTERFACE}, or {@value #OWN_INTERFACE}
 * @param member the method
 * @param signature its D-Bus signature
 * @param args its arguments: text, numbers, truth values, lists, maps
 */
public record Call(String iface, String member, String signature, List<Object> args) {
    public static final String DESTINATION = "com.timekpr.server";
    public static final String PATH = "/com/timekpr/server";
    public static final String INTERFACE = "com.timekpr.server.user.admin";

    /** Of Timekpr's own settings on a PC. A bus policy may keep it from an account that may use the other one. */
    public static final String OWN_INTERFACE = "com.timekpr.server.admin";

    public Call {
        args = List.copyOf(args);
    }

    /** Of {@link #INTERFACE}. */
    public Call(String member, String signature, List<Object> args) {
        this(INTERFACE, member, signature, args);
    }

    private static Call of(String member, String signature, Object... args) {
        return new Call(member, signature, List.of(args));
    }

    private static Call ofOwn(String member, String signature, Object... args) {
        return new Call(OWN_INTERFACE, member, signature, List.of(args));
    }

    /** Asks for Timekpr's own settings; has no effect. The daemon answers from the file, not from what it runs with. */
    public static Call getTimekprConfiguration() {
        return ofOwn("getTimekprConfiguration", "");
    }

    /**
     * Sets one of Timekpr's own settings. The daemon looks at no value: it writes any number and any word into its file
     * and uses it from then on (measured on timekprd 0.5.4 and 0.5.9).
     */
    public static Call setTimekpr(OwnNumber which, int value) {
        return ofOwn(which.member(), "i", value);
    }

    /** The same for one that is on or off. */
    public static Call setTimekpr(OwnSwitch which, boolean on) {
        return ofOwn(which.member(), "b", on);
    }

    /** The same for one that is a list. */
    public static Call setTimekpr(OwnList which, List<String> words) {
        return ofOwn(which.member(), "as", words);
    }

    /** Who has a configuration. Gives accounts to those who have none yet, as the daemon does at its start. */
    public static Call getUserList() {
        return of("getUserList", "");
    }

    /**
     * Asks for a user. {@code R} has an effect on nothing but the child's own tray icon. {@code S} and {@code F} for a
     * child who is not logged in bring the file to today, and leave yesterday's PlayTime in it (measured on timekprd
     * 0.5.4 and 0.5.9).
     *
     * @param level {@code F} full, {@code S} as saved, {@code R} as it is in memory
     */
    public static Call getUserInformation(Username user, String level) {
        if (!level.matches("[FSR]")) {
            throw new IllegalArgumentException("\"" + level + "\" is not a level of information: F, S or R");
        }
        return of("getUserInformation", "ss", user.value(), level);
    }

    /** Sets the allowed days, in the order of the limits. The limits belong to them by position: set both. */
    public static Call setAllowedDays(Username user, DailyLimits limits) {
        return of("setAllowedDays", "sas", user.value(), days(limits));
    }

    /** Sets the limits of the allowed days, in seconds. */
    public static Call setTimeLimitForDays(Username user, DailyLimits limits) {
        return of("setTimeLimitForDays", "sai", user.value(), seconds(limits));
    }

    /** Sets the allowed hours of one weekday. */
    public static Call setAllowedHours(Username user, DayOfWeek day, AllowedHours hours) {
        Map<String, Map<String, Integer>> slots = new LinkedHashMap<>();
        for (HourSlot slot : hours.slots()) {
            int unaccounted = slot.unaccounted() ? 1 : 0;
            slots.put(
                    "" + slot.hour(),
                    Map.of("STARTMIN", slot.fromMinute(), "ENDMIN", slot.toMinute(), "UACC", unaccounted));
        }
        return of("setAllowedHours", "ssa{sa{si}}", user.value(), "" + day.getValue(), slots);
    }

    public static Call setTimeLimitForWeek(Username user, int seconds) {
        return of("setTimeLimitForWeek", "si", user.value(), seconds);
    }

    public static Call setTimeLimitForMonth(Username user, int seconds) {
        return of("setTimeLimitForMonth", "si", user.value(), seconds);
    }

    public static Call setTrackInactive(Username user, boolean on) {
        return of("setTrackInactive", "sb", user.value(), on);
    }

    public static Call setHideTrayIcon(Username user, boolean on) {
        return of("setHideTrayIcon", "sb", user.value(), on);
    }

    /**
     * Sets what happens when the time is over, and the hours in which {@code suspendwake} may wake the PC.
     *
     * @param type the word of a {@link LockoutType}
     */
    public static Call setLockoutType(Username user, String type, WakeInterval wake) {
        return of("setLockoutType", "ssss", user.value(), type, "" + wake.from(), "" + wake.to());
    }

    /**
     * Gives or takes time for today.
     *
     * @param signedSeconds more than 0 gives, less takes
     */
    public static Call setTimeLeft(Username user, int signedSeconds) {
        return change("setTimeLeft", user, signedSeconds);
    }

    /**
     * Has the daemon read a user's files, and changes nothing that stands in them: it is asked for no operation that it knows, and
     * refuses that after it read them. In place of an empty one it puts its own copy of the state before, {@code .prev};
     * where there is none it removes the empty one (measured on timekprd 0.5.4 and 0.5.9). Unlike {@link #getUserInformation} it does
     * not bring the file to today. For a child who is not logged in, and of whom no file is damaged: the daemon writes its own
     * defaults over what it cannot read.
     */
    public static Call readFiles(Username user) {
        return of("setTimeLeft", "ssi", user.value(), "", 0);
    }

    public static Call setPlayTimeEnabled(Username user, boolean on) {
        return of("setPlayTimeEnabled", "sb", user.value(), on);
    }

    public static Call setPlayTimeLimitOverride(Username user, boolean on) {
        return of("setPlayTimeLimitOverride", "sb", user.value(), on);
    }

    public static Call setPlayTimeUnaccountedIntervalsEnabled(Username user, boolean on) {
        return of("setPlayTimeUnaccountedIntervalsEnabled", "sb", user.value(), on);
    }

    /** As {@link #setAllowedDays}, for PlayTime. */
    public static Call setPlayTimeAllowedDays(Username user, DailyLimits limits) {
        return of("setPlayTimeAllowedDays", "sas", user.value(), days(limits));
    }

    /** As {@link #setTimeLimitForDays}, for PlayTime. */
    public static Call setPlayTimeLimitsForDays(Username user, DailyLimits limits) {
        return of("setPlayTimeLimitsForDays", "sai", user.value(), seconds(limits));
    }

    /** Replaces all PlayTime activities. */
    public static Call setPlayTimeActivities(Username user, List<Activity> activities) {
        List<List<String>> pairs = activities.stream()
                .map(activity -> List.of(activity.mask(), activity.description()))
                .toList();
        return of("setPlayTimeActivities", "saas", user.value(), pairs);
    }

    /** Sets what is left of today's PlayTime: the balance becomes the day's limit less these seconds. */
    public static Call setPlayTimeLeft(Username user, int seconds) {
        return of("setPlayTimeLeft", "ssi", user.value(), "=", seconds);
    }

    /**
     * Gives or takes PlayTime for today.
     *
     * @param signedSeconds more than 0 gives, less takes
     */
    public static Call changePlayTimeLeft(Username user, int signedSeconds) {
        return change("setPlayTimeLeft", user, signedSeconds);
    }

    private static Call change(String member, Username user, int signedSeconds) {
        if (signedSeconds == 0) {
            throw new IllegalArgumentException("0 s is nothing to give or take");
        }
        return of(member, "ssi", user.value(), signedSeconds > 0 ? "+" : "-", Math.absExact(signedSeconds));
    }

    private static List<String> days(DailyLimits limits) {
        return limits.seconds().keySet().stream()
                .map(day -> "" + day.getValue())
                .toList();
    }

    private static List<Integer> seconds(DailyLimits limits) {
        return List.copyOf(limits.seconds().values());
    }
}
