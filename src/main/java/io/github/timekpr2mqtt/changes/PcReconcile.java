package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Username;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The next step of a whole PC: one child after the other, one step at a time, and at last Timekpr's own settings. Before all
 * of them it must be sure that nothing is pending which writes settings.
 *
 * @param wishes that remain, with what the step sends as on its way; to be saved before it is done
 * @param endings what ended, to be told once
 */
public record PcReconcile(PcWishes wishes, Step step, List<Ending> endings) {

    /**
     * Compares what is wanted on a PC with what was just observed.
     *
     * @param last the step that was just done, empty in the first observation of a round
     * @param outcome what became of it
     * @param paused children of whom nothing more is tried in this round
     */
    public static PcReconcile of(
            PcWishes wishes, Seen seen, Optional<Step> last, Outcome outcome, Set<Username> paused) {
        Optional<Grant.Sender> pending = wishes.writer()
                .filter(writer -> writer.isOnSameBusAs(seen.connection()))
                .filter(writer -> !isOver(last, outcome));
        if (pending.isPresent()) {
            Step step = outcome instanceof Outcome.Unanswered
                    ? new Step.Nothing(false) // no more is tried in this round
                    : new Step.Settle(Optional.empty(), pending.get().busName());
            return new PcReconcile(wishes.seen(seen.pc()), step, List.of());
        }
        PcSettingsPlan own = PcSettingsPlan.of(wishes.own(), seen, last, outcome);
        PcWishes rest = wishes.withOwn(own.wishes());
        List<Ending> endings = new ArrayList<>(own.endings());
        Step next = new Step.Nothing(false);
        for (Username user : wishes.accounts().keySet()) {
            Optional<Step> ofUser = last.filter(step -> step.about().equals(Optional.of(user)));
            if (paused.contains(user) && ofUser.isEmpty()) {
                continue;
            }
            Reconciled result = Reconcile.reconcile(
                    rest.of(user), user, seen, ofUser, ofUser.isPresent() ? outcome : new Outcome.Fresh());
            endings.addAll(result.endings());
            rest = rest.with(user, result.wishes());
            if (!(result.step() instanceof Step.Nothing nothing)) {
                next = result.step();
                break;
            }
            next = nothing.soon() ? nothing : next;
        }
        boolean tried =
                last.isPresent() && last.get() instanceof Step.Configure && outcome instanceof Outcome.Unanswered;
        if (next instanceof Step.Nothing && !own.changes().isEmpty() && !tried) {
            next = new Step.Configure(own.changes());
            rest = rest.ownSent();
        }
        rest = rest.writtenBy(writesSettings(next) ? Optional.of(seen.connection()) : Optional.empty());
        return new PcReconcile(rest.toTell(endings), next, List.copyOf(endings));
    }

    /** Whether something that was sent earlier may still arrive. */
    public boolean isPending() {
        return wishes.writer().isPresent() && !writesSettings(step);
    }

    private static boolean writesSettings(Step step) {
        return step instanceof Step.Write || step instanceof Step.Configure;
    }

    /** Whether just now all that was sent was answered, or it was seen that nothing is pending any more. */
    private static boolean isOver(Optional<Step> last, Outcome outcome) {
        if (last.isEmpty()) {
            return false;
        }
        return writesSettings(last.get())
                ? outcome instanceof Outcome.Written
                : last.get().about().isEmpty() && outcome instanceof Outcome.Settled;
    }
}
