package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.Outcome;
import io.github.timekpr2mqtt.changes.PcReconcile;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.changes.Reconcile;
import io.github.timekpr2mqtt.changes.Seen;
import io.github.timekpr2mqtt.changes.Step;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to one PC's state, saved before it is acted on and shown when it changed. Desk thread only. */
final class PcDesk {
    private static final Logger LOG = LoggerFactory.getLogger(PcDesk.class);

    private static final String NO_ACCOUNT = "Timekpr has no such account on this PC";
    private static final String LEFT_OUT = "Timekpr's own settings on this PC leave this account out";
    private static final String NOT_IN_OPTIONS =
            "this account is not shown any more (users and exclude in the options)";

    private final PcState state;
    private final Keeping keeping;
    private final Display display;
    private final Results results;
    private final Telling telling;

    PcDesk(PcState state, PcStore store, Display display, Results results, Desk desk) {
        this.state = state;
        this.keeping = new Keeping(state, store);
        this.display = display;
        this.results = results;
        this.telling = new Telling(state, keeping, results, desk);
    }

    PcState state() {
        return state;
    }

    /** The PC was read. */
    Void seen(Observation observation) {
        boolean came = !state.time().isOnline();
        var unused = keeping.tryAgain();
        boolean changedThere = fold(observation, Optional.empty(), new Outcome.Fresh());
        if (came) {
            LOG.info("{}: online", state.name());
        }
        keeping.remember(came);
        telling.seen();
        tell();
        display.show(state, came || changedThere);
        return null;
    }

    /**
     * Whether somebody changed something at the PC.
     *
     * @param last what we did just before
     * @param outcome what became of it
     */
    private boolean fold(Observation observation, Optional<Step> last, Outcome outcome) {
        List<Ending> changedThere = new ArrayList<>(ChangedAtPc.since(state, observation, last, outcome));
        changedThere.addAll(ExtraAtPc.since(state, observation, last));
        Set<Username> before = state.accounts().names();
        TimekprVersion versionBefore = state.version();
        state.seen(observation, display.coincidences(state, observation));
        Set<Username> left = state.left(observation, display.announced(state));
        PcWishes known = state.wishes().toTell(changedThere);
        PcWishes wishes =
                last.isEmpty() ? known.seen(observation) : known; // as it is told, whether or not more can be done
        for (Username stranger : state.strangers(observation)) {
            String why = state.accounts().isExcluded(stranger, observation) ? LEFT_OUT : NO_ACCOUNT;
            wishes = wishes.toTell(wishes.of(stranger)
                            .givenUp(stranger, why, state.time().now()))
                    .with(stranger, AccountWishes.NONE);
        }
        if (!keeping.keep(wishes)) {
            telling.nowOrNever(changedThere);
        }
        if (!state.accounts().names().equals(before) || !state.version().equals(versionBefore)) {
            display.announce(state);
        }
        if (!left.isEmpty()) {
            LOG.info(
                    "{}: not there any more for {} h, and withdrawn: {}",
                    state.name(),
                    Absences.LONGEST.toHours(),
                    left);
            display.withdraw(state, left);
            keeping.remember(true);
        }
        return !changedThere.isEmpty();
    }

    /** What was wanted for accounts that the options do not show any more ends, and nothing is kept of them. */
    void endUnwanted() {
        PcWishes wishes = state.wishes();
        for (Username user : wishes.accounts().keySet()) {
            if (!state.wants(user)) {
                wishes = wishes.without(user, NOT_IN_OPTIONS, state.time().now());
            }
        }
        keeping.keep(wishes);
        if (state.remembersUnwanted()) {
            keeping.remember(true);
        }
        tell();
    }

    /** Whether Timekpr's daemon answers. */
    Void daemon(Optional<Trouble> trouble) {
        if (state.daemon(trouble)) {
            LOG.info("{}: {}", state.name(), trouble.map(Trouble::getMessage).orElse("Timekpr answers"));
            display.show(state, true);
        }
        return null;
    }

    /** Whether our account may change Timekpr's own settings: only then there are controls. */
    Void mayConfigure(boolean may) {
        if (state.settings().allowed(may)) {
            keeping.remember(true);
            display.announce(state);
        }
        if (!may) {
            keeping.keep(state.wishes()
                    .withoutOwn(PcSettings.NOT_ALLOWED, state.time().now()));
            tell();
        }
        display.show(state, true);
        return null;
    }

    /** The PC cannot be reached. */
    Void gone(Trouble trouble) {
        boolean went = state.time().isOnline();
        if (state.gone(trouble)) {
            LOG.info("{}: {}", state.name(), trouble.getMessage());
        }
        if (went) {
            keeping.remember(true);
        }
        state.recording().save(went);
        display.show(state, true);
        return null;
    }

    /** The daemon's own figures of somebody who is logged in. */
    void timeLeft(Username user, LiveTime time) {
        if (state.sessions().timeLeft(user, time)
                && state.accounts().files(user).isPresent()) {
            state.recording().ticked(user, time);
            display.showTime(state, user);
        }
    }

    /** Who is logged in. */
    void loggedIn(Set<Username> users) {
        state.sessions().loggedIn(users, state.time().now());
        timePasses();
        display.show(state, true);
    }

    /** To be told now and then: days begin and sessions last, also while nothing comes. */
    void timePasses() {
        state.recording().save(state.recording().timePasses());
        if (keeping.tryAgain()) {
            tell();
        }
    }

    /** Those of whom the daemon should be asked. */
    Set<Username> withoutLiveTime() {
        return state.sessions().withoutLiveTime(state.accounts().names());
    }

    /** Those of whom the daemon should read an empty file. */
    Set<Username> emptied(Observation observation) {
        return EmptiedFiles.toRead(state, observation);
    }

    /** What to do next, the wishes behind it already on disk. */
    Step reconcile(
            Observation observation,
            Grant.Sender connection,
            Optional<Step> last,
            Outcome outcome,
            Set<Username> paused) {
        if (last.isPresent()) {
            fold(observation, last, outcome);
        }
        Seen seen = new Seen(
                observation, connection, state.time().now(), state.time().newestDay(), state.isReadOnly());
        PcWishes before = state.wishes();
        PcReconcile result = PcReconcile.of(before, seen, last, outcome, paused);
        if (!result.step().stopsAll()) {
            state.troubles().pending(false);
        }
        if (!result.isPending()) {
            state.late().clear();
        }
        PcWishes next = result.wishes();
        if (ExtraAtPc.isPutRight(before, next)) {
            var unused = keeping.keepSeen(); // else a kill would make it somebody's change
        }
        if (!keeping.keep(next) || !keeping.survivesPowerCut()) {
            display.show(state, true);
            return new Step.Nothing(false); // what is not on disk is not sent
        }
        tell();
        if (last.isPresent() || !next.equals(before)) { // else it was shown as it was seen
            display.show(state, true);
        }
        return result.step();
    }

    /** The answer to a step, before anything is read; false if that could not be saved: then it counts as not answered. */
    boolean answered(Step step, Outcome outcome) {
        Optional<Username> user = step.about();
        if (user.isPresent()) {
            AccountWishes wishes = state.wishes().of(user.get());
            return keeping.keep(state.wishes().with(user.get(), Reconcile.answered(wishes, step, outcome)));
        }
        if (step.stopsAll() && outcome instanceof Outcome.Unanswered) {
            state.troubles().pending(true);
            display.show(state, true);
        }
        return true;
    }

    /**
     * Takes commands, all with one force of the disk.
     *
     * @throws IOException if they cannot be saved; then nothing of them is kept
     */
    void take(Taking commands) throws IOException {
        if (!commands.accepted().isEmpty()) {
            PcWishes before = state.wishes();
            save(commands.wishes());
            state.late()
                    .takenBack(
                            before,
                            state.wishes(),
                            user -> state.accounts().files(user).map(AccountFiles::config));
        }
        commands.accepted().forEach(wanted -> results.accepted(wanted.user(), state.name(), wanted.origin()));
        tell();
        display.show(state, true);
    }

    private void save(PcWishes wishes) throws IOException {
        try {
            keeping.save(wishes);
        } catch (IOException e) {
            display.show(state, true);
            throw e;
        }
    }

    /** Saves what was seen last. */
    void rememberNow() {
        if (state.time().isOnline()) {
            keeping.remember(true);
        }
    }

    /** Saves the histories. */
    void recordNow() {
        var unused = state.recording().timePasses();
        state.recording().save(true);
    }

    /** Tells what was not yet told. */
    void tell() {
        telling.tell();
    }
}
