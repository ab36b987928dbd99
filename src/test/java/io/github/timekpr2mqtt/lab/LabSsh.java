package io.github.timekpr2mqtt.lab;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ChannelShell;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;

/** A log-in to a lab PC for tests: any host key is taken, and remembered. */
public final class LabSsh implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final SshClient client = SshClient.setUpDefaultClient();
    private final AtomicReference<String> hostKey = new AtomicReference<>("");
    private final ClientSession session;

    public LabSsh(LabPc pc, String account, KeyPair key) throws IOException {
        client.setServerKeyVerifier((session, address, hostsKey) -> {
            hostKey.set(PublicKeyEntry.toString(hostsKey));
            return true;
        });
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.start();
        try {
            session = client.connect(account, "127.0.0.1", pc.port())
                    .verify(LIMIT)
                    .getSession();
            session.addPublicKeyIdentity(key);
            session.auth().verify(LIMIT);
        } catch (IOException e) {
            client.stop();
            throw e;
        }
    }

    public static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    /** As in a {@code .pub} file. */
    public static String line(KeyPair key) {
        return PublicKeyEntry.toString(key.getPublic());
    }

    /** The key that the PC showed at log-in, written as {@link LabAccess#hostKey()} writes it. */
    String hostKey() {
        return String.valueOf(hostKey.get());
    }

    public Ran exec(String command, String... input) throws IOException {
        return exec(Map.of(), command, input);
    }

    /** The same with variables for the command's environment, which the PC may take or leave. */
    public Ran exec(Map<String, String> environment, String command, String... input) throws IOException {
        // not from a text, whose blanks at the ends are cut off
        ChannelExec channel = session.createExecChannel(command.getBytes(StandardCharsets.UTF_8), null, Map.of());
        environment.forEach(channel::setEnv);
        return run(channel, input);
    }

    /** A log-in shell without a terminal. */
    public Ran shell(String input) throws IOException {
        ChannelShell channel = session.createShellChannel();
        channel.setUsePty(false);
        return run(channel, input);
    }

    /** What starts by a name: {@code sftp}. */
    public Ran subsystem(String name) throws IOException {
        return run(session.createSubsystemChannel(name));
    }

    private static Ran run(ClientChannel channel, String... input) throws IOException {
        try (channel) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            channel.setIn(new ByteArrayInputStream(String.join("", input).getBytes(StandardCharsets.UTF_8)));
            channel.setOut(out);
            channel.setErr(err);
            channel.open().verify(LIMIT);
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LIMIT);
            Integer exit = channel.getExitStatus();
            return new Ran(
                    exit == null ? -1 : exit,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        }
    }

    public ClientSession session() {
        return session;
    }

    @Override
    public void close() {
        session.close(true);
        client.stop();
    }
}
