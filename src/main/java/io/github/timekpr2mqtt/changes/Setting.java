package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.DayOfWeek;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A level that one control wants Timekpr's configuration of a child to have. */
public sealed interface Setting permits DayLimit, PeriodLimit, DayHours, Lockout, WakeHour, Flag, Activities {
    /** The control, which is also the entity's key, for example {@code limit_monday}. */
    String control();

    /** The configuration as it shall become, everything else left as it is. */
    UserConfig applyTo(UserConfig config);

    /** Whether the observed configuration has it already. */
    boolean holdsIn(UserConfig config);

    /** What the control shows for this configuration, for example {@code 90} or {@code 90.5} minutes. */
    String shownIn(UserConfig config);

    /** The level as text, from which {@link #of} makes the same setting again. */
    String value();

    /**
     * The calls that write it. Settings that can only be written together have the same ones.
     *
     * @param wanted the observed configuration with all open wishes applied
     */
    Step.Change write(Username user, UserConfig observed, UserConfig wanted);

    /** Timekpr's keys whose values go along with its calls as they were observed, so that they have to be known. */
    default List<String> takesAlong(AccountWishes wishes) {
        return List.of();
    }

    /** What can be done while one of {@link #takesAlong} is not known. */
    default String wayOut() {
        return "Correct the file first";
    }

    /**
     * Timekpr's keys that a control shows and writes.
     *
     * @throws IllegalArgumentException if there is no such control
     */
    static List<String> keys(String control) {
        for (DayOfWeek day : DayOfWeek.values()) {
            for (TimeKind kind : TimeKind.values()) {
                if (DayLimit.control(kind, day).equals(control)) {
                    return kind.keys();
                }
            }
            if (DayHours.control(day).equals(control)) {
                return List.of(UserConfig.hoursKey(day));
            }
        }
        for (PeriodLimit.Period period : PeriodLimit.Period.values()) {
            if (period.control().equals(control)) {
                return List.of(period.key());
            }
        }
        for (WakeHour.End end : WakeHour.End.values()) {
            if (end.control().equals(control)) {
                return List.of(WakeHour.KEY);
            }
        }
        for (Flag.Kind flag : Flag.Kind.values()) {
            if (flag.control().equals(control)) {
                return List.of(flag.key());
            }
        }
        return switch (control) {
            case Lockout.CONTROL -> List.of(Lockout.KEY);
            case Activities.CONTROL -> List.of(); // each has a key of its own
            default -> throw new IllegalArgumentException("no setting is called " + control);
        };
    }

    /**
     * The setting of a control.
     *
     * @throws IllegalArgumentException if there is no such control or the value is none of it
     */
    static Setting of(String control, String value) {
        for (DayOfWeek day : DayOfWeek.values()) {
            for (TimeKind kind : TimeKind.values()) {
                if (DayLimit.control(kind, day).equals(control)) {
                    return new DayLimit(kind, day, Integer.parseInt(value));
                }
            }
            if (DayHours.control(day).equals(control)) {
                return DayHours.of(day, value);
            }
        }
        for (PeriodLimit.Period period : PeriodLimit.Period.values()) {
            if (period.control().equals(control)) {
                return new PeriodLimit(period, Integer.parseInt(value));
            }
        }
        for (WakeHour.End end : WakeHour.End.values()) {
            if (end.control().equals(control)) {
                return new WakeHour(end, Integer.parseInt(value));
            }
        }
        for (Flag.Kind flag : Flag.Kind.values()) {
            if (flag.control().equals(control)) {
                return Flag.of(flag, value);
            }
        }
        return switch (control) {
            case Lockout.CONTROL -> Lockout.of(value);
            case Activities.CONTROL -> Activities.of(value);
            default -> throw new IllegalArgumentException("no setting is called " + control);
        };
    }

    /** What every control shows for a configuration, by control. */
    static Map<String, String> allShownIn(UserConfig config) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (TimeKind kind : TimeKind.values()) {
                shown.put(DayLimit.control(kind, day), DayLimit.shown(kind, config, day));
            }
            shown.put(DayHours.control(day), DayHours.shown(config, day));
        }
        for (PeriodLimit.Period period : PeriodLimit.Period.values()) {
            shown.put(period.control(), period.shown(config));
        }
        for (WakeHour.End end : WakeHour.End.values()) {
            shown.put(end.control(), end.shown(config));
        }
        for (Flag.Kind flag : Flag.Kind.values()) {
            shown.put(flag.control(), flag.shown(config));
        }
        shown.put(Lockout.CONTROL, Lockout.shown(config));
        shown.put(Activities.CONTROL, Activities.shown(config));
        return Collections.unmodifiableMap(shown);
    }
}
