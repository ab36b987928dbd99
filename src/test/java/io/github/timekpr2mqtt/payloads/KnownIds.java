package io.github.timekpr2mqtt.payloads;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ids of commands that one PC's bridge remembers: the newest ten thousand of those that were not rejected. */
final class KnownIds {
    private static final int MOST = 10_000;

    private final Map<String, Long> known = new LinkedHashMap<>();
    private long count;
    private long unsure;

    /** What the bridge knows of an id. */
    enum Knowledge {
        NEW,
        REPETITION,
        /** That depends on what was rejected. */
        UNSURE
    }

    Knowledge of(String key, String id) {
        Long at = id.isEmpty() ? null : known.get(key);
        if (at == null) {
            return Knowledge.NEW;
        }
        return at > 0 && at > count - MOST ? Knowledge.REPETITION : Knowledge.UNSURE;
    }

    void remember(String key, String id) {
        if (!id.isEmpty()) {
            count++;
            known.put(key, count);
            forget();
        }
    }

    /** It is remembered only if it is not rejected. */
    void rememberPerhaps(String key, String id) {
        if (!id.isEmpty()) {
            count++;
            unsure++;
            known.put(key, -count);
            forget();
        }
    }

    /** What the bridge has forgotten, too, however many were rejected. */
    private void forget() {
        Iterator<Long> oldest = known.values().iterator();
        while (Math.abs(oldest.next()) <= count - unsure - MOST) {
            oldest.remove();
        }
    }
}
