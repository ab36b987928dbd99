package io.github.timekpr2mqtt.payloads;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the program told of a command: one line, which must be fit to be read. */
record Told(String line, Map<String, Object> members) {
    /** More than this of attributes Home Assistant's recorder does not keep. */
    private static final int MOST_BYTES = 16_384;

    private static final int LONGEST_REASON = 600;
    private static final int LONGEST_REASON_OF_SEVERAL = 12_000;
    private static final Set<String> TYPES =
            Set.of("applied", "rejected", "failed", "cancelled", "superseded", "accepted");
    private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]");

    /** Each names the thing, or what was given and what is allowed. */
    private static final List<Pattern> REASONS = List.of(
            Pattern.compile("given .*allowed .*"),
            Pattern.compile("given bytes that are not UTF-8"),
            Pattern.compile("given an id that is neither a text nor a number"),
            Pattern.compile("given a response topic that is one of the bridge's own, .+"),
            Pattern.compile("given '.*': (no session type would|Timekpr 0.5.9 on this PC) .+"),
            Pattern.compile("(nothing|no control) is called .+"),
            Pattern.compile("retained: a command must not be retained, .+"),
            Pattern.compile("this PC is read-only .+"),
            Pattern.compile("'.*' (is no stretch of time such as|names no time|beside times such as) ?.*"),
            Pattern.compile("there is no .+ in an? (day|hour)|the last hour of a day is 23"),
            Pattern.compile("!?\\d\\d:\\d\\d-\\d\\d:\\d\\d (and .+ overlap|ends (when|before) it begins, .+); .+"),
            Pattern.compile("within the hour from \\d\\d:00 Timekpr can.+; .+"),
            Pattern.compile("'.*' (is no program such as|only says how many) .+"),
            Pattern.compile("\".*\" is not an activity|the activity \".*\" is too short: Timekpr drops it"),
            Pattern.compile("\".*\" is no (session type|user name that can be), allowed .+"),
            Pattern.compile("at least one session type must count, or nobody would be limited"),
            Pattern.compile("\\d+ changes of extra time wait already.*, allowed 100"),
            Pattern.compile("no change is selected: pick one in pending_change first"),
            Pattern.compile("the list of changes moved before '\\d' was picked: look at it again"),
            Pattern.compile("\\w+(, \\w+)* (was|were) already sent to the PC, and goe?s? on to .*"));

    /** Reads it; whatever is odd about it is an error. */
    static Told of(String line) {
        Told told = new Told(line, JsonText.object(line).orElseThrow(() -> new AssertionError("no object: " + line)));
        told.check();
        return told;
    }

    private void check() {
        if (line.getBytes(UTF_8).length > MOST_BYTES) {
            throw odd("is too long for Home Assistant's recorder");
        }
        if (!TYPES.contains(type())) {
            throw odd("tells of a type that nobody asked for");
        }
        boolean several = command().equals("set");
        if (reason().length() > (several ? LONGEST_REASON_OF_SEVERAL : LONGEST_REASON)
                || NOT_IN_A_LINE.matcher(reason()).find()) {
            throw odd("has a reason that is not one short line");
        }
        if (type().equals("rejected") && !isClear(several)) {
            throw odd("has a reason that does not say what was given and what is allowed");
        }
    }

    private boolean isClear(boolean several) {
        return REASONS.stream().anyMatch(pattern -> pattern.matcher(reason()).matches())
                || (several && reason().matches("(\\w+: |no control is called ).+"));
    }

    private AssertionError odd(String what) {
        return new AssertionError("an event " + what + ": " + line.length() + " characters, "
                + line.substring(0, Math.min(700, line.length())));
    }

    String type() {
        return text("event_type");
    }

    String command() {
        return text("command");
    }

    String reason() {
        return text("reason");
    }

    /** What it is about, as {@link Place#key}. */
    String key() {
        return text("pc") + "|" + text("user") + "|" + command() + "|" + text("requested");
    }

    /** Whether it says that a command was not taken. */
    boolean isRejection() {
        return type().equals("rejected");
    }

    @Nullable
    Object member(String name) {
        Object value = members.get(name);
        return JsonText.NULL.equals(value) ? null : value;
    }

    private String text(String name) {
        Object value = member(name);
        return value == null ? name.equals("reason") ? "" : "null" : Given.print(value);
    }
}
