package io.github.timekpr2mqtt.homeassistant;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Several controls of an account in one object, each key a control and each value what its own topic takes: all of them
 * are taken, or none. Not those of {@link Queue}, which are about the very list that the others make longer.
 */
public final class CommandDocument {
    /** What its receipt and its rejection call it. */
    public static final String NAME = "set";

    private static final int REASON = 120;
    private static final String SHAPE = "an object with each control once, such as {\"id\":\"…\",\"limit_monday\":90}";

    private CommandDocument() {}

    /**
     * A text that is no such object.
     *
     * @param why what is wrong with it, empty if only that
     */
    public static Refused refused(String text, String why) {
        String cause = why.isEmpty() ? "" : " (" + Payload.cut(Payload.onOneLine(why), REASON) + ")";
        return new Refused("given " + Payload.quoted(text) + cause + ", allowed " + SHAPE);
    }

    /** What such an object means for an account with these rows. */
    public static Control of(List<Entity<AccountView>> rows) {
        Map<String, Control> controls = new LinkedHashMap<>();
        for (Entity<AccountView> row : rows) {
            row.control().filter(any -> !Queue.has(row.key())).ifPresent(control -> controls.put(row.key(), control));
        }
        return payload -> read(payload, controls);
    }

    private static Command read(Payload payload, Map<String, Control> controls) throws Refused {
        Map<String, Object> given = new LinkedHashMap<>(payload.fields());
        given.remove("id");
        if (given.isEmpty() || given.size() > controls.size()) { // more of them cannot all be right, nor all be named
            throw new Refused("given " + given.size() + " controls, allowed 1 to " + controls.size() + " in " + SHAPE);
        }
        Map<String, Command.Wish> wishes = new LinkedHashMap<>();
        List<String> refusals = new ArrayList<>();
        given.forEach((key, value) -> {
            try {
                wishes.put(key, wish(key, value, controls));
            } catch (Refused refused) {
                refusals.add(refused.reason());
            }
        });
        if (!controls.keySet().containsAll(given.keySet())) {
            refusals.add("allowed are " + String.join(", ", controls.keySet()));
        }
        if (!refusals.isEmpty()) {
            throw new Refused(String.join("; ", refusals));
        }
        return several(controls, wishes, given);
    }

    private static Command.Wish wish(String key, Object value, Map<String, Control> controls) throws Refused {
        Control control = controls.get(key);
        if (control == null) {
            throw new Refused(Queue.has(key) ? onItsOwn(key) : "no control is called " + Payload.quoted(key));
        }
        if (value instanceof List) {
            throw new Refused(key + ": given a list, an object or null, allowed a number, a text, true or false");
        }
        int bytes = String.valueOf(value).getBytes(UTF_8).length;
        if (bytes > Payload.MAX_BYTES) {
            throw new Refused(key + ": given " + bytes + " bytes, allowed " + Payload.MAX_BYTES);
        }
        try {
            if (control.read(Payload.alone(value)) instanceof Command.Wish wish) {
                return wish;
            }
        } catch (Refused refused) {
            throw new Refused(key + ": " + refused.reason());
        }
        throw new Refused(onItsOwn(key));
    }

    private static String onItsOwn(String key) {
        return key + ": given beside others, allowed on its own topic alone";
    }

    /** In the order of the table: the members of an object have none, and a bonus is set before it is given. */
    private static Command several(
            Map<String, Control> controls, Map<String, Command.Wish> wishes, Map<String, Object> given) throws Refused {
        List<Command.Part> parts = new ArrayList<>();
        for (String key : controls.keySet()) {
            if (wishes.containsKey(key)) {
                String value = Payload.shortened(String.valueOf(given.get(key)));
                parts.add(new Command.Part(key, value, Objects.requireNonNull(wishes.get(key))));
            }
        }
        Command.Several several = new Command.Several(parts);
        Optional<String> absolute = several.absolute();
        if (absolute.isPresent() && several.relative().isPresent()) {
            throw new Refused(several.relative().get() + ": given beside " + absolute.get()
                    + ", which is all the extra time of today, allowed is one of them");
        }
        return several;
    }
}
