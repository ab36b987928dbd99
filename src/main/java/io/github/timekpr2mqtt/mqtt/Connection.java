package io.github.timekpr2mqtt.mqtt;

import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientConnectedContext;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientReconnector;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5Disconnect;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.mqtt.hivemq.v5.client.Mqtt5ClientFactory;
import io.micronaut.runtime.event.annotation.EventListener;
import io.reactivex.plugins.RxJavaPlugins;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the client and keeps it connected: tries for ever, says each trouble once, resumes its session, and tells
 * whether the bridge is there.
 *
 * <p>One that is thrown out by another bridge does not come back (see {@link Lookout}); whoever starts this asks a {@code Lookout} first.
 *
 * <p>It needs no property {@code mqtt.client.*}: Micronaut makes the bean that reads them only for those it replaces.
 */
@Factory
class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int KEEP_ALIVE_SECONDS = 20;
    /** How long the broker keeps commands for a bridge that is away. */
    private static final int SESSION_EXPIRY_SECONDS = 600;

    /** Bytes of a packet, with all that belongs to a message: larger ones, which could fill our memory, a broker drops for us. */
    private static final int LARGEST_PACKET = 8 << 20;
    /** For each of two steps; the whole program has 2 s to end. */
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private static final Mqtt5Disconnect WITH_WILL = Mqtt5Disconnect.builder()
            .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
            .build();

    private final Whereabouts where;
    private final ApplicationEventPublisher<Connected> connected;
    private final ApplicationEventPublisher<CommandsDropped> dropped;
    private final ApplicationEventPublisher<AnotherBridge> another;
    private final Availability availability;
    private final Mqtt5AsyncClient client;
    private final BackOff backOff = new BackOff();
    private final Stuck stuck = new Stuck();
    private final Set<String> said = new HashSet<>();
    private long connectedAt;
    private boolean sessionGivenUp;
    private volatile CompletableFuture<@Nullable Void> pause = new CompletableFuture<>();
    private volatile CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private volatile boolean stopping;

    Connection(
            BrokerOptions broker,
            @Nullable Supervisor supervisor,
            ApplicationEventPublisher<Connected> connected,
            ApplicationEventPublisher<CommandsDropped> dropped,
            ApplicationEventPublisher<AnotherBridge> another) {
        this.where = new Whereabouts(broker, supervisor);
        this.connected = connected;
        this.dropped = dropped;
        this.another = another;
        this.availability = new Availability(broker.availabilityTopic());
        // Ten minutes after its end the client tells flows that are gone; without this as an uncaught error.
        RxJavaPlugins.setErrorHandler(failure -> LOG.debug("Told to nobody", failure));
        this.client = Client.of(broker, broker.clientId())
                .willPublish(availability.will())
                .addConnectedListener(context -> onConnected((Mqtt5ClientConnectedContext) context))
                .addDisconnectedListener(context -> onDisconnected((Mqtt5ClientDisconnectedContext) context))
                .buildAsync();
    }

    @Singleton
    @Replaces(value = Mqtt5AsyncClient.class, factory = Mqtt5ClientFactory.class)
    Mqtt5AsyncClient client() {
        return client;
    }

    /** The receive maximum stays at its default: mosquitto 2.0.11 exceeds a lower one, and is cut off for it, for ever. */
    @EventListener
    void connect(StartupEvent started) {
        unwatched(client.connect(Mqtt5Connect.builder()
                .cleanStart(false)
                .sessionExpiryInterval(SESSION_EXPIRY_SECONDS)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .restrictions()
                .maximumPacketSize(LARGEST_PACKET)
                .applyRestrictions()
                .build()));
    }

    private void onConnected(Mqtt5ClientConnectedContext context) {
        ended = new CompletableFuture<>();
        if (stopping) {
            unwatched(client.disconnect());
            return;
        }
        LOG.info("Connected to the broker at {}", where.now().address());
        said.clear();
        connectedAt = System.nanoTime();
        unwatched(client.publish(availability.online()));
        boolean forgotten = !context.getConnAck().isSessionPresent() && !sessionGivenUp;
        sessionGivenUp = false;
        connected.publishEvent(new Connected(forgotten));
    }

    private void onDisconnected(Mqtt5ClientDisconnectedContext context) {
        ended.complete(null); // told before the client's state changes, so it is made at a connect and never here
        if (stopping) {
            return;
        }
        Mqtt5ClientReconnector reconnector = context.getReconnector();
        boolean wasConnected = reconnector.getAttempts() == 0;
        Duration stood = wasConnected ? Duration.ofNanos(System.nanoTime() - connectedAt) : Duration.ZERO;
        Trouble trouble = Trouble.of(where.now(), context.getSource(), context.getCause(), wasConnected);
        if (wasConnected && stuck.after(trouble.kind(), stood)) {
            LOG.warn(
                    "Again {}: to get rid of it, the commands that the broker still keeps for us are dropped",
                    trouble.words());
            dropped.publishEvent(new CommandsDropped(trouble.words()));
            sessionGivenUp = true;
            reconnector.connectWith().cleanStart(true).applyConnect(); // of the next connection, not of those after it
        } else if (said.add(trouble.words())) {
            LOG.warn("No connection to the broker: {}", trouble.words());
        }
        CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
        pause = over.completeOnTimeout(null, backOff.next(stood, trouble.kind()).toMillis(), TimeUnit.MILLISECONDS);
        reconnector
                .resubscribeIfSessionExpired(true)
                .reconnectWhen(
                        // asked when the wait is over: what was said before it may be old by then
                        alone(trouble.kind())
                                .thenCombine(over, (alone, waited) -> alone)
                                .thenCompose(alone -> stopping
                                        ? CompletableFuture.completedFuture(alone)
                                        : where.ask().thenApply(asked -> alone)),
                        (alone, failure) -> {
                            if (stopping || !Boolean.TRUE.equals(alone)) {
                                reconnector.reconnect(false);
                            } else {
                                where.lead(reconnector);
                            }
                        });
        if (stopping) {
            tryNow();
            where.stop();
        }
    }

    /** Whether we may come back: not if another bridge has our place, or two would throw each other out for ever. */
    private CompletableFuture<Boolean> alone(Trouble.Kind why) {
        return switch (why) {
            case ORDINARY, UNREADABLE -> CompletableFuture.completedFuture(true);
            case TAKEN_OVER, CLOSED ->
                new Lookout(where.now()).successor().thenApply(other -> {
                    other.filter(words -> !stopping).ifPresent(words -> {
                        LOG.error("No connection to the broker any more: {}", words);
                        another.publishEvent(new AnotherBridge(words));
                    });
                    return other.isEmpty();
                });
        };
    }

    /** Ends the wait before the next try. */
    void tryNow() {
        pause.complete(null);
    }

    /** Says {@code offline} and leaves the session to the next start. */
    @PreDestroy
    void stop() throws InterruptedException {
        stop(PATIENCE);
    }

    /** Waits only where there is a connection, and only as long as it stands; twice the patience if its other end is dead. */
    void stop(Duration patience) throws InterruptedException {
        stopping = true; // before the look: a connection that comes after it ends itself
        CompletableFuture<?> end = ended; // before it too: of the connection that we see, or already complete
        boolean there = client.getState().isConnected();
        tryNow();
        where.stop();
        if (there) {
            boolean told = within(patience, client.publish(availability.offline()), end);
            if (!told) {
                LOG.warn("The broker did not take our farewell");
            }
            boolean orderly = within(patience, told ? client.disconnect() : client.disconnect(WITH_WILL), end);
            LOG.debug("Orderly end: {}", orderly);
        }
    }

    private static boolean within(Duration patience, CompletableFuture<?> done, CompletableFuture<?> end)
            throws InterruptedException {
        try {
            CompletableFuture.anyOf(done, end).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return done.isDone() && !done.isCompletedExceptionally();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** What fails here is told by the listeners, or done again at the next connect. */
    private static void unwatched(CompletionStage<?> done) {
        done.whenComplete((result, failure) -> LOG.debug("Ended with {}", result, failure));
    }
}
