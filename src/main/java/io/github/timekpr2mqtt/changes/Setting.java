package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
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

    /** The value of its own as the control would show it. */
    default String shownWithin(UserConfig config) {
        return shownIn(applyTo(config));
    }

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
        return SettingControl.named(control).keys();
    }

    /**
     * The setting of a control.
     *
     * @throws IllegalArgumentException if there is no such control or the value is none of it
     */
    static Setting of(String control, String value) {
        return SettingControl.named(control).of().apply(value);
    }

    /** What every control shows for a configuration, by control. */
    static Map<String, String> allShownIn(UserConfig config) {
        Map<String, String> shown = new LinkedHashMap<>();
        SettingControl.ALL.forEach(
                (control, one) -> shown.put(control, one.shown().apply(config)));
        return Collections.unmodifiableMap(shown);
    }
}
