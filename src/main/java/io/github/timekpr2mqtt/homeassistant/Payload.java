package io.github.timekpr2mqtt.homeassistant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A command as it came: a text, or an object with an {@code id} that makes a repetition recognisable.
 *
 * @param text the whole payload
 * @param fields of the object; empty if it is none
 */
public record Payload(String text, Map<String, Object> fields) {
    /** The longest payload in bytes; Home Assistant's longest state has 255 characters. */
    public static final int MAX_BYTES = 2048;

    /** The longest payload of several controls in bytes: each text of an account as long as a state, and as long as UTF-8 gets. */
    public static final int MAX_SEVERAL_BYTES = 16_384;

    /** The longest id in characters; it is kept for days. */
    public static final int MAX_ID = 100;

    private static final int QUOTED = 60;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int KEPT = 255;
    /** Of decimals of a number in JSON: {@code 1e999999999} is not written out. */
    private static final int MOST_PLACES = 1000;

    /** Reads the members of an object: texts, numbers and truth values; anything else is an empty list. */
    @FunctionalInterface
    public interface Members {
        /**
         * Those of this text.
         *
         * @throws Refused with what is wrong, if it is no object or names one of them twice
         */
        Map<String, Object> of(String json) throws Refused;
    }

    /**
     * The payload of a message.
     *
     * @param json reads an object, or is empty if the text is none
     * @throws Refused if it is too long or not UTF-8
     */
    public static Payload of(byte[] bytes, Function<String, Optional<Map<String, Object>>> json) throws Refused {
        String text = text(bytes, MAX_BYTES);
        return checked(text, beginsAnObject(text) ? json.apply(text).orElse(Map.of()) : Map.of());
    }

    private static boolean beginsAnObject(String text) {
        return text.stripLeading().startsWith("{");
    }

    /**
     * The payload of a message about several controls: always an object.
     *
     * @throws Refused if it is none, or too long, or not UTF-8
     */
    public static Payload several(byte[] bytes, Members json) throws Refused {
        String text = text(bytes, MAX_SEVERAL_BYTES);
        return checked(text, json.of(text));
    }

    /** One value of such an object, as if it had come alone. */
    static Payload alone(Object value) {
        return new Payload(String.valueOf(value), Map.of("value", value));
    }

    private static String text(byte[] bytes, int most) throws Refused {
        if (bytes.length > most) {
            throw new Refused("given " + bytes.length + " bytes, allowed " + most);
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Refused("given bytes that are not UTF-8");
        }
    }

    private static Payload checked(String text, Map<String, Object> fields) throws Refused {
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            if (field.getValue() instanceof String value && !UTF_8.newEncoder().canEncode(value)) {
                throw new Refused("given half of a character (a lone surrogate) in " + quoted(field.getKey())
                        + ", allowed whole ones");
            }
        }
        Object id = fields.getOrDefault("id", "");
        if (!(id instanceof String || id instanceof Number)) {
            throw new Refused("given an id that is neither a text nor a number");
        }
        return new Payload(text, fields);
    }

    /** The id that the sender gave. */
    public Optional<String> id() {
        return optional("id");
    }

    /**
     * A number of minutes, alone or as {@code value}, as whole seconds.
     *
     * @throws Refused if it is none or outside the range
     */
    int seconds(int minMinutes, int maxMinutes) throws Refused {
        return seconds(within(minMinutes, maxMinutes, " minutes"), MINUTE);
    }

    /** The same of hours. */
    int secondsOfHours(int minHours, int maxHours) throws Refused {
        return seconds(within(minHours, maxHours, " hours"), HOUR);
    }

    private static int seconds(BigDecimal number, int unit) {
        return number.multiply(BigDecimal.valueOf(unit))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    private BigDecimal within(int min, int max, String unit) throws Refused {
        BigDecimal number = number(fields.isEmpty() ? text : fields.get("value"));
        if (number == null
                || number.compareTo(BigDecimal.valueOf(min)) < 0
                || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw Refused.given(text, min + " to " + max + unit);
        }
        return number;
    }

    /**
     * A whole number, alone or as {@code value}.
     *
     * @param unit for the refusal; empty if it has none
     * @throws Refused if it is none or outside the range
     */
    int whole(int min, int max, String unit) throws Refused {
        String words = unit.isEmpty() ? "" : " " + unit;
        BigDecimal number = within(min, max, words);
        if (number.stripTrailingZeros().scale() > 0) {
            throw Refused.given(text, min + " to " + max + words);
        }
        return number.intValueExact();
    }

    /**
     * A text, alone or as {@code value}; it may be empty. What begins as an object and is none that has a value is no text either:
     * one that was cut would be taken for the name of a program.
     *
     * @param allowed what it may be, for the refusal
     */
    String value(String allowed) throws Refused {
        Object value = fields.isEmpty() && !beginsAnObject(text) ? text : fields.get("value");
        if (value instanceof String given) {
            return given;
        }
        throw Refused.given(text, allowed);
    }

    /** A switch: {@code ON} or {@code OFF}, alone or as {@code value}; there also as a truth value, which YAML makes of ON. */
    boolean isOn() throws Refused {
        if (fields.get("value") instanceof Boolean on) {
            return on;
        }
        String allowed = "ON or OFF";
        String value = value(allowed);
        if (!value.equals("ON") && !value.equals("OFF")) {
            throw Refused.given(text, allowed);
        }
        return value.equals("ON");
    }

    /** A press: {@code PRESS}, or an object with the button's own minutes. */
    void press(int minutes) throws Refused {
        BigDecimal given = number(fields.get("minutes"));
        boolean own = given != null && given.compareTo(BigDecimal.valueOf(minutes)) == 0;
        if (!text.equals("PRESS") && !own) {
            throw Refused.given(text, "PRESS or {\"minutes\":" + minutes + ",\"id\":\"…\"}");
        }
    }

    /** A press of a button that is told no amount: {@code PRESS}, or an object with an id. */
    void pressWithId() throws Refused {
        if (!text.equals("PRESS") && (id().isEmpty() || fields.size() > 1)) {
            throw Refused.given(text, "PRESS or {\"id\":\"…\"}");
        }
    }

    /** One of some words, alone or as {@code value}. */
    String choice(List<String> words) throws Refused {
        String given = fields.isEmpty() ? text : String.valueOf(fields.get("value"));
        if (!words.contains(given)) {
            throw Refused.given(text, String.join(", ", words));
        }
        return given;
    }

    /** A text that may stand beside the value. */
    Optional<String> optional(String key) {
        return Optional.ofNullable(fields.get(key)).map(Object::toString).filter(text -> !text.isEmpty());
    }

    /** Digits, perhaps with a minus and a point; no exponent. */
    static Optional<BigDecimal> decimal(String text) {
        return Optional.ofNullable(number(text));
    }

    /** One that JSON itself knows as a number may have an exponent. */
    private static @Nullable BigDecimal number(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return Math.abs((long) number.scale()) <= MOST_PLACES ? number : null;
        }
        String text = String.valueOf(value).strip();
        return text.matches("-?[0-9]+(\\.[0-9]+)?") ? new BigDecimal(text) : null;
    }

    /** A payload as it is kept and told. */
    public static String shortened(String text) {
        return text.length() <= KEPT ? text : cut(text, KEPT) + "…";
    }

    /** A part of a topic as it may stand in a message or the log: short, on one line. A topic may have 65,535 bytes. */
    public static String named(String text) {
        String line = onOneLine(text);
        String shown = cut(line, KEPT);
        return line.isEmpty() ? "''" : shown.equals(line) ? line : shown + "…";
    }

    /** A text as it may stand in a message: short, on one line. */
    static String quoted(String text) {
        String line = onOneLine(text);
        String shown = cut(line, QUOTED);
        return "'" + shown + (shown.equals(line) ? "'" : "…'");
    }

    static String onOneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]", "?");
    }

    /** At most so many UTF-16 units of a text, and no half character. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
