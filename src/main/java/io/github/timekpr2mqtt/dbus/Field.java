package io.github.timekpr2mqtt.dbus;

import java.util.EnumMap;
import java.util.Map;

/** The header fields of a message. */
enum Field {
    PATH(1, BasicType.OBJECT_PATH),
    INTERFACE(2, BasicType.STRING),
    MEMBER(3, BasicType.STRING),
    ERROR_NAME(4, BasicType.STRING),
    REPLY_SERIAL(5, BasicType.UINT32),
    DESTINATION(6, BasicType.STRING),
    SENDER(7, BasicType.STRING),
    SIGNATURE(8, BasicType.SIGNATURE),
    UNIX_FDS(9, BasicType.UINT32);

    private static final int ENTRY_ALIGNMENT = 8;

    private final int code;
    private final BasicType type;

    Field(int code, BasicType type) {
        this.code = code;
        this.type = type;
    }

    /** Reads fields up to position {@code end}. Codes that are unknown are for the future and skipped, as the specification asks. */
    static Map<Field, Object> read(WireReader in, int end) throws Malformed {
        Map<Field, Object> fields = new EnumMap<>(Field.class);
        while (in.position() < end) {
            in.align(ENTRY_ALIGNMENT);
            int code = in.int8();
            WireType type = in.type();
            Object value = type.read(in);
            if (code == 0) {
                throw new Malformed("header field 0");
            }
            for (Field field : values()) {
                if (field.code == code && (type != field.type || fields.put(field, value) != null)) {
                    throw new Malformed("header field " + field + " twice or of a wrong type");
                }
            }
        }
        in.expectPosition(end);
        return fields;
    }

    static void write(WireWriter out, Map<Field, Object> fields) {
        out.array(
                ENTRY_ALIGNMENT,
                () -> fields.forEach((field, value) -> {
                    out.align(ENTRY_ALIGNMENT);
                    out.int8(field.code);
                    out.signature(String.valueOf(field.type.code()));
                    field.type.write(out, value);
                }));
    }
}
