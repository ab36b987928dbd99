package io.github.timekpr2mqtt.config;

import java.util.Locale;

/** How much the log says; written in lower case in the options. */
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR;

    /** The word in the options: {@code info}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
