package io.github.timekpr2mqtt.demopc;

import io.github.timekpr2mqtt.host.JdkEd25519;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.Readable;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.session.SessionFactory;

/** An SSH server on 127.0.0.1, open from its making on: keys only, commands only. */
final class SshDoor implements AutoCloseable {
    private final SshServer ssh = SshServer.setUpDefaultServer();
    /** Complete while the PC speaks. */
    private volatile CompletableFuture<Boolean> speech = CompletableFuture.completedFuture(true);

    /** {@code port} 0 takes any; {@code opens} is asked of a key, {@code programs} for the program of a command. */
    SshDoor(int port, KeyPair hostKey, String account, Predicate<PublicKey> opens, Function<String, Program> programs)
            throws IOException {
        JdkEd25519.register();
        ssh.setHost("127.0.0.1");
        ssh.setPort(port);
        ssh.setNioWorkers(1);
        ssh.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        ssh.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        ssh.setPublickeyAuthenticator((user, key, session) -> user.equals(account) && opens.test(key));
        ssh.setCommandFactory((channel, command) -> programs.apply(command).command());
        ssh.setSessionFactory(new Served(ssh));
        CoreModuleProperties.TCP_NODELAY.set(ssh, true);
        ssh.start();
    }

    int port() {
        return ssh.getPort();
    }

    /** While silent it takes connections and says nothing, not even its greeting; what came meanwhile is read afterwards. */
    void silent(boolean on) {
        speech.complete(true);
        if (on) {
            speech = new CompletableFuture<>();
        }
    }

    /** As if the power were cut: nobody is told. */
    @Override
    public void close() throws IOException {
        silent(false);
        ssh.stop(true);
    }

    /** Holds the one thread that serves all connections: to stop reading them would let one more message through each. */
    private final class Served extends SessionFactory {
        Served(SshServer server) {
            super(server);
        }

        @Override
        public void sessionCreated(IoSession session) throws Exception {
            speech.join();
            super.sessionCreated(session);
        }

        @Override
        public void messageReceived(IoSession session, Readable message) throws Exception {
            speech.join();
            super.messageReceived(session, message);
        }
    }
}
