package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.homeassistant.Command;
import io.github.timekpr2mqtt.homeassistant.Payload;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.homeassistant.Rejection;
import io.github.timekpr2mqtt.mqtt.CommandListener;
import io.github.timekpr2mqtt.mqtt.Incoming;
import io.github.timekpr2mqtt.timekpr.Username;
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
 * Takes commands: each becomes a wish on the disk or a rejection, and only then is acknowledged. All that came while the
 * disk was busy is saved together.
 */
@Singleton
final class Intake implements CommandListener {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int SHOWN = 255;

    private final Desk desk;
    private final Household household;
    private final Results results;
    private final Addresses addresses;
    private final Actions actions;
    private final Admission admission;
    private final Clock clock;
    private final ConcurrentLinkedQueue<Arrived> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean draining = new AtomicBoolean();

    private record Arrived(Incoming message, Runnable acknowledge) {}

    private record Taken(Arrived arrived, Wanted wanted) {}

    Intake(
            Desk desk,
            Household household,
            Results results,
            Addresses addresses,
            Actions actions,
            Admission admission,
            Clock clock) {
        this.desk = desk;
        this.household = household;
        this.results = results;
        this.addresses = addresses;
        this.actions = actions;
        this.admission = admission;
        this.clock = clock;
    }

    @Override
    public void homeAssistant(String status) {
        desk.run(() -> household.homeAssistant(status));
    }

    @Override
    public void command(Incoming message, Runnable acknowledge) {
        arrived.add(new Arrived(message, acknowledge));
        if (draining.compareAndSet(false, true)) {
            desk.run(this::drain);
        }
    }

    private void drain() {
        draining.set(false);
        Map<Pc, List<Taken>> wanted = new LinkedHashMap<>();
        for (Arrived next = arrived.poll(); next != null; next = arrived.poll()) {
            read(next, wanted);
        }
        wanted.forEach(this::take);
    }

    private void read(Arrived next, Map<Pc, List<Taken>> wanted) {
        Incoming message = next.message();
        if (message.retained() && message.payload().length == 0) {
            next.acknowledge().run(); // somebody clears the topic of a retained command, which was refused
            return;
        }
        Addresses.Address address = addresses.of(message.topic());
        Optional<String> given = Optional.empty();
        try {
            admission.check(message);
            Payload payload = Payload.of(message.payload(), Json::object);
            given = payload.id();
            Admission.check(given);
            Command command = address.control().read(payload);
            if (actions.carriesOut(command, address.pc(), next.acknowledge())) {
                return;
            }
            Origin origin = new Origin(
                    id(payload, message),
                    address.entity(),
                    shortened(payload.text()),
                    clock.instant(),
                    admission.replyTo(message));
            if (command instanceof Command.Configure configure) {
                Pc pc = address.pc().orElseThrow();
                pc.desk().configure(configure.setting(), origin);
                next.acknowledge().run();
                pc.nudge();
            } else {
                check(command, address, wanted);
                Wanted wish = new Wanted(address.user().orElseThrow(), command, origin);
                wanted.computeIfAbsent(address.pc().orElseThrow(), pc -> new ArrayList<>())
                        .add(new Taken(next, wish));
            }
        } catch (Refused refused) {
            reject(next, address, given, refused.reason());
        }
    }

    private static void check(Command command, Addresses.Address address, Map<Pc, List<Taken>> wanted) throws Refused {
        Pc pc = address.pc().orElseThrow();
        Username user = address.user().orElseThrow();
        long further = wanted.getOrDefault(pc, List.of()).stream()
                .filter(taken -> taken.wanted().isGrantFor(user))
                .count();
        Admission.check(command, pc.desk().state(), user, further);
    }

    private void take(Pc pc, List<Taken> commands) {
        try {
            pc.desk().take(commands.stream().map(Taken::wanted).toList());
            commands.forEach(taken -> taken.arrived().acknowledge().run());
            pc.nudge();
        } catch (IOException e) {
            for (Taken taken : commands) {
                Addresses.Address address =
                        addresses.of(taken.arrived().message().topic());
                reject(
                        taken.arrived(),
                        address,
                        Optional.of(taken.wanted().origin().id()),
                        "cannot save: " + e.getMessage());
            }
        }
    }

    private void reject(Arrived next, Addresses.Address address, Optional<String> id, String reason) {
        Incoming message = next.message();
        LOG.info("{}: rejected: {}", message.topic(), reason);
        Optional<Origin.ReplyTo> replyTo = admission.replyTo(message);
        Rejection rejection = new Rejection(
                shortened(id.orElseGet(() -> UUID.randomUUID().toString())),
                address.pc().map(Pc::name).orElse(null),
                address.user().map(Object::toString).orElse(null),
                address.entity(),
                shortened(new String(
                        message.payload(),
                        0,
                        Math.min(SHOWN * 4, message.payload().length),
                        java.nio.charset.StandardCharsets.UTF_8)),
                reason,
                clock.instant(),
                replyTo.map(Origin.ReplyTo::correlation).orElse(null));
        results.rejected(address.about(), rejection, replyTo.orElse(null), next.acknowledge());
        if (address.pc().isPresent() && !message.retained()) {
            PcState pc = address.pc().get().desk().state();
            if (address.user().isPresent()) {
                results.reset(pc, address.user().get(), address.entity(), rejection.requested());
            } else if (address.about().equals(pc.topic())) {
                results.reset(pc, address.entity(), rejection.requested());
            }
        }
    }

    private static String id(Payload payload, Incoming message) {
        byte @Nullable [] correlation = message.correlation();
        return payload.id()
                .orElseGet(() -> correlation != null && correlation.length > 0
                        ? Base64.getEncoder().encodeToString(correlation)
                        : UUID.randomUUID().toString());
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
