package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.homeassistant.Command;
import io.github.timekpr2mqtt.homeassistant.Payload;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.homeassistant.Rejection;
import io.github.timekpr2mqtt.homeassistant.Topics;
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
    private static final int MAX_CORRELATION = 256;
    /** For one child, open at the same time: more than a day in quarters of an hour. */
    private static final int MOST_GRANTS = 100;

    private final Desk desk;
    private final Household household;
    private final Display display;
    private final Addresses addresses;
    private final Actions actions;
    private final Topics topics;
    private final Clock clock;
    private final ConcurrentLinkedQueue<Arrived> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean draining = new AtomicBoolean();

    private record Arrived(Incoming message, Runnable acknowledge) {}

    private record Taken(Arrived arrived, Wanted wanted) {}

    Intake(
            Desk desk,
            Household household,
            Display display,
            Addresses addresses,
            Actions actions,
            Topics topics,
            Clock clock) {
        this.desk = desk;
        this.household = household;
        this.display = display;
        this.addresses = addresses;
        this.actions = actions;
        this.topics = topics;
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
            if (message.retained()) {
                throw new Refused(
                        "retained: a command must not be retained, or it would be carried out again and again");
            }
            bound(message);
            Payload payload = Payload.of(message.payload(), Json::object);
            given = payload.id();
            if (given.filter(id -> id.length() > Payload.MAX_ID).isPresent()) {
                throw new Refused("given an id of " + given.get().length() + " characters, allowed " + Payload.MAX_ID);
            }
            Command command = address.control().read(payload);
            if (!actions.carriesOut(command, address.pc(), next.acknowledge())) {
                readOnly(address, command);
                if (command instanceof Command.Give || command instanceof Command.GiveBonus) {
                    roomForAGrant(address, wanted);
                }
                Origin origin = new Origin(
                        id(payload, message),
                        address.entity(),
                        shortened(payload.text()),
                        clock.instant(),
                        replyTo(message));
                Wanted wish = new Wanted(address.user().orElseThrow(), command, origin);
                wanted.computeIfAbsent(address.pc().orElseThrow(), pc -> new ArrayList<>())
                        .add(new Taken(next, wish));
            }
        } catch (Refused refused) {
            reject(next, address, given, refused.reason());
        }
    }

    /** What is kept with a wish is bounded: the document of all wishes has to be read again. */
    private void bound(Incoming message) throws Refused {
        byte @Nullable [] correlation = message.correlation();
        if (correlation != null && correlation.length > MAX_CORRELATION) {
            throw new Refused("given " + correlation.length + " bytes of correlation data, allowed " + MAX_CORRELATION);
        }
        String topic = message.responseTopic();
        if (topic != null && topic.length() > SHOWN) {
            throw new Refused("given a response topic of " + topic.length() + " characters, allowed " + SHOWN);
        }
        if (topic != null && topics.isOurs(topic)) {
            throw new Refused("given a response topic that is one of the bridge's own, " + topic);
        }
    }

    private static void readOnly(Addresses.Address address, Command command) throws Refused {
        boolean changesThePc = !(command instanceof Command.CancelWaiting || command instanceof Command.Dismiss);
        if (changesThePc && address.pc().orElseThrow().desk().state().isReadOnly()) {
            throw new Refused(PcState.READ_ONLY);
        }
    }

    private static void roomForAGrant(Addresses.Address address, Map<Pc, List<Taken>> wanted) throws Refused {
        Pc pc = address.pc().orElseThrow();
        Username user = address.user().orElseThrow();
        long open = pc.desk().state().wishes().of(user).grants().size()
                + wanted.getOrDefault(pc, List.of()).stream()
                        .filter(taken -> taken.wanted().isGrantFor(user))
                        .count();
        if (open >= MOST_GRANTS) {
            throw new Refused(open + " changes of extra time wait already, allowed " + MOST_GRANTS);
        }
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
        Optional<Origin.ReplyTo> replyTo = replyTo(message);
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
        display.rejected(address.about(), rejection, replyTo.orElse(null), next.acknowledge());
        if (address.pc().isPresent() && address.user().isPresent() && !message.retained()) {
            PcState pc = address.pc().get().desk().state();
            display.reset(pc, address.user().get(), address.entity(), rejection.requested());
        }
    }

    private static String id(Payload payload, Incoming message) {
        byte @Nullable [] correlation = message.correlation();
        return payload.id()
                .orElseGet(() -> correlation != null && correlation.length > 0
                        ? Base64.getEncoder().encodeToString(correlation)
                        : UUID.randomUUID().toString());
    }

    /** Never one of our own topics: an answer there would pass for a state or a command. */
    private Optional<Origin.ReplyTo> replyTo(Incoming message) {
        String topic = message.responseTopic();
        byte @Nullable [] correlation = message.correlation();
        return topic == null || topics.isOurs(topic)
                ? Optional.empty()
                : Optional.of(new Origin.ReplyTo(
                        topic, correlation == null ? "" : Base64.getEncoder().encodeToString(correlation)));
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
