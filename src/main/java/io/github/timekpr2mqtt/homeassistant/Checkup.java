package io.github.timekpr2mqtt.homeassistant;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a look at everything on the way to a PC found.
 *
 * @param looks in the order of the way
 * @param setupLine what somebody pastes into a terminal on the PC to mend it; empty if that is not what helps
 * @param at when it was
 */
public record Checkup(List<Look> looks, String setupLine, Instant at) {
    static final List<String> WORDS = List.of("ok", "problem");

    /** Copies the list. */
    public Checkup {
        looks = List.copyOf(looks);
    }

    /** How a step is. */
    public enum Verdict {
        GOOD("✓"),
        BROKEN("✗"),
        NOT_LOOKED_AT("–");

        private final String mark;

        Verdict(String mark) {
            this.mark = mark;
        }
    }

    /**
     * One step. Its words may have come from the PC: they are one line, at most 255 characters.
     *
     * @param step what was looked at
     * @param words what is so, or what is wrong and what to do
     */
    public record Look(String step, Verdict verdict, String words) {
        public Look {
            words = Payload.cut(words.replaceAll("[\\p{Cntrl}\\s\\p{Cf}]+", " ").strip(), Entity.MAX_STATE);
        }

        /** As people read it: {@code ✓ Name: den is 192.0.2.20}. */
        @Override
        public String toString() {
            return verdict.mark + " " + step + ": " + words;
        }
    }

    /** Whether nobody has to do anything. */
    public boolean isWell() {
        return looks.stream().allMatch(look -> look.verdict() == Verdict.GOOD);
    }

    String word() {
        return isWell() ? "ok" : "problem";
    }

    /** What the sensor says beside its state; all of it is there before anybody looked, too. */
    static Map<String, @Nullable Object> attributes(Optional<Checkup> checkup, ZoneId zone) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put(
                "steps",
                checkup.map(c -> c.looks().stream().map(Look::toString).toList())
                        .orElse(List.of()));
        attributes.put(
                "setup_line",
                checkup.map(Checkup::setupLine).filter(line -> !line.isEmpty()).orElse(null));
        attributes.put("at", Times.orNull(checkup.map(Checkup::at), zone));
        return attributes;
    }
}
