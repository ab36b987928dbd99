package io.github.timekpr2mqtt.demopc;

import io.github.timekpr2mqtt.dbus.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which signals a client of the bus wants to hear: {@code type='signal',sender='com.timekpr.server'}. */
record MatchRule(Map<String, String> conditions) {
    private static final Pattern CONDITION = Pattern.compile("\\s*([a-z_0-9]+)='([^']*)'\\s*(?:,|$)");
    private static final List<String> KNOWN = List.of("type", "sender", "interface", "member", "path", "arg0");

    /** Throws IllegalArgumentException for a rule that is none, or one of which this bus knows too little. */
    static MatchRule parse(String text) {
        Map<String, String> conditions = new LinkedHashMap<>();
        Matcher condition = CONDITION.matcher(text);
        int end = 0;
        while (condition.find() && condition.start() == end && KNOWN.contains(condition.group(1))) {
            conditions.put(condition.group(1), condition.group(2));
            end = condition.end();
        }
        if (end < text.length()) {
            throw new IllegalArgumentException("not a match rule: " + text);
        }
        return new MatchRule(conditions);
    }

    /** {@code owner} gives the unique name of whoever has a name. */
    boolean fits(Message signal, UnaryOperator<String> owner) {
        return conditions.entrySet().stream().allMatch(condition -> {
            String wanted = condition.getValue();
            return switch (condition.getKey()) {
                case "sender" -> owner.apply(wanted).equals(signal.sender());
                case "interface" -> wanted.equals(signal.iface());
                case "member" -> wanted.equals(signal.member());
                case "path" -> wanted.equals(signal.path());
                case "arg0" ->
                    !signal.body().isEmpty() && wanted.equals(signal.body().get(0));
                default -> wanted.equals("signal"); // the type: nothing else is sent around
            };
        });
    }
}
