package io.github.timekpr2mqtt.timekpr;

/** Writes what {@link KeyFile} reads, as Timekpr writes it but without its comments. */
final class KeyText {
    private final StringBuilder text = new StringBuilder();

    KeyText section(String name) {
        text.append('[').append(name).append("]\n");
        return this;
    }

    KeyText put(String key, Object value) {
        text.append(key).append(" = ").append(value).append('\n');
        return this;
    }

    KeyText put(String key, boolean value) {
        return put(key, value ? "True" : "False");
    }

    KeyText line(String line) {
        text.append(line).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
