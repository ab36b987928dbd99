package io.github.timekpr2mqtt.config;

import java.util.regex.Pattern;

/**
 * Where in which file an option stands: {@code options.json: pcs[0].port}.
 *
 * @param path empty for the whole file
 */
record Place(String file, String path) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,60}");

    Place key(String name) {
        String step = PLAIN.matcher(name).matches() ? name : Quoted.of(name);
        return new Place(file, path.isEmpty() ? step : path + '.' + step);
    }

    Place index(int n) {
        return new Place(file, path + '[' + n + ']');
    }

    /** The one line. Returned, not thrown, so that the compiler sees where a method ends. */
    BadOption bad(String what) {
        return new BadOption(Quoted.plain(file) + ": " + (path.isEmpty() ? "" : path + ": ") + what);
    }
}
