package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a change ended, told once.
 *
 * @param user whose; empty if it is one of Timekpr's own settings on a PC
 * @param before what the PC had, as the control shows it; empty if not known or not asked
 * @param after what it has now
 * @param reason in plain words; of what was applied: why it helps less than it looks, or that nothing had to be sent, or empty
 * @param effect of a grant that was applied
 */
public record Ending(
        Type type,
        Optional<Username> user,
        Origin origin,
        Optional<String> before,
        Optional<String> after,
        String reason,
        Instant at,
        Optional<Effect> effect) {
    /** The ending of anything but a grant that was applied. */
    public Ending(
            Type type,
            Username user,
            Origin origin,
            Optional<String> before,
            Optional<String> after,
            String reason,
            Instant at) {
        this(type, Optional.of(user), origin, before, after, reason, at, Optional.empty());
    }

    /** The ending of what another command replaced before it was done. */
    public static Ending superseded(Optional<Username> user, Origin replaced, String reason, Instant at) {
        return new Ending(
                Type.SUPERSEDED, user, replaced, Optional.empty(), Optional.empty(), reason, at, Optional.empty());
    }

    /**
     * What somebody changed at the PC.
     *
     * @param id of this change: two with one id are one
     * @param control the entity's key
     * @param was as the control showed it
     */
    public static Ending changedAtPc(
            String id, Optional<Username> user, String control, String was, String shown, Instant at) {
        Origin origin = new Origin(id, control, shown, at, Optional.empty());
        return new Ending(
                Type.CHANGED_AT_PC, user, origin, Optional.of(was), Optional.of(shown), "", at, Optional.empty());
    }

    /** Whether it is about a level or extra time that the PC had then: it was seen there, and stays until somebody changes it. */
    public boolean tellsWhatThePcHas() {
        Set<String> levels = user.isPresent() ? SettingControl.ALL.keySet() : PcSettingControl.ALL.keySet();
        return after.isPresent()
                && (levels.contains(origin.command())
                        || Stream.of(TimeKind.values()).anyMatch(this::tellsExtra));
    }

    /** Whether it tells how much of this the PC had on a day. */
    public boolean tellsExtra(TimeKind kind) {
        return user.isPresent() && after.isPresent() && kind.isGivenBy(origin.command());
    }

    /** The same for all that was done since this one, which it replaced. */
    public Ending since(Ending replaced) {
        return new Ending(type, user, origin, replaced.before, after, reason, at, effect);
    }

    /** The same with what it did to the time that is left. */
    Ending with(Effect what) {
        return new Ending(type, user, origin, before, after, reason, at, Optional.of(what));
    }

    /** The event types of the entity {@code result}, and one that only a response topic gets. */
    public enum Type {
        APPLIED,
        REJECTED,
        FAILED,
        EXPIRED,
        CANCELLED,
        CHANGED_AT_PC,
        SUPERSEDED
    }
}
