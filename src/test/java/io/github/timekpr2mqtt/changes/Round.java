package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.Observation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plays the bridge against {@link ToyTimekpr}: every state that would be saved is kept, so a kill can be played at each. */
final class Round {
    final ToyTimekpr pc;
    AccountWishes wishes = AccountWishes.NONE;
    final List<Ending> endings = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();
    final List<AccountWishes> saved = new ArrayList<>();
    Grant.Sender me = new Grant.Sender("boot-1", "guid-1", ":1.7");
    Instant now = ToyTimekpr.TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
    LocalDate newest = ToyTimekpr.TODAY;
    Step end = new Step.Nothing(false);

    Round(ToyTimekpr pc) {
        this.pc = pc;
    }

    /** Until nothing is left to do. */
    Round run() {
        return goOn(Optional.empty(), new Outcome.Fresh());
    }

    /** The same after this step. */
    Round goOn(Step done, Outcome becameOfIt) {
        return goOn(Optional.of(done), becameOfIt);
    }

    private Round goOn(Optional<Step> before, Outcome becameOfIt) {
        Outcome outcome = becameOfIt;
        Optional<Step> last = before;
        for (int i = 0; i < 30; i++) {
            Step step = observe(last, outcome);
            if (step instanceof Step.Nothing) {
                end = step;
                return this;
            }
            outcome = perform(step);
            wishes = Reconcile.answered(wishes, step, outcome);
            saved.add(wishes);
            last = Optional.of(step);
        }
        throw new AssertionError("never ends: " + steps);
    }

    /** One look, with what would be done next. */
    Step observe(Optional<Step> last, Outcome outcome) {
        Step step = take(Reconcile.reconcile(wishes, ToyTimekpr.ANNA, seen(pc.look(me.bootId())), last, outcome));
        return step;
    }

    private Step take(Reconciled result) {
        wishes = result.wishes();
        endings.addAll(result.endings());
        saved.add(wishes);
        if (!(result.step() instanceof Step.Nothing)) {
            steps.add(result.step());
        }
        return result.step();
    }

    Seen seen(Observation look) {
        return new Seen(look, me, now, newest);
    }

    Outcome perform(Step step) {
        if (step instanceof Step.Write write) {
            Map<String, String> refusals = new HashMap<>();
            for (Step.Change change : write.changes()) {
                for (Call call : change.calls()) {
                    if (!refusals.containsKey(change.what())) {
                        Optional.of(pc.call(call))
                                .filter(text -> !text.isEmpty())
                                .ifPresent(text -> refusals.put(change.what(), text));
                    }
                }
            }
            return new Outcome.Written(refusals);
        }
        if (step instanceof Step.OpenDay open) {
            return new Outcome.Answered(pc.call(open.call()));
        }
        return step instanceof Step.Give give ? new Outcome.Answered(pc.call(give.call())) : new Outcome.Settled();
    }

    Round want(Setting setting) {
        wishes = wishes.with(new SettingWish(setting, origin(setting.control()), Optional.empty()));
        return this;
    }

    Round give(int minutes) {
        return give(Amount.relative(minutes * 60));
    }

    Round give(Amount amount) {
        wishes = wishes.with(
                new Grant(origin("give-" + wishes.grants().size()), amount, ToyTimekpr.TODAY, new Grant.Waiting("")));
        return this;
    }

    Round givePlayTime(Amount amount) {
        wishes = wishes.with(new Grant(
                origin("extra_playtime"), TimeKind.PLAYTIME, amount, ToyTimekpr.TODAY, new Grant.Waiting("")));
        return this;
    }

    Origin origin(String id) {
        return new Origin(id, id, "x", now, Optional.empty());
    }

    List<Ending.Type> types() {
        return endings.stream().map(Ending::type).toList();
    }
}
