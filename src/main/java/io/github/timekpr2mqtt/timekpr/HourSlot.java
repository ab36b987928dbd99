package io.github.timekpr2mqtt.timekpr;

/**
 * Part of an hour in which a child may use the PC: {@code 9} is the whole hour from nine, {@code 9[0-30]} its first
 * half, and {@code !9} an hour whose time does not count.
 *
 * @param hour 0 to 23
 * @param fromMinute 0 to 59
 * @param toMinute after {@code fromMinute}, up to 60, which is the end of the hour
 * @param unaccounted time in it is free: it counts towards no limit
 */
public record HourSlot(int hour, int fromMinute, int toMinute, boolean unaccounted) {
    private static final int END = 60;
    private static final int HOURS = 24;

    public HourSlot {
        if (hour < 0 || hour >= HOURS || fromMinute < 0 || fromMinute >= toMinute || toMinute > END) {
            throw new IllegalArgumentException(
                    "hour " + hour + " from minute " + fromMinute + " to " + toMinute + " is no part of a day");
        }
    }

    /**
     * Reads one entry of a list of hours.
     *
     * @throws IllegalArgumentException quoting the text, if it is one that the daemon silently ignores: {@code 07},
     *     {@code 25}, {@code xx}, a blank before the hour, minutes that are none or run backwards
     */
    public static HourSlot parse(String text) {
        boolean unaccounted = text.startsWith("!");
        String slot = unaccounted ? text.substring(1) : text;
        try {
            int whole = wholeHour(slot);
            if (whole >= 0) {
                return new HourSlot(whole, 0, END, unaccounted);
            }
            int open = slot.indexOf('[');
            int close = slot.indexOf(']');
            int between = slot.indexOf('-') >= 0 ? slot.indexOf('-') : slot.indexOf(':');
            // the daemon looks at the length before it looks at the brackets
            if (slot.length() <= 9 && open < between && between < close) {
                return new HourSlot(
                        Numbers.whole(slot.substring(0, Math.max(open, 0))),
                        Numbers.whole(slot.substring(open + 1, between)),
                        Numbers.whole(slot.substring(between + 1, close)),
                        unaccounted);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not an hour", e);
        }
        throw new IllegalArgumentException("\"" + text + "\" is not an hour");
    }

    /** 0 to 23, or -1 if it is no such number. A PC with three children has 500 of them in each read. */
    private static int wholeHour(String text) {
        int first = text.isEmpty() ? -1 : digit(text.charAt(0));
        if (text.length() == 1) {
            return first;
        }
        int second = text.length() == 2 ? digit(text.charAt(1)) : -1;
        int hour = first > 0 && second >= 0 ? first * 10 + second : -1;
        return hour < HOURS ? hour : -1;
    }

    private static int digit(char c) {
        return c >= '0' && c <= '9' ? c - '0' : -1;
    }

    /** As Timekpr writes it: without minutes where they are the whole hour. */
    @Override
    public String toString() {
        String minutes = fromMinute == 0 && toMinute == END ? "" : "[" + fromMinute + "-" + toMinute + "]";
        return (unaccounted ? "!" : "") + hour + minutes;
    }
}
