/**
 * A real broker for tests, on 127.0.0.1: HiveMQ's community edition, embedded or as a container.
 *
 * <p>The system property {@code test.broker} chooses: {@code embedded}, {@code container} or {@code auto} (the default: a
 * container where Docker and its image are there, never pulled). Beside it a client to look at the broker with, a proxy
 * that cuts a connection like a pulled plug, and an authority that makes the certificates for TLS.
 */
@NullMarked
package io.github.timekpr2mqtt.broker;

import org.jspecify.annotations.NullMarked;
