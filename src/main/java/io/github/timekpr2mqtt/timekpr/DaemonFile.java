package io.github.timekpr2mqtt.timekpr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One of a child's files as the daemon of a PC takes it, with what is wrong with it. The daemon puts a {@link Standard}
 * in the place of a key that is missing or, mostly, cannot be read; on a list of seconds that is none it fails (measured
 * on timekprd 0.5.4 and 0.5.9).
 */
final class DaemonFile implements Keys {
    private static final Set<String> TRUE = Set.of("1", "yes", "true", "on");
    private static final Set<String> FALSE = Set.of("0", "no", "false", "off");
    private static final String ACTIVITY = "PLAYTIME_ACTIVITY_";
    /** Stands for a list on which the daemon fails: nothing is allowed, and nothing is said to be. */
    private static final String NOTHING = DailyLimits.everyDay(0).limits();

    private final String name;
    private final KeyLines lines;
    private final TimekprVersion version;
    private final String now;
    private final Map<String, Fault> faults = new LinkedHashMap<>();
    /** Keys that Timekpr does not know where they stand. */
    private final List<String> strays = new ArrayList<>();

    /**
     * Takes a file apart.
     *
     * @param sections the section of the child and the one of PlayTime, each with the keys that Timekpr knows in it
     * @param now what the daemon takes for a time that it cannot read
     * @param without what it does without the file: {@code limits nothing}
     * @throws Unreadable if nothing of it is known; never torn
     */
    DaemonFile(
            String name,
            String text,
            Map<String, List<String>> sections,
            TimekprVersion version,
            String now,
            String without)
            throws Unreadable {
        this.name = name;
        try {
            this.lines = KeyLines.of(text, version);
        } catch (Unreadable e) {
            throw Unreadable.garbled(e.getMessage() + ": Timekpr " + version + " cannot read the file at all");
        }
        this.version = version;
        this.now = now;
        lines.passedOver().forEach(line -> strays.add("\"" + line + "\""));
        lines.elsewhere(sections.keySet()).forEach(strays::add);
        boolean own = true;
        for (Map.Entry<String, List<String>> section : sections.entrySet()) {
            look(section.getKey(), section.getValue(), own, without);
            own = false;
        }
    }

    private void look(String section, List<String> keys, boolean own, String without) throws Unreadable {
        if (!KeyLines.canFind(section, version)) {
            throw Unreadable.garbled("Timekpr " + version + " cannot find [" + section
                    + "]: it takes only names of a-z, A-Z, 0-9 and . _ @ - and " + without);
        }
        if (own && !lines.has(section)) {
            throw Unreadable.garbled("Timekpr finds no section [" + section + "] in it and " + without);
        }
        for (Map.Entry<String, String> entry : lines.in(section).entrySet()) {
            String key = entry.getKey();
            if (!own && isRefused(entry.getValue())) {
                throw Unreadable.garbled(
                        "in " + key + " stands a %, on which Timekpr " + version + " fails: it limits nothing");
            }
            String other = lines.overruled(key);
            if (other != null) {
                note(key, key + " stands there twice: Timekpr takes the last, " + entry.getValue(), Fault.Kind.TAKEN);
            }
            if (!keys.contains(key) && (own || !key.startsWith(ACTIVITY))) {
                strays.add(key);
            }
        }
    }

    /** Something that is wrong with a key; something worse than what was found before is said besides, and counts. */
    void note(String key, String what, Fault.Kind kind) {
        String line = what.replaceAll("[\\s\\p{Cntrl}]+", " ");
        faults.merge(key, new Fault(name, Unreadable.shortened(line), kind), DaemonFile::worse);
    }

    private static Fault worse(Fault before, Fault more) {
        return more.kind().compareTo(before.kind()) > 0
                ? new Fault(more.file(), before.what() + "; " + more.what(), more.kind())
                : before;
    }

    /** By key, in the order in which they were read. */
    Map<String, Fault> faults() {
        return faults;
    }

    @Override
    public Map<String, String> in(String section) {
        return lines.in(section);
    }

    /** Python's configparser has a meaning of its own for it. */
    private boolean isRefused(String text) {
        return KeyLines.isOld(version) && text.indexOf('%') >= 0;
    }

    @Override
    public <T> T get(String section, String key, Parser<T> parser) {
        String text = lines.in(section).get(key);
        if (text == null) {
            missing(section, key);
        } else if (lines.isWithoutValue(key) && isText(key)) {
            note(key, key + " has no value: Timekpr fails on it", Fault.Kind.FAILS);
        } else if (lines.isWithoutValue(key) || isRefused(text)) {
            replaced(key, lines.isWithoutValue(key) ? " has no value" : " has a % in it");
        } else {
            try {
                return parser.parse(text);
            } catch (IllegalArgumentException e) {
                return parser.parse(garbled(key, " = " + e.getMessage()));
            }
        }
        return parser.parse(standard(key));
    }

    private String standard(String key) {
        return key.equals("LAST_CHECKED") ? now : Standard.of(key);
    }

    /** It takes texts as they are, and their parts when it needs them. */
    private static boolean isText(String key) {
        return key.startsWith("ALLOWED") || key.endsWith("WEEKDAYS") || key.startsWith("LOCKOUT");
    }

    /** What Timekpr does not know may be this key misspelt: the daemon drops it when it adds this one. */
    private void missing(String section, String key) {
        if (lines.isTwice(section)) {
            note(key, "[" + section + "] stands there twice: Timekpr takes the last one alone", Fault.Kind.REPLACED);
            return;
        }
        String unknown = strays.isEmpty() ? "" : ", and Timekpr does not know " + String.join(", ", strays);
        String what = lines.has(section)
                ? key + " is missing" + unknown + ": Timekpr takes it as " + Standard.words(key)
                : "there is no section [" + section + "]" + unknown + ": Timekpr takes PlayTime as off";
        note(key, what, strays.isEmpty() ? Fault.Kind.TAKEN : Fault.Kind.REPLACED);
    }

    private void replaced(String key, String why) {
        note(key, key + why + ": Timekpr takes it as " + Standard.words(key), Fault.Kind.REPLACED);
    }

    /** What stands in the place of a text that is refused. */
    private String garbled(String key, String why) {
        if (key.endsWith("LIMITS_PER_WEEKDAYS")) {
            note(key, key + why + ": Timekpr fails on it and limits nothing", Fault.Kind.FAILS);
            return NOTHING;
        }
        if (key.equals("WAKEUP_HOUR_INTERVAL")) { // the daemon looks at it only when it wakes a PC
            note(key, key + why, Fault.Kind.UNKNOWN);
        } else {
            replaced(key, why);
        }
        return standard(key);
    }

    @Override
    public <T> Optional<T> entry(String section, String key, Parser<T> parser) {
        try {
            return Optional.of(parser.parse(lines.in(section).getOrDefault(key, "")));
        } catch (IllegalArgumentException e) {
            note(key, key + " = " + e.getMessage(), Fault.Kind.UNKNOWN);
            return Optional.empty();
        }
    }

    /** The old daemon knows more words than true and false; to the new one whatever is not true is false. */
    @Override
    public boolean flag(String section, String key) {
        return get(section, key, text -> {
            String word = text.toLowerCase(Locale.ROOT);
            boolean isTrue = KeyLines.isOld(version) ? TRUE.contains(word) : word.equals("true");
            boolean known = isTrue || FALSE.contains(word);
            String what = "\"" + text + "\" is neither True nor False";
            if (!known && KeyLines.isOld(version)) {
                throw new IllegalArgumentException(what);
            }
            if (!known) {
                note(key, key + " = " + what + ": Timekpr takes it as False", Fault.Kind.DROPPED);
            }
            return isTrue;
        });
    }

    @Override
    public int number(String section, String key, int min, int max) {
        return get(section, key, text -> Numbers.clamped(text, min, max));
    }

    @Override
    public String text(String section, String key) {
        return get(section, key, text -> text);
    }
}
