package io.github.timekpr2mqtt.host;

import io.github.timekpr2mqtt.dbus.Message;
import io.github.timekpr2mqtt.demopc.Program;
import io.github.timekpr2mqtt.timekpr.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A system bus with logind and Timekpr on it, which does what a test wants, bad things included. */
final class FakeBus {
    static final String BUS = "org.freedesktop.DBus";
    static final String GUID = "0123456789abcdef0123456789abcdef";
    static final String DAEMON = ":1.10";
    static final String LOGIND = ":1.2";

    private final Map<String, String> owners =
            new ConcurrentHashMap<>(Map.of(Call.DESTINATION, DAEMON, "org.freedesktop.login1", LOGIND, BUS, BUS));
    private final Map<String, String> errors = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Set<Client> clients = new CopyOnWriteArraySet<>();
    private final AtomicInteger names = new AtomicInteger(100);
    private final List<Message> received = new CopyOnWriteArrayList<>();
    private volatile List<String> users = List.of("anna");
    private volatile UnaryOperator<Message> daemon = call -> call.reply(9, "is", 0, "");
    private volatile String greeting = "OK " + GUID + "\r\n";

    /** Every call of this member fails with {@code org.freedesktop.DBus.Error.<error>}. */
    void fail(String member, String error) {
        errors.put(member, "org.freedesktop.DBus.Error." + error);
    }

    void mend(String member) {
        errors.remove(member);
        silent.remove(member);
    }

    /** Nobody answers calls of this member. */
    void silence(String member) {
        silent.add(member);
    }

    void greet(String line) {
        greeting = line;
    }

    void users(String... names) {
        users = List.of(names);
    }

    /** How the daemon answers. */
    void daemon(UnaryOperator<Message> answer) {
        daemon = answer;
    }

    /** Another owner, or nobody if it is empty; everyone is told, as the real bus does. */
    void owner(String name, String owner) {
        String before = owners.getOrDefault(name, "");
        if (owner.isEmpty()) {
            owners.remove(name);
        } else {
            owners.put(name, owner);
        }
        signal(BUS, "/org/freedesktop/DBus", BUS, "NameOwnerChanged", "sss", name, before, owner);
    }

    void signal(String sender, String path, String iface, String member, String signature, Object... args) {
        byte[] bytes = Message.signal(7, path, iface, member, signature, args)
                .from(sender)
                .encode();
        clients.forEach(client -> client.toPeer.accept(bytes));
    }

    void raw(byte[] bytes) {
        clients.forEach(client -> client.toPeer.accept(bytes));
    }

    /** The calls that came for a member. */
    List<Message> received(String member) {
        return received.stream().filter(call -> call.member().equals(member)).toList();
    }

    /** What was called until now is not told any more. */
    void forget() {
        received.clear();
    }

    /** What was called, each once, in the order of the first calls. */
    List<String> members() {
        return received.stream().map(Message::member).distinct().toList();
    }

    /** The bridge to it. */
    Program stdioBridge() {
        return (in, out, error) -> {
            Client client = new Client(bytes -> {
                try {
                    synchronized (out) {
                        out.write(bytes);
                        out.flush();
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            try {
                byte[] buffer = new byte[8192];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    client.accept(Arrays.copyOf(buffer, n));
                }
                return 0;
            } finally {
                client.close();
            }
        };
    }

    /** One connection. */
    final class Client {
        private final Consumer<byte[]> toPeer;
        private final String name = ":1." + names.incrementAndGet();
        private final CallReader calls = new CallReader();
        private final StringBuilder login = new StringBuilder();
        private boolean begun;

        private Client(Consumer<byte[]> toPeer) {
            this.toPeer = toPeer;
        }

        void accept(byte[] bytes) {
            if (!begun) {
                login(bytes);
                return;
            }
            calls.add(bytes);
            for (var call = calls.next(); call.isPresent(); call = calls.next()) {
                answer(call.get().from(name));
            }
        }

        private void login(byte[] bytes) {
            login.append(new String(bytes, StandardCharsets.ISO_8859_1));
            if (login.indexOf("AUTH ANONYMOUS 30\r\n") >= 0 && !silent.contains("AUTH")) {
                login.setLength(0);
                toPeer.accept(greeting.getBytes(StandardCharsets.ISO_8859_1));
            }
            int begin = login.indexOf("BEGIN\r\n");
            if (begin >= 0) {
                begun = true;
                clients.add(this);
                accept(login.substring(begin + 7).getBytes(StandardCharsets.ISO_8859_1));
            }
        }

        void close() {
            clients.remove(this);
        }

        private void answer(Message call) {
            received.add(call);
            if (silent.contains(call.member())) {
                return;
            }
            String error = errors.get(call.member());
            String owner = owners.get(call.destination());
            Message answer;
            if (error != null) {
                answer = call.failure(8, error, "as the test wants it");
            } else if (owner == null) {
                answer = call.failure(8, BUS + ".Error.ServiceUnknown", "The name is not activatable");
            } else if (owner.equals(DAEMON)) {
                answer = daemon.apply(call);
            } else {
                answer = ordinary(call);
            }
            toPeer.accept(answer.from(owner == null ? BUS : owner).encode());
        }

        private Message ordinary(Message call) {
            return switch (call.member()) {
                case "Hello" -> call.reply(8, "s", name);
                case "AddMatch" -> call.reply(8, "");
                case "GetNameOwner" -> owner(call, String.valueOf(call.body().get(0)));
                case "ListUsers" -> call.reply(8, "a(uso)", sessions());
                default -> call.failure(8, BUS + ".Error.UnknownMethod", call.member());
            };
        }

        private Message owner(Message call, String asked) {
            boolean client = clients.stream().anyMatch(c -> c.name.equals(asked));
            String owner = client ? asked : owners.get(asked);
            return owner == null
                    ? call.failure(8, BUS + ".Error.NameHasNoOwner", "Could not get owner of name")
                    : call.reply(8, "s", owner);
        }

        private List<Object> sessions() {
            List<Object> rows = new ArrayList<>();
            for (String user : users) {
                rows.add(List.of(1000 + rows.size(), user, "/org/freedesktop/login1/user/_" + (1000 + rows.size())));
            }
            return rows;
        }
    }
}
