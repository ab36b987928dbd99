package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.homeassistant.AccountView;
import io.github.timekpr2mqtt.homeassistant.CommandDocument;
import io.github.timekpr2mqtt.homeassistant.Control;
import io.github.timekpr2mqtt.homeassistant.Entities;
import io.github.timekpr2mqtt.homeassistant.Entity;
import io.github.timekpr2mqtt.homeassistant.Payload;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.Username;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whom a command topic means. Desk thread only. */
@Singleton
final class Addresses {
    private static final Map<String, Control> BRIDGE = Controls.byKey(Entities.BRIDGE);

    private final Topics topics;
    private final Household household;
    /** By PC: the tables are long, and made anew only when its Timekpr is another. */
    private final Map<String, Controls> byPc = new HashMap<>();

    Addresses(Topics topics, Household household) {
        this.topics = topics;
        this.household = household;
    }

    /**
     * One command topic.
     *
     * @param about where an answer belongs: the bridge for an unknown PC or account, those for an unknown entity
     * @param control what a command means; it refuses where the topic names nothing
     * @param several whether it sets several controls at once
     */
    record Address(
            Topics.Subject about,
            Optional<Pc> pc,
            Optional<Username> user,
            String entity,
            Control control,
            boolean several) {
        Address(Topics.Subject about, Optional<Pc> pc, Optional<Username> user, String entity, Control control) {
            this(about, pc, user, entity, control, false);
        }

        Payload payload(byte[] bytes) throws Refused {
            return several ? Payload.several(bytes, Json::members) : Payload.of(bytes, Json::object);
        }
    }

    Address of(String topic) {
        return topics.parseCommands(topic).map(this::several).orElseGet(() -> single(topic));
    }

    private Address several(List<String> subject) {
        for (Pc pc : household.pcs()) {
            Optional<Username> user = user(subject, pc);
            if (user.isPresent()) {
                Topics.Account account = new Topics.Account(pc.name(), user.get());
                return new Address(
                        account,
                        Optional.of(pc),
                        user,
                        CommandDocument.NAME,
                        controls(pc).several(),
                        true);
            }
        }
        return nobody(String.join("/", subject), named(subject), CommandDocument.NAME);
    }

    private Address single(String topic) {
        Optional<Topics.CommandTopic> command = topics.parseCommand(topic);
        if (command.isEmpty()) {
            return nobody(topic, Optional.empty(), topic);
        }
        List<String> subject = command.get().subject();
        String entity = command.get().entity();
        if (subject.equals(Topics.path(new Topics.Bridge()))) {
            return new Address(new Topics.Bridge(), Optional.empty(), Optional.empty(), entity, named(entity, BRIDGE));
        }
        for (Pc pc : household.pcs()) {
            Topics.Pc about = pc.desk().state().topic();
            if (subject.equals(Topics.path(about))) {
                Control control = named(entity, controls(pc).ofPc());
                return new Address(about, Optional.of(pc), Optional.empty(), entity, control);
            }
            Optional<Username> user = user(subject, pc);
            if (user.isPresent()) {
                Topics.Account account = new Topics.Account(pc.name(), user.get());
                Control control = named(entity, controls(pc).ofAccount());
                return new Address(account, Optional.of(pc), user, entity, control);
            }
        }
        return nobody(String.join("/", subject), named(subject), entity);
    }

    private Optional<Pc> named(List<String> subject) {
        return household.pcs().stream()
                .filter(pc -> subject.size() > 1 && subject.get(1).equals(Topics.encode(pc.name())))
                .findFirst();
    }

    /** The account of this PC that is meant, if it is one that takes commands. */
    private static Optional<Username> user(List<String> subject, Pc pc) {
        return Topics.user(subject, pc.desk().state().topic()).filter(pc.desk().state()::takesCommandsFor);
    }

    private static Address nobody(String named, Optional<Pc> pc, String entity) {
        Control refuse = payload -> {
            throw new Refused("nothing is called " + Payload.named(named));
        };
        return new Address(new Topics.Bridge(), pc, Optional.empty(), entity, refuse);
    }

    private Controls controls(Pc pc) {
        TimekprVersion version = pc.desk().state().version();
        Controls known = byPc.get(pc.name());
        if (known == null || !known.version().equals(version)) {
            known = Controls.of(version);
            byPc.put(pc.name(), known);
        }
        return known;
    }

    private static Control named(String key, Map<String, Control> controls) {
        Control control = controls.get(key);
        if (control != null) {
            return control;
        }
        return payload -> {
            throw new Refused("no control is called " + Payload.named(key));
        };
    }

    /** What commands mean on a PC with this Timekpr. */
    private record Controls(
            TimekprVersion version, Map<String, Control> ofPc, Map<String, Control> ofAccount, Control several) {
        static Controls of(TimekprVersion version) {
            List<Entity<AccountView>> account = Entities.account(version);
            return new Controls(version, byKey(Entities.pc(version)), byKey(account), CommandDocument.of(account));
        }

        static <V> Map<String, Control> byKey(List<Entity<V>> table) {
            Map<String, Control> controls = new HashMap<>();
            table.forEach(row -> row.control().ifPresent(control -> controls.put(row.key(), control)));
            return controls;
        }
    }
}
