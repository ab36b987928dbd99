package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.homeassistant.Command;
import io.github.timekpr2mqtt.homeassistant.Payload;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.homeassistant.Rejection;
import io.github.timekpr2mqtt.mqtt.CommandListener;
import io.github.timekpr2mqtt.mqtt.Incoming;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands: each becomes a wish on the disk or a rejection, and only then is acknowledged; but for what the disk does not take,
 * see {@link Unsaved}. All that came while the disk was busy is saved together.
 */
@Singleton
final class Intake implements CommandListener {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int SHOWN = 1024;
    /** So many are taken together at most: while they come faster than they are read, those that came first would never be saved. */
    private static final int MOST = 500;

    private final Desk desk;
    private final Household household;
    private final Results results;
    private final Addresses addresses;
    private final Actions actions;
    private final Admission admission;
    private final Clock clock;
    private final ConcurrentLinkedQueue<Arrived> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final Unsaved unsaved = new Unsaved();
    private final DoneAtOnce done;

    private record Arrived(Incoming message, Runnable acknowledge) {}

    /** For one PC; also those that were taken before, to be acknowledged with the others. */
    private record Together(Taking taking, List<Taken> commands) {}

    private record Taken(Arrived arrived, Wanted wanted, boolean isNew) {}

    Intake(
            Desk desk,
            Household household,
            Results results,
            Addresses addresses,
            Actions actions,
            Admission admission,
            DoneAtOnce done,
            Clock clock) {
        this.desk = desk;
        this.household = household;
        this.results = results;
        this.addresses = addresses;
        this.actions = actions;
        this.admission = admission;
        this.done = done;
        this.clock = clock;
    }

    @Override
    public void homeAssistant(String status) {
        desk.run(() -> household.homeAssistant(status));
    }

    @Override
    public void command(Incoming message, Runnable acknowledge) {
        arrived.add(new Arrived(message, acknowledge));
        drainSoon();
    }

    private void drain() {
        draining.set(false);
        Map<Pc, Together> commands = new LinkedHashMap<>();
        for (int i = 0; i < MOST && !arrived.isEmpty(); i++) {
            read(arrived.remove(), commands);
        }
        List<Runnable> tell = new ArrayList<>();
        commands.forEach((pc, together) -> {
            try {
                take(pc, together, tell);
            } catch (RuntimeException e) { // they come again with the next connection; the other PCs' must not
                LOG.error("This should not have happened; please report it", e);
            }
        });
        tell.forEach(unsaved::whenAcknowledged);
        if (!arrived.isEmpty()) {
            drainSoon();
        }
    }

    private void drainSoon() {
        if (draining.compareAndSet(false, true)) {
            desk.run(this::drain);
        }
    }

    private void read(Arrived next, Map<Pc, Together> commands) {
        Incoming message = next.message();
        if (message.retained() && message.payload().length == 0) {
            next.acknowledge().run(); // somebody clears the topic of a retained command, which was refused
            return;
        }
        Addresses.Address address = addresses.of(message.topic());
        Optional<String> given = Optional.empty();
        try {
            admission.check(message);
            Payload payload = address.payload(message.payload());
            given = payload.id();
            Admission.check(given);
            Command command = address.control().read(payload);
            Admission.checkRepetition(command, payload, message);
            Origin origin = new Origin(
                    id(payload, message),
                    address.entity(),
                    Payload.shortened(payload.text()),
                    clock.instant(),
                    admission.replyTo(message));
            if (done.knows(message.topic(), givenId(payload, message))) {
                next.acknowledge().run();
                return;
            }
            if (actions.carriesOut(command, address.pc(), rest -> {
                done.add(message.topic(), givenId(payload, message));
                if (command instanceof Command.Restart) {
                    done.save();
                }
                end(next, address, origin, givenId(payload, message), rest);
            })) {
                return;
            }
            Wanted wanted = new Wanted(address.user().orElse(null), command, origin, hasId(payload, message));
            Pc to = address.pc().orElseThrow();
            if (unsaved.knows(to.name(), wanted)) {
                next.acknowledge().run();
                return;
            }
            Together with = commands.computeIfAbsent(
                    to, pc -> new Together(new Taking(pc.desk().state()), new ArrayList<>()));
            with.commands().add(new Taken(next, wanted, with.taking().add(wanted)));
        } catch (Refused refused) {
            reject(next, address, given, refused.reason());
        } catch (RuntimeException e) { // unacknowledged, it would make us deaf: those after it leave in its order
            LOG.error("This should not have happened; please report it", e);
            reject(next, address, given, "this should not have happened: please report it, with what the log says");
        }
    }

    /**
     * A command that is done, and leaves nothing to be kept but its id: a kill before it is acknowledged may do it again, and tell the
     * same again.
     * Without an id, from somebody who asks for no answer, it is not told: what it did is seen.
     */
    private void end(Arrived next, Addresses.Address address, Origin origin, Optional<String> id, Runnable rest) {
        Runnable acknowledge = () -> {
            next.acknowledge().run();
            rest.run();
        };
        if (id.isEmpty() && origin.replyTo().isEmpty()) {
            acknowledge.run();
        } else {
            results.done(
                    address.about(), address.pc().map(Pc::name).orElse(null), origin, unsaved.whenTold(acknowledge));
        }
    }

    /** @param tell gets what is to be told when all of this turn is acknowledged */
    private void take(Pc pc, Together commands, List<Runnable> tell) {
        if (commands.commands().isEmpty()) {
            return; // all were refused
        }
        try {
            pc.desk().take(commands.taking());
            commands.commands().forEach(taken -> taken.arrived().acknowledge().run());
            pc.nudge();
        } catch (IOException e) {
            for (Taken taken : commands.commands()) {
                taken.arrived().acknowledge().run();
                if (taken.isNew()) {
                    unsaved.add(pc.name(), taken.wanted());
                    tell.add(() -> reject(taken, "cannot save: " + e.getMessage()));
                }
            }
        }
    }

    /** One that is acknowledged. */
    private void reject(Taken taken, String reason) {
        Incoming message = taken.arrived().message();
        String id = taken.wanted().origin().id();
        reject(message, addresses.of(message.topic()), id, reason, () -> {});
    }

    private void reject(Arrived next, Addresses.Address address, Optional<String> given, String reason) {
        String id = given.or(() -> ownId(next.message(), address))
                .map(Payload::shortened)
                .or(() -> correlation(next.message()).filter(Admission::isKept))
                .orElseGet(() -> UUID.randomUUID().toString());
        reject(next.message(), address, id, reason, unsaved.whenTold(next.acknowledge()));
    }

    private void reject(Incoming message, Addresses.Address address, String id, String reason, Runnable told) {
        LOG.info("{}: rejected: {}", Payload.named(message.topic()), reason);
        Optional<Origin.ReplyTo> replyTo = admission.replyTo(message);
        Rejection rejection = new Rejection(
                id,
                address.pc().map(Pc::name).orElse(null),
                address.user().map(Object::toString).orElse(null),
                Payload.shortened(address.entity()),
                Payload.shortened(new String(
                        message.payload(),
                        0,
                        Math.min(SHOWN, message.payload().length),
                        java.nio.charset.StandardCharsets.UTF_8)),
                reason,
                clock.instant(),
                message.responseTopic() == null
                        ? null // as in what is told of one that is taken
                        : correlation(message).filter(Admission::isKept).orElse(null));
        results.rejected(address.about(), rejection, replyTo.orElse(null), told);
        if (address.pc().isPresent() && !message.retained()) {
            PcState pc = address.pc().get().desk().state();
            if (address.user().isPresent()) {
                results.reset(pc, address.user().get(), address.entity(), typed(rejection.requested()));
            } else if (address.about().equals(pc.topic())) {
                results.reset(pc, address.entity(), typed(rejection.requested()));
            }
        }
    }

    /** That of one that was refused before its payload was read; empty if there is none that can be read. */
    private static Optional<String> ownId(Incoming message, Addresses.Address address) {
        try {
            return address.payload(message.payload()).id();
        } catch (Refused unreadable) {
            return Optional.empty();
        }
    }

    /** What stood in the box, which may have come with an id or the like. */
    private static String typed(String requested) {
        return Json.object(requested)
                .map(fields -> fields.get("value"))
                .map(Object::toString)
                .orElse(requested);
    }

    private static String id(Payload payload, Incoming message) {
        return givenId(payload, message).orElseGet(() -> UUID.randomUUID().toString());
    }

    /** Whether it has one that a repetition of it would have, too. */
    private static boolean hasId(Payload payload, Incoming message) {
        return givenId(payload, message).isPresent();
    }

    private static Optional<String> givenId(Payload payload, Incoming message) {
        return payload.id().or(() -> correlation(message));
    }

    /** By which a command without an id of its own is known. */
    private static Optional<String> correlation(Incoming message) {
        byte @Nullable [] correlation = message.correlation();
        return correlation != null && correlation.length > 0
                ? Optional.of(Base64.getEncoder().encodeToString(correlation))
                : Optional.empty();
    }
}
