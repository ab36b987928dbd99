package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Outcome;
import io.github.timekpr2mqtt.changes.Step;
import io.github.timekpr2mqtt.host.Link;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.timekpr.Call;
import java.time.Duration;
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

    /** Calls go one after another; the first that is refused ends the step. */
    Outcome perform(Link to, Step step) throws InterruptedException {
        try {
            if (step instanceof Step.Write write) {
                for (Call call : write.calls()) {
                    String refusal = refusal(to, call);
                    if (!refusal.isEmpty()) {
                        return new Outcome.Answered(refusal);
                    }
                }
                return new Outcome.Answered("");
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

    private static String refusal(Link to, Call call) throws Trouble {
        var answer = to.call(call);
        return answer.result() == 0 ? "" : answer.text().isEmpty() ? "result " + answer.result() : answer.text();
    }

    /** The old connection must be gone, and then one call be answered: the daemon answers in order. */
    private static Outcome settle(Link to, String busName) throws Trouble, InterruptedException {
        long patience = SETTLING.toMillis() / 100;
        while (to.isOnBus(busName)) {
            if (patience-- == 0) {
                return new Outcome.Unanswered();
            }
            Thread.sleep(100);
        }
        to.check();
        return new Outcome.Settled();
    }
}
