package io.github.timekpr2mqtt.dbus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An array, {@code a} and the type of its elements, which is no dictionary entry. */
record ListType(WireType element) implements WireType {
    @Override
    public int alignment() {
        return Integer.BYTES;
    }

    @Override
    public Object read(WireReader in) throws Malformed {
        int end = in.beginArray(element.alignment());
        if (in.position() == end) {
            return List.of(); // a megabyte holds 250,000 empty arrays: they share this one
        }
        in.enter();
        List<Object> elements = new ArrayList<>();
        while (in.position() < end) {
            elements.add(element.read(in));
        }
        in.leave();
        in.expectPosition(end);
        return Collections.unmodifiableList(elements);
    }

    @Override
    public void write(WireWriter out, Object value) {
        List<?> elements = WireType.as(List.class, value);
        out.array(element.alignment(), () -> elements.forEach(each -> element.write(out, each)));
    }
}
