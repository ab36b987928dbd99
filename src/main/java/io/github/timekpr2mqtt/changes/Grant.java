package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Extra or less time, or PlayTime, for one day, given exactly once.
 *
 * @param day the PC's date that it is for
 * @param answered how often the PC's daemon answered a try: a second one is made only if the first had no answer
 */
public record Grant(Origin origin, TimeKind kind, Amount amount, LocalDate day, State state, int answered) {
    /** Seconds by which saves of the daemon between look and call may move what arrives, at most: SAVE_TIME and a slow answer. */
    private static final int DRIFT = 120;

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
     * @param before extra seconds of that day before
     * @param target extra seconds of that day if it arrives
     * @param sender who was about to send it
     */
    public record Prepared(int operation, int before, int target, Sender sender) implements State {}

    /** The daemon answered that it was done: it is never sent again, whatever is seen later. */
    public record Done(int before, int target) implements State {
        /** Why what is seen then is not what was wanted; empty if it is. */
        Optional<String> amiss(Amount amount, int extraNow) {
            int moved = amount.absolute() ? target - before : amount.seconds();
            if (!arrived(before, target, moved, extraNow)) {
                return Optional.of("the PC took it, but does not show it: somebody else changed today's time");
            }
            return amount.absolute() && Math.abs((long) extraNow - target) > DRIFT
                    ? Optional.of("the PC took it, but shows " + Minutes.text(extraNow)
                            + " min of extra time today: its limit or its time was changed there in that moment")
                    : Optional.empty();
        }
    }

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

    /**
     * By nearness: a save of the daemon between look and call may move both by some seconds (measured). What a child used past the limit
     * is forgiven only by the limit that stands when the call arrives: if that was raised meanwhile, the time given is all that is
     * seen.
     *
     * @param operation seconds that were handed to Timekpr
     */
    static boolean arrived(int before, int target, int operation, int extraNow) {
        long toWhatWasThere = Math.abs((long) extraNow - before);
        return Math.abs((long) extraNow - target) < toWhatWasThere
                || Math.abs((long) extraNow - before - operation) < toWhatWasThere;
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
