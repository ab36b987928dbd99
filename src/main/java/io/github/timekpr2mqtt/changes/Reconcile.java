package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares what is wanted for one account with what was just observed: what holds is done, and the rest becomes the
 * next step. It is called again with the observation after that step, until there is nothing left to do.
 */
public final class Reconcile {
    private static final Step NOTHING = new Step.Nothing(false);

    private Reconcile() {}

    /**
     * The wishes that remain, with what the next step sends as on its way, and that step.
     *
     * @param last the step of this account that was just done, empty in the first observation of a round
     * @param outcome what became of it
     */
    public static Reconciled reconcile(
            AccountWishes wishes, Username user, Seen seen, Optional<Step> last, Outcome outcome) {
        Optional<AccountFiles> account = seen.account(user);
        if (account.isEmpty()) {
            return new Reconciled(wishes, NOTHING, List.of());
        }
        SettingsPlan settings = SettingsPlan.of(wishes, user, account.get(), answeredWrite(last, outcome), seen);
        if (outcome instanceof Outcome.Unanswered) {
            return new Reconciled(settings.wishes(), NOTHING, settings.endings()); // no more is tried in this round
        }
        if (!settings.changes().isEmpty()) {
            Step write = new Step.Write(user, Step.Purpose.SETTINGS, settings.changes(), settings.ids());
            return new Reconciled(settings.wishes().sent(settings.ids()), write, settings.endings());
        }
        Reconciled grants = new GrantPlan(user, seen, account.get(), last, outcome).plan(settings.wishes());
        List<Ending> endings = new ArrayList<>(settings.endings());
        endings.addAll(grants.endings());
        return new Reconciled(grants.wishes(), grants.step(), List.copyOf(endings));
    }

    private static Optional<SettingsPlan.AnsweredWrite> answeredWrite(Optional<Step> last, Outcome outcome) {
        return last.isPresent() && last.get() instanceof Step.Write write && outcome instanceof Outcome.Written written
                ? Optional.of(new SettingsPlan.AnsweredWrite(write, written.refusals()))
                : Optional.empty();
    }

    /**
     * What the answer alone tells, before anything is observed: a grant that was answered with 0 is never sent again. One that was
     * refused may have been given: Timekpr saves it before it tells the child, and answers by what failed last (measured). To be
     * saved at once.
     */
    public static AccountWishes answered(AccountWishes wishes, Step step, Outcome outcome) {
        if (!(step instanceof Step.Give && outcome instanceof Outcome.Answered answered)
                || wishes.grants().isEmpty()
                || !(wishes.grants().get(0).state() instanceof Grant.Prepared prepared)) {
            return wishes;
        }
        Grant.State next = answered.refusal().isEmpty() ? new Grant.Done(prepared.aim()) : prepared;
        return wishes.withFirstGrant(wishes.grants().get(0).answered(next));
    }
}
