package io.github.timekpr2mqtt.broker;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The wire between one client and the broker, packet by packet of MQTT 5: it stops once at a named point. It knows a topic by its
 * name, so a message that is the second on its topic in a connection may have an alias, and be missed.
 */
public final class PacketProxy implements AutoCloseable {
    private static final int CONNACK = 2;
    private static final int PUBLISH = 3;
    private static final int PUBACK = 4;

    private final ServerSocket server;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Stop stop;
    private volatile boolean isCut;
    private volatile boolean sessionPresent;

    /** Where it stops, about the next message of a topic with a certain end; the client is the one who connects here. */
    public enum Point {
        BEFORE_DELIVERY(false, PUBLISH, true),
        AFTER_DELIVERY(false, PUBLISH, false),
        BEFORE_ITS_PUBACK(true, PUBACK, true),
        AFTER_ITS_PUBACK(true, PUBACK, false),
        BEFORE_SENDING(true, PUBLISH, true),
        AFTER_SENDING(true, PUBLISH, false),
        BEFORE_THE_BROKERS_PUBACK(false, PUBACK, true),
        AFTER_THE_BROKERS_PUBACK(false, PUBACK, false);

        private final boolean fromClient;
        private final int type;
        private final boolean before;

        Point(boolean fromClient, int type, boolean before) {
            this.fromClient = fromClient;
            this.type = type;
            this.before = before;
        }

        /** Whether it is about a message from the client. */
        public boolean isOfClientsMessage() {
            return fromClient == (type == PUBLISH);
        }
    }

    /** A point that is waited for; {@code packetId} of its message, once that came by. */
    private static final class Stop {
        private final Point point;
        private final String topicEnd;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile int packetId = -1;
        private volatile boolean isLost;

        private Stop(Point point, String topicEnd) {
            this.point = point;
            this.topicEnd = topicEnd;
        }

        /** Whether this packet is the point; remembers the message whose acknowledgement is. */
        private boolean isAt(boolean fromClient, byte[] packet) {
            int type = (packet[0] & 0xff) >> 4;
            if (type == PUBLISH
                    && fromClient == point.isOfClientsMessage()
                    && topic(packet).endsWith(topicEnd)) {
                packetId = packetId(packet);
                return point.type == PUBLISH;
            }
            return type == PUBACK
                    && point.type == PUBACK
                    && fromClient == point.fromClient
                    && packetId >= 0
                    && packetId == unsigned(packet, start(packet));
        }

        private void here() throws IOException {
            reached.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            if (isLost) {
                throw new IOException("lost with its connection");
            }
        }
    }

    /** A proxy at any free port of 127.0.0.1 before another one. */
    public PacketProxy(int broker) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(() -> {
            while (true) {
                Socket client = server.accept();
                clients.add(client);
                if (isCut) {
                    client.close();
                }
                Socket far;
                try {
                    far = new Socket(InetAddress.getLoopbackAddress(), broker);
                } catch (IOException away) {
                    client.close();
                    continue;
                }
                start(() -> pump(client, far, true));
                start(() -> pump(far, client, false));
            }
        });
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Once, the next time that this comes by; then nothing more goes that way. */
    public void stopAt(Point point, String topicEnd) {
        stop = new Stop(point, topicEnd);
    }

    /** Waits until it has stopped. */
    public void awaitStopped() throws InterruptedException {
        Stop waited = stop;
        if (waited == null || !waited.reached.await(1, TimeUnit.MINUTES)) {
            throw new AssertionError("the point was not reached");
        }
    }

    /** What was held goes on its way, if there still is one. */
    public void goOn() {
        Stop held = stop;
        stop = null;
        if (held != null) {
            held.released.countDown();
        }
    }

    /** Takes the wire away, with what is held, until it is mended: then the next try gets in. */
    public void cut() throws IOException {
        isCut = true;
        Stop held = stop;
        if (held != null) {
            held.isLost = true;
        }
        for (Socket client : clients) {
            client.close();
        }
        clients.clear();
        goOn();
    }

    public void mend() {
        isCut = false;
    }

    /** Whether the last client found its session at the broker. */
    public boolean wasResumed() {
        return sessionPresent;
    }

    private void pump(Socket from, Socket to, boolean fromClient) throws IOException {
        try (from;
                to) {
            to.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(from.getInputStream());
            OutputStream out = to.getOutputStream();
            while (true) {
                byte[] packet = packet(in);
                if ((packet[0] & 0xff) >> 4 == CONNACK) {
                    sessionPresent = (packet[start(packet)] & 1) != 0;
                }
                Optional<Stop> here = here(fromClient, packet);
                if (here.isPresent() && here.get().point.before) {
                    here.get().here();
                }
                out.write(packet);
                if (here.isPresent() && !here.get().point.before) {
                    here.get().here();
                }
            }
        }
    }

    private Optional<Stop> here(boolean fromClient, byte[] packet) {
        Stop watched = stop;
        return watched != null && watched.reached.getCount() > 0 && watched.isAt(fromClient, packet)
                ? Optional.of(watched)
                : Optional.empty();
    }

    private static byte[] packet(DataInputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(in.readUnsignedByte());
        int length = 0;
        int next;
        int shift = 0;
        do {
            next = in.readUnsignedByte();
            head.write(next);
            length |= (next & 0x7f) << shift;
            shift += 7;
        } while ((next & 0x80) != 0);
        head.write(in.readNBytes(length));
        return head.toByteArray();
    }

    /** Behind the fixed header. */
    private static int start(byte[] packet) {
        int at = 1;
        while ((packet[at] & 0x80) != 0) {
            at++;
        }
        return at + 1;
    }

    private static int unsigned(byte[] packet, int at) {
        return ((packet[at] & 0xff) << 8) | (packet[at + 1] & 0xff);
    }

    private static String topic(byte[] packet) {
        int at = start(packet);
        return new String(packet, at + 2, unsigned(packet, at), StandardCharsets.UTF_8);
    }

    /** Of a message with QoS 1; -1 of one with 0. */
    private static int packetId(byte[] packet) {
        int at = start(packet);
        return (packet[0] & 0x06) == 0 ? -1 : unsigned(packet, at + 2 + unsigned(packet, at));
    }

    @Override
    public void close() throws IOException {
        goOn();
        server.close();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // the end of a socket ends its thread
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
