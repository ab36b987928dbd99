package io.github.timekpr2mqtt.timekpr;

import java.nio.charset.StandardCharsets;

/**
 * The name of an account on a PC, as Timekpr writes it into the names of its files.
 *
 * @param value not empty, at most 255 bytes of UTF-8, without {@code /}, NUL and line breaks
 */
public record Username(String value) implements Comparable<Username> {
    private static final int MAX_BYTES = 255;

    public Username {
        if (value.isEmpty()
                || value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
                || value.chars().anyMatch(c -> c == '/' || c == 0 || c == '\n' || c == '\r')) {
            throw new IllegalArgumentException("\"" + value + "\" is not a user name");
        }
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
