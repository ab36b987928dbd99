package io.github.timekpr2mqtt.changes;

/** Whether a level of a control was sent to the PC, so that it is not yet seen what became of it. */
public enum Sending {
    /** Nothing was. */
    NOT,
    /** This level was, and goes on to its end. */
    THIS,
    /** Not this level, but one that it replaced: what comes first may be that. */
    REPLACED,
    /** This level was, by a command that was taken back since. */
    TAKEN_BACK;

    /** Whether something is on its way on behalf of a wish that is still there. */
    boolean isOnItsWay() {
        return this == THIS || this == REPLACED;
    }

    /** Whether the PC may have just this level. */
    public boolean isOfThisLevel() {
        return this == THIS || this == TAKEN_BACK;
    }
}
