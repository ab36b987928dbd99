package io.github.timekpr2mqtt.demo;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** The time of day, for a line of the terminal. */
final class Now {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Now() {}

    static String text() {
        return FORMAT.format(LocalTime.now(java.time.ZoneId.systemDefault()));
    }
}
