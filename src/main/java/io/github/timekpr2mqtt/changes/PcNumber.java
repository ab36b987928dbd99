package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.OwnNumber;
import java.util.List;

/** One of Timekpr's own settings that is a number: seconds, or how much it logs. */
public record PcNumber(OwnNumber which, int level) implements PcSetting {
    /** How people call Timekpr's levels of logging, from 1 on. */
    public static final List<String> LOG_LEVELS = List.of("normal", "debug", "all");

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the level is out of range
     */
    public PcNumber {
        if (level < which.min() || level > which.max()) {
            throw new IllegalArgumentException(
                    PcSetting.control(which) + ": given " + level + ", allowed " + which.min() + " to " + which.max());
        }
    }

    /** The level of logging that people call so; the word is one of {@link #LOG_LEVELS}. */
    public static PcNumber logLevel(String word) {
        return new PcNumber(OwnNumber.LOG_LEVEL, LOG_LEVELS.indexOf(word) + 1);
    }

    static String shown(OwnNumber which, int level) {
        boolean named = which == OwnNumber.LOG_LEVEL && level >= which.min() && level <= which.max();
        return named ? LOG_LEVELS.get(level - 1) : Integer.toString(level);
    }

    @Override
    public String control() {
        return PcSetting.control(which);
    }

    @Override
    public boolean holdsIn(MainConfig config) {
        return which.in(config) == level;
    }

    @Override
    public String shown() {
        return shown(which, level);
    }

    @Override
    public String shownIn(MainConfig config) {
        return shown(which, which.in(config));
    }

    @Override
    public String value() {
        return Integer.toString(level);
    }

    @Override
    public Call call() {
        return Call.setTimekpr(which, level);
    }
}
