package io.github.timekpr2mqtt.dbus;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A dictionary, {@code a{kv}}. Read in the order of the wire; of a key that stands there twice the later value counts. */
record MapType(BasicType key, WireType value) implements WireType {
    private static final int ENTRY_ALIGNMENT = 8;

    @Override
    public int alignment() {
        return Integer.BYTES;
    }

    @Override
    public Object read(WireReader in) throws Malformed {
        int end = in.beginArray(ENTRY_ALIGNMENT);
        if (in.position() == end) {
            return Map.of();
        }
        in.enter();
        Map<Object, Object> entries = new LinkedHashMap<>();
        while (in.position() < end) {
            in.align(ENTRY_ALIGNMENT);
            entries.put(key.read(in), value.read(in));
        }
        in.leave();
        in.expectPosition(end);
        return Collections.unmodifiableMap(entries);
    }

    @Override
    public void write(WireWriter out, Object map) {
        Map<?, ?> entries = WireType.as(Map.class, map);
        out.array(
                ENTRY_ALIGNMENT,
                () -> entries.forEach((k, v) -> {
                    out.align(ENTRY_ALIGNMENT);
                    key.write(out, k);
                    value.write(out, v);
                }));
    }
}
