package io.github.timekpr2mqtt.demopc;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Something was written on a demo PC, by its daemon alone or because somebody called it.
 *
 * @param nanoTime when, as {@link System#nanoTime}
 * @param at the same by the PC's clock
 * @param child whose files; empty for Timekpr's own settings
 * @param call what was called for it, if it was; also one that was refused, and then nothing has changed
 * @param config the text of the child's configuration afterwards, or of Timekpr's own settings
 * @param time the text of the child's time afterwards; empty for Timekpr's own settings
 */
public record Written(
        long nanoTime, LocalDateTime at, String child, Optional<Carried> call, String config, String time) {
    /**
     * A call that was carried out.
     *
     * @param atPc whether somebody at the PC made it, and nobody who came by SSH
     * @param args behind the child's name
     * @param result 0, or -1 if it was refused
     */
    public record Carried(boolean atPc, String member, List<Object> args, int result) {
        public Carried {
            args = List.copyOf(args);
        }
    }

    /** The value of a key in one of the texts; throws IllegalArgumentException if it has none. */
    public static String value(String text, String key) {
        return new KeyLines(text).get(key);
    }
}
