package io.github.timekpr2mqtt.demopc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.freedesktop.dbus.Tuple;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.connections.transports.TransportBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/** The library dbus-java on a PC's bus, through SSH: a client that shares not a line with ours. */
final class LibraryBus implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final SshClient client = SshClient.setUpDefaultClient();
    private final DBusConnection connection;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    /** A signal, its values as the library prints them. */
    record Heard(String path, String iface, String member, String signature, List<Object> values) {}

    /** An answer of Timekpr's. */
    public static final class Answer<R, T, V> extends Tuple {
        @Position(0)
        public final R result;

        @Position(1)
        public final T text;

        @Position(2)
        public final V values;

        public Answer(R result, T text, V values) {
            this.result = result;
            this.text = text;
            this.values = values;
        }
    }

    /** Timekpr's interface, as far as it is asked for here. */
    @DBusInterfaceName("com.timekpr.server.user.admin")
    public interface Admin extends DBusInterface {
        Answer<Integer, String, List<List<String>>> getUserList();

        Answer<Integer, String, Map<String, Variant<?>>> getUserInformation(String user, String level);
    }

    /** Logs in by the gate, and hears all that Timekpr tells. */
    LibraryBus(int port, KeyPair key) throws IOException, DBusException {
        client.setServerKeyVerifier((session, address, hostKey) -> true);
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.wrapKeyPairs(key));
        client.start();
        ClientSession session =
                client.connect(DemoPc.ACCOUNT, "127.0.0.1", port).verify(LIMIT).getSession();
        session.auth().verify(LIMIT);
        try (ServerSocket between = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            join(between, session.createExecChannel("bus"));
            connection = DBusConnectionBuilder.forAddress("ssh:port=" + between.getLocalPort())
                    .withShared(false)
                    .transportConfig()
                    .configureSasl()
                    .withAuthMode(TransportBuilder.SaslAuthMode.AUTH_ANONYMOUS)
                    .back()
                    .back()
                    .build();
        }
        // by interface: the library compares a sender's name with the unique one that a signal carries
        for (String iface : List.of("com.timekpr.server.user.limits", "com.timekpr.server.user.notifications")) {
            connection.addGenericSigHandler(
                    DBusMatchRuleBuilder.create()
                            .withType("signal")
                            .withInterface(iface)
                            .build(),
                    this::hear);
        }
    }

    private static void join(ServerSocket between, ChannelExec channel) throws IOException {
        channel.setErr(OutputStream.nullOutputStream());
        channel.open().verify(LIMIT);
        Thread accepting = new Thread(() -> {
            try {
                Socket library = between.accept();
                pump(library.getInputStream(), channel.getInvertedIn());
                pump(channel.getInvertedOut(), library.getOutputStream());
            } catch (IOException closed) {
                channel.close(false);
            }
        });
        accepting.setDaemon(true);
        accepting.start();
    }

    private static void pump(InputStream from, OutputStream to) {
        Thread thread = new Thread(() -> {
            byte[] bytes = new byte[8192];
            try (to) {
                for (int n = from.read(bytes); n >= 0; n = from.read(bytes)) {
                    to.write(bytes, 0, n);
                    to.flush(); // MINA keeps what is not flushed
                }
            } catch (IOException closed) {
                // one of the two has ended
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void hear(DBusSignal signal) {
        try {
            heard.add(new Heard(
                    signal.getPath(),
                    signal.getInterface(),
                    signal.getName(),
                    signal.getSig(),
                    List.of(signal.getParameters())));
        } catch (DBusException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All signals of Timekpr so far. */
    List<Heard> heard() {
        return heard;
    }

    Admin admin() throws DBusException {
        return connection.getRemoteObject("com.timekpr.server", "/com/timekpr/server", Admin.class);
    }

    @Override
    public void close() {
        connection.disconnect();
        client.stop();
    }
}
