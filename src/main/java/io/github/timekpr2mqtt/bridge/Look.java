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
    static Look begin(BrokerOptions broker) {
        return new Look(new Lookout(broker).other());
    }
}
