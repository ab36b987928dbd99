package io.github.timekpr2mqtt.dbus;

import java.util.ArrayList;
import java.util.List;

/**
 * Signatures as types. Their nesting is bounded by their length alone: dbus-daemon counts the specification's limit of 32 in a
 * manner of its own, and what a bus lets pass must not end our connection.
 */
final class Signature {
    static final int MAX_LENGTH = 255;

    private final String text;
    private int at;

    private Signature(String text) {
        this.text = text;
    }

    /** The complete types of a signature, none for the empty one. */
    static List<WireType> parse(String text) throws Malformed {
        Signature signature = new Signature(text);
        if (text.length() > MAX_LENGTH) {
            throw signature.malformed();
        }
        List<WireType> types = new ArrayList<>();
        while (signature.at < text.length()) {
            types.add(signature.next());
        }
        return types;
    }

    /** The one complete type that a variant's signature is. */
    static WireType single(String text) throws Malformed {
        if (text.length() == 1) { // as nearly all are: a megabyte holds 250,000 variants
            return new Signature(text).next();
        }
        List<WireType> types = parse(text);
        if (types.size() != 1) {
            throw new Malformed("variant of signature '" + Printable.of(text, MAX_LENGTH) + "'");
        }
        return types.get(0);
    }

    private WireType next() throws Malformed {
        char code = take();
        return switch (code) {
            case 'a' -> isNext('{') ? dictionary() : new ListType(next());
            case '(' -> structure();
            case 'v' -> new VariantType();
            default -> BasicType.of(code);
        };
    }

    private WireType dictionary() throws Malformed {
        take();
        BasicType key = BasicType.of(take());
        WireType value = next();
        if (take() != '}') {
            throw malformed();
        }
        return new MapType(key, value);
    }

    private WireType structure() throws Malformed {
        List<WireType> fields = new ArrayList<>();
        do {
            fields.add(next()); // of "()" this refuses the bracket: a structure has a field
        } while (!isNext(')'));
        take();
        return new StructType(List.copyOf(fields));
    }

    private boolean isNext(char code) {
        return at < text.length() && text.charAt(at) == code;
    }

    private char take() throws Malformed {
        if (at == text.length()) {
            throw malformed();
        }
        return text.charAt(at++);
    }

    private Malformed malformed() {
        return new Malformed("signature '" + Printable.of(text, MAX_LENGTH) + "'");
    }
}
