package io.github.timekpr2mqtt.config;

import io.micronaut.json.tree.JsonNode;
import java.nio.file.Path;

/** Text of the options as it may stand in a line for a terminal or a log: short, and nothing in it moves the cursor. */
final class Quoted {
    /** Code points of a quoted text; what is longer is cut, with an ellipsis. */
    static final int LIMIT = 60;

    /** Linux's longest path, in bytes. */
    private static final int PATH_MAX = 4096;

    private Quoted() {}

    /** In double quotes: {@code den} becomes {@code "den"}. A key that was put where another thing belongs is not shown. */
    static String of(String text) {
        return text.contains("PRIVATE KEY") ? "a private key" : '"' + plain(text) + '"';
    }

    /** Without quotes; control and formatting characters are written as JSON writes them. */
    static String plain(String text) {
        return plain(text, LIMIT);
    }

    /** A path, whole: what matters of it is its end. */
    static String path(Path path) {
        return plain(path.toString(), PATH_MAX);
    }

    private static String plain(String text, int limit) {
        StringBuilder out = new StringBuilder();
        int[] points = text.codePoints().limit(limit + 1L).toArray();
        for (int i = 0; i < Math.min(points.length, limit); i++) {
            if (isPlain(points[i])) {
                out.appendCodePoint(points[i]);
            } else {
                out.append(String.format("\\u%04x", points[i]));
            }
        }
        return points.length > limit ? out.append('…').toString() : out.toString();
    }

    /** Text in quotes, numbers and words as they are, of an object or a list only that it is one. */
    static String value(JsonNode json) {
        if (json.isString()) {
            return of(json.getStringValue());
        }
        return json.isNumber() ? plain(json.getNumberValue().toString()) : kind(json);
    }

    /** What it is, without a letter of what it holds. */
    static String kind(JsonNode json) {
        if (json.isObject()) {
            return "an object";
        }
        if (json.isArray()) {
            return "a list";
        }
        if (json.isBoolean()) {
            return String.valueOf(json.getBooleanValue());
        }
        if (json.isNull()) {
            return "null";
        }
        return json.isString() ? "text" : "a number";
    }

    /** Neither a control character, nor half a surrogate pair, nor one that breaks a line or turns its direction. */
    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
