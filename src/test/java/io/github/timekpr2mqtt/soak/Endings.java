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
            case BONUS -> Optional.empty();
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
        return what.kind() == Asked.Kind.NONSENSE || full ? Optional.empty() : Optional.of("it makes sense");
    }

    Optional<String> failed(Asked what, Told told) {
        boolean refused = told.reason().startsWith("the PC refused it") && wasRefused(what);
        boolean cannotBe = what.isGrant() && told.reason().matches(CLAMPED);
        boolean moved = what.kind() == Asked.Kind.ABSOLUTE && isTakenWithoutEffect(told);
        return refused || cannotBe || moved ? Optional.empty() : Optional.of("it could be done");
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

    /** Somebody else is said to have changed something. */
    Optional<String> changedAtPc(Told told) {
        Place place = told.key().place();
        String control = told.text("command");
        List<Written> states = journal.of(place);
        if (!Level.of(place).containsKey(control)) {
            return Optional.of("nobody can change " + control + " at the PC: " + told.event());
        }
        for (int i = 1; i < states.size(); i++) {
            boolean ours = states.get(i).call().filter(call -> !call.atPc()).isPresent();
            boolean same = states.get(i).config().equals(states.get(i - 1).config());
            String value = same ? "" : Level.in(states.get(i).config(), control, place);
            if (!ours && !same && !value.equals(Level.in(states.get(i - 1).config(), control, place))) {
                return Optional.empty();
            }
        }
        return Optional.of("nobody changed " + control + " of " + place + " at the PC: " + told.event());
    }
}
