package io.github.timekpr2mqtt.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;

/** Ports of this machine. */
public final class Ports {
    private Ports() {}

    /** One of 127.0.0.1 that nobody listens on, below those that the system hands out to clients (32768 and up on Linux). */
    public static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // the next one
            }
        }
    }

    static void awaitOpen(InetAddress address, int port) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port), 1000);
                return true;
            } catch (IOException closed) {
                return false;
            }
        });
    }
}
