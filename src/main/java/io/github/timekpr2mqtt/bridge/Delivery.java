package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Outcome;
import io.github.timekpr2mqtt.changes.Step;
import io.github.timekpr2mqtt.host.Link;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.timekpr.Call;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the steps on the PC, and tells what became of each. For the PC's own thread. */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final String pc;

    Delivery(String pc) {
        this.pc = pc;
    }

    /** Calls go one after another. */
    Outcome perform(Link to, Step step) throws InterruptedException {
        try {
            if (step instanceof Step.Write write) {
                return write(to, write.changes());
            }
            if (step instanceof Step.Configure configure) {
                return write(to, configure.changes());
            }
            if (step instanceof Step.OpenDay open) {
                return new Outcome.Answered(refusal(to, open.call()));
            }
            if (step instanceof Step.Give give) {
                return new Outcome.Answered(refusal(to, give.call()));
            }
            return settle(to, ((Step.Settle) step).busName());
        } catch (Trouble trouble) {
            LOG.info("{}: no answer: {}", pc, trouble.getMessage());
            return new Outcome.Unanswered();
        }
    }

    /** What the daemon refuses of one change is no reason to keep back the next. */
    private static Outcome write(Link to, List<Step.Change> changes) throws Trouble {
        Map<String, String> refusals = new HashMap<>();
        for (Step.Change change : changes) {
            for (Call call : change.calls()) {
                String refusal = refusalOrError(to, call);
                if (!refusal.isEmpty()) {
                    refusals.put(change.what(), refusal);
                    break;
                }
            }
        }
        return new Outcome.Written(refusals);
    }

    /** An error instead of an answer is a refusal, too: a level may be written again without harm. */
    private static String refusalOrError(Link to, Call call) throws Trouble {
        try {
            return refusal(to, call);
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.REFUSED || trouble.kind() == Trouble.Kind.NOT_ALLOWED) {
                return String.valueOf(trouble.getMessage());
            }
            throw trouble;
        }
    }

    private static String refusal(Link to, Call call) throws Trouble {
        var answer = to.call(call);
        return answer.result() == 0 ? "" : answer.text().isEmpty() ? "result " + answer.result() : answer.text();
    }

    /** The old connection must be gone, and then one call be answered: the daemon answers in order, our own calls anyway. */
    private static Outcome settle(Link to, String busName) throws Trouble, InterruptedException {
        long patience = SETTLING.toMillis() / 100;
        while (!busName.equals(to.uniqueName()) && to.isOnBus(busName)) {
            if (patience-- == 0) {
                return new Outcome.Unanswered();
            }
            Thread.sleep(100);
        }
        to.check();
        return new Outcome.Settled();
    }
}
