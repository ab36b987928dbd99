package io.github.timekpr2mqtt.timekpr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of Timekpr's files: sections of {@code KEY = value}.
 *
 * <p>timekprd 0.5.4 reads them with Python's configparser and 0.5.9 with its own patterns. What either daemon writes
 * means the same here; where a hand-made file means two things to them, the newer daemon's reading is taken: the last of
 * two equal keys, blanks before a key, {@code %} as it stands.
 */
final class KeyFile implements Keys {
    private static final Pattern SECTION = Pattern.compile("\\[([^\\[\\]]+)]");
    private static final Pattern KEY_VALUE = Pattern.compile("\\s*([A-Z_]+[0-9]*)\\s*=(.*)", Pattern.DOTALL);

    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();

    private KeyFile() {}

    /**
     * Reads a file that must have certain keys.
     *
     * @param required the keys of each section, in the order in which Timekpr writes them
     * @throws Unreadable naming the first key that is missing; torn, if the file is empty, has none of the later keys
     *     either, or ends within a line: Timekpr empties a file before it writes it
     */
    static KeyFile parse(String text, Map<String, List<String>> required) throws Unreadable {
        if (text.isBlank()) {
            throw Unreadable.torn("the file is empty");
        }
        KeyFile file = new KeyFile();
        file.read(text);
        file.check(required);
        if (!text.endsWith("\n")) {
            throw Unreadable.torn("the file ends within a line");
        }
        return file;
    }

    /** The same of a file of which anything may be missing. */
    static KeyFile ofAny(String text) {
        KeyFile file = new KeyFile();
        file.read(text);
        return file;
    }

    /** With every kind of line end. */
    static List<String> lines(String text) {
        return text.lines().toList();
    }

    private void read(String text) {
        Map<String, String> current = new LinkedHashMap<>();
        for (String line : lines(text)) {
            Matcher section = SECTION.matcher(line);
            Matcher entry = KEY_VALUE.matcher(line);
            if (section.matches()) {
                current = new LinkedHashMap<>();
                sections.put(section.group(1), current);
            } else if (entry.matches()) {
                current.put(entry.group(1), entry.group(2).strip());
            }
        }
    }

    private void check(Map<String, List<String>> required) throws Unreadable {
        List<String> missing = new ArrayList<>();
        boolean endsEarly = sections.entrySet().stream()
                .allMatch(s -> required.containsKey(s.getKey()) || s.getValue().isEmpty());
        for (Map.Entry<String, List<String>> section : required.entrySet()) {
            for (String key : section.getValue()) {
                if (!in(section.getKey()).containsKey(key)) {
                    missing.add("[" + section.getKey() + "] has no " + key);
                } else if (!missing.isEmpty()) {
                    endsEarly = false;
                }
            }
        }
        if (!missing.isEmpty()) {
            throw endsEarly ? Unreadable.torn(missing.get(0)) : Unreadable.garbled(missing.get(0));
        }
    }

    /** All of it. */
    Map<String, Map<String, String>> sections() {
        return sections;
    }

    @Override
    public Map<String, String> in(String section) {
        return sections.getOrDefault(section, Map.of());
    }

    /** One of the required keys. */
    @Override
    public <T> T get(String section, String key, Parser<T> parser) throws Unreadable {
        try {
            return parser.parse(in(section).getOrDefault(key, ""));
        } catch (IllegalArgumentException e) {
            throw Unreadable.garbled(key + " = " + e.getMessage());
        }
    }

    @Override
    public <T> Optional<T> entry(String section, String key, Parser<T> parser) throws Unreadable {
        return Optional.of(get(section, key, parser));
    }

    @Override
    public boolean flag(String section, String key) throws Unreadable {
        return get(section, key, KeyFile::flag);
    }

    @Override
    public int number(String section, String key, int min, int max) throws Unreadable {
        return get(section, key, text -> Numbers.clamped(text, min, max));
    }

    @Override
    public String text(String section, String key) {
        return in(section).getOrDefault(key, "");
    }

    /** {@code yes} and {@code 1} are true to timekprd 0.5.4 and false to 0.5.9, so they are nothing here. */
    private static boolean flag(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true");
        }
        throw new IllegalArgumentException("\"" + text + "\" is neither True nor False");
    }
}
