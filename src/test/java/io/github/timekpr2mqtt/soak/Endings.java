package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.demopc.Written;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which ending a change may have, by what the PCs really have at that moment. Each answers what is wrong, or nothing. */
final class Endings {
    /** Seconds that a child may use, and overdraw, between a look and the call after it. */
    static final int NEAR = 180;

    private static final String CLAMPED = "Timekpr holds .*|no more can be given: .*|nothing left to take: .*";

    private final Journal journal;
    private final Function<Place, LocalDateTime> clock;

    Endings(Journal journal, Function<Place, LocalDateTime> clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * It is called done.
     *
     * @param alike how many presses of the same amount were told as given so far, this one included
     */
    Optional<String> applied(Asked what, long alike) {
        return switch (what.kind()) {
            case SETTING ->
                journal.held(what.place(), what.control(), what.wanted(), what.sent())
                        ? Optional.empty()
                        : Optional.of("the PC never had it since");
            case GRANT ->
                timesGiven(what) >= alike
                        ? Optional.empty()
                        : Optional.of(
                                "the PC has given it " + timesGiven(what) + " times, and " + alike + " were told");
            case ABSOLUTE ->
                journal.since(what.place(), what.sent()).stream()
                                .anyMatch(state -> isNear(Extra.of(state, what.isPlayTime()), what.wanted()))
                        ? Optional.empty()
                        : Optional.of("the PC never had that much since");
            case BONUS, QUEUE -> Optional.empty();
            case NONSENSE -> Optional.of("it makes no sense");
        };
    }

    private long timesGiven(Asked what) {
        return Given.all(journal.of(what.place())).stream()
                .filter(given -> !given.atPc() && !given.playTime())
                .filter(given -> given.seconds() == Integer.parseInt(what.wanted()))
                .count();
    }

    static boolean isNear(int seconds, String wanted) {
        return Math.abs(seconds - Integer.parseInt(wanted)) <= NEAR;
    }

    Optional<String> rejected(Asked what, Told told) {
        boolean full = what.isGrant() && told.reason().contains("changes of extra time wait already");
        boolean mayBeNone = what.kind() == Asked.Kind.QUEUE; // nothing is left to cancel
        return what.kind() == Asked.Kind.NONSENSE || mayBeNone || full
                ? Optional.empty()
                : Optional.of("it makes sense");
    }

    Optional<String> failed(Asked what, Told told) {
        boolean refused = told.reason().startsWith("the PC refused it") && wasRefused(what);
        boolean cannotBe = what.isGrant() && told.reason().matches(CLAMPED);
        boolean moved = what.kind() == Asked.Kind.ABSOLUTE && isTakenWithoutEffect(told);
        boolean setAtPc = what.kind() == Asked.Kind.SETTING
                && told.reason().startsWith("the PC accepted it")
                && journal.atPc(what.place(), what.control()).stream().anyMatch(at -> at.nanoTime() > what.sent());
        return refused || cannotBe || moved || setAtPc ? Optional.empty() : Optional.of("it could be done");
    }

    /** It was carried out, and that is said. */
    static boolean isTakenWithoutEffect(Told told) {
        return told.reason().startsWith("the PC took it");
    }

    private boolean wasRefused(Asked what) {
        List<Written> since = journal.since(what.place(), what.sent());
        return since.stream()
                .anyMatch(
                        state -> state.call().filter(call -> call.result() != 0).isPresent());
    }

    Optional<String> expired(Asked what) {
        boolean over =
                clock.apply(what.place()).toLocalDate().isAfter(what.sentAt().toLocalDate());
        return what.isGrant() && over ? Optional.empty() : Optional.of("its day is not over");
    }

    /** Whether it is the ending of a command about the queue itself, which may have been sent without an id. */
    boolean isAboutQueue(Told told) {
        return told.type().equals("applied")
                && told.text("command").matches("cancel_waiting|cancel_selected|pending_change|dismiss");
    }
}
