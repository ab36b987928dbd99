package io.github.timekpr2mqtt.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The wire to a PC or to the broker: it can be counted, and broken in ways that no plug can. */
final class Relay implements AutoCloseable {
    /** What becomes of what is sent. */
    enum Mode {
        /** It arrives. */
        PASS,
        /** New connections are taken, and nothing arrives; it does when this ends. */
        SILENT,
        /** The first packet of a new connection stays unanswered, and nothing arrives; it does when this ends. */
        DROPPING
    }

    private static final int FILL_MILLIS = 200;

    private final int target;
    private final ServerSocket server;
    private final AtomicLong bytes = new AtomicLong();
    private volatile long connected;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Socket> unheard = ConcurrentHashMap.newKeySet();
    private Mode mode = Mode.PASS;

    /**
     * A relay at this port of 127.0.0.1, 0 for any free one, to another port there.
     *
     * @throws IOException if the port is taken
     */
    Relay(int port, int target) throws IOException {
        this.target = target;
        server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress()); // one may wait, see fill()
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How much arrived so far, in both directions. */
    long bytes() {
        return bytes.get();
    }

    /** When the last connection through it came to be, as {@link System#nanoTime}. */
    long connected() {
        return connected;
    }

    /** Breaks all connections; new ones are made. */
    void interrupt() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    void be(Mode next) throws IOException {
        synchronized (this) {
            mode = next;
            notifyAll();
        }
        for (Socket socket : unheard) {
            socket.close();
        }
        unheard.clear();
        if (next == Mode.DROPPING) {
            fill();
        }
    }

    /** Linux drops the first packet of a connection without a word while as many wait as may. */
    private void fill() throws IOException {
        while (true) {
            Socket socket = new Socket();
            unheard.add(socket);
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), FILL_MILLIS);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
    }

    private synchronized Mode mode() {
        return mode;
    }

    private synchronized void awaitNot(Mode unwanted) throws InterruptedException {
        while (mode == unwanted) {
            wait();
        }
    }

    private synchronized void awaitPass() throws InterruptedException {
        while (mode != Mode.PASS) {
            wait();
        }
    }

    private void accept() throws IOException, InterruptedException {
        while (true) {
            awaitNot(Mode.DROPPING);
            Socket near = server.accept();
            if (mode() != Mode.PASS) {
                unheard.add(near);
                continue;
            }
            try {
                connected = System.nanoTime();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                start(() -> pump(near, far));
                start(() -> pump(far, near));
            } catch (IOException off) {
                near.close();
            }
        }
    }

    private void pump(Socket from, Socket to) throws IOException, InterruptedException {
        sockets.add(from);
        try (from;
                to) {
            to.setTcpNoDelay(true);
            byte[] buffer = new byte[64 * 1024];
            InputStream in = from.getInputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                awaitPass();
                to.getOutputStream().write(buffer, 0, length);
                bytes.addAndGet(length);
            }
        } finally {
            sockets.remove(from);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        be(Mode.PASS);
        interrupt();
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // the end of a connection is nothing special here
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
