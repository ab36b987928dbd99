package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Extra or less time, or PlayTime, for one day, given exactly once.
 *
 * @param day the PC's date that it is for
 * @param answered how often the PC's daemon answered a try: a second one is made only if the first had no answer, or was refused and
 *     could not be looked for
 */
public record Grant(Origin origin, TimeKind kind, Amount amount, LocalDate day, State state, int answered) {
    /** A new one. */
    public Grant(Origin origin, TimeKind kind, Amount amount, LocalDate day, State state) {
        this(origin, kind, amount, day, state, 0);
    }

    /** Of time at the PC. */
    public Grant(Origin origin, Amount amount, LocalDate day, State state) {
        this(origin, TimeKind.TIME, amount, day, state);
    }

    /** How far it came. */
    public sealed interface State permits Waiting, Prepared, Done, Failed {}

    /**
     * Nothing was sent.
     *
     * @param why what it waits for, in plain words; empty if nothing but its turn
     */
    public record Waiting(String why) implements State {}

    /**
     * It may have been sent: it must be found out whether it arrived before it may be sent again.
     *
     * @param sender who was about to send it
     */
    public record Prepared(Aim aim, Sender sender) implements State {}

    /** The daemon answered that it was done: it is never sent again, whatever is seen later. */
    public record Done(Aim aim) implements State {}

    /** It was given up, and is never sent; shown until the same is asked for again or it is dismissed, also on later days. */
    public record Failed(String reason) implements State {}

    /**
     * One connection to one run of one PC's bus. While a connection of this name is on this bus, a call of it may still
     * be carried out (measured: a call that timed out is).
     */
    public record Sender(String bootId, String busGuid, String busName) {
        boolean isOnSameBusAs(Sender other) {
            return bootId.equals(other.bootId) && busGuid.equals(other.busGuid);
        }
    }

    boolean isOfSameCommandAs(Grant other) {
        return origin.command().equals(other.origin.command());
    }

    Grant with(State next) {
        return new Grant(origin, kind, amount, day, next, answered);
    }

    /** After a try that the daemon answered. */
    public Grant answered(State next) {
        return new Grant(origin, kind, amount, day, next, answered + 1);
    }

    Grant waiting(String why) {
        return with(new Waiting(why));
    }

    Ending ending(
            Ending.Type type,
            Username user,
            Optional<Integer> before,
            Optional<Integer> after,
            String reason,
            Instant at) {
        return new Ending(type, user, origin, before.map(Minutes::text), after.map(Minutes::text), reason, at);
    }
}
