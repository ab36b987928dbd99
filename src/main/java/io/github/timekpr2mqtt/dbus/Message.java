package io.github.timekpr2mqtt.dbus;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One D-Bus message. A header field that is absent is {@code ""}, or 0 for the reply serial.
 *
 * <p>Values in Java: {@code y n q i} Integer, {@code u h x t} Long, {@code b} Boolean, {@code d} Double, {@code s o g} String,
 * arrays and structures List, dictionaries Map. A variant is written from a {@link Variant} and read as its bare value. To be
 * written, whole numbers may be of any size that holds the value.
 *
 * @param serial 1 to 2³²-1, counted by the sender
 * @param replySerial the serial of the call that this answers
 * @param sender the bus sets it, so it cannot be forged: the sender's unique name, or {@code org.freedesktop.DBus}. The only thing
 *     that tells a signal of Timekpr from one that a child sent straight to us, past all match rules
 * @param error the name of the error
 */
public record Message(
        MessageType type,
        long serial,
        long replySerial,
        String destination,
        String sender,
        String path,
        String iface,
        String member,
        String error,
        String signature,
        List<Object> body) {
    private static final int VERSION = 1;
    private static final long MAX_SERIAL = 0xffff_ffffL;

    public Message {
        body = List.copyOf(body);
    }

    public static Message call(
            long serial,
            String destination,
            String path,
            String iface,
            String member,
            String signature,
            Object... args) {
        return new Message(
                MessageType.CALL, serial, 0, destination, "", path, iface, member, "", signature, List.of(args));
    }

    public static Message signal(
            long serial, String path, String iface, String member, String signature, Object... args) {
        return new Message(MessageType.SIGNAL, serial, 0, "", "", path, iface, member, "", signature, List.of(args));
    }

    /** The answer to this call, back to its sender. */
    public Message reply(long serial, String signature, Object... args) {
        return new Message(
                MessageType.RETURN, serial, this.serial, sender, "", "", "", "", "", signature, List.of(args));
    }

    /** The answer to this call, back to its sender: that it failed. */
    public Message failure(long serial, String error, String text) {
        return new Message(MessageType.ERROR, serial, this.serial, sender, "", "", "", "", error, "s", List.of(text));
    }

    public Message from(String sender) {
        return new Message(type, serial, replySerial, destination, sender, path, iface, member, error, signature, body);
    }

    public Message to(String destination) {
        return new Message(type, serial, replySerial, destination, sender, path, iface, member, error, signature, body);
    }

    Message with(List<Object> body) {
        return new Message(type, serial, replySerial, destination, sender, path, iface, member, error, signature, body);
    }

    /** The message for the wire; {@link IllegalArgumentException} if values do not fit the signature or a required field is missing. */
    public byte[] encode() {
        if (serial < 1 || serial > MAX_SERIAL) {
            throw new IllegalArgumentException("serial " + serial);
        }
        WireWriter content = new WireWriter();
        content.all(signature, body);
        byte[] bytes = content.bytes();
        WireWriter out = new WireWriter();
        out.int8('l');
        out.int8(type.code());
        out.int8(0);
        out.int8(VERSION);
        out.int32(bytes.length);
        out.int32((int) serial);
        Field.write(out, fields());
        out.align(8);
        out.raw(bytes);
        return out.bytes();
    }

    private Map<Field, Object> fields() {
        Map<Field, Object> fields = new EnumMap<>(Field.class);
        fields.put(Field.PATH, path);
        fields.put(Field.INTERFACE, iface);
        fields.put(Field.MEMBER, member);
        fields.put(Field.ERROR_NAME, error);
        fields.put(Field.REPLY_SERIAL, replySerial == 0 ? "" : replySerial);
        fields.put(Field.DESTINATION, destination);
        fields.put(Field.SENDER, sender);
        fields.put(Field.SIGNATURE, signature);
        fields.values().removeIf(""::equals);
        if (!fields.keySet().containsAll(type.required())) {
            throw new IllegalArgumentException(type + " needs " + type.required() + ": " + this);
        }
        return fields;
    }

    /** Everything but the body, which is still to be read; empty for a type that is unknown and to be ignored. */
    static Optional<Message> head(Preamble start, WireReader in) throws Malformed {
        Map<Field, Object> fields = Field.read(in, Preamble.SIZE + (int) start.fields());
        in.align(8);
        Optional<MessageType> type = MessageType.of(start.type());
        if (type.isPresent() && !fields.keySet().containsAll(type.get().required())) {
            throw new Malformed(type.get() + " with no more than the header fields " + fields.keySet());
        }
        return type.map(known -> new Message(
                known,
                start.serial(),
                (Long) fields.getOrDefault(Field.REPLY_SERIAL, 0L),
                text(fields, Field.DESTINATION),
                text(fields, Field.SENDER),
                text(fields, Field.PATH),
                text(fields, Field.INTERFACE),
                text(fields, Field.MEMBER),
                text(fields, Field.ERROR_NAME),
                text(fields, Field.SIGNATURE),
                List.of()));
    }

    private static String text(Map<Field, Object> fields, Field field) {
        return (String) fields.getOrDefault(field, "");
    }
}
