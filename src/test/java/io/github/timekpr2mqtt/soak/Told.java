package io.github.timekpr2mqtt.soak;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** An event of the bridge. */
record Told(Map<String, Object> event) {
    String type() {
        return text("event_type");
    }

    String reason() {
        return text("reason");
    }

    String text(String field) {
        return Objects.toString(event.get(field), "");
    }

    Asked.Key key() {
        return new Asked.Key(new Place(text("pc"), text("user")), text("command"), text("id"));
    }

    /** What must be the same whenever it is told again; that something was refused is not kept, so it is found out anew. */
    Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>(event);
        if (type().equals("rejected")) {
            content.remove("at");
        }
        return content;
    }

    @Override
    public String toString() {
        return type() + " " + text("command") + " " + text("id") + (reason().isEmpty() ? "" : ": " + reason());
    }
}
