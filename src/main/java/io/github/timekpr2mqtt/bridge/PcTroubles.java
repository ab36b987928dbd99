package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.homeassistant.Checkup;
import io.github.timekpr2mqtt.host.Trouble;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with one PC, in words for its owner. Desk thread only. */
final class PcTroubles {
    private static final String PENDING =
            "what was sent earlier may still arrive at the PC: changes wait until it is sure that nothing is on its way";
    private static final String CANNOT_SAVE = "cannot save: ";

    private @Nullable Trouble trouble;
    private boolean pending;
    private String unsaved = "";
    private String unremembered = "";
    private String lost = "";
    private String forgotten = "";
    private @Nullable Checkup checkup;

    /** The PC answers, and its daemon does or does not. Whether that is news. */
    boolean is(Optional<Trouble> now) {
        if (trouble != null
                && trouble.waitsForPerson()
                && now.filter(Trouble::saysNothingNew).isPresent()) {
            return false;
        }
        boolean news = !words().equals(now.map(PcTroubles::words));
        trouble = now.orElse(null);
        return news;
    }

    /** The PC is there. If it is again, what was in the way to it is not any more, and its daemon is asked next. */
    void seen(boolean wasOnline) {
        forgotten = "";
        trouble = wasOnline ? trouble : null;
    }

    /** Told until the next time something could be saved. Whether that is news. */
    boolean cannotSave(String why) {
        String words = CANNOT_SAVE + why;
        boolean news = !words.equals(unsaved);
        unsaved = words;
        return news;
    }

    /** Whether the last wishes could not be saved. */
    boolean isUnsaved() {
        return !unsaved.isEmpty();
    }

    /** Whether what was seen last is not on the disk. */
    boolean isUnremembered() {
        return !unremembered.isEmpty();
    }

    /** What was seen of the PC is not on the disk, which is in the way of nothing yet; empty if it is. */
    void notRemembered(String why) {
        unremembered = why.isEmpty() ? "" : CANNOT_SAVE + why;
    }

    void saved() {
        unsaved = "";
    }

    /** Told as long as the program runs. */
    void lost(String what) {
        lost = lost.isEmpty() ? what : lost + "; " + what;
    }

    /** Told until the PC is seen again. */
    void forgotten(String what) {
        forgotten = what;
    }

    /** Whether changes have to wait for what was sent earlier: it passes by itself, and nobody has to do anything about it. */
    void pending(boolean may) {
        pending = may;
    }

    /** What the doctor found; only the PC's sensor {@code check} tells it. */
    void checked(Checkup now) {
        checkup = now;
    }

    /** What the doctor found last, since the program started. */
    Optional<Checkup> checkup() {
        return Optional.ofNullable(checkup);
    }

    /**
     * What is most in the way of changes; empty if nothing.
     *
     * @param ofAccounts what is wrong with the accounts as a whole
     */
    String why(String ofAccounts) {
        String trouble = ofPc(ofAccounts);
        return trouble.isEmpty() && pending ? PENDING : trouble;
    }

    private String ofPc(String ofAccounts) {
        return !unsaved.isEmpty() ? unsaved : words().orElse(ofAccounts);
    }

    /** What is to be known and done: what was lost before anything that passes. */
    String error(String ofAccounts) {
        if (!unsaved.isEmpty()) {
            return unsaved;
        }
        return Stream.of(lost, forgotten, unremembered)
                .filter(what -> !what.isEmpty())
                .findFirst()
                .orElseGet(() -> ofPc(ofAccounts));
    }

    /** The same, but empty if nobody has to do anything about it: a PC that is off is no problem. */
    String problem(String ofAccounts, boolean online) {
        boolean ofPc = trouble != null && (online || trouble.waitsForPerson());
        boolean ours =
                Stream.of(unsaved, lost, forgotten, unremembered, ofAccounts).anyMatch(what -> !what.isEmpty());
        return ofPc || ours ? error(ofAccounts) : "";
    }

    private Optional<String> words() {
        return Optional.ofNullable(trouble).map(PcTroubles::words);
    }

    private static String words(Trouble trouble) {
        return String.valueOf(trouble.getMessage());
    }
}
