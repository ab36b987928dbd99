package io.github.timekpr2mqtt.dbus;

/** {@code v}: a value that carries its own signature. */
record VariantType() implements WireType {
    @Override
    public int alignment() {
        return 1;
    }

    @Override
    public Object read(WireReader in) throws Malformed {
        WireType type = in.type();
        in.enter();
        Object value = type.read(in);
        in.leave();
        return value;
    }

    @Override
    public void write(WireWriter out, Object value) {
        Variant variant = WireType.as(Variant.class, value);
        out.type(variant.signature()).write(out, variant.value());
    }
}
