package io.github.timekpr2mqtt.timekpr;

import java.util.regex.Pattern;

/** Whole numbers as Timekpr's Python reads them: blanks around, a sign, leading zeros, any length. */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern BEFORE_DIGITS = Pattern.compile("^[+-]?0*");
    /** Longer ones fit no int, and no limit of Timekpr's either. */
    private static final int MAX_DIGITS = 10;

    private Numbers() {}

    /**
     * The number in a text, moved into the range.
     *
     * @throws IllegalArgumentException quoting the text, if it is no whole number
     */
    static int clamped(String text, int min, int max) {
        String trimmed = text.strip();
        if (!WHOLE.matcher(trimmed).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a whole number");
        }
        boolean negative = trimmed.startsWith("-");
        String digits = BEFORE_DIGITS.matcher(trimmed).replaceFirst("");
        long size = digits.isEmpty() ? 0 : digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
        return (int) Math.max(min, Math.min(max, negative ? -size : size));
    }

    static int whole(String text) {
        return clamped(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
