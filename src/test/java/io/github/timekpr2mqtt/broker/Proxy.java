package io.github.timekpr2mqtt.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The wire between a client and the broker. Closed at first: nothing answers at its port until it is opened. */
public final class Proxy implements AutoCloseable {
    private final int port = Ports.free();
    private final int broker;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private @Nullable ServerSocket server;
    private Thread accepting = new Thread();

    /** A proxy before this port of 127.0.0.1. */
    public Proxy(int broker) {
        this.broker = broker;
    }

    public int port() {
        return port;
    }

    /** How many came so far. */
    public int connections() {
        return connections.get();
    }

    /** Lets connections through. */
    public void open() throws IOException {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        server = opened;
        accepting = start(() -> {
            while (true) {
                Socket client = opened.accept();
                connections.incrementAndGet();
                Socket far;
                try {
                    far = new Socket(InetAddress.getLoopbackAddress(), broker);
                } catch (IOException away) {
                    client.close();
                    continue;
                }
                clients.add(client);
                sockets.add(client);
                sockets.add(far);
                start(() -> pump(client, far));
                start(() -> pump(far, client));
            }
        });
    }

    /** Takes the wire away: what stands is reset on both sides without a word, as by a kill, and nothing new gets in. */
    public void cut() throws IOException, InterruptedException {
        if (server != null) {
            server.close();
            accepting.join(); // it holds the port until it has noticed, and may just have taken another connection
            server = null;
        }
        blink();
    }

    /** Resets what stands; the next try gets in. */
    public void blink() throws IOException {
        for (Socket socket : sockets) {
            reset(socket);
        }
    }

    /** As if the broker had sent these bytes to whoever is connected. */
    public void toClients(byte[] bytes) throws IOException {
        for (Socket client : clients) {
            client.getOutputStream().write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
        }
        blink();
    }

    /** An orderly end of one side reaches the other as such, with all that was said before it. */
    private void pump(Socket from, Socket to) throws IOException {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            clients.remove(to);
            to.shutdownOutput();
        } catch (IOException broken) {
            reset(from);
            reset(to);
        }
    }

    /** One at a time: two ends of one wire, and a test, may want it at once. */
    private synchronized void reset(Socket socket) throws IOException {
        sockets.remove(socket);
        clients.remove(socket);
        if (!socket.isClosed()) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static Thread start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // the end of a socket is what this class is for
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
