package io.github.timekpr2mqtt.dbus;

/** The types without inner structure. {@code u} and {@code h} are read as Long; {@code t} too, with the bits of the unsigned number. */
enum BasicType implements WireType {
    BYTE('y', 1),
    BOOLEAN('b', 4),
    INT16('n', 2),
    UINT16('q', 2),
    INT32('i', 4),
    UINT32('u', 4),
    INT64('x', 8),
    UINT64('t', 8),
    DOUBLE('d', 8),
    STRING('s', 4),
    OBJECT_PATH('o', 4),
    SIGNATURE('g', 1),
    /** The index of a file descriptor. None ever comes over a stream, but any local user may send a signal with this type. */
    UNIX_FD('h', 4);

    private static final BasicType[] ALL = values();
    private static final long MAX_UINT32 = 0xffff_ffffL;

    private final char code;
    private final int alignment;

    BasicType(char code, int alignment) {
        this.code = code;
        this.alignment = alignment;
    }

    static BasicType of(char code) throws Malformed {
        for (BasicType type : ALL) {
            if (type.code == code) {
                return type;
            }
        }
        throw new Malformed("type code " + Printable.of(String.valueOf(code), 1));
    }

    char code() {
        return code;
    }

    @Override
    public int alignment() {
        return alignment;
    }

    @Override
    public Object read(WireReader in) throws Malformed {
        return switch (this) {
            case BYTE -> in.int8();
            case BOOLEAN -> in.bool();
            case INT16 -> (int) in.int16();
            case UINT16 -> Short.toUnsignedInt(in.int16());
            case INT32 -> in.int32();
            case UINT32, UNIX_FD -> in.uint32();
            case INT64, UINT64 -> in.int64();
            case DOUBLE -> Double.longBitsToDouble(in.int64());
            case STRING -> in.text();
            case OBJECT_PATH -> in.path();
            case SIGNATURE -> in.signature();
        };
    }

    @Override
    public void write(WireWriter out, Object value) {
        switch (this) {
            case BYTE -> out.int8((int) whole(value, 0, 0xff));
            case BOOLEAN -> out.int32(WireType.as(Boolean.class, value) ? 1 : 0);
            case INT16 -> out.int16((int) whole(value, Short.MIN_VALUE, Short.MAX_VALUE));
            case UINT16 -> out.int16((int) whole(value, 0, 0xffff));
            case INT32 -> out.int32((int) whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case UINT32, UNIX_FD -> out.int32((int) whole(value, 0, MAX_UINT32));
            case INT64, UINT64 -> out.int64(whole(value, Long.MIN_VALUE, Long.MAX_VALUE));
            case DOUBLE -> out.int64(Double.doubleToRawLongBits(WireType.as(Double.class, value)));
            case STRING -> out.text(WireType.as(String.class, value));
            case OBJECT_PATH -> out.path(WireType.as(String.class, value));
            case SIGNATURE -> out.signature(WireType.as(String.class, value));
        }
    }

    private long whole(Object value, long min, long max) {
        if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw new IllegalArgumentException("type " + code + " is " + min + " to " + max + ", not " + value);
    }
}
