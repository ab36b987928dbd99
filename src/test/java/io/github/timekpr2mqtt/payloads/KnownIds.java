package io.github.timekpr2mqtt.payloads;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The ids of commands that one PC's bridge remembers: the newest ten thousand. */
final class KnownIds {
    private static final int MOST = 10_000;

    private final Set<String> known = new LinkedHashSet<>();

    /** Whether it is a repetition; a command without an id never is. */
    boolean has(String key, String id) {
        return !id.isEmpty() && known.contains(key);
    }

    void remember(String key, String id) {
        if (!id.isEmpty()) {
            known.add(key);
        }
        Iterator<String> oldest = known.iterator();
        while (known.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
    }
}
