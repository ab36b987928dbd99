package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.mqtt.BrokerOptions;
import io.github.timekpr2mqtt.mqtt.Retained;
import io.github.timekpr2mqtt.storage.BackupMark;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Home Assistant was told of after the backup was made that was put back: this folder holds nothing of it. It is found at the
 * broker, once, by what that retains, and is then known as if it had always been: what the options do not have goes. Desk thread only.
 */
@Singleton
final class Strays {
    private static final Logger LOG = LoggerFactory.getLogger(Strays.class);

    private final BackupMark mark;
    private final BrokerOptions broker;
    private final Topics topics;
    private final Announcer announcer;
    private final Publisher publisher;
    private final Withdrawals withdrawals;
    private final Desk desk;
    private boolean looking;
    private boolean said;

    Strays(
            BackupMark mark,
            BrokerOptions broker,
            Topics topics,
            Announcer announcer,
            Publisher publisher,
            Withdrawals withdrawals,
            Desk desk) {
        this.mark = mark;
        this.broker = broker;
        this.topics = topics;
        this.announcer = announcer;
        this.publisher = publisher;
        this.withdrawals = withdrawals;
        this.desk = desk;
    }

    /** At each connect, until it was possible once. */
    void look() {
        if (looking || !isToLook()) {
            return;
        }
        looking = true;
        Set<String> known = announcer.known().devices().keySet();
        Retained retained = new Retained(broker);
        CompletableFuture<?> unused = retained.at(topics.states())
                .thenCompose(states -> {
                    Map<String, Topics.Subject> strays = states.keySet().stream()
                            .flatMap(topic -> topics.parseState(topic).stream())
                            .filter(subject -> !known.contains(topics.discovery(subject)))
                            .collect(Collectors.toMap(topics::discovery, subject -> subject));
                    return retained.at(strays.keySet())
                            .thenAccept(documents -> desk.run(() -> found(strays, documents)));
                })
                .whenComplete((done, failure) -> desk.run(() -> ended(failure)));
    }

    private void ended(@Nullable Throwable failure) {
        looking = false;
        if (failure != null && !said) {
            said = true;
            LOG.warn(
                    "A backup was put back, and what Home Assistant was told of after it could not be read at the broker. It is tried again"
                            + " at each connect; the bridge's login needs to read its own topics there, see mosquitto.acl");
            LOG.debug("What the broker retains", failure);
        }
    }

    private boolean isToLook() {
        try {
            return mark.isToLookAtBroker();
        } catch (IOException e) {
            LOG.warn("{}", e.getMessage());
            return false;
        }
    }

    private void found(Map<String, Topics.Subject> strays, Map<String, String> documents) {
        Set<String> names = new TreeSet<>();
        strays.forEach((topic, subject) -> {
            if (announcer.isStray(topic)) {
                names.add(String.join("/", Topics.path(subject)));
                adopt(subject, documents.getOrDefault(topic, ""));
            }
        });
        if (!names.isEmpty()) {
            LOG.info("Home Assistant was told of these after the backup was made that was put back: {}", names);
        }
        withdrawals.begin();
        try {
            if (announcer.change(same -> same)) { // else it is looked for once more
                mark.lookedAtBroker();
            }
        } catch (IOException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    private void adopt(Topics.Subject subject, String document) {
        try {
            announcer.adopt(subject, publisher.parsed(document), document);
        } catch (UncheckedIOException | ClassCastException e) { // it is cleared all the same
            announcer.adopt(subject, Map.of(), "{}");
        }
    }
}
