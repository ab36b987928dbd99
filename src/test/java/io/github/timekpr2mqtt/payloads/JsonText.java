package io.github.timekpr2mqtt.payloads;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON text by the letter of RFC 8259, no name twice, at most {@value #DEEPEST} levels deep and with numbers of at most
 * {@value #LONGEST_NUMBER} characters. Objects are maps, arrays lists, numbers {@link Num}.
 */
final class JsonText {
    /** What {@code null} is read as. */
    static final Object NULL = new Object();

    static final int DEEPEST = 1000;
    static final int LONGEST_NUMBER = 1000;

    private final String text;
    private int at;

    /** A number as it was written. */
    record Num(BigDecimal value, boolean whole) {
        /** As it is told. */
        String text() {
            return whole ? value.toBigInteger().toString() : value.toString();
        }
    }

    private static final class None extends Exception {
        private static final long serialVersionUID = 1;
    }

    private JsonText(String text) {
        this.text = text;
    }

    /** The value; empty if the text is not exactly one. */
    static Optional<Object> read(String text) {
        try {
            JsonText json = new JsonText(text);
            Object value = json.value(0);
            json.blanks();
            return json.at == text.length() ? Optional.of(value) : Optional.empty();
        } catch (None | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The members; empty if the text is no object. */
    static Optional<Map<String, Object>> object(String text) {
        return read(text).filter(Map.class::isInstance).map(JsonText::members);
    }

    private static Map<String, Object> members(Object object) {
        Map<String, Object> members = new LinkedHashMap<>();
        ((Map<?, ?>) object).forEach((key, value) -> members.put(String.valueOf(key), value));
        return members;
    }

    private char next() throws None {
        if (at == text.length()) {
            throw new None();
        }
        return text.charAt(at++);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean takes(char c) {
        blanks();
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private Object value(int depth) throws None {
        blanks();
        return switch (peek()) {
            case '{' -> object(deeper(depth));
            case '[' -> array(deeper(depth));
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", NULL);
            default -> number();
        };
    }

    private static int deeper(int depth) throws None {
        if (depth == DEEPEST) {
            throw new None();
        }
        return depth + 1;
    }

    private Object word(String word, Object value) throws None {
        if (!text.startsWith(word, at)) {
            throw new None();
        }
        at += word.length();
        return value;
    }

    private Map<String, Object> object(int depth) throws None {
        Map<String, Object> object = new LinkedHashMap<>();
        at++;
        if (takes('}')) {
            return object;
        }
        do {
            blanks();
            String name = string();
            if (!takes(':') || object.put(name, value(depth)) != null) {
                throw new None();
            }
        } while (takes(','));
        if (!takes('}')) {
            throw new None();
        }
        return object;
    }

    private List<Object> array(int depth) throws None {
        List<Object> array = new ArrayList<>();
        at++;
        if (takes(']')) {
            return array;
        }
        do {
            array.add(value(depth));
        } while (takes(','));
        if (!takes(']')) {
            throw new None();
        }
        return array;
    }

    private String string() throws None {
        if (next() != '"') {
            throw new None();
        }
        StringBuilder string = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw new None();
            }
            string.append(c == '\\' ? escaped() : c);
        }
        return string.toString();
    }

    private char escaped() throws None {
        char c = next();
        if (c == 'u') {
            int code = 0;
            for (int i = 0; i < 4; i++) {
                int digit = "0123456789abcdef".indexOf(Character.toLowerCase(next()));
                if (digit < 0) {
                    throw new None();
                }
                code = code * 16 + digit;
            }
            return (char) code;
        }
        int which = "\"\\/bfnrt".indexOf(c);
        if (which < 0) {
            throw new None();
        }
        return "\"\\/\b\f\n\r\t".charAt(which);
    }

    private Num number() throws None {
        int from = at;
        at += peek() == '-' ? 1 : 0;
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        boolean whole = true;
        if (peek() == '.') {
            at++;
            digits();
            whole = false;
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            at += peek() == '+' || peek() == '-' ? 1 : 0;
            digits();
            whole = false;
        }
        if (at - from > LONGEST_NUMBER) {
            throw new None();
        }
        return new Num(new BigDecimal(text.substring(from, at)), whole);
    }

    private void digits() throws None {
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == from) {
            throw new None();
        }
    }
}
