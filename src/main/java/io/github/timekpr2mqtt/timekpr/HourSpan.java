package io.github.timekpr2mqtt.timekpr;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a day as people write it, {@code 07:00-08:30} or {@code !14:00-15:00}; not yet one that Timekpr can hold.
 *
 * @param from minute of the day, 0 to 1440
 * @param to minute of the day, 0 to 1440; in a mistake not after {@code from}
 * @param unaccounted time in it counts towards no limit
 */
record HourSpan(int from, int to, boolean unaccounted) {
    static final int END_OF_DAY = 1440;

    private static final int HOUR = 60;
    private static final Pattern FROM_TO =
            Pattern.compile("(!?)\\s*([0-9]{1,2})(?::([0-9]{2}))?\\s*[-–—]\\s*([0-9]{1,2})(?::([0-9]{2}))?");
    private static final Pattern TIMEKPRS =
            Pattern.compile("(!?)\\s*([0-9]{1,2})(?:\\s*\\[\\s*([0-9]{1,2})\\s*[-:–—]\\s*([0-9]{1,2})\\s*])?");

    /**
     * Reads {@code 07:00-08:30}, {@code 7-8}; nothing if the text has not this form.
     *
     * @throws IllegalArgumentException naming a time that no clock shows
     */
    static Optional<HourSpan> fromTo(String text) {
        Matcher span = FROM_TO.matcher(text);
        return span.matches()
                ? Optional.of(new HourSpan(
                        time(span.group(2), span.group(3)),
                        time(span.group(4), span.group(5)),
                        !span.group(1).isEmpty()))
                : Optional.empty();
    }

    /**
     * Reads Timekpr's own {@code 7} and {@code 7[0-30]}; nothing if the text has not this form.
     *
     * @throws IllegalArgumentException naming a time that no clock shows
     */
    static Optional<HourSpan> timekprs(String text) {
        Matcher slot = TIMEKPRS.matcher(text);
        if (!slot.matches()) {
            return Optional.empty();
        }
        int hour = time(slot.group(2), null);
        if (hour == END_OF_DAY) {
            throw new IllegalArgumentException("the last hour of a day is 23");
        }
        boolean whole = slot.group(3) == null;
        int from = whole ? 0 : minute(slot.group(3));
        int to = whole ? HOUR : minute(slot.group(4));
        return Optional.of(new HourSpan(hour + from, hour + to, !slot.group(1).isEmpty()));
    }

    private static int time(String hour, @Nullable String minute) {
        int minutes = Integer.parseInt(hour) * HOUR + (minute == null ? 0 : Integer.parseInt(minute));
        boolean isTime = minute == null || Integer.parseInt(minute) < HOUR;
        if (!isTime || minutes > END_OF_DAY) {
            throw new IllegalArgumentException(
                    "there is no " + hour + ":" + (minute == null ? "00" : minute) + " in a day");
        }
        return minutes;
    }

    private static int minute(String text) {
        int minute = Integer.parseInt(text);
        if (minute > HOUR) {
            throw new IllegalArgumentException("there is no minute " + minute + " in an hour");
        }
        return minute;
    }

    /** A day begins at 0, so what runs over midnight has an end that lies before its beginning. */
    boolean runsBackwards() {
        return to <= from;
    }

    int minutes() {
        return to - from;
    }

    boolean overlaps(HourSpan other) {
        return from < other.to && other.from < to;
    }

    /** Whether the other one goes on where this one ends. */
    boolean goesOnWith(HourSpan other) {
        return to == other.from && unaccounted == other.unaccounted;
    }

    HourSpan until(int minute) {
        return new HourSpan(from, minute, unaccounted);
    }

    @Override
    public String toString() {
        return (unaccounted ? "!" : "") + clock(from) + "-" + clock(to);
    }

    static String clock(int minute) {
        return twoDigits(minute / HOUR) + ":" + twoDigits(minute % HOUR);
    }

    private static String twoDigits(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
