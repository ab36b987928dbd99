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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What became of each command, told as events and to the one who asked. Desk thread only. */
@Singleton
final class Results {
    private final Topics topics;
    private final Publisher publisher;
    private final Audit audit;
    private final Clock clock;
    private final Set<OfPc> beingTold = new HashSet<>();
    /** The broker has them, and they could not be forgotten yet. */
    private final Set<OfPc> told = new HashSet<>();

    private record OfPc(String pc, Ending ending) {}

    Results(Topics topics, Publisher publisher, Audit audit, Clock clock) {
        this.topics = topics;
        this.publisher = publisher;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Tells what ended on a PC, once while the program runs; after a restart what the broker had not confirmed is told again.
     *
     * @param forget saves that the broker has them, and gives those of which it could; for what only the one who asked is told, at once
     */
    void tell(String pc, List<Ending> untold, UnaryOperator<Set<Ending>> forget) {
        Set<Ending> done = new HashSet<>();
        for (Ending ending : untold) {
            OfPc one = new OfPc(pc, ending);
            if (told.contains(one)) {
                done.add(ending);
            } else if (ending.type() == Ending.Type.SUPERSEDED) {
                superseded(pc, ending);
                done.add(ending);
            } else if (beingTold.add(one)) {
                ended(one, forget);
            }
        }
        if (!done.isEmpty()) {
            forget(pc, done, forget);
        }
    }

    /** What cannot be forgotten yet is not told again because of that. */
    private void forget(String pc, Set<Ending> done, UnaryOperator<Set<Ending>> forget) {
        Set<Ending> forgotten = forget.apply(done);
        for (Ending ending : done) {
            OfPc one = new OfPc(pc, ending);
            var unused = forgotten.contains(ending) ? told.remove(one) : told.add(one);
        }
    }

    private void ended(OfPc one, UnaryOperator<Set<Ending>> forget) {
        String pc = one.pc();
        Ending ending = one.ending();
        Map<String, @Nullable Object> event = Documents.event(ending, pc, clock.getZone());
        audit.add(publisher.text(event));
        ending.origin().replyTo().ifPresent(to -> publisher.answer(to, event));
        Topics.Subject about = ending.user()
                .<Topics.Subject>map(user -> new Topics.Account(pc, user))
                .orElseGet(() -> new Topics.Pc(pc));
        publisher.event(topics.event(about), event, taken -> {
            beingTold.remove(one);
            if (taken) {
                forget(pc, Set.of(ending), forget);
            }
        });
    }

    /** Somebody who moves a slider makes many of them: they are no event. */
    private void superseded(String pc, Ending ending) {
        Map<String, @Nullable Object> receipt = Documents.receipt(
                "superseded", ending.origin(), pc, ending.user().orElse(null), ending.at(), clock.getZone());
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
                .ifPresent(to -> publisher.answer(
                        to, Documents.receipt("accepted", origin, pc, user, clock.instant(), clock.getZone())));
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

    /** Pushes a refused value out of the box that it was typed into. */
    void reset(PcState pc, Username user, String control, String typed) {
        if (pc.accounts().files(user).isPresent()) {
            Documents.asTyped(pc.views().account(user), control, typed)
                    .ifPresent(document ->
                            publisher.flash(topics.settings(new Topics.Account(pc.name(), user)), document));
        }
    }

    /** The same of a PC's own control. */
    void reset(PcState pc, String control, String typed) {
        Documents.asTyped(pc.views().pc(pc.views().accounts()), control, typed)
                .ifPresent(document -> publisher.flash(topics.state(pc.topic()), document));
    }
}
