package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.time.DayOfWeek;

/** A level that one control wants Timekpr's configuration of a child to have. */
public sealed interface Setting permits DayLimit {
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
     * The setting of a control.
     *
     * @throws IllegalArgumentException if there is no such control or the value is none of it
     */
    static Setting of(String control, String value) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (DayLimit.control(day).equals(control)) {
                return new DayLimit(day, Integer.parseInt(value));
            }
        }
        throw new IllegalArgumentException("no setting is called " + control);
    }
}
