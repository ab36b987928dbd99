package io.github.timekpr2mqtt.timekpr;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an account on a PC, as Timekpr writes it into the names of its files. It may stand in a message, a log and on
 * a screen as it is.
 *
 * @param value not empty, at most 255 bytes of UTF-8, without {@code /} and all that ends a line, steers a terminal, is not seen,
 *     turns the direction of text, or was no UTF-8
 */
public record Username(String value) implements Comparable<Username> {
    private static final int MAX_BYTES = 255;
    private static final Pattern FOREIGN = Pattern.compile("[/\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\x{FFFD}]");

    public Username {
        if (!isValid(value)) {
            throw new IllegalArgumentException("\"" + value + "\" is not a user name");
        }
    }

    /** Empty if this is no name. */
    public static Optional<Username> of(String value) {
        return isValid(value) ? Optional.of(new Username(value)) : Optional.empty();
    }

    private static boolean isValid(String value) {
        return !value.isEmpty()
                && value.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
                && !FOREIGN.matcher(value).find();
    }

    /** As Java's own for records, which is put together at its first call: this one is called while somebody waits for the start. */
    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Username username && username.value.equals(value);
    }

    @Override
    public int compareTo(Username other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
