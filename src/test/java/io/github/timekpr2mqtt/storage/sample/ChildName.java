package io.github.timekpr2mqtt.storage.sample;

/** A type that is one text. */
public record ChildName(String value) {
    public ChildName {
        if (value.isEmpty() || value.contains("/")) {
            throw new IllegalArgumentException("no name: \"" + value + "\"");
        }
    }
}
