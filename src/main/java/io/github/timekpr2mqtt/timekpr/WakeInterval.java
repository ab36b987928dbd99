package io.github.timekpr2mqtt.timekpr;

import java.util.regex.Pattern;

/**
 * The hours between which a PC may be woken, used with lockout type {@code suspendwake}: {@code 0;23}.
 *
 * @param from hour; Timekpr itself does not check its range
 * @param to hour, as {@code from}
 */
public record WakeInterval(int from, int to) {
    private static final Pattern OUTER = Pattern.compile("^;+|;+$");

    /**
     * Reads {@code from;to}.
     *
     * @throws IllegalArgumentException quoting the text, if it is not two whole numbers
     */
    public static WakeInterval parse(String text) {
        String[] hours = OUTER.matcher(text.strip()).replaceAll("").split(";", -1);
        try {
            if (hours.length == 2) {
                return new WakeInterval(Numbers.whole(hours[0]), Numbers.whole(hours[1]));
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not two hours", e);
        }
        throw new IllegalArgumentException("\"" + text + "\" is not two hours");
    }

    /** The same with another beginning. */
    public WakeInterval withFrom(int hour) {
        return new WakeInterval(hour, to);
    }

    /** The same with another end. */
    public WakeInterval withTo(int hour) {
        return new WakeInterval(from, hour);
    }

    /** As Timekpr writes it. */
    @Override
    public String toString() {
        return from + ";" + to;
    }
}
