package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.homeassistant.Documents;
import io.github.timekpr2mqtt.homeassistant.Rejection;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.timekpr.Username;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What became of each command, told as events and to the one who asked. Desk thread only. */
@Singleton
final class Results {
    private final Topics topics;
    private final Publisher publisher;
    private final Audit audit;
    private final Clock clock;

    Results(Topics topics, Publisher publisher, Audit audit, Clock clock) {
        this.topics = topics;
        this.publisher = publisher;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Tells how a change ended on a PC.
     *
     * @param told runs on the desk: whether the broker has it, or never will; for what only the one who asked is told, at once
     */
    void ended(String pc, Ending ending, Consumer<Boolean> told) {
        if (ending.type() == Ending.Type.SUPERSEDED) {
            superseded(pc, ending);
            told.accept(true);
            return;
        }
        Map<String, @Nullable Object> event = Documents.event(ending, pc, clock.getZone());
        audit.add(publisher.text(event));
        ending.origin().replyTo().ifPresent(to -> publisher.answer(to, event));
        Topics.Subject about = ending.user()
                .<Topics.Subject>map(user -> new Topics.Account(pc, user))
                .orElseGet(() -> new Topics.Pc(pc));
        publisher.event(topics.event(about), event, told);
    }

    /** Somebody who moves a slider makes many of them: they are no event. */
    private void superseded(String pc, Ending ending) {
        Map<String, @Nullable Object> receipt = Documents.superseded(ending, pc, clock.getZone());
        audit.add(publisher.text(receipt));
        ending.origin().replyTo().ifPresent(to -> publisher.answer(to, receipt));
    }

    /**
     * Tells the one who asked, and nobody else, that a command was accepted.
     *
     * @param user null if it was for one of Timekpr's own settings
     */
    void accepted(@Nullable Username user, String pc, Origin origin) {
        origin.replyTo()
                .ifPresent(to ->
                        publisher.answer(to, Documents.accepted(origin, pc, user, clock.instant(), clock.getZone())));
    }

    /**
     * Tells that a command became no change.
     *
     * @param about what the topic names, as far as it is known
     * @param told runs when the broker has it, or never can
     */
    void rejected(Topics.Subject about, Rejection rejection, Origin.@Nullable ReplyTo replyTo, Runnable told) {
        Map<String, @Nullable Object> event = Documents.rejected(rejection, clock.getZone());
        audit.add(publisher.text(event));
        if (replyTo != null) {
            publisher.answer(replyTo, event);
        }
        publisher.event(topics.event(about), event, taken -> told.run());
    }

    /**
     * Tells that a command to a PC or the bridge was done.
     *
     * @param told as in {@link #rejected}
     */
    void done(Topics.Subject about, @Nullable String pc, Origin origin, Runnable told) {
        Map<String, @Nullable Object> event = Documents.done(origin, pc, clock.getZone());
        audit.add(publisher.text(event));
        origin.replyTo().ifPresent(to -> publisher.answer(to, event));
        publisher.event(topics.event(about), event, taken -> told.run());
    }

    /** Pushes a refused value out of the box that it was typed into. */
    void reset(PcState pc, Username user, String control, String typed) {
        if (pc.accounts().files(user).isPresent()) {
            Documents.accountAsTyped(() -> pc.views().account(user), control, typed)
                    .ifPresent(document ->
                            publisher.flash(topics.settings(new Topics.Account(pc.name(), user)), document));
        }
    }

    /** The same of a PC's own control. */
    void reset(PcState pc, String control, String typed) {
        Documents.pcAsTyped(() -> pc.views().pc(pc.views().accounts()), control, typed)
                .ifPresent(document -> publisher.flash(topics.state(pc.topic()), document));
    }
}
