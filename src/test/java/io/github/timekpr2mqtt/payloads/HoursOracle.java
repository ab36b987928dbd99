package io.github.timekpr2mqtt.payloads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What hours a text means, as the README says it: a letter for each minute of the day, closed, counted or free. */
final class HoursOracle {
    private static final int DAY = 1440;
    private static final char CLOSED = '.';
    private static final char COUNTED = 'c';
    private static final char FREE = 'f';

    private record Span(int from, int to, boolean free, boolean own) {}

    private final String item;
    private int at;

    private HoursOracle(String item) {
        this.item = item;
    }

    /** The day; empty if Timekpr cannot hold it or it is no text of hours. */
    static Optional<String> day(String text) {
        String given = trimmed(text);
        if (given.equalsIgnoreCase("all day")) {
            return Optional.of(String.valueOf(COUNTED).repeat(DAY));
        }
        List<Span> spans = new ArrayList<>();
        int items = 0;
        for (String item : given.split("[,;]", -1)) {
            if (!trimmed(item).isEmpty()) {
                items++;
                new HoursOracle(trimmed(item)).span().ifPresent(spans::add);
            }
        }
        boolean mixed = spans.stream().anyMatch(Span::own) && !spans.stream().allMatch(Span::own);
        boolean none = items == 0 && !given.isEmpty();
        return spans.size() < items || mixed || none ? Optional.empty() : painted(spans);
    }

    /** Of what stands in Timekpr's file. */
    static String onPc(String list) {
        char[] day = new char[DAY];
        Arrays.fill(day, CLOSED);
        for (String slot : list.split(";", -1)) {
            if (!slot.isEmpty()) {
                Span span = new HoursOracle(slot).span().orElseThrow(() -> new AssertionError(list));
                Arrays.fill(day, span.from, span.to, span.free ? FREE : COUNTED);
            }
        }
        return new String(day);
    }

    private static Optional<String> painted(List<Span> spans) {
        char[] day = new char[DAY];
        Arrays.fill(day, CLOSED);
        for (Span span : spans) {
            for (int minute = span.from; minute < span.to; minute++) {
                if (day[minute] != CLOSED) {
                    return Optional.empty();
                }
                day[minute] = span.free ? FREE : COUNTED;
            }
        }
        for (int hour = 0; hour < 24; hour++) {
            String minutes = new String(day, hour * 60, 60);
            if (!minutes.matches("\\.*(c*|f*)\\.*")) {
                return Optional.empty();
            }
        }
        return Optional.of(new String(day));
    }

    private static String trimmed(String text) {
        return text.strip();
    }

    private Optional<Span> span() {
        boolean free = takes("!");
        int hour = number(2, 1);
        int minute = takes(":") ? number(2, 2) : -2;
        if (hour < 0 || minute == -1) {
            return Optional.empty();
        }
        blanks();
        if (minute == -2 && at == item.length()) {
            return hour < 24 ? Optional.of(new Span(hour * 60, hour * 60 + 60, free, true)) : Optional.empty();
        }
        if (minute == -2 && takes("[")) {
            return ofTheHour(hour, free);
        }
        if (!takes("-–—")) {
            return Optional.empty();
        }
        blanks();
        int toHour = number(2, 1);
        int toMinute = takes(":") ? number(2, 2) : -2;
        if (toHour < 0 || toMinute == -1 || at < item.length() || minute > 59 || toMinute > 59) {
            return Optional.empty();
        }
        int from = hour * 60 + Math.max(0, minute);
        int to = toHour * 60 + Math.max(0, toMinute);
        return from < to && to <= DAY ? Optional.of(new Span(from, to, free, false)) : Optional.empty();
    }

    private Optional<Span> ofTheHour(int hour, boolean free) {
        blanks();
        int from = number(2, 1);
        blanks();
        boolean dash = takes("-:–—");
        blanks();
        int to = number(2, 1);
        blanks();
        boolean whole = takes("]") && at == item.length();
        boolean fits = dash && whole && hour < 24 && from >= 0 && from < to && to <= 60;
        return fits ? Optional.of(new Span(hour * 60 + from, hour * 60 + to, free, true)) : Optional.empty();
    }

    private boolean takes(String oneOf) {
        boolean there = at < item.length() && oneOf.indexOf(item.charAt(at)) >= 0;
        at += there ? 1 : 0;
        if (there && oneOf.equals("!")) {
            blanks();
        }
        return there;
    }

    private void blanks() {
        while (at < item.length() && " \t\n\u000b\f\r".indexOf(item.charAt(at)) >= 0) {
            at++;
        }
    }

    /** At most so many digits; -1 if there are too few. */
    private int number(int most, int least) {
        int from = at;
        int number = 0;
        while (at < item.length() && at - from < most && item.charAt(at) >= '0' && item.charAt(at) <= '9') {
            number = number * 10 + item.charAt(at++) - '0';
        }
        return at - from < least ? -1 : number;
    }
}
