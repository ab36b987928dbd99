package io.github.timekpr2mqtt.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the Supervisor takes for an app's options, by the rules of its {@code apps/options.py} and {@code apps/validate.py} (release
 * 2026.08). Facts worth knowing: an unknown key is left out with a warning; a list of objects, and an object in an object, is required
 * whatever stands in it; a pattern is looked for at the beginning of a text only; numbers and switches may be given as texts, and are
 * written as what they mean.
 */
record SupervisorSchema(Map<String, ?> schema) {
    private static final Pattern ELEMENT = Pattern.compile("(?:|bool|email|url|port|device(?:\\(subsystem=[a-z]+\\))?"
            + "|(?<text>str|password)(?:\\((?<least>\\d+)?,(?<most>\\d+)?\\))?"
            + "|int(?:\\((?<min>-?\\d+)?,(?<max>-?\\d+)?\\))?"
            + "|float(?:\\((?:-?\\d*\\.?\\d+)?,(?:-?\\d*\\.?\\d+)?\\))?"
            + "|match\\((?<match>.*)\\)|list\\((?<list>.+)\\))\\??");
    private static final Pattern SPACES = Pattern.compile("^\\s+|\\s+\\z", Pattern.UNICODE_CHARACTER_CLASS);
    private static final List<String> TRUE = List.of("1", "true", "yes", "on", "enable");
    private static final List<String> FALSE = List.of("0", "false", "no", "off", "disable");

    /** Says what is refused. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    /** Whether the store takes this for the schema of an option. */
    static boolean isLegal(@Nullable Object element) {
        if (element instanceof String type) {
            return ELEMENT.matcher(type).matches();
        }
        if (element instanceof List<?> list) {
            return list.size() == 1 && !(list.get(0) instanceof List) && isLegal(list.get(0));
        }
        return element instanceof Map<?, ?> map && map.values().stream().allMatch(SupervisorSchema::isLegal);
    }

    /** What would be written into {@code /data/options.json}. */
    Map<String, Object> written(Map<String, ?> options) throws Refused {
        return object(schema, options, "root");
    }

    private static Map<String, Object> object(Map<?, ?> types, Map<?, ?> given, String where) throws Refused {
        Map<String, Object> written = new LinkedHashMap<>();
        for (Map.Entry<?, ?> option : given.entrySet()) {
            if (types.containsKey(option.getKey())) {
                String key = String.valueOf(option.getKey());
                written.put(key, element(types.get(key), option.getValue(), key));
            }
        }
        for (Map.Entry<?, ?> type : types.entrySet()) {
            Object kind = type.getValue() instanceof List<?> list ? list.get(0) : type.getValue();
            boolean isOptional = kind instanceof String text && text.endsWith("?");
            if (!isOptional && !written.containsKey(String.valueOf(type.getKey()))) {
                throw new Refused("Missing option '" + type.getKey() + "' in " + where);
            }
        }
        return written;
    }

    private static Object element(@Nullable Object type, @Nullable Object value, String key) throws Refused {
        if (type instanceof List<?> list) {
            if (!(value instanceof List<?> values)) {
                throw new Refused("Invalid list for option '" + key + "'");
            }
            List<Object> written = new ArrayList<>();
            for (Object one : values) {
                written.add(element(list.get(0), one, key));
            }
            return written;
        }
        if (type instanceof Map<?, ?> map) {
            if (!(value instanceof Map<?, ?> values)) {
                throw new Refused("Invalid dict for option '" + key + "'");
            }
            return object(map, values, key);
        }
        return single(String.valueOf(type), value, key);
    }

    private static Object single(String type, @Nullable Object value, String key) throws Refused {
        if (value == null) {
            throw new Refused("Missing required option '" + key + "'");
        }
        Matcher element = ELEMENT.matcher(type);
        if (!element.matches()) {
            throw new Refused("Unknown type '" + type + "'");
        }
        if (element.group("text") != null) {
            String text = value instanceof String string ? string : null;
            if (text == null) {
                throw new Refused("expected str for option '" + key + "'");
            }
            between(text.codePointCount(0, text.length()), element.group("least"), element.group("most"), key);
            return text;
        }
        if (type.startsWith("int")) {
            return between(whole(value, key), element.group("min"), element.group("max"), key);
        }
        if (type.startsWith("port")) {
            return between(whole(value, key), "1", "65535", key);
        }
        if (type.startsWith("bool")) {
            return flag(value, key);
        }
        if (element.group("match") != null) {
            int python = Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES;
            if (!Pattern.compile(element.group("match"), python)
                    .matcher(text(value))
                    .lookingAt()) {
                throw new Refused("does not match regular expression " + element.group("match"));
            }
            return text(value);
        }
        if (element.group("list") != null) {
            if (!List.of(element.group("list").split("\\|")).contains(text(value))) {
                throw new Refused("value must be one of " + element.group("list"));
            }
            return text(value);
        }
        throw new Refused("no rule here for '" + type + "'");
    }

    private static String text(Object value) {
        String text = String.valueOf(value);
        return value instanceof Boolean ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) : text;
    }

    private static int whole(Object value, String key) throws Refused {
        try {
            return value instanceof Boolean flag
                    ? (flag ? 1 : 0)
                    : value instanceof Number number
                            ? new BigDecimal(number.toString()).intValue()
                            : Integer.parseInt(
                                    SPACES.matcher(String.valueOf(value)).replaceAll(""));
        } catch (NumberFormatException e) {
            throw new Refused("expected int for option '" + key + "'");
        }
    }

    private static int between(int number, @Nullable String least, @Nullable String most, String key) throws Refused {
        if ((least != null && number < Integer.parseInt(least)) || (most != null && number > Integer.parseInt(most))) {
            throw new Refused("out of range for option '" + key + "'");
        }
        return number;
    }

    private static boolean flag(Object value, String key) throws Refused {
        if (value instanceof String text) {
            String word = text.toLowerCase(Locale.ROOT);
            if (!TRUE.contains(word) && !FALSE.contains(word)) {
                throw new Refused("expected boolean for option '" + key + "'");
            }
            return TRUE.contains(word);
        }
        return value instanceof Boolean flag
                ? flag
                : value instanceof Number number
                        ? number.doubleValue() != 0
                        : value instanceof List<?> list ? !list.isEmpty() : !((Map<?, ?>) value).isEmpty();
    }
}
