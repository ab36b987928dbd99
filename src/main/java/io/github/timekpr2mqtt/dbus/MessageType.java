package io.github.timekpr2mqtt.dbus;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The four types of message. */
public enum MessageType {
    CALL(1),
    RETURN(2),
    ERROR(3),
    SIGNAL(4);

    private final int code;

    MessageType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The header fields without which it is malformed. */
    Set<Field> required() {
        return switch (this) {
            case CALL -> Set.of(Field.PATH, Field.MEMBER);
            case RETURN -> Set.of(Field.REPLY_SERIAL);
            case ERROR -> Set.of(Field.REPLY_SERIAL, Field.ERROR_NAME);
            case SIGNAL -> Set.of(Field.PATH, Field.INTERFACE, Field.MEMBER);
        };
    }

    /** Empty for a type of the future: such a message is to be ignored. */
    static Optional<MessageType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findAny();
    }
}
