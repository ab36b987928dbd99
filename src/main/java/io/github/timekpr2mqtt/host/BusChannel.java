package io.github.timekpr2mqtt.host;

import io.github.timekpr2mqtt.dbus.CallFailed;
import io.github.timekpr2mqtt.dbus.CallTimedOut;
import io.github.timekpr2mqtt.dbus.DBusConnection;
import io.github.timekpr2mqtt.dbus.Login;
import io.github.timekpr2mqtt.dbus.Message;
import io.github.timekpr2mqtt.dbus.NotABus;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;

/** The PC's system bus through one SSH channel, logged in. */
final class BusChannel {
    private static final int NOT_FOUND = 127;
    private static final int NO_STDIO_BRIDGE = 69; // the gate's

    private final boolean gate;
    private final DBusConnection connection;
    private final CompletableFuture<IOException> closed;
    private final Login login;

    private BusChannel(boolean gate, DBusConnection connection, CompletableFuture<IOException> closed, Login login) {
        this.gate = gate;
        this.connection = connection;
        this.closed = closed;
        this.login = login;
    }

    /** The PC has no such command; says how it said so. */
    private static final class NotFound extends Exception {
        private static final long serialVersionUID = 1;

        NotFound(String words) {
            super(words);
        }

        /** True if it is this command that is missing, and not, for example, a gate that was bound to the key and removed. */
        boolean names(String command) {
            return String.valueOf(getMessage()).contains(command);
        }
    }

    /** Opens the bus by the gate, or, on an account without it, directly. Throws as the other {@code open}. */
    static BusChannel open(ClientSession session, Duration limit, Signals signals) throws Trouble {
        try {
            return open(session, Gate.BUS, limit, signals);
        } catch (NotFound withoutGate) {
            try {
                return open(session, Gate.STDIO_BRIDGE, limit, signals);
            } catch (NotFound e) {
                throw e.names(Gate.STDIO_BRIDGE)
                        ? new Trouble(Trouble.Kind.NO_STDIO_BRIDGE, e)
                        : new Trouble(Trouble.Kind.COMMAND_REFUSED, e, session.getUsername(), e);
            }
        }
    }

    /**
     * Runs a command that speaks D-Bus, and logs in. {@code signals} are told on MINA's thread.
     *
     * @throws NotFound if the PC has no such command
     * @throws Trouble NO_STDIO_BRIDGE, COMMAND_REFUSED, NOT_OUR_GATE, TOO_FEW_SESSIONS, BUS_REFUSED, BUS_DENIED,
     *     NO_ANSWER, LOST
     */
    private static BusChannel open(ClientSession session, String command, Duration limit, Signals signals)
            throws NotFound, Trouble {
        ToPeer toPeer = new ToPeer();
        CompletableFuture<IOException> closed = new CompletableFuture<>();
        DBusConnection connection = new DBusConnection(toPeer, limit, new DBusConnection.Listener() {
            @Override
            public boolean wants(Message head) {
                return signals.wants(head);
            }

            @Override
            public void signal(Message signal) {
                signals.signal(signal);
            }

            @Override
            public void lateAnswer() {
                signals.lateAnswer();
            }

            @Override
            public void closed(IOException why) {
                closed.complete(why);
            }
        });
        Exec exec = new Exec(session, command, connection.input(), limit);
        toPeer.exec = exec;
        CompletableFuture<?> unused = exec.ended().thenRun(() -> end(connection.input()));
        try {
            // the log-in has two steps, each with the limit
            Login login = Waiting.on(connection.start(), limit.multipliedBy(3));
            return new BusChannel(command.equals(Gate.BUS), connection, closed, login);
        } catch (Waiting.Failed e) {
            throw failed(session, exec, limit, e.getCause());
        }
    }

    private static void end(OutputStream input) {
        try {
            input.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Trouble failed(ClientSession session, Exec exec, Duration limit, Throwable cause)
            throws NotFound, Trouble {
        String account = session.getUsername();
        if (cause instanceof CallTimedOut) {
            return new Trouble(Trouble.Kind.NO_ANSWER, cause, cause);
        }
        if (cause instanceof CallFailed failed) {
            return BusCalls.ofBus(failed, account); // of Hello
        }
        Exec.Ending ending;
        exec.endInput(); // then a bridge ends, too; to close the channel would lose the status
        try {
            ending = Waiting.on(exec.ended(), limit);
        } catch (Waiting.Failed e) {
            return new Trouble(Trouble.Kind.BUS_REFUSED, cause, account, cause);
        }
        if (Exec.ranNothing(session)) {
            return new Trouble(Trouble.Kind.SESSION_ENDED, cause);
        }
        String words = ending.errorText().isEmpty() ? String.valueOf(cause.getMessage()) : ending.errorText();
        return switch (ending.status().orElse(0)) {
            case 0 -> {
                if (!session.isOpen()) {
                    yield new Trouble(Trouble.Kind.LOST, cause, words);
                }
                yield cause instanceof NotABus other
                        ? new Trouble(Trouble.Kind.NOT_OUR_GATE, cause, account, "with '" + other.answer() + "'")
                        : new Trouble(Trouble.Kind.BUS_REFUSED, cause, account, words);
            }
            case NOT_FOUND -> throw new NotFound(words);
            case NO_STDIO_BRIDGE -> new Trouble(Trouble.Kind.NO_STDIO_BRIDGE, cause);
            // what systemd-stdio-bridge says when it cannot reach the bus, in systemd 252 and 257
            default ->
                words.startsWith("Failed to")
                        ? new Trouble(Trouble.Kind.BUS_REFUSED, cause, account, words)
                        : new Trouble(Trouble.Kind.COMMAND_REFUSED, cause, account, words);
        };
    }

    CompletableFuture<List<Object>> call(
            String destination, String path, String iface, String member, String signature, Object... args) {
        return connection.call(destination, path, iface, member, signature, args);
    }

    /** True if our key on the PC is bound to the gate. */
    boolean hasGate() {
        return gate;
    }

    Login login() {
        return login;
    }

    /** Completes once, with the reason, when the bus can no longer be talked to. */
    CompletableFuture<IOException> closed() {
        return closed;
    }

    /** The command's input, which is there only after the channel was opened. */
    private static final class ToPeer extends OutputStream {
        private volatile @Nullable Exec exec;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            stream().write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            stream().flush();
        }

        private OutputStream stream() throws IOException {
            Exec open = exec;
            if (open == null) {
                throw new IOException("the channel is not open");
            }
            return open.input();
        }

        /** Nothing: whoever hears that the connection has ended closes the session, which ends a write, too. */
        @Override
        public void close() {}
    }
}
