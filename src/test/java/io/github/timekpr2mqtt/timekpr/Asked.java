package io.github.timekpr2mqtt.timekpr;

import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.Ran;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the daemon of a lab PC answered.
 *
 * @param result 0, another number, or {@code failed}
 * @param values what it told, as {@code timekpra --userinfo} writes it, but for its booleans, which are always false there
 */
record Asked(String result, Map<String, String> values) {
    private static final String TIMEKPR = "com.timekpr.server";

    /** {@code getUserInformation}, which of a child who is logged out reads the files, and repairs them. */
    static Asked about(LabPc pc, String child, String level) throws IOException {
        return call(pc, "getUserInformation", "ss", child, level);
    }

    /** Any call of the interface for admins. */
    static Asked call(LabPc pc, String member, String signature, String... arguments) throws IOException {
        List<String> busctl = new ArrayList<>(List.of("busctl", "--json=short", "--", "call", TIMEKPR));
        busctl.addAll(List.of("/com/timekpr/server", TIMEKPR + ".user.admin", member, signature));
        busctl.addAll(List.of(arguments));
        Ran ran = pc.parent().run(busctl.toArray(String[]::new));
        if (ran.exit() != 0) {
            return new Asked("failed", Map.of());
        }
        Map<String, Object> answer =
                ObjectMapper.getDefault().readValue(ran.out(), Argument.mapOf(String.class, Object.class));
        List<?> data = answer.get("data") instanceof List<?> list ? list : List.of("none");
        Map<String, String> values = new TreeMap<>();
        if (data.size() > 2) {
            ((Map<?, ?>) data.get(2))
                    .forEach((key, value) -> values.put((String) key, text((String) key, plain(value))));
        }
        return new Asked(String.valueOf(data.get(0)), values);
    }

    /** Without the types in which busctl wraps everything. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            if (map.containsKey("type") && map.containsKey("data")) {
                return plain(map.get("data"));
            }
            Map<String, Object> plain = new TreeMap<>();
            map.forEach((key, inner) -> plain.put((String) key, plain(inner)));
            return plain;
        }
        return value instanceof List<?> list ? list.stream().map(Asked::plain).toList() : value;
    }

    private static String text(String key, Object value) {
        if (key.startsWith("ALLOWED_HOURS_") && value instanceof Map<?, ?> hours) {
            return hours.entrySet().stream()
                    .map(Asked::hour)
                    .sorted(Asked::byHour)
                    .collect(Collectors.joining(";"));
        }
        if (key.equals("PLAYTIME_ACTIVITIES") && value instanceof List<?> activities) {
            return activities.stream().map(Asked::activity).collect(Collectors.joining(";"));
        }
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(";"))
                : String.valueOf(value);
    }

    private static String hour(Map.Entry<?, ?> hour) {
        Map<?, ?> part = (Map<?, ?>) hour.getValue();
        String minutes = "[" + part.get("STARTMIN") + "-" + part.get("ENDMIN") + "]";
        return (List.of("0", "false").contains(String.valueOf(part.get("UACC"))) ? "" : "!")
                + hour.getKey()
                + (minutes.equals("[0-60]") ? "" : minutes);
    }

    private static int byHour(String a, String b) {
        return Integer.compare(number(a), number(b));
    }

    private static int number(String hour) {
        String digits = hour.replaceFirst("^[! ]*", "").replaceFirst("[^0-9].*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static String activity(Object activity) {
        List<?> parts = (List<?>) activity;
        return parts.get(0) + (String.valueOf(parts.get(1)).isEmpty() ? "" : "[" + parts.get(1) + "]");
    }
}
