package io.github.timekpr2mqtt.demopc;

import io.github.timekpr2mqtt.dbus.Message;
import io.github.timekpr2mqtt.dbus.ServerEnd;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** A system bus: names, calls, signals to those who asked for them. Whatever happens on it holds its lock. */
final class SystemBus {
    static final String BUS = "org.freedesktop.DBus";
    private static final String BUS_PATH = "/org/freedesktop/DBus";

    private final String guid = UUID.randomUUID().toString().replace("-", "");
    private final Map<String, Owned> programs = new HashMap<>();
    private final Map<String, Client> clients = new HashMap<>();
    private int names;

    /** What answers the calls to a name. */
    interface Service {
        /** Made from the call by {@link Message#reply} or {@link Message#failure}. */
        Message answer(Message call);
    }

    private record Owned(String unique, Service service) {}

    private static final class Client {
        final String name;
        final List<MatchRule> rules = new ArrayList<>();
        final ServerEnd end;

        Client(String name, Function<Client, ServerEnd> end) {
            this.name = name;
            this.end = end.apply(this);
        }
    }

    /** An error of D-Bus, by the last part of its name. */
    static Message error(Message call, String name, String text) {
        return call.failure(1, BUS + ".Error." + name, text);
    }

    /** A program takes a name. */
    synchronized void own(String name, Service service) {
        Owned owned = new Owned(nextName(), service);
        programs.put(name, owned);
        emit(BUS, BUS_PATH, BUS, "NameOwnerChanged", "sss", name, "", owned.unique());
    }

    /** The program of this name has ended. */
    synchronized void release(String name) {
        Owned gone = programs.remove(name);
        if (gone != null) {
            emit(BUS, BUS_PATH, BUS, "NameOwnerChanged", "sss", name, gone.unique(), "");
        }
    }

    private String nextName() {
        return ":1." + names++;
    }

    private String owner(String name) {
        Owned program = programs.get(name);
        if (program != null) {
            return program.unique();
        }
        return name.equals(BUS) || clients.containsKey(name) ? name : "";
    }

    /** A signal of a program that has a name. */
    synchronized void emit(String from, String path, String iface, String member, String signature, Object... args) {
        Message signal = Message.signal(1, path, iface, member, signature, args).from(owner(from));
        for (Client client : List.copyOf(clients.values())) {
            if (client.rules.stream().anyMatch(rule -> rule.fits(signal, this::owner))) {
                send(client, signal);
            }
        }
    }

    private static void send(Client client, Message message) {
        try {
            client.end.send(new Message(
                    message.type(),
                    client.end.next(),
                    message.replySerial(),
                    message.destination(),
                    message.sender(),
                    message.path(),
                    message.iface(),
                    message.member(),
                    message.error(),
                    message.signature(),
                    message.body()));
        } catch (IOException gone) {
            // its reader ends by itself
        }
    }

    /** What systemd-stdio-bridge does: speaks D-Bus with whoever runs it, until one of the two ends. */
    Program stdioBridge() {
        return (in, out, error) -> {
            Client client = connect(out);
            try {
                in.transferTo(client.end);
                return 0;
            } finally {
                disconnect(client);
            }
        };
    }

    private synchronized Client connect(OutputStream out) {
        Client client = new Client(nextName(), self -> new ServerEnd(guid, out, call -> answer(self, call)));
        clients.put(client.name, client);
        return client;
    }

    private synchronized void disconnect(Client client) {
        clients.remove(client.name);
        emit(BUS, BUS_PATH, BUS, "NameOwnerChanged", "sss", client.name, client.name, "");
    }

    private synchronized void answer(Client client, Message unsigned) {
        Message call = unsigned.from(client.name);
        Owned program = programs.get(call.destination());
        if (program != null) {
            send(client, program.service().answer(call).from(program.unique()));
        } else if (call.destination().equals(BUS)) {
            send(client, ofBus(client, call).from(BUS));
        } else {
            send(
                    client,
                    error(call, "ServiceUnknown", "nobody has " + call.destination())
                            .from(BUS));
        }
    }

    private Message ofBus(Client client, Message call) {
        String word = call.body().isEmpty() ? "" : String.valueOf(call.body().get(0));
        return switch (call.member()) {
            case "Hello" -> call.reply(1, "s", client.name);
            case "AddMatch" -> addMatch(client, call, word);
            case "GetNameOwner" ->
                owner(word).isEmpty() ? error(call, "NameHasNoOwner", word) : call.reply(1, "s", owner(word));
            case "NameHasOwner" -> call.reply(1, "b", !owner(word).isEmpty());
            default -> error(call, "UnknownMethod", call.member());
        };
    }

    private static Message addMatch(Client client, Message call, String rule) {
        try {
            client.rules.add(MatchRule.parse(rule));
            return call.reply(1, "");
        } catch (IllegalArgumentException e) {
            return error(call, "MatchRuleInvalid", rule);
        }
    }
}
