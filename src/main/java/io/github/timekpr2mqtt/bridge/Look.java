package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.mqtt.BrokerOptions;
import io.github.timekpr2mqtt.mqtt.Lookout;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The look for another bridge, which goes on while this one gets ready.
 *
 * @param other as {@link Lookout#other}
 */
record Look(CompletableFuture<Optional<String>> other) {
    /** On a thread of its own: the first connection of a program takes long to get ready. */
    static Look begin(BrokerOptions broker) {
        Lookout lookout = new Lookout(broker);
        return new Look(CompletableFuture.completedFuture(lookout).thenComposeAsync(Lookout::other, Look::start));
    }

    private static void start(Runnable look) {
        Thread thread = new Thread(look, "look");
        thread.setDaemon(true);
        thread.start();
    }
}
