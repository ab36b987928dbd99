package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.homeassistant.Documents;
import io.github.timekpr2mqtt.homeassistant.Rejection;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.timekpr.Username;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What became of each command, told as events and to the one who asked. Desk thread only. */
@Singleton
final class Results {
    private final Topics topics;
    private final Publisher publisher;
    private final Clock clock;
    private final Set<Ending> beingTold = new HashSet<>();

    Results(Topics topics, Publisher publisher, Clock clock) {
        this.topics = topics;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Tells what ended, once while the program runs; after a restart what the broker had not confirmed is told again.
     *
     * @param confirmed runs when the broker has it
     */
    void tell(PcState pc, Consumer<Ending> confirmed) {
        tell(pc.name(), pc.wishes().untold(), confirmed);
    }

    /** The same for a PC of this name. */
    void tell(String pc, List<Ending> untold, Consumer<Ending> confirmed) {
        for (Ending ending : untold) {
            if (!beingTold.add(ending)) {
                continue;
            }
            Map<String, @Nullable Object> event = Documents.event(ending, pc, clock.getZone());
            ending.origin().replyTo().ifPresent(to -> publisher.answer(to, event));
            publisher.event(topics.event(new Topics.Account(pc, ending.user())), event, taken -> {
                beingTold.remove(ending);
                if (taken) {
                    confirmed.accept(ending);
                }
            });
        }
    }

    /** Tells the one who asked, and nobody else, that a command was accepted or superseded. */
    void answer(Username user, String pc, Origin origin, String type) {
        origin.replyTo()
                .ifPresent(to -> publisher.answer(
                        to, Documents.receipt(type, origin, pc, user, clock.instant(), clock.getZone())));
    }

    /**
     * Tells that a command became no change.
     *
     * @param about what the topic names, as far as it is known
     * @param told runs when the broker has it, or never can
     */
    void rejected(Topics.Subject about, Rejection rejection, Origin.@Nullable ReplyTo replyTo, Runnable told) {
        Map<String, @Nullable Object> event = Documents.rejected(rejection, clock.getZone());
        if (replyTo != null) {
            publisher.answer(replyTo, event);
        }
        publisher.event(topics.event(about), event, taken -> told.run());
    }

    /** Pushes a refused value out of the box that it was typed into. */
    void reset(PcState pc, Username user, String control, String typed) {
        if (pc.accounts().files(user).isPresent()) {
            Documents.asTyped(pc.views().account(user), control, typed)
                    .ifPresent(document ->
                            publisher.flash(topics.settings(new Topics.Account(pc.name(), user)), document));
        }
    }
}
