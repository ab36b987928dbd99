package io.github.timekpr2mqtt.soak;

import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What somebody asked of the soak.
 *
 * @param minutes of simulated time
 * @param seed of everything that happens at random
 */
record SoakOptions(int minutes, long seed) {
    private static final int MOST_HOURS = 72; // the bridge keeps the endings of so long at least

    /** Says what is wrong with what was asked, in one line. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String why) {
            super(why);
        }
    }

    static SoakOptions of(Properties properties) throws Wrong {
        return new SoakOptions(
                60 * (int) number(properties, "soak.hours", 1, MOST_HOURS, 24),
                number(
                        properties,
                        "soak.seed",
                        0,
                        Long.MAX_VALUE,
                        ThreadLocalRandom.current().nextInt(1_000_000)));
    }

    private static long number(Properties properties, String key, long least, long most, long otherwise) throws Wrong {
        String text = properties.getProperty(key, "").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Wrong(key + " is '" + text + "', but must be a number from " + least + " to " + most);
    }
}
