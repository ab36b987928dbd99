package io.github.timekpr2mqtt.homeassistant;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

    /** The longest id in characters; it is kept for days. */
    public static final int MAX_ID = 100;

    private static final int QUOTED = 60;

    /**
     * The payload of a message.
     *
     * @param json reads an object, or is empty if the text is none
     * @throws Refused if it is too long or not UTF-8
     */
    public static Payload of(byte[] bytes, Function<String, Optional<Map<String, Object>>> json) throws Refused {
        if (bytes.length > MAX_BYTES) {
            throw new Refused("given " + bytes.length + " bytes, allowed " + MAX_BYTES);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Map<String, Object> fields = text.startsWith("{") ? json.apply(text).orElse(Map.of()) : Map.of();
            Object id = fields.getOrDefault("id", "");
            if (!(id instanceof String || id instanceof Number)) {
                throw new Refused("given an id that is neither a text nor a number");
            }
            return new Payload(text, fields);
        } catch (CharacterCodingException e) {
            throw new Refused("given bytes that are not UTF-8");
        }
    }

    /** The id that the sender gave. */
    public Optional<String> id() {
        return Optional.ofNullable(fields.get("id")).map(Object::toString).filter(id -> !id.isEmpty());
    }

    /**
     * A number of minutes, alone or as {@code value}, as whole seconds.
     *
     * @throws Refused if it is none or outside the range
     */
    int seconds(int minMinutes, int maxMinutes) throws Refused {
        Object value = fields.isEmpty() ? text : fields.get("value");
        String allowed = minMinutes + " to " + maxMinutes + " minutes";
        BigDecimal minutes = number(value);
        if (minutes == null
                || minutes.compareTo(BigDecimal.valueOf(minMinutes)) < 0
                || minutes.compareTo(BigDecimal.valueOf(maxMinutes)) > 0) {
            throw Refused.given(text, allowed);
        }
        return minutes.multiply(BigDecimal.valueOf(60))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /**
     * A whole number, alone or as {@code value}.
     *
     * @param unit for the refusal
     * @throws Refused if it is none or outside the range
     */
    int whole(int min, int max, String unit) throws Refused {
        BigDecimal number = number(fields.isEmpty() ? text : fields.get("value"));
        if (number == null
                || number.stripTrailingZeros().scale() > 0
                || number.compareTo(BigDecimal.valueOf(min)) < 0
                || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw Refused.given(text, min + " to " + max + " " + unit);
        }
        return number.intValueExact();
    }

    /**
     * A text, alone or as {@code value}; it may be empty.
     *
     * @param allowed what it may be, for the refusal
     */
    String value(String allowed) throws Refused {
        Object value = fields.isEmpty() ? text : fields.get("value");
        if (value instanceof String given) {
            return given;
        }
        throw Refused.given(text, allowed);
    }

    /** A switch: {@code ON} or {@code OFF}, alone or as {@code value}. */
    boolean isOn() throws Refused {
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

    /** A press of a button whose amount the bridge keeps: {@code PRESS}, or an object with an id. */
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

    /** A press of a button that takes nothing. */
    void press() throws Refused {
        if (!text.equals("PRESS")) {
            throw Refused.given(text, "PRESS");
        }
    }

    /** Bounded in length and scale, so that {@code 1e999999999} costs nothing. */
    static Optional<BigDecimal> decimal(String text) {
        return Optional.ofNullable(number(text));
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        String text = String.valueOf(value).strip();
        return text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?") ? new BigDecimal(text) : null;
    }

    /** A text as it may stand in a message: short, on one line. */
    static String quoted(String text) {
        String line = onOneLine(text);
        String shown = cut(line, QUOTED);
        return "'" + shown + (shown.equals(line) ? "'" : "…'");
    }

    static String onOneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "?");
    }

    /** At most so many UTF-16 units of a text, and no half character. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
