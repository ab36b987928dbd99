package io.github.timekpr2mqtt.demopc;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of Timekpr's as it stands on the disk: what the daemon does not understand stays in it, too. */
final class KeyLines {
    private volatile String text;

    KeyLines(String text) {
        this.text = text;
    }

    String get(String key) {
        Matcher line = line(key);
        if (!line.find()) {
            throw new IllegalArgumentException("no " + key + " in " + text);
        }
        return line.group(1);
    }

    void set(String key, String value) {
        get(key);
        text = line(key).replaceAll(Matcher.quoteReplacement(key + " = " + value));
    }

    /** As many keys as there are values, numbered from 001, at the end of the file instead of those before. */
    void number(String prefix, List<String> values) {
        StringBuilder next = new StringBuilder(text.replaceAll("(?m)^" + Pattern.quote(prefix) + "[0-9]+ = .*\n", ""));
        for (int i = 0; i < values.size(); i++) {
            next.append(String.format("%s%03d = %s\n", prefix, i + 1, values.get(i)));
        }
        text = next.toString();
    }

    private Matcher line(String key) {
        return Pattern.compile("^" + Pattern.quote(key) + " = (.*)$", Pattern.MULTILINE)
                .matcher(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
