package io.github.timekpr2mqtt.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The keys of one kind of object in the options.
 *
 * @param prefix what stands before these keys in the path of one of them
 */
record Keys(String prefix, List<String> known) {
    static final Keys TOP = new Keys(
            "",
            List.of(
                    "log_level",
                    "instance",
                    "poll_seconds",
                    "history_days",
                    "legacy_topics",
                    "take_over",
                    "ssh_key",
                    "mqtt",
                    "pcs"));
    static final Keys MQTT = new Keys(
            "mqtt.",
            List.of(
                    "url",
                    "username",
                    "password",
                    "ca_certificate",
                    "client_certificate",
                    "client_key",
                    "qos",
                    "base_topic",
                    "discovery_prefix",
                    "status_topic"));
    static final Keys PC = new Keys(
            "pcs[].", List.of("name", "host", "port", "user", "ssh_key", "host_key", "users", "exclude", "read_only"));
    static final Keys ACCOUNT = new Keys("pcs[].users[].", List.of("name", "display"));

    private static final List<Keys> ALL = List.of(TOP, MQTT, PC, ACCOUNT);

    /** Refuses a key that means nothing: ignored, it would look as if it worked. */
    void check(Place place, String key) throws BadOption {
        if (!known.contains(key)) {
            String guess = nearest(key).map(k -> ", did you mean " + k + "?").orElse(",");
            throw place.key(key).bad("unknown" + guess + " allowed here: " + String.join(", ", known));
        }
    }

    /** The known key of this object most like this one, or, with its path, the same key of another object. */
    Optional<String> nearest(String key) {
        return known.stream()
                .min(Comparator.comparingInt(k -> like(key, k)))
                .filter(k -> like(key, k) <= Math.max(1, key.length() / 3))
                .or(() -> ALL.stream()
                        .flatMap(keys -> keys.known.stream()
                                .filter(k -> like(key, k) == 0)
                                .map(keys.prefix::concat))
                        .findFirst());
    }

    /** 0 for {@code pollSeconds} and {@code poll_seconds}; 1 where one only begins the other; else the number of typing errors. */
    private static int like(String given, String known) {
        String a = letters(given);
        String b = letters(known);
        boolean begins = a.length() >= 3 && b.length() >= 3 && (a.startsWith(b) || b.startsWith(a));
        return begins && !a.equals(b) ? 1 : distance(a, b);
    }

    private static String letters(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Letters to insert, delete, replace or swap with their neighbour (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
