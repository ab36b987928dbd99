package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.mqtt.BrokerAnswer;
import io.github.timekpr2mqtt.mqtt.BrokerOptions;
import io.github.timekpr2mqtt.mqtt.ClientId;
import io.github.timekpr2mqtt.mqtt.Supervisor;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where we meet Home Assistant: the broker of the options, or, if they name none, the one that Home Assistant's Supervisor names.
 *
 * @param supervisor whom to ask again; null if the options name the broker
 */
record Meeting(BrokerOptions broker, @Nullable Supervisor supervisor) {

    /** That of the options. */
    static Meeting at(URI url, Options options) {
        Options.Mqtt mqtt = options.mqtt();
        return new Meeting(
                new BrokerOptions(
                        url,
                        mqtt.username(),
                        mqtt.password(),
                        mqtt.tls().authorities(),
                        mqtt.tls().identity(),
                        ClientId.of(options.baseTopic()),
                        options.baseTopic()),
                null);
    }

    /**
     * Asks the Supervisor if the options name none, and waits until there is one.
     *
     * @param meanwhile done before each time that it is asked
     */
    static Meeting await(Options options, Map<String, String> environment, Runnable meanwhile)
            throws InterruptedException {
        URI url = options.mqtt().url();
        if (url != null) {
            return at(url, options);
        }
        Supervisor supervisor = Supervisor.of(environment).orElseThrow(); // else the options need a url
        BrokerAnswer.Place place = supervisor.await(meanwhile);
        return new Meeting(at(place.url(), options).broker().at(place), supervisor);
    }
}
