package io.github.timekpr2mqtt.homeassistant;

/** JSON with one value a line. It moves white space only: numbers, order and escapes stay as they were sent. */
final class PrettyJson {
    private static final String INDENT = "  ";

    private final String json;
    private final StringBuilder out = new StringBuilder();
    private int depth;

    private PrettyJson(String json) {
        this.json = json;
    }

    /** The same document, ended by a line break. */
    static String of(String json) {
        return new PrettyJson(json).print();
    }

    private String print() {
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            switch (c) {
                case '"' -> i = text(i);
                case '{', '[' -> i = open(i);
                case '}', ']' -> line(-1).append(c);
                case ',' -> {
                    out.append(c);
                    line(0);
                }
                case ':' -> out.append(": ");
                default -> out.append(c);
            }
        }
        return out.append('\n').toString();
    }

    /** The position of its last character. */
    private int text(int from) {
        int end = from + 1;
        while (json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        out.append(json, from, end + 1);
        return end;
    }

    private int open(int at) {
        char next = json.charAt(at + 1);
        out.append(json.charAt(at));
        if (next == '}' || next == ']') {
            out.append(next);
            return at + 1;
        }
        line(1);
        return at;
    }

    private StringBuilder line(int deeper) {
        depth += deeper;
        return out.append('\n').append(INDENT.repeat(depth));
    }
}
