package io.github.timekpr2mqtt.changes;

import java.util.Optional;

/** Whether a level of a control was sent to the PC, so that it is not yet seen what became of it. */
public enum Sending {
    /** Nothing was. */
    NOT,
    /** This level was. */
    THIS,
    /** Not this level, but one that it replaced: what comes first may be that. */
    REPLACED;

    /**
     * Of a wish.
     *
     * @param onItsWay what was sent for its control
     */
    static <T> Sending of(T wanted, Optional<T> onItsWay) {
        return onItsWay.map(sent -> sent.equals(wanted) ? THIS : REPLACED).orElse(NOT);
    }
}
