package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.OwnList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One of Timekpr's own settings that is a list: session types or users. Its order means nothing. */
public record PcWords(OwnList which, List<String> words) implements PcSetting {
    /** The longest list as it is shown, in characters: Home Assistant's longest state. */
    public static final int LONGEST = 255;

    private static final int QUOTED = 40;

    /**
     * Checks each word, and forgets repetitions.
     *
     * @throws IllegalArgumentException naming what cannot be
     */
    public PcWords {
        words = List.copyOf(new LinkedHashSet<>(words));
        for (String word : words) {
            if (!which.takes(word)) {
                throw new IllegalArgumentException("\"" + shortened(word) + "\" is no " + kind(which));
            }
        }
        if (words.isEmpty() && !which.mayBeEmpty()) {
            throw new IllegalArgumentException("at least one session type must count, or nobody would be limited");
        }
        if (shown(words).length() > LONGEST) {
            throw new IllegalArgumentException("given " + shown(words).length() + " characters, allowed " + LONGEST);
        }
    }

    /**
     * Reads what people write: words with commas, semicolons or blanks between them; nothing is an empty list.
     *
     * @throws IllegalArgumentException naming what cannot be
     */
    public static PcWords parse(OwnList which, String text) {
        return new PcWords(
                which,
                Arrays.stream(text.split("[,;\\s]+"))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    private static String kind(OwnList which) {
        return which.isOfSessions()
                ? "session type, allowed " + String.join(", ", OwnList.KNOWN_TYPES)
                : "user name that can be, allowed are letters, digits, _ . @ and -, at most 32";
    }

    private static String shortened(String word) {
        return word.codePointCount(0, word.length()) <= QUOTED
                ? word
                : word.substring(0, word.offsetByCodePoints(0, QUOTED)) + "…";
    }

    static String shown(List<String> words) {
        return String.join(", ", words);
    }

    @Override
    public String control() {
        return PcSetting.control(which);
    }

    @Override
    public boolean holdsIn(MainConfig config) {
        return Set.copyOf(which.in(config)).equals(Set.copyOf(words));
    }

    @Override
    public String shown() {
        return shown(words);
    }

    @Override
    public String shownIn(MainConfig config) {
        return shown(which.in(config));
    }

    @Override
    public String value() {
        return String.join(";", words);
    }

    @Override
    public Call call() {
        return Call.setTimekpr(which, words);
    }
}
