package io.github.timekpr2mqtt.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody asked of the bench.
 *
 * @param only the names of the parts to run, empty for all but those that run only by name
 * @param port of the broker, 0 for any free one
 * @param pcs how many PCs are switched on at most
 */
record Choice(Set<String> only, int port, int pcs) {
    private static final int PCS = 50;

    /** Says what is wrong with what was asked, in one line. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String why) {
            super(why);
        }
    }

    static Choice of(Properties properties, Collection<String> parts) throws Wrong {
        Set<String> known = new TreeSet<>(parts);
        Set<String> only = new TreeSet<>();
        Arrays.stream(properties.getProperty("bench.only", "").split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(only::add);
        for (String name : only) {
            if (!known.contains(name)) {
                throw new Wrong("bench.only is '" + name + "', but the parts are " + String.join(", ", known));
            }
        }
        return new Choice(
                only, number(properties, "bench.port", 0, 65_535, 0), number(properties, "bench.pcs", 1, PCS, PCS));
    }

    private static int number(Properties properties, String key, int least, int most, int otherwise) throws Wrong {
        String text = properties.getProperty(key, "").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Wrong(key + " is '" + text + "', but must be a number from " + least + " to " + most);
    }

    boolean wants(String part, boolean isOnlyByName) {
        return only.isEmpty() ? !isOnlyByName : only.contains(part);
    }
}
