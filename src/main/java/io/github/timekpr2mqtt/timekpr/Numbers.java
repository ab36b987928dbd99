package io.github.timekpr2mqtt.timekpr;

import java.util.regex.Pattern;

/**
 * Whole numbers as Timekpr's Python reads them: blanks around, a sign, leading zeros, any length, the digits of any script,
 * and {@code _} between two of them.
 */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\p{Nd}+(_\\p{Nd}+)*");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");
    /** Longer ones fit no int, and no limit of Timekpr's either. */
    private static final int MAX_DIGITS = 10;

    private Numbers() {}

    /**
     * The number in a text, moved into the range.
     *
     * @throws IllegalArgumentException quoting the text, if it is no whole number
     */
    static int clamped(String text, int min, int max) {
        if (isPlain(text)) {
            return Math.max(min, Math.min(max, Integer.parseInt(text)));
        }
        String trimmed = strip(text, true);
        if (!WHOLE.matcher(trimmed).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a whole number");
        }
        boolean negative = trimmed.startsWith("-");
        String digits = LEADING_ZEROS.matcher(ascii(trimmed)).replaceFirst("");
        long size = digits.isEmpty() ? 0 : digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
        return (int) Math.max(min, Math.min(max, negative ? -size : size));
    }

    /** As Timekpr writes them, if it is not below 0. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() < MAX_DIGITS;
    }

    private static String ascii(String number) {
        StringBuilder digits = new StringBuilder();
        number.codePoints().filter(Character::isDigit).forEach(digit -> digits.append(Character.digit(digit, 10)));
        return digits.toString();
    }

    /**
     * What Python takes for blanks is taken off; that is more than Java's, a no-break space for one.
     *
     * @param both also in front
     */
    static String strip(String text, boolean both) {
        int from = 0;
        int to = text.length();
        while (to > 0 && isBlank(text.charAt(to - 1))) {
            to--;
        }
        while (both && from < to && isBlank(text.charAt(from))) {
            from++;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    static int whole(String text) {
        return clamped(text, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
