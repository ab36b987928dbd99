package io.github.timekpr2mqtt.dbus;

/**
 * One complete type of a signature: how its values stand on the wire. Each type takes at least one byte for a value (there is no
 * empty structure), so that no announced length can make a reader loop without using the message up.
 */
sealed interface WireType permits BasicType, ListType, MapType, StructType, VariantType {
    /** Values begin at multiples of this within the message. */
    int alignment();

    Object read(WireReader in) throws Malformed;

    /** Throws {@link IllegalArgumentException} for a value that this type cannot carry. */
    void write(WireWriter out, Object value);

    static <T> T as(Class<T> type, Object value) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("a " + type.getSimpleName() + " is wanted, not " + value);
        }
        return type.cast(value);
    }
}
