package io.github.timekpr2mqtt.attacks;

import io.github.timekpr2mqtt.dbus.CallFailed;
import io.github.timekpr2mqtt.dbus.DBusConnection;
import io.github.timekpr2mqtt.dbus.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;

/** The system bus of a lab PC as one has it over SSH, with every byte that comes kept to be searched. */
final class StolenBus implements DBusConnection.Listener, AutoCloseable {
    static final String BUS = "org.freedesktop.DBus";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ChannelExec channel;
    private final ByteArrayOutputStream came = new ByteArrayOutputStream();
    private final List<Message> signals = new CopyOnWriteArrayList<>();
    private final DBusConnection connection;
    private final String name;

    /** By this command. */
    StolenBus(ClientSession session, String command) throws IOException {
        channel = session.createExecChannel(command);
        connection = new DBusConnection(new ToPeer(), LIMIT, this);
        channel.setOut(new FromPeer());
        channel.setErr(came);
        channel.open().verify(LIMIT);
        try {
            name = connection.start().get(LIMIT.toSeconds(), TimeUnit.SECONDS).uniqueName();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IOException(came.toString(StandardCharsets.UTF_8), e);
        }
    }

    String name() {
        return name;
    }

    /** How a call is answered: {@code ok}, or the last word of the error's name. */
    String answer(String to, String path, String iface, String member, String signature, Object... args)
            throws IOException {
        try {
            var unused =
                    connection.call(to, path, iface, member, signature, args).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            return "ok";
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CallFailed failed) {
                return failed.error().substring(failed.error().lastIndexOf('.') + 1);
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IOException(e);
        }
    }

    /** The same of the bus itself. */
    String answerOfBus(String member, String signature, Object... args) throws IOException {
        return answer(BUS, "/org/freedesktop/DBus", BUS, member, signature, args);
    }

    /** Sends what is no call. */
    void send(Message message) throws IOException {
        OutputStream raw = channel.getInvertedIn();
        raw.write(message.encode());
        raw.flush();
    }

    List<Message> signals() {
        return signals;
    }

    /** Whether these letters were in anything that came. */
    boolean cameBy(String letters) {
        return came.toString(StandardCharsets.ISO_8859_1).contains(letters);
    }

    @Override
    public void signal(Message signal) {
        signals.add(signal);
    }

    @Override
    public void closed(IOException why) {
        // the next call says it
    }

    @Override
    public void close() {
        connection.close();
        channel.close(true);
    }

    private final class ToPeer extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            channel.getInvertedIn().write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            channel.getInvertedIn().write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            channel.getInvertedIn().flush();
        }
    }

    private final class FromPeer extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            came.write(bytes, offset, length);
            connection.input().write(bytes, offset, length);
        }
    }
}
