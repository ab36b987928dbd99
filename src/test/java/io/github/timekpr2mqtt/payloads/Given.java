package io.github.timekpr2mqtt.payloads;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a control is given: a text, or the members of an object.
 *
 * @param text the whole payload
 * @param members null if it is no object
 */
record Given(String text, @Nullable Map<String, Object> members) {
    /** Of decimals beyond this many places nothing is taken. */
    private static final int MOST_PLACES = 1000;

    /** One value among several. */
    static Given alone(Object value) {
        return new Given(print(value), Map.of("value", value));
    }

    /** As a value is told. */
    static String print(Object value) {
        return value instanceof JsonText.Num number ? number.text() : String.valueOf(value);
    }

    @Nullable
    Object member(String name) {
        return members == null ? null : members.get(name);
    }

    /** The text, or the object's {@code value} where that is one. */
    Optional<String> string() {
        return members == null
                ? Optional.of(text).filter(any -> !startsAnObject(any))
                : Optional.ofNullable(members.get("value"))
                        .filter(String.class::isInstance)
                        .map(String.class::cast);
    }

    /** What begins as an object does and is none is nothing else either. */
    static boolean startsAnObject(String text) {
        int at = 0;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '{';
    }

    /** A word: a text, or an object's value of any simple kind. */
    String word() {
        return members == null
                ? text
                : print(Optional.ofNullable(members.get("value")).orElse(""));
    }

    /** The number that is alone or the object's {@code value}. */
    Optional<BigDecimal> number() {
        return members == null ? decimal(text) : number(members.get("value"));
    }

    /** A number as JSON has it, or a text that is one. */
    static Optional<BigDecimal> number(@Nullable Object value) {
        if (value instanceof JsonText.Num number) {
            return Optional.of(number.value()).filter(any -> Math.abs((long) any.scale()) <= MOST_PLACES);
        }
        return value instanceof String string ? decimal(string) : Optional.empty();
    }

    /** Digits, perhaps with a minus and a point, with blanks around. */
    private static Optional<BigDecimal> decimal(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        boolean negative = from < to && text.charAt(from) == '-';
        String number = text.substring(from + (negative ? 1 : 0), to);
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        String part = point < 0 ? "0" : number.substring(point + 1);
        return isDigits(whole) && isDigits(part)
                ? Optional.of(new BigDecimal((negative ? "-" : "") + whole + "." + part))
                : Optional.empty();
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
