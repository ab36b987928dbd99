package io.github.timekpr2mqtt.homeassistant;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Entities that have other ids in Home Assistant than those they got there at first.
 *
 * @param now by the id that they got at first
 */
public record Renamed(Map<String, String> now) {
    /** All are called as at first. */
    public static final Renamed NONE = new Renamed(Map.of());

    /** Copies what it is given. */
    public Renamed {
        now = Collections.unmodifiableMap(new LinkedHashMap<>(now));
    }

    /**
     * Of pairs as they are typed.
     *
     * @param pairs {@code old=new} each, as {@code sensor.anna_on_den_active=sensor.anna}
     * @throws Refused with the line that names the pair and what is allowed
     */
    public static Renamed of(List<String> pairs) throws Refused {
        Map<String, String> now = new LinkedHashMap<>();
        for (String pair : pairs) {
            String[] ids = pair.split("=", -1);
            if (ids.length != 2
                    || !EntityId.FORM.matcher(ids[0]).matches()
                    || !EntityId.FORM.matcher(ids[1]).matches()
                    || !domain(ids[0]).equals(domain(ids[1]))) {
                throw new Refused(
                        "given '" + pair
                                + "', allowed OLD=NEW, two entity ids of one kind, as sensor.anna_on_den_changes=sensor.anna_changes");
            }
            if (now.put(ids[0], ids[1]) != null) {
                throw new Refused("given two names for " + ids[0] + ", allowed is one");
            }
        }
        return new Renamed(now);
    }

    private static String domain(String id) {
        return id.substring(0, id.indexOf('.'));
    }

    String of(String id) {
        return now.getOrDefault(id, id);
    }

    /** @throws Refused if one of them is none of these */
    void onlyOf(Set<String> ids) throws Refused {
        Set<String> unknown = new TreeSet<>(now.keySet());
        unknown.removeAll(ids);
        if (!unknown.isEmpty()) {
            throw new Refused(
                    "given " + unknown.iterator().next()
                            + ", which is not in the dashboard; allowed is an entity that is, by the id that it has there without a pair");
        }
    }
}
