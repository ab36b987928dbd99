package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.homeassistant.Command;
import io.github.timekpr2mqtt.homeassistant.Payload;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.mqtt.CommandListener;
import io.github.timekpr2mqtt.mqtt.Incoming;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands: each becomes a wish on the disk or a rejection, and only then is acknowledged; but for what the disk does not take,
 * see {@link Unsaved}. All that came while the disk was busy is saved together.
 */
@Singleton
final class Intake implements CommandListener {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    /** So many are taken together at most: while they come faster than they are read, those that came first would never be saved. */
    private static final int MOST = 500;

    private final Desk desk;
    private final Household household;
    private final Results results;
    private final Rejecting rejecting;
    private final Addresses addresses;
    private final Actions actions;
    private final Admission admission;
    private final Clock clock;
    private final ConcurrentLinkedQueue<Arrived> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final Unsaved unsaved = new Unsaved();
    private final DoneAtOnce done;
    private final RefusedBefore refusedBefore;

    private record Arrived(Incoming message, Runnable acknowledge) {}

    /** For one PC; also those that were taken before, to be acknowledged with the others. */
    private record Together(Taking taking, List<Taken> commands) {}

    private record Taken(Arrived arrived, Wanted wanted, boolean isNew) {}

    /** What came together: the commands that are taken, and what tells those that could not be, when that is kept. */
    private record Turn(Map<Pc, Together> commands, List<Runnable> refused) {}

    Intake(
            Desk desk,
            Household household,
            Results results,
            Rejecting rejecting,
            Addresses addresses,
            Actions actions,
            Admission admission,
            DoneAtOnce done,
            RefusedBefore refusedBefore,
            Clock clock) {
        this.desk = desk;
        this.household = household;
        this.results = results;
        this.rejecting = rejecting;
        this.addresses = addresses;
        this.actions = actions;
        this.admission = admission;
        this.done = done;
        this.refusedBefore = refusedBefore;
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
        Turn turn = new Turn(new LinkedHashMap<>(), new ArrayList<>());
        for (int i = 0; i < MOST && !arrived.isEmpty(); i++) {
            read(arrived.remove(), turn);
        }
        refusedBefore.save();
        turn.refused().forEach(Intake::alone);
        List<Runnable> tell = new ArrayList<>();
        turn.commands().forEach((pc, together) -> alone(() -> take(pc, together, tell)));
        tell.forEach(unsaved::whenAcknowledged);
        if (!arrived.isEmpty()) {
            drainSoon();
        }
    }

    /** What fails comes again with the next connection; the others of the turn must not. */
    private static void alone(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            LOG.error("This should not have happened; please report it", e);
        }
    }

    private void drainSoon() {
        if (draining.compareAndSet(false, true)) {
            desk.run(this::drain);
        }
    }

    private void read(Arrived next, Turn turn) {
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
            Optional<String> id = givenId(payload, message);
            if (done.knows(message.topic(), id)) {
                next.acknowledge().run();
                return;
            }
            Optional<RefusedBefore.Refusal> before = refusedBefore.of(message.topic(), id);
            if (before.isPresent()) {
                rejecting.reject(message, address, origin.id(), before.get(), unsaved.whenTold(next.acknowledge()));
                return;
            }
            decide(next, address, command, origin, id, turn);
        } catch (Refused refused) {
            reject(next, address, given, refused.reason());
        } catch (RuntimeException e) { // unacknowledged, it would make us deaf: those after it leave in its order
            LOG.error("This should not have happened; please report it", e);
            reject(next, address, given, "this should not have happened: please report it, with what the log says");
        }
    }

    /** A command of which nothing is wrong: whether it can be done or taken depends on how things stand. */
    private void decide(
            Arrived next, Addresses.Address address, Command command, Origin origin, Optional<String> id, Turn turn) {
        String topic = next.message().topic();
        try {
            boolean isDone = actions.carriesOut(command, address.pc(), rest -> {
                done.add(topic, id);
                if (command instanceof Command.Restart) {
                    done.save();
                }
                end(next, address, origin, id, rest);
            });
            if (!isDone) {
                take(next, address, new Wanted(address.user().orElse(null), command, origin, id.isPresent()), turn);
            }
        } catch (Refused refused) {
            RefusedBefore.Refusal refusal = new RefusedBefore.Refusal(refused.reason(), origin.at());
            id.ifPresent(given -> refusedBefore.add(topic, given, refusal));
            turn.refused()
                    .add(() -> rejecting.reject(
                            next.message(), address, origin.id(), refusal, unsaved.whenTold(next.acknowledge())));
        }
    }

    private void take(Arrived next, Addresses.Address address, Wanted wanted, Turn turn) throws Refused {
        Pc to = address.pc().orElseThrow();
        if (unsaved.knows(to.name(), wanted)) {
            next.acknowledge().run();
            return;
        }
        Together with = turn.commands()
                .computeIfAbsent(to, pc -> new Together(new Taking(pc.desk().state()), new ArrayList<>()));
        with.commands().add(new Taken(next, wanted, with.taking().add(wanted)));
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
        Origin origin = taken.wanted().origin();
        RefusedBefore.Refusal refusal = new RefusedBefore.Refusal(reason, origin.at());
        rejecting.reject(message, addresses.of(message.topic()), origin.id(), refusal, () -> {});
    }

    private void reject(Arrived next, Addresses.Address address, Optional<String> given, String reason) {
        rejecting.reject(next.message(), address, given, reason, unsaved.whenTold(next.acknowledge()));
    }

    private static String id(Payload payload, Incoming message) {
        return givenId(payload, message).orElseGet(() -> UUID.randomUUID().toString());
    }

    /** One that a repetition of it would have, too. */
    private static Optional<String> givenId(Payload payload, Incoming message) {
        return payload.id().or(() -> Rejecting.correlation(message));
    }
}
