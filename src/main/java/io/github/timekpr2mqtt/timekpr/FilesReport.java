package io.github.timekpr2mqtt.timekpr;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a PC answers to the word {@code files}: named texts, in the order in which they were read.
 *
 * <p>In bytes each item is {@code <name length> <content length>\n}, name, content, {@code \n}, with decimal lengths. The
 * first is {@value #FORMAT} with {@code 1}, the last is {@value #AFTER}: without it the report was cut off.
 *
 * @param items name to content
 */
public record FilesReport(Map<String, String> items) {
    /** The most bytes that are looked at. A child's two files and their names are below 6,000. */
    public static final int MAX_BYTES = 4 << 20;

    static final String FORMAT = "timekpr2mqtt-files";
    static final String BEFORE = "before";
    static final String AFTER = "after";
    private static final int MAX_ITEMS = 2_000;
    private static final int MAX_NAME = 300;
    /** What bytes become that are no UTF-8. */
    private static final char NO_CHARACTER = '\uFFFD';

    public FilesReport {
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
    }

    /**
     * Reads a report. Bytes that are no UTF-8 become replacement characters, and an item with such a name is left out: no account
     * that we could call by its name has it, and two of them may look the same.
     *
     * @throws Unreadable torn, if it ends early; garbled, if it is something else, too long, or of another format
     */
    public static FilesReport parse(byte[] report) throws Unreadable {
        if (report.length > MAX_BYTES) {
            throw Unreadable.garbled("the report has " + report.length + " bytes, more than " + MAX_BYTES);
        }
        Map<String, String> items = new LinkedHashMap<>();
        Cursor cursor = new Cursor(report);
        while (!items.containsKey(AFTER)) {
            int nameLength = cursor.length(' ', MAX_NAME);
            int contentLength = cursor.length('\n', MAX_BYTES);
            String name = cursor.text(nameLength);
            if (items.isEmpty() && !name.equals(FORMAT)) {
                throw Unreadable.garbled("the report begins with \"" + name + "\"");
            }
            String content = cursor.text(contentLength);
            boolean isKnown = !isNamed(name) || items.putIfAbsent(name, content) == null;
            if (!isKnown || items.size() > MAX_ITEMS) {
                throw Unreadable.garbled("the report has \"" + name + "\" twice, or more than " + MAX_ITEMS + " items");
            }
            cursor.expect('\n');
        }
        if (!"1".equals(items.get(FORMAT))) {
            throw Unreadable.garbled("the report has format \"" + items.get(FORMAT) + "\", known is \"1\"");
        }
        return new FilesReport(items);
    }

    /** Whether this begins as a report does, whole or cut off, and whatever its format. */
    public static boolean isOne(byte[] bytes) {
        byte[] head = ((FORMAT.length() + " 1\n") + FORMAT).getBytes(StandardCharsets.US_ASCII);
        int there = Math.min(head.length, bytes.length);
        return there > 0 && Arrays.equals(head, 0, there, bytes, 0, there);
    }

    private static boolean isNamed(String name) {
        return name.indexOf(NO_CHARACTER) < 0;
    }

    /** Whether another report, of the same PC at another time, says the same of everything but the time. */
    boolean isSameButForTheTime(FilesReport other) {
        return withoutTheTime().equals(other.withoutTheTime());
    }

    private Map<String, String> withoutTheTime() {
        Map<String, String> rest = new HashMap<>(items);
        rest.keySet().removeAll(List.of(BEFORE, AFTER));
        return rest;
    }

    /** The bytes that {@link #parse} reads. */
    public byte[] print() {
        StringBuilder out = new StringBuilder();
        items.forEach((name, content) -> out.append(size(name))
                .append(' ')
                .append(size(content))
                .append('\n')
                .append(name)
                .append(content)
                .append('\n'));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** A place in the bytes; everything it is asked for is there, or it throws. */
    private static final class Cursor {
        private final byte[] bytes;
        private int at;

        Cursor(byte[] bytes) {
            this.bytes = bytes;
        }

        int length(char end, int most) throws Unreadable {
            int length = 0;
            int digits = 0;
            for (byte next = next(); next != end; next = next()) {
                if (next < '0' || next > '9') {
                    throw Unreadable.garbled("the report has no length at byte " + (at - 1) + ": " + excerpt());
                }
                length = length * 10 + (next - '0');
                digits++;
                if (length > most) {
                    throw Unreadable.garbled("the report announces a length of " + length + ", more than " + most);
                }
            }
            if (digits == 0) {
                throw Unreadable.garbled("the report has no length at byte " + (at - 1) + ": " + excerpt());
            }
            return length;
        }

        String text(int length) throws Unreadable {
            if (length > bytes.length - at) {
                throw Unreadable.torn("the report was cut off");
            }
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }

        void expect(char end) throws Unreadable {
            if (next() != end) {
                throw Unreadable.garbled("the report has a wrong length before byte " + (at - 1) + ": " + excerpt());
            }
        }

        private byte next() throws Unreadable {
            if (at == bytes.length) {
                throw Unreadable.torn("the report was cut off");
            }
            return bytes[at++];
        }

        private String excerpt() {
            int from = at - 1;
            int length = Math.min(60, bytes.length - from);
            return "\"" + new String(bytes, from, length, StandardCharsets.UTF_8).strip() + "\"";
        }
    }
}
