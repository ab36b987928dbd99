package io.github.timekpr2mqtt.demo;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What somebody typed. */
sealed interface TypedCommand {
    /** All of them, for a person. */
    List<String> HELP = List.of(
            "limit anna monday 90     set a limit, in minutes; 0 forbids the day, 1440 is no limit",
            "give anna 15             give 15, 30 or 60 minutes more today; -15 takes some",
            "off den, on den          switch a PC off and on; what is set meanwhile waits for it",
            "login ben, logout ben    a child comes and goes",
            "quit                     end, as Ctrl-C does");

    /** A limit of a weekday. */
    record Limit(Place of, DayOfWeek day, int minutes) implements TypedCommand {}

    /** More, or less, time today; as one of the buttons does it. */
    record Give(Place to, int minutes) implements TypedCommand {}

    /** A PC goes on or off. */
    record Power(String pc, boolean on) implements TypedCommand {}

    /** A child logs in or out. */
    record Presence(Place child, boolean in) implements TypedCommand {}

    /** What can be typed is to be said. */
    record Help() implements TypedCommand {}

    /** An empty line. */
    record Nothing() implements TypedCommand {}

    /** The end. */
    record Quit() implements TypedCommand {}

    /** It makes no sense. */
    record Wrong(String why) implements TypedCommand {}

    /** Reads a line; {@code children} are those there are. */
    static TypedCommand parse(String line, List<Place> children) {
        List<String> words = List.of(line.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        String first = words.get(0);
        try {
            return switch (first) {
                case "" -> new Nothing();
                case "quit", "exit", "q" -> new Quit();
                case "help", "?" -> new Help();
                case "limit" -> limit(words, children);
                case "give" -> give(words, children);
                case "on", "off" -> new Power(pc(word(words, 1), children), first.equals("on"));
                case "login", "logout" -> new Presence(child(word(words, 1), children), first.equals("login"));
                default -> new Wrong("'" + first + "' is none of limit, give, on, off, login, logout, quit");
            };
        } catch (IllegalArgumentException e) {
            return new Wrong(String.valueOf(e.getMessage()));
        }
    }

    private static TypedCommand limit(List<String> words, List<Place> children) {
        Place child = child(word(words, 1), children);
        Optional<DayOfWeek> day = Arrays.stream(DayOfWeek.values())
                .filter(d -> word(words, 2).length() >= 2
                        && d.name().toLowerCase(Locale.ROOT).startsWith(word(words, 2)))
                .findFirst();
        if (day.isEmpty()) {
            throw new IllegalArgumentException("'" + word(words, 2) + "' is no weekday: monday to sunday");
        }
        return new Limit(child, day.get(), number(word(words, 3), "minutes from 0 to 1440"));
    }

    private static TypedCommand give(List<String> words, List<Place> children) {
        Place child = child(word(words, 1), children);
        int minutes = number(word(words, 2), "15, 30, 60 or -15");
        if (!List.of(15, 30, 60, -15).contains(minutes)) {
            throw new IllegalArgumentException("there are buttons for 15, 30, 60 and -15 minutes, not for " + minutes);
        }
        return new Give(child, minutes);
    }

    private static String word(List<String> words, int number) {
        return number < words.size() ? words.get(number) : "";
    }

    private static int number(String word, String allowed) {
        if (!word.matches("-?[0-9]{1,5}")) {
            throw new IllegalArgumentException("'" + word + "' is not a number: " + allowed);
        }
        return Integer.parseInt(word);
    }

    private static Place child(String name, List<Place> children) {
        return children.stream()
                .filter(place -> place.child().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is none of the children: "
                        + String.join(", ", children.stream().map(Place::child).toList())));
    }

    private static String pc(String name, List<Place> children) {
        List<String> pcs = children.stream().map(Place::pc).distinct().toList();
        if (!pcs.contains(name)) {
            throw new IllegalArgumentException("'" + name + "' is none of the PCs: " + String.join(", ", pcs));
        }
        return name;
    }
}
