package io.github.timekpr2mqtt.dbus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A structure, {@code (…)}: a List with one value for each of its at least one fields. */
record StructType(List<WireType> fields) implements WireType {
    @Override
    public int alignment() {
        return Long.BYTES;
    }

    @Override
    public Object read(WireReader in) throws Malformed {
        in.align(alignment());
        in.enter();
        List<Object> values = new ArrayList<>(fields.size());
        for (WireType field : fields) {
            values.add(field.read(in));
        }
        in.leave();
        return Collections.unmodifiableList(values);
    }

    @Override
    public void write(WireWriter out, Object value) {
        List<?> values = WireType.as(List.class, value);
        if (values.size() != fields.size()) {
            throw new IllegalArgumentException("a structure of " + fields.size() + " fields is wanted, not " + value);
        }
        out.align(alignment());
        for (int i = 0; i < values.size(); i++) {
            fields.get(i).write(out, values.get(i));
        }
    }
}
