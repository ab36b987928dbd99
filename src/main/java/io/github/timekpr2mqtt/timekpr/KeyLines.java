package io.github.timekpr2mqtt.timekpr;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one of Timekpr's files as a certain daemon takes them apart. Up to 0.5.8 that is Python's configparser,
 * which takes a file whole or not at all; 0.5.9 has patterns of its own, and passes over what does not fit them.
 * (Between the two versions that were measured the older one is the stricter.)
 */
final class KeyLines {
    private static final TimekprVersion BROUGHT_PATTERNS = TimekprVersion.NEWEST;

    private static final Pattern PARSERS_SECTION = Pattern.compile("\\[(.+)].*");
    private static final Pattern DELIMITER = Pattern.compile("[=:]");
    private static final Pattern SECTION = Pattern.compile("\\[([a-zA-Z0-9_.@-]+)]");
    private static final Pattern KEY_VALUE = Pattern.compile(" *([A-Z]+[A-Z_]+[0-9]*) *= *(.*)");

    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    private final Map<String, String> doubled = new LinkedHashMap<>();
    private final Set<String> valueless = new HashSet<>();
    private final Set<String> twice = new HashSet<>();
    private final List<String> passedOver = new ArrayList<>();
    /** Of sections that stand there again further down. */
    private final List<String> overruledKeys = new ArrayList<>();

    private KeyLines() {}

    /**
     * Takes a file apart.
     *
     * @throws Unreadable if this daemon takes it for damaged as a whole; never torn
     */
    static KeyLines of(String text, TimekprVersion version) throws Unreadable {
        KeyLines lines = new KeyLines();
        if (text.indexOf('\uFFFD') >= 0) {
            throw Unreadable.garbled("some of its bytes are not UTF-8");
        }
        List<String> all = KeyFile.lines(text);
        if (isOld(version)) {
            lines.asConfigparser(all);
        } else {
            lines.byPatterns(all);
        }
        return lines;
    }

    static boolean isOld(TimekprVersion version) {
        return version.compareTo(BROUGHT_PATTERNS) < 0;
    }

    /** Whether this daemon can find a section of this name. */
    static boolean canFind(String section, TimekprVersion version) {
        return isOld(version) || SECTION.matcher("[" + section + "]").matches();
    }

    private void byPatterns(List<String> lines) throws Unreadable {
        Map<String, String> current = null;
        boolean any = false;
        for (String line : lines) {
            if (line.startsWith("#")) {
                continue; // neither pattern takes it
            }
            Matcher section = SECTION.matcher(line);
            Matcher entry = KEY_VALUE.matcher(line);
            if (section.matches()) {
                current = new LinkedHashMap<>();
                Map<String, String> before = sections.put(section.group(1), current);
                if (before != null) {
                    twice.add(section.group(1));
                    overruledKeys.addAll(under(section.group(1), before));
                }
            } else if (current != null && entry.matches()) {
                put(current, entry.group(1), Numbers.strip(entry.group(2), false));
                any = true;
            } else if (!isComment(Numbers.strip(line, true))) {
                passedOver.add(line);
            }
        }
        if (!any) {
            throw Unreadable.garbled("there is no key in it");
        }
    }

    private void put(Map<String, String> section, String key, String value) {
        String before = section.put(key, value);
        if (before != null && !before.equals(value)) {
            doubled.put(key, before);
        }
    }

    private void asConfigparser(List<String> lines) throws Unreadable {
        Map<String, List<String>> current = null;
        Map<String, Map<String, List<String>>> read = new LinkedHashMap<>();
        List<String> continued = null;
        int indent = 0;
        for (String line : lines) {
            String value = Numbers.strip(line, true);
            if (isComment(value)) {
                continue;
            }
            int blanks = line.indexOf(value);
            if (continued != null && blanks > indent) {
                if (continued.isEmpty()) {
                    throw Unreadable.garbled("\"" + value + "\" goes on with a line that has no value");
                }
                continued.add(value);
                passedOver.add(line);
                continue;
            }
            indent = blanks;
            Matcher section = PARSERS_SECTION.matcher(value);
            if (section.matches()) {
                current = new LinkedHashMap<>();
                continued = null;
                if (read.put(section.group(1), current) != null) {
                    throw Unreadable.garbled("[" + section.group(1) + "] stands there twice");
                }
            } else if (current == null) {
                throw Unreadable.garbled("\"" + value + "\" stands before the first section");
            } else {
                continued = entry(current, value);
            }
        }
        read.forEach((name, keys) -> sections.put(name, joined(keys)));
    }

    private static boolean isComment(String stripped) {
        return stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith(";");
    }

    private List<String> entry(Map<String, List<String>> section, String line) throws Unreadable {
        Matcher delimiter = DELIMITER.matcher(line);
        boolean hasValue = delimiter.find();
        String key = Numbers.strip(hasValue ? line.substring(0, delimiter.start()) : line, false);
        List<String> value = new ArrayList<>();
        if (hasValue) {
            value.add(Numbers.strip(line.substring(delimiter.end()), true));
        } else {
            valueless.add(key);
        }
        if (key.isEmpty()) {
            throw Unreadable.garbled("\"" + line + "\" has no key");
        }
        if (section.put(key, value) != null) {
            throw Unreadable.garbled(key + " stands there twice");
        }
        return value;
    }

    private static Map<String, String> joined(Map<String, List<String>> keys) {
        Map<String, String> joined = new LinkedHashMap<>();
        keys.forEach((key, lines) -> joined.put(key, String.join("\n", lines)));
        return joined;
    }

    /** The keys of a section in the file's order; none, if there is no such section. */
    Map<String, String> in(String section) {
        return sections.getOrDefault(section, Map.of());
    }

    boolean has(String section) {
        return sections.containsKey(section);
    }

    /** Whether the section stands there twice; then the last one counts. */
    boolean isTwice(String section) {
        return twice.contains(section);
    }

    /** Keys, each with its section, that count for nothing: of other sections than these, and of those that stand there again. */
    List<String> elsewhere(Set<String> own) {
        List<String> keys = new ArrayList<>(overruledKeys);
        sections.forEach((name, entries) -> {
            if (!own.contains(name)) {
                keys.addAll(under(name, entries));
            }
        });
        return keys;
    }

    private static List<String> under(String section, Map<String, String> entries) {
        return entries.keySet().stream()
                .map(key -> key + " under [" + section + "]")
                .toList();
    }

    /** Lines that are no comments, and that this daemon does not take for keys. */
    List<String> passedOver() {
        return passedOver;
    }

    /** What stood under a key before another value did, which is the one that counts; null if there was no other. */
    @Nullable
    String overruled(String key) {
        return doubled.get(key);
    }

    /** Whether a key stands there without {@code =}. */
    boolean isWithoutValue(String key) {
        return valueless.contains(key);
    }
}
