package io.github.timekpr2mqtt.payloads;

import java.util.List;

/** What must become of a message. */
sealed interface Verdict {
    /** Nothing at all: no answer, no change. */
    record Silent() implements Verdict {}

    /** It cannot be told whether this is a repetition. */
    record Unsure() implements Verdict {}

    /** One rejection. */
    record Rejected(String key) implements Verdict {}

    /** It is taken, and each part has one ending. */
    record Taken(List<Part> parts, boolean several) implements Verdict {}

    /** It is taken, and ended by that; {@code receipt} if one who asks hears that. */
    record Done(boolean receipt) implements Verdict {}

    /** It is taken, ended by that, and told: who sent it gave an id or asks for an answer. */
    record Ended(Part part, boolean receipt) implements Verdict {}

    /** It depends on what waits at that moment: one rejection, or one ending. */
    record Either(Part part) implements Verdict {}

    /** As {@link Done}, and perhaps one rejection or ending says what could not be cancelled any more. */
    record Cancels(String key) implements Verdict {}

    /** It depends on what waits at that moment: one rejection, or it is taken and has no ending of its own. */
    record Depends(String key) implements Verdict {}

    /** It depends on how much waits: one rejection, or it is taken and each part has one ending. */
    record DependsOnQueue(String key, List<Part> parts) implements Verdict {}

    /**
     * One control that is set.
     *
     * @param level as {@link Takes} has it; of a grant in seconds
     */
    record Part(String key, String pc, String user, Control control, String level) {}
}
