package io.github.timekpr2mqtt.soak;

import java.time.LocalDateTime;

/**
 * One change that a parent asked for.
 *
 * @param id of its command
 * @param wanted of a setting: what the file shall have; of extra time: seconds
 * @param sent as {@link System#nanoTime}
 * @param sentAt by the PC's clock
 */
record Asked(
        Place place, String control, String id, Kind kind, String wanted, long sent, LocalDateTime sentAt, int number) {
    enum Kind {
        SETTING,
        /** More or less time. */
        GRANT,
        /** All the extra time of the day. */
        ABSOLUTE,
        /** Kept in the bridge. */
        BONUS,
        /** About the queue itself: cancels, picks or dismisses. */
        QUEUE,
        /** It makes no sense, and must be refused. */
        NONSENSE
    }

    /** What an ending is told of. */
    Key key() {
        return new Key(place, control, id);
    }

    boolean isGrant() {
        return kind == Kind.GRANT || kind == Kind.ABSOLUTE;
    }

    boolean isPlayTime() {
        return control.equals("extra_playtime");
    }

    record Key(Place place, String control, String id) {}

    @Override
    public String toString() {
        return control + " = " + wanted + " of " + place + " (" + id + ", sent at " + sentAt + ")";
    }
}
