package io.github.timekpr2mqtt.dbus;

/** The rule for object paths: {@code /}, or parts of {@code [A-Za-z0-9_]} that each follow a slash. */
final class ObjectPath {
    private ObjectPath() {}

    // Not by a pattern: java.util.regex recurses for a repeated group, and a hostile path may be a megabyte long.
    static boolean isValid(String path) {
        boolean isOfParts = path.startsWith("/") && !path.endsWith("/") && !path.contains("//");
        return path.equals("/") || (isOfParts && path.chars().allMatch(ObjectPath::isAllowed));
    }

    private static boolean isAllowed(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '/');
    }
}
