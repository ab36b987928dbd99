package io.github.timekpr2mqtt.payloads;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command topic names.
 *
 * @param pc null if none that there is
 * @param user likewise
 * @param command what an answer calls it
 * @param control null if there is no such control
 * @param several whether it is for several controls at once
 */
record Place(
        @Nullable String pc,
        @Nullable String user,
        String command,
        @Nullable Control control,
        boolean several) {
    static final String BASE = "timekpr";
    static final String READ_ONLY = "loft";

    /** Who is where. The first PC can be changed, the second is read-only. */
    static final Map<String, List<String>> CHILDREN = Map.of("den", List.of("anna", "ben"), READ_ONLY, List.of("cleo"));

    /** Where the answer to a message on this topic stands, and what it is about; null if nobody listens there. */
    static @Nullable Place of(String topic) {
        List<String> levels = List.of(topic.split("/", -1));
        int size = levels.size();
        if (size < 4 || !levels.get(0).equals(BASE) || !levels.get(size - 1).equals("set")) {
            return null;
        }
        String entity = levels.get(size - 2);
        String what = levels.get(1);
        boolean heard = (what.equals("bridge") && size == 4)
                || (what.equals("pc") && size == 5)
                || (what.equals("account") && (size == 5 || size == 6));
        if (!heard) {
            return null;
        }
        if (what.equals("bridge")) {
            return new Place(null, null, told(entity), Control.BRIDGE.get(entity), false);
        }
        String pc = CHILDREN.containsKey(levels.get(2)) ? levels.get(2) : null;
        if (what.equals("pc")) {
            return new Place(pc, null, told(entity), pc == null ? null : Control.PC.get(entity), false);
        }
        boolean several = size == 5;
        boolean known = pc != null && CHILDREN.getOrDefault(pc, List.of()).contains(levels.get(3));
        return new Place(
                pc,
                known ? levels.get(3) : null,
                several ? "set" : told(entity),
                known ? Control.ACCOUNT.get(entity) : null,
                several && known);
    }

    private static String told(String entity) {
        return Message.shortened(entity);
    }

    boolean isReadOnly() {
        return READ_ONLY.equals(pc);
    }

    /** By which its endings are found. */
    String key(String control, String requested) {
        return pc + "|" + user + "|" + control + "|" + requested;
    }
}
