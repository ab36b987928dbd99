package io.github.timekpr2mqtt.host;

import java.time.Duration;

/**
 * How long we wait for a PC.
 *
 * @param connect for its name, and for its port to open
 * @param login for the SSH log-in, key exchange included
 * @param heartbeat between two signs of life; two of them lost, and the connection is closed
 * @param call for the answer to a D-Bus call
 * @param files for reading Timekpr's files once
 */
record Limits(Duration connect, Duration login, Duration heartbeat, Duration call, Duration files) {
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    static final Limits NORMAL = new Limits(FIVE_SECONDS, FIVE_SECONDS, FIVE_SECONDS, FIVE_SECONDS, FIVE_SECONDS);
}
