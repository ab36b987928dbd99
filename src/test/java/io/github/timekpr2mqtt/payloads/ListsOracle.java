package io.github.timekpr2mqtt.payloads;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a list of programs or of words means, as the README says it. */
final class ListsOracle {
    private static final Set<String> SESSIONS = Set.of("x11", "wayland", "mir", "tty", "web", "unspecified");

    private ListsOracle() {}

    /** One in a line, each with its name in brackets. */
    static Optional<String> programs(String text) {
        if (text.startsWith("…") || text.chars().anyMatch(ListsOracle::isControl)) {
            return Optional.empty();
        }
        List<String> programs = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean named = false;
        for (char c : (text + ";").toCharArray()) {
            if (c == ';' && !named) {
                if (!trimmed(piece.toString()).isEmpty()) {
                    Optional<String> program = program(trimmed(piece.toString()));
                    if (program.isEmpty()) {
                        return program;
                    }
                    programs.add(program.get());
                }
                piece.setLength(0);
                continue;
            }
            named = c == '[' || (named && c != ']');
            piece.append(c);
        }
        return named && !trimmed(piece.toString()).isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("\n", programs));
    }

    private static boolean isControl(int c) {
        return c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfffd;
    }

    private static Optional<String> program(String piece) {
        int open = piece.indexOf('[');
        String mask = trimmed(open < 0 ? piece : piece.substring(0, open));
        String name = open < 0 ? "]" : piece.substring(open + 1);
        boolean closed = name.indexOf(']') == name.length() - 1 && name.endsWith("]");
        String description = name.substring(0, Math.max(0, name.length() - 1));
        boolean odd = (mask + " " + description).contains("(\"") || (mask + " " + description).contains("\")");
        boolean tooShort = mask.isEmpty() || (mask.codePointCount(0, mask.length()) == 1 && description.isEmpty());
        return closed && !odd && !tooShort && mask.indexOf(']') < 0
                ? Optional.of(mask + "[" + description + "]")
                : Optional.empty();
    }

    /** As Python takes blanks off, or the program would find another mask than it wrote. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** As Timekpr writes programs into its file, in the order of their numbers. */
    static String programsOnPc(List<String> lines) {
        return String.join(
                "\n",
                lines.stream()
                        .map(line -> line.endsWith("]") ? line : line + "[]")
                        .toList());
    }

    /** Each once, sorted: the order means nothing. */
    static Optional<String> words(String text, boolean sessions, boolean mayBeEmpty) {
        Set<String> words = new LinkedHashSet<>(List.of(text.split("[,; \t\n\u000b\f\r]+")));
        words.remove("");
        boolean all = words.stream()
                .allMatch(word -> sessions ? SESSIONS.contains(word) : word.matches("[A-Za-z0-9_.@-]{1,32}"));
        boolean fits = String.join(", ", words).length() <= 255;
        return all && fits && (mayBeEmpty || !words.isEmpty())
                ? Optional.of(String.join(";", new TreeSet<>(words)))
                : Optional.empty();
    }
}
