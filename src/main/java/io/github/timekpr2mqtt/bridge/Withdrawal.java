package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.bridge.Publisher.Taken;
import io.github.timekpr2mqtt.homeassistant.Announcement;
import io.github.timekpr2mqtt.homeassistant.Tombstone;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Withdraws what one tombstone names: announces it once more, so that Home Assistant has it in memory; removes it; and when
 * nobody reads its topics any more, clears them. What is announced here is not retained: a kill in between leaves nothing at the broker that
 * would bring it back. Desk thread only.
 */
final class Withdrawal {
    private static final Logger LOG = LoggerFactory.getLogger(Withdrawal.class);

    private final String topic;
    private final Tombstone tombstone;
    private final Withdrawals all;
    private final Announcer announcer;
    private final Publisher publisher;
    private final Optional<Object> stay;
    private boolean heard = true;

    Withdrawal(String topic, Tombstone tombstone, Withdrawals all, Announcer announcer, Publisher publisher) {
        this.topic = topic;
        this.tombstone = tombstone;
        this.all = all;
        this.announcer = announcer;
        this.publisher = publisher;
        this.stay = all.stay();
    }

    /** Of discovery. */
    String topic() {
        return topic;
    }

    boolean isAbout(Tombstone now) {
        return tombstone.isAsMuchAs(now);
    }

    void begin() {
        LOG.debug("Withdrawing {}, and {}", topic, tombstone.retained());
        send(tombstone.versions().stream().map(version -> live(version.payload())), this::remove);
    }

    private void remove() {
        Optional<Announcement> device = announcer.device(topic);
        Stream<Message> messages = device.isEmpty()
                ? Stream.of(cleared(topic))
                : tombstone.stubs(publisher.parsed(device.get().version().payload())).stream()
                        .map(stub -> live(publisher.text(stub)));
        send(messages, this::clear);
    }

    private void clear() {
        boolean removalHeard = heard;
        send(announcer.known().toClear(tombstone).stream().map(this::cleared), () -> {
            boolean sure = stay.isPresent() && stay.equals(all.stay());
            all.ended(this, sure || tombstone.versions().isEmpty(), removalHeard);
        });
    }

    private interface Message {
        void send(Consumer<Taken> taken);
    }

    private Message live(String payload) {
        return taken -> publisher.live(topic, payload, taken);
    }

    private Message cleared(String retained) {
        return taken -> publisher.clear(retained, taken);
    }

    /** Sends these, and goes on a while after the broker took them all. If it refuses one, that is the end until the next time. */
    private void send(Stream<Message> stream, Runnable then) {
        List<Message> messages = stream.toList();
        if (messages.isEmpty()) {
            all.later(this, then);
        }
        int[] open = {messages.size()};
        for (Message message : messages) {
            message.send(taken -> {
                heard &= taken == Taken.HEARD;
                open[0] -= taken == Taken.REFUSED ? 0 : 1;
                if (open[0] == 0) {
                    all.later(this, then);
                }
            });
        }
    }
}
