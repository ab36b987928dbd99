package io.github.timekpr2mqtt.timekpr;

import java.util.regex.Pattern;

/**
 * A program that counts as PlayTime: {@code steam.*[All of Steam]}.
 *
 * @param mask the daemon's regular expression for the program; not empty, without brackets, {@code ("} and line breaks
 * @param description what to call it, may be empty; without a closing bracket, {@code ("}, {@code ")} and line breaks
 */
public record Activity(String mask, String description) {
    private static final Pattern NOT_IN_MASK = Pattern.compile("[\\[\\]\r\n]|\\(\"|\"\\)");
    private static final Pattern NOT_IN_DESCRIPTION = Pattern.compile("[]\r\n]|\\(\"|\"\\)");

    public Activity {
        if (!mask.equals(mask.strip())
                || mask.isEmpty()
                || NOT_IN_MASK.matcher(mask).find()
                || NOT_IN_DESCRIPTION.matcher(description).find()) {
            throw new IllegalArgumentException("\"" + HoursText.shortened(mask) + "[" + HoursText.shortened(description)
                    + "]\" is not an activity");
        }
        if (mask.codePointCount(0, mask.length()) == 1 && description.isEmpty()) {
            throw new IllegalArgumentException("the activity \"" + mask + "\" is too short: Timekpr drops it");
        }
    }

    /**
     * Reads {@code mask} or {@code mask[description]}, and the older {@code mask("description")}.
     *
     * @throws IllegalArgumentException quoting the text, if it has no mask
     */
    public static Activity parse(String text) {
        boolean old = text.contains("(\"");
        int open = old ? text.indexOf("(\"") : text.indexOf('[');
        int close = text.contains("\")") ? text.indexOf("\")") : text.indexOf(']');
        if (open < 0) {
            return new Activity(close < 0 ? text : text.substring(0, close), "");
        }
        int from = open + (old ? 2 : 1);
        return new Activity(text.substring(0, open), text.substring(from, close < from ? text.length() : close));
    }

    /** As Timekpr writes it. */
    @Override
    public String toString() {
        return description.isEmpty() ? mask : mask + "[" + description + "]";
    }
}
