package io.github.timekpr2mqtt.host;

import io.github.timekpr2mqtt.demopc.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/** A PC with an SSH server, the gate and a bus, which does what a test wants, bad things included. */
final class FakePc implements AutoCloseable {
    static final String ACCOUNT = "timekpr2mqtt";

    private final SshServer ssh = SshServer.setUpDefaultServer();
    private final FakeBus bus = new FakeBus();
    private final ScriptPc script;
    private final Map<String, Program> programs = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<PublicKey> offered = new CopyOnWriteArrayList<>();
    private final Map<Session, PublicKey> offeredIn = new ConcurrentHashMap<>();
    private final AtomicInteger hangsUp = new AtomicInteger();
    private volatile boolean gate = true;
    private volatile boolean oneTryOnly;
    private volatile PublicKey authorized;
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final AtomicInteger heartbeats = new AtomicInteger();
    private volatile boolean mute;

    FakePc(Path root, PublicKey authorized) throws IOException {
        script = new ScriptPc(root);
        this.authorized = authorized;
        ssh.setHost("127.0.0.1");
        ssh.setNioWorkers(1);
        ssh.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        ssh.setPublickeyAuthenticator((user, key, session) -> {
            if (mute) {
                closed.join();
            }
            offered.add(key);
            if (key.equals(offeredIn.put(session, key)) && hangsUp.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
                session.close(true);
                return false;
            }
            boolean takes = user.equals(ACCOUNT) && KeyUtils.compareKeys(key, this.authorized);
            if (!takes && oneTryOnly) {
                tooManyFailures(session);
            }
            return takes;
        });
        ssh.setCommandFactory((channel, command) -> run(command));
        List<RequestHandler<ConnectionService>> handlers = new ArrayList<>(ssh.getGlobalRequestHandlers());
        handlers.add(0, (service, request, wantReply, buffer) -> {
            heartbeats.incrementAndGet();
            return RequestHandler.Result.Unsupported; // the next handler answers it
        });
        ssh.setGlobalRequestHandlers(handlers);
        CoreModuleProperties.TCP_NODELAY.set(ssh, true);
        hostKeys(TestKeys.ed25519());
        ssh.start();
    }

    private static void tooManyFailures(Session session) {
        try {
            session.disconnect(SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR, "Too many authentication failures");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Command run(String command) throws IOException {
        commands.add(command);
        Program program = programs.get(command);
        if (program == null) {
            program = programs.get("*");
        }
        if (program == null && command.equals(gate ? Gate.BUS : Gate.STDIO_BRIDGE)) {
            program = bus.stdioBridge();
        }
        return (program == null ? script.program(gate, command) : program).command();
    }

    FakeBus bus() {
        return bus;
    }

    ScriptPc script() {
        return script;
    }

    /** No gate is bound to the key: the log-in shell runs what comes. */
    void withoutGate() {
        gate = false;
    }

    /** This command, or with a star every command without a program of its own, becomes that program. */
    void program(String command, Program program) {
        programs.put(command, program);
    }

    /** The keys that the PC shows to the next connections. */
    void hostKeys(KeyPair... keys) {
        ssh.setKeyPairProvider(KeyPairProvider.wrap(keys));
    }

    /** Knows one cipher alone, which nobody should use any more. */
    @SuppressWarnings("deprecation")
    void oldCipherOnly() {
        ssh.setCipherFactories(List.of(BuiltinCiphers.tripledescbc));
    }

    /** Hangs up after the first key that it refuses, as OpenSSH with MaxAuthTries 1. */
    void oneTryOnly() {
        oneTryOnly = true;
    }

    /** Takes this key from now on, and no other. */
    void authorize(PublicKey key) {
        authorized = key;
    }

    /** Hangs up on the next log-ins when it has seen the proof of a key, as OpenSSH if PAM refuses the account. */
    void hangsUp(int times) {
        hangsUp.set(times);
    }

    /** Ends the next connections when the first session is asked for, as OpenSSH if PAM refuses the session. */
    void endsSessions(int times) {
        AtomicInteger left = new AtomicInteger(times);
        ssh.setChannelFactories(List.of(new ChannelSessionFactory() {
            @Override
            public Channel createChannel(Session session) throws IOException {
                if (left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                    session.close(true);
                }
                return super.createChannel(session);
            }
        }));
    }

    /** Opens no channels, as OpenSSH when its MaxSessions is reached. */
    void noChannels() {
        ssh.setChannelFactories(List.of());
    }

    /** Opens one channel at a time, as OpenSSH with MaxSessions 1. */
    void oneChannel() {
        AtomicReference<@Nullable Channel> open = new AtomicReference<>();
        ssh.setChannelFactories(List.of(new ChannelSessionFactory() {
            @Override
            public @Nullable Channel createChannel(Session session) throws IOException {
                Channel last = open.get();
                if (last != null && last.isOpen()) {
                    return null;
                }
                Channel next = super.createChannel(session);
                open.set(next);
                return next;
            }
        }));
    }

    /** Ends all connections in an orderly way. */
    void disconnect(String words) throws IOException {
        for (Session session : sessions()) {
            session.disconnect(SshConstants.SSH2_DISCONNECT_BY_APPLICATION, words);
        }
    }

    /** The log-in is never answered. */
    void mute() {
        mute = true;
    }

    /** What was to be run, in this order. */
    List<String> commands() {
        return commands;
    }

    /** The keys with which somebody tried to log in. */
    List<PublicKey> offered() {
        return offered;
    }

    /** On how many connections that was. */
    int logIns() {
        return offeredIn.size();
    }

    /** How many signs of life were asked for. */
    int heartbeats() {
        return heartbeats.get();
    }

    /** Takes nothing more from anybody, as a PC that falls asleep. */
    void freeze() {
        ssh.getActiveSessions().forEach(session -> session.getIoSession().suspendRead());
    }

    void thaw() {
        ssh.getActiveSessions().forEach(session -> session.getIoSession().resumeRead());
    }

    /** As if its power were cut. */
    void drop() {
        ssh.getActiveSessions().forEach(session -> session.close(true));
    }

    List<? extends Session> sessions() {
        return ssh.getActiveSessions();
    }

    PcAddress address() {
        return address("");
    }

    PcAddress address(String hostKey) {
        return new PcAddress("den", "127.0.0.1", ssh.getPort(), ACCOUNT, hostKey);
    }

    @Override
    public void close() throws IOException {
        closed.complete(true);
        ssh.stop(true);
    }
}
