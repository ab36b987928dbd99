package io.github.timekpr2mqtt.dbus;

/** Text of the other side as it may stand in a message or a log: cut to a length, and on one line. */
final class Printable {
    private Printable() {}

    /** At most {@code max} characters of the text and then {@code …}; control characters are shown as {@code ?}. */
    static String of(String text, int max) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(max).map(c -> isShown(c) ? c : '?').forEach(out::appendCodePoint);
        return text.codePointCount(0, text.length()) > max ? out.append('…').toString() : out.toString();
    }

    private static boolean isShown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
