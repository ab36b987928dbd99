package io.github.timekpr2mqtt.mqtt;

import java.time.Duration;

/**
 * Finds out that the kept session holds a message which ends every connection: the client acknowledges nothing that it cannot
 * read, so the broker sends it first at each connect, and nothing behind it ever arrives. A client that may publish to us can do
 * that: mosquitto 2.0.11 forwards a response topic with a wildcard, an empty one, and a payload format of 2.
 */
final class Stuck {
    private boolean unreadable;

    /**
     * Whether this is the second such end in a row, so that only a session without that message can help. One alone may be a
     * message that does not come again (QoS 0), or our own lack of memory.
     *
     * @param why the end of a connection that stood this long; tries that came to none are not told here
     */
    boolean after(Trouble.Kind why, Duration stood) {
        boolean again = why == Trouble.Kind.UNREADABLE && unreadable && !BackOff.isStable(stood);
        unreadable = why == Trouble.Kind.UNREADABLE && !again;
        return again;
    }
}
