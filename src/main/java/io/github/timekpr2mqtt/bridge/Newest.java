package io.github.timekpr2mqtt.bridge;

import java.util.LinkedHashMap;
import java.util.Map;

/** The last few of many, in the order in which they came; what is there keeps its place. */
final class Newest<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    Newest(int most) {
        super();
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
