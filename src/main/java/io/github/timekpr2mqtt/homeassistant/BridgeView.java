package io.github.timekpr2mqtt.homeassistant;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;

/**
 * Everything that is shown of the program itself.
 *
 * @param pcs the names of all PCs
 * @param online those that are on
 * @param waiting open changes of all PCs
 * @param key the bridge's own SSH key
 * @param logLevel how much the log says
 * @param problems what somebody has to do something about, in plain words, each with its PC
 * @param started when the program started
 * @param memory what it held when something else was last told, in MiB; empty if that cannot be seen
 * @param zone in which times are written
 */
public record BridgeView(
        String version,
        List<String> pcs,
        List<String> online,
        int waiting,
        Key key,
        String logLevel,
        List<String> problems,
        Instant started,
        OptionalInt memory,
        ZoneId zone) {

    /**
     * The bridge's own SSH key.
     *
     * @param publicLine its public half, for {@code authorized_keys}; of two the new one's
     * @param oldOn while it is being changed, the PCs that have not yet taken the new one; else empty
     */
    public record Key(String publicLine, List<String> oldOn) {
        /** Copies the list. */
        public Key {
            oldOn = List.copyOf(oldOn);
        }
    }

    /** The same with what the program holds now. */
    public BridgeView withMemory(OptionalInt mebibytes) {
        return new BridgeView(version, pcs, online, waiting, key, logLevel, problems, started, mebibytes, zone);
    }

    /** Whether both tell the same, whatever the memory is: that alone is no news. */
    public boolean tellsAsMuchAs(BridgeView other) {
        return withMemory(OptionalInt.empty()).equals(other.withMemory(OptionalInt.empty()));
    }

    String lastError() {
        return problems.isEmpty() ? "" : problems.get(0);
    }
}
