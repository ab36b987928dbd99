package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.time.DayOfWeek;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A control of a child's configuration, whatever its level is.
 *
 * @param keys Timekpr's keys that it shows and writes
 * @param shown what it shows for a configuration
 * @param of the setting of a level's {@linkplain Setting#value() text}
 */
record SettingControl(List<String> keys, Function<UserConfig, String> shown, Function<String, Setting> of) {
    /** All of them, by the control's key. */
    static final Map<String, SettingControl> ALL = all();

    private static Map<String, SettingControl> all() {
        Map<String, SettingControl> all = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (TimeKind kind : TimeKind.values()) {
                all.put(
                        DayLimit.control(kind, day),
                        new SettingControl(
                                kind.keys(),
                                config -> DayLimit.shown(kind, config, day),
                                value -> new DayLimit(kind, day, Integer.parseInt(value))));
            }
            all.put(
                    DayHours.control(day),
                    new SettingControl(
                            List.of(UserConfig.hoursKey(day)),
                            config -> DayHours.shown(config, day),
                            value -> DayHours.of(day, value)));
        }
        for (PeriodLimit.Period period : PeriodLimit.Period.values()) {
            all.put(
                    period.control(),
                    new SettingControl(
                            List.of(period.key()),
                            period::shown,
                            value -> new PeriodLimit(period, Integer.parseInt(value))));
        }
        for (WakeHour.End end : WakeHour.End.values()) {
            all.put(
                    end.control(),
                    new SettingControl(
                            List.of(WakeHour.KEY), end::shown, value -> new WakeHour(end, Integer.parseInt(value))));
        }
        for (Flag.Kind flag : Flag.Kind.values()) {
            all.put(
                    flag.control(),
                    new SettingControl(List.of(flag.key()), flag::shown, value -> new Flag(flag, OnOff.parse(value))));
        }
        all.put(Lockout.CONTROL, new SettingControl(List.of(Lockout.KEY), Lockout::shown, Lockout::of));
        // each activity has a key of its own
        all.put(Activities.CONTROL, new SettingControl(List.of(), Activities::shown, Activities::of));
        return Collections.unmodifiableMap(all);
    }

    /** @throws IllegalArgumentException if there is no such control */
    static SettingControl named(String control) {
        SettingControl found = ALL.get(control);
        if (found == null) {
            throw new IllegalArgumentException("no setting is called " + control);
        }
        return found;
    }
}
