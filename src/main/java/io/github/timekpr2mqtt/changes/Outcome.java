package io.github.timekpr2mqtt.changes;

import java.util.Map;
import java.util.Optional;

/** What became of a step. */
public sealed interface Outcome
        permits Outcome.Fresh, Outcome.Answered, Outcome.Written, Outcome.Unanswered, Outcome.Settled {
    /** No step was done: this is the first observation of a round. */
    record Fresh() implements Outcome {}

    /**
     * The daemon answered a call.
     *
     * @param refusal its text, empty if the call answered 0
     */
    record Answered(String refusal) implements Outcome {}

    /**
     * The daemon answered all changes of a write.
     *
     * @param refusals its texts by {@link Step.Change#what}, of those that it refused
     */
    record Written(Map<String, String> refusals) implements Outcome {}

    /** The daemon was gone, hung, or the link broke: nothing is known, and this is not a refusal. */
    record Unanswered() implements Outcome {}

    /** The old connection is gone and a later call was answered: nothing of it is pending any more. */
    record Settled() implements Outcome {}

    /** The daemon's refusal of the one call of a step; empty if it took it. */
    default Optional<String> refused() {
        return this instanceof Answered answered && !answered.refusal().isEmpty()
                ? Optional.of(answered.refusal())
                : Optional.empty();
    }
}
