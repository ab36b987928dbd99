package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.host.PcAddress;
import io.github.timekpr2mqtt.storage.FileName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes names and secrets out of what is shown to strangers. The same name is always replaced by the same word. */
final class Scrub {
    /** Shorter ones are hidden only where they are a word: a password "a" would leave no text readable. */
    private static final int LONG = 6;

    private static final Pattern ADDRESS = Pattern.compile("(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.])");
    private static final Pattern IPV6 = Pattern.compile("(?<![\\w:])(?=[\\p{XDigit}:]*\\p{XDigit})"
            + "(?:(?:\\p{XDigit}{1,4}:){7}\\p{XDigit}{1,4}"
            + "|(?:\\p{XDigit}{1,4}(?::\\p{XDigit}{1,4}){0,6})?::(?:\\p{XDigit}{1,4}(?::\\p{XDigit}{1,4}){0,6})?)"
            + "(?:%[\\w.-]+)?(?![\\w:])");
    private static final Pattern PUBLIC_KEY =
            Pattern.compile("(?:ssh|ecdsa|sk)-[\\w@.-]+ AAAA[A-Za-z0-9+/=]+(?: timekpr2mqtt)?");
    /** The log has it while a PC refuses us; it is cut where it is too long, and has the key at its end. */
    private static final Pattern SETUP_LINE = Pattern.compile("echo [A-Za-z0-9+/=]{200,}.*");

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN [A-Z0-9 ]+-----.*?(?:-----END [A-Z0-9 ]+-----|$)", Pattern.DOTALL);

    /** The only map of ours with names in the place of keys. */
    private static final String BY_NAME = "pcs";
    /** Logins that have such a name say nothing, and without these words no text of ours could be understood. */
    private static final Set<String> OUR_WORDS =
            Set.of("timekpr", "timekpr2mqtt", "root", "user", "mqtt", "homeassistant", "bridge");

    private record Hidden(String what, Pattern pattern, String by) {}

    private final List<Hidden> hidden = new ArrayList<>();

    /** A name: as a word of its own, in any case. Without effect on an empty one. */
    void name(String what, String by) {
        add(
                what,
                Pattern.compile(
                        "(?<![\\p{L}\\p{N}])" + Pattern.quote(what) + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                by);
    }

    /** The name of a PC or a child, in each form in which it is written: plain, in topics, and in names of files. */
    void inAllForms(String what, String by) {
        if (!what.isEmpty()) {
            name(what, by);
            name(Topics.encode(what), by);
            name(FileName.of(what), by);
            name(PcAddress.fileName(what), by);
        }
    }

    /** The name by which one logs in somewhere, if it is not one that many have. */
    void login(String what, String by) {
        if (!OUR_WORDS.contains(what.toLowerCase(Locale.ROOT))) {
            name(what, by);
        }
    }

    /** A secret: wherever its letters stand. */
    void secret(String what) {
        if (what.length() < LONG) {
            name(what, "***");
        } else {
            add(what, Pattern.compile(Pattern.quote(what)), "***");
        }
    }

    private void add(String what, Pattern pattern, String by) {
        if (!what.isEmpty() && hidden.stream().noneMatch(one -> one.what().equals(what))) {
            hidden.add(new Hidden(what, pattern, by));
            hidden.sort(
                    Comparator.comparing((Hidden one) -> one.what().length()).reversed()); // "anna.smith" before "anna"
        }
    }

    String text(String text) {
        String left = KEY.matcher(text).replaceAll("***");
        left = SETUP_LINE.matcher(left).replaceAll("echo …");
        left = PUBLIC_KEY.matcher(left).replaceAll("***");
        for (Hidden one : hidden) {
            left = one.pattern().matcher(left).replaceAll(Matcher.quoteReplacement(one.by()));
        }
        return IPV6.matcher(ADDRESS.matcher(left).replaceAll("x.x.x.x")).replaceAll("x:x");
    }

    /** The same of every text in a document; its keys are words of ours, but in the map {@code pcs}, where they are names. */
    @Nullable
    Object document(@Nullable Object part) {
        return document(part, false);
    }

    private @Nullable Object document(@Nullable Object part, boolean byName) {
        if (part instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> clean = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                String word = String.valueOf(key);
                clean.put(byName ? text(word) : word, document(value, word.equals(BY_NAME)));
            });
            return clean;
        }
        if (part instanceof Collection<?> list) {
            List<@Nullable Object> clean = new ArrayList<>();
            list.forEach(item -> clean.add(document(item, false)));
            return clean;
        }
        return part instanceof String text ? text(text) : part;
    }
}
