package io.github.timekpr2mqtt.bridge;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The last commands to PCs and the bridge that were done at once, by their ids: the broker may deliver one twice. Desk thread only. */
final class DoneAtOnce {
    static final int MOST = 100;

    private final Set<String> known = new LinkedHashSet<>();

    boolean knows(String topic, Optional<String> id) {
        return id.filter(given -> known.contains(key(topic, given))).isPresent();
    }

    /** One more; one without an id is not known again. */
    void add(String topic, Optional<String> id) {
        if (id.isPresent() && known.add(key(topic, id.get())) && known.size() > MOST) {
            Iterator<String> oldest = known.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    private static String key(String topic, String id) {
        return topic + " " + id;
    }
}
