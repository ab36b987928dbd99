package io.github.timekpr2mqtt.mqtt;

import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientReconnector;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the broker is now and how to log in there. By the options that stays so; where the Supervisor says it, it is asked again. */
final class Whereabouts {
    private static final Logger LOG = LoggerFactory.getLogger(Whereabouts.class);

    private final @Nullable Supervisor supervisor;
    private volatile BrokerOptions now;
    private volatile String said = "";
    private volatile boolean moved;
    private volatile CompletableFuture<BrokerAnswer> asked = new CompletableFuture<>();

    Whereabouts(BrokerOptions broker, @Nullable Supervisor supervisor) {
        this.now = broker;
        this.supervisor = supervisor;
    }

    BrokerOptions now() {
        return now;
    }

    /** To be called where there is no connection: asks, if there is somebody to ask. Never fails. */
    CompletableFuture<?> ask() {
        if (supervisor == null) {
            return CompletableFuture.completedFuture(now);
        }
        asked = supervisor.ask();
        return asked.thenAccept(this::answered);
    }

    /** Ends a question that is not yet answered. */
    void stop() {
        asked.complete(new BrokerAnswer.None(said));
    }

    private void answered(BrokerAnswer answer) {
        if (answer instanceof BrokerAnswer.None none && !none.why().equals(said)) {
            said = none.why();
            LOG.warn("No other broker is known: {}", said);
        }
        if (answer instanceof BrokerAnswer.Place place) {
            said = "";
            BrokerOptions next = now.at(place);
            if (!next.isAt(now)) {
                LOG.info("Home Assistant's Supervisor names another broker or login: {}", next.address());
                now = next;
                moved = true;
            }
        }
    }

    /** Of each try: after a connection the client has its first login again (client 1.4.1), but stays where it went. */
    void lead(Mqtt5ClientReconnector reconnector) {
        if (moved) {
            BrokerOptions broker = now;
            reconnector
                    .transportConfig(Client.transport(broker))
                    .connectWith()
                    .simpleAuth(Client.login(broker))
                    .applyConnect();
        }
    }
}
