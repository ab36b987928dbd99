package io.github.timekpr2mqtt.config;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was given at one place of the options, and the checks that make a value of it. Text and numbers that are refused are
 * quoted; of anything else only its kind is said, as a login may be in it.
 *
 * @param json null if nothing was given here
 */
record Given(Place place, @Nullable JsonNode json) {
    /** A password may be in it, wherever it was pasted: {@code me:word@den}. */
    private static final Pattern LOGIN = Pattern.compile("[^/:@\\s]:[^@\\s]+@");

    boolean isMissing() {
        return json == null;
    }

    boolean isText() {
        return json != null && json.isString();
    }

    boolean isObject() {
        return json != null && json.isObject();
    }

    /** This as an object that has no other keys than these; an object that is missing is an empty one. */
    Given object(Keys keys) throws BadOption {
        if (json == null) {
            return this;
        }
        if (!json.isObject()) {
            throw place.bad("given " + Quoted.kind(json) + ", allowed an object { … }");
        }
        for (Map.Entry<String, JsonNode> entry : json.entries()) {
            keys.check(place, entry.getKey());
        }
        return this;
    }

    Given key(String name) {
        return new Given(place.key(name), json == null ? null : json.get(name));
    }

    List<Given> list() throws BadOption {
        List<Given> items = new ArrayList<>();
        if (json != null) {
            if (!json.isArray()) {
                throw place.bad("given " + Quoted.kind(json) + ", allowed a list [ … ]");
            }
            for (JsonNode item : json.values()) {
                items.add(new Given(place.index(items.size()), item));
            }
        }
        return items;
    }

    /** Text by a rule; required. */
    String text(Rule rule) throws BadOption {
        if (json == null) {
            throw place.bad("missing, allowed " + rule.allowed());
        }
        String text = json.isString() ? json.getStringValue() : null;
        if (text == null || !rule.holds(text)) {
            throw bad(rule);
        }
        return text;
    }

    String text(Rule rule, String otherwise) throws BadOption {
        return isMissing() ? otherwise : text(rule);
    }

    /** As {@link #text(Rule, String)}, and {@code ""} means the same as nothing: forms cannot leave a key out. */
    String textOrNone(Rule rule, String otherwise) throws BadOption {
        return isEmptyText() ? otherwise : text(rule, otherwise);
    }

    private boolean isEmptyText() {
        return isText() && node().getStringValue().isEmpty();
    }

    int number(int otherwise, int min, int max) throws BadOption {
        if (json == null) {
            return otherwise;
        }
        String range = min + " to " + max;
        if (!json.isNumber()) {
            throw bad("a number, " + range);
        }
        BigDecimal number = json.getBigDecimalValue();
        // compared first: making an int of 1e999999999 would fill the memory
        if (number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw bad(range);
        }
        if (number.stripTrailingZeros().scale() > 0) {
            throw bad("whole numbers, " + range);
        }
        return number.intValueExact();
    }

    boolean flag(boolean otherwise) throws BadOption {
        if (json == null) {
            return otherwise;
        }
        if (!json.isBoolean()) {
            throw bad("true or false");
        }
        return json.getBooleanValue();
    }

    /** One of an enum's constants, by its {@code toString}; an empty text is none. */
    <E extends Enum<E>> E word(E otherwise) throws BadOption {
        if (json == null || isEmptyText()) {
            return otherwise;
        }
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        for (E one : all) {
            if (json.isString() && one.toString().equals(json.getStringValue())) {
                return one;
            }
        }
        throw bad(Arrays.stream(all).map(E::toString).collect(Collectors.joining(", ")));
    }

    /** "given …, allowed …". */
    BadOption bad(String allowed) {
        return place.bad("given " + Quoted.value(node()) + ", allowed " + allowed);
    }

    /** The same of what may be a secret. */
    BadOption hidden(String allowed) {
        return place.bad("given what is not shown here, allowed " + allowed);
    }

    private BadOption bad(Rule rule) {
        return rule.isSecret()
                        || (isText() && LOGIN.matcher(node().getStringValue()).find())
                ? hidden(rule.allowed())
                : bad(rule.allowed());
    }

    private JsonNode node() {
        return json == null ? JsonNode.nullNode() : json;
    }
}
