package io.github.timekpr2mqtt.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A port that takes connections and says one thing, or nothing. */
final class SilentPort implements AutoCloseable {
    private final ServerSocket server;
    private final List<Socket> taken = new CopyOnWriteArrayList<>();

    SilentPort(String greeting, boolean hangUp) throws IOException {
        this(greeting, hangUp ? Socket::shutdownOutput : socket -> {});
    }

    private SilentPort(String greeting, Then then) throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(greeting, then), "silent port");
        thread.setDaemon(true);
        thread.start();
    }

    /** It closes with what we sent still unread, so that the kernel resets the connection. */
    static SilentPort thatReadsNothing(String greeting) throws IOException {
        return new SilentPort(greeting, Socket::close);
    }

    private interface Then {
        void with(Socket socket) throws IOException;
    }

    private void serve(String greeting, Then then) {
        try {
            while (true) {
                Socket socket = server.accept();
                taken.add(socket);
                socket.getOutputStream().write(greeting.getBytes(StandardCharsets.UTF_8));
                then.with(socket);
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    PcAddress address() {
        return new PcAddress("den", "127.0.0.1", server.getLocalPort(), "kid", "");
    }

    /** True once the other end has closed every connection. */
    boolean isLeft() {
        return !taken.isEmpty() && taken.stream().allMatch(SilentPort::isLeft);
    }

    private static boolean isLeft(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().skip(10_000) == 0
                    && socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : taken) {
            socket.close();
        }
    }
}
