package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.host.Trouble.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogInTest {
    @TempDir
    private Path folder;

    private final KeyPair key = TestKeys.ed25519();
    private SshClient client;

    @BeforeEach
    void start() {
        client = SshSettings.client(Limits.NORMAL);
        client.start();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
    }

    private LogIn logIn(PcAddress pc, Limits limits) throws Trouble {
        return new LogIn(client, pc, new HostKeys(folder.resolve("known_hosts")), limits, List.of(key));
    }

    @Test
    void of_several_addresses_the_first_that_answers_is_taken() throws Exception {
        try (FakePc pc = new FakePc(folder.resolve("pc"), key.getPublic());
                ClientSession session = logIn(pc.address(), Limits.NORMAL).at(List.of("127.0.0.2", "127.0.0.1"))) {
            assertTrue(session.isAuthenticated());
        }
    }

    @Test
    void an_address_that_never_answers_is_given_up() throws Exception {
        Duration rest = Duration.ofSeconds(30);
        Limits limits = new Limits(Duration.ofMillis(200), rest, rest, rest, rest);
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<SocketChannel> waiting = fill(full.getLocalPort());
            LogIn logIn = logIn(new PcAddress("den", "den.lan", full.getLocalPort(), "kid", ""), limits);

            Trouble trouble = assertThrows(Trouble.class, () -> logIn.at(List.of("127.0.0.1")));

            assertEquals(Kind.UNREACHABLE, trouble.kind());
            assertTrue(trouble.getMessage().contains("(no answer)"), trouble.getMessage());
            for (SocketChannel channel : waiting) {
                channel.close();
            }
        }
    }

    /** With its queue full the kernel drops further attempts, as a firewall does. */
    private static List<SocketChannel> fill(int port) throws IOException {
        List<SocketChannel> channels = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            boolean unused = channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channels.add(channel);
        }
        return channels;
    }
}
