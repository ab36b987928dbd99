package io.github.timekpr2mqtt.changes;

import java.util.Optional;

/**
 * What a call makes of the time that was there, so that it can be told from the PC's figures whether it arrived.
 *
 * <p>Timekpr reckons with the moment in which the call arrives: what a child used past the limit is forgiven, so time that it used
 * since our look is part of the answer, and so is a limit that was changed meanwhile (measured). Using time within the limit moves
 * nothing.
 *
 * @param from what was there at our look
 * @param operation seconds that are handed to Timekpr: plus adds, minus takes
 */
public record Aim(Allotment from, int operation) {
    /** Seconds that are no difference: each figure in the file is cut to whole seconds, and Timekpr's window moves whole minutes. */
    private static final int NEAR = 30;

    /** Seconds that all of today's extra time may be off: what a child uses past the limit while the call is on its way. */
    private static final int MOVING = 120;

    /** What is seen of it. */
    enum Sight {
        ARRIVED,
        MISSING,
        /** Somebody else moved the same time, so both may be. */
        UNKNOWN
    }

    /** Of which no more is known than these extra seconds before and after. */
    public static Aim of(int operation, int before, int target) {
        return new Aim(new Allotment(0, -before, operation - target), operation);
    }

    /** Extra seconds of that day before. */
    public int before() {
        return from.extra();
    }

    /** Extra seconds of that day if it arrives at once. */
    public int target() {
        return Amount.target(from, operation);
    }

    Sight seenIn(Allotment now) {
        long toWhatWasThere = Math.abs((long) now.extra() - before());
        long toWhatItMakes = distance(now);
        if (Math.min(toWhatWasThere, toWhatItMakes) > NEAR || toWhatWasThere == toWhatItMakes) {
            return Sight.UNKNOWN;
        }
        return toWhatItMakes < toWhatWasThere ? Sight.ARRIVED : Sight.MISSING;
    }

    /** Extra seconds of that day that it made; what is seen beyond that somebody else moved. */
    int made(Allotment now) {
        return seenIn(now) == Sight.UNKNOWN ? target() : now.extra();
    }

    /**
     * Why what is seen after the answer that it was done is not what was wanted; empty if it is. Somebody who moves the same time
     * beside it by less than half of it does not hide it.
     */
    Optional<String> amiss(Amount amount, Allotment now) {
        boolean isSeen = amount.absolute()
                ? seenIn(now) == Sight.ARRIVED
                : distance(now) < Math.abs((long) now.extra() - before());
        if (isSeen && !(amount.absolute() && Math.abs((long) now.extra() - target()) > MOVING)) {
            return Optional.empty();
        }
        if (seenIn(now) == Sight.MISSING) {
            return Optional.of("the PC took it, but does not show it: somebody else changed today's "
                    + now.kind().word());
        }
        return Optional.of("the PC took it, but shows " + Minutes.text(now.extra())
                + " min of extra " + now.kind().word() + " today: its limit or its "
                + now.kind().word()
                + " was changed there in that moment");
    }

    /** What is told where it was not answered, and somebody else moved the same time. */
    String unknown(Allotment now) {
        return "it is not known whether it arrived: the PC shows " + Minutes.text(now.extra())
                + " min of extra " + now.kind().word() + " today, which is neither the " + Minutes.text(before())
                + " from before nor "
                + Minutes.text(target()) + ". Somebody else changed it; look whether it is right, and ask again if not";
    }

    /** Seconds from what is seen to the nearest that this call alone can have made: more, the later it came and the lower the limit. */
    private long distance(Allotment now) {
        long least = made(0, Integer.MAX_VALUE);
        long most = made(Math.max(0, now.day() - from.day()), Math.min(from.limit(), now.limit()));
        return Math.max(0, Math.max(least - now.extra(), now.extra() - most));
    }

    /** Extra seconds if it arrives after the child used so many more, under this limit. */
    private int made(int used, int limit) {
        return Amount.target(new Allotment(from.kind(), from.day() + used, from.balance() + used, limit), operation);
    }
}
