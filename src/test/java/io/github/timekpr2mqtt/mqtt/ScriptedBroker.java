package io.github.timekpr2mqtt.mqtt;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Answers as no well-behaved broker would. It knows four packets of MQTT 5 and keeps what it got, in hexadecimal. */
final class ScriptedBroker implements AutoCloseable {
    private static final int CONNECT = 1;
    private static final int PUBLISH = 3;
    private static final int SUBSCRIBE = 8;
    private static final int DISCONNECT = 14;

    private final ServerSocket server = open();
    private final String toConnect;
    private final String toSubscribe;
    private final String toPublish;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    final List<String> packets = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);
    /** Sent after CONNACK until somebody connects with a clean start. */
    private volatile String kept = "";

    /** Sends these bytes to every CONNECT, and nothing else; empty closes the connection. */
    ScriptedBroker(String toConnect) {
        this(toConnect, "", "", false);
    }

    /** As above, then these reason codes to a SUBSCRIBE and to a PUBLISH of QoS 1; empty is silence. */
    ScriptedBroker(String toConnect, String toSubscribe, String toPublish) {
        this(toConnect, toSubscribe, toPublish, false);
    }

    private ScriptedBroker(String toConnect, String toSubscribe, String toPublish, boolean hold) {
        if (!hold) {
            held.countDown();
        }
        this.toConnect = toConnect;
        this.toSubscribe = toSubscribe;
        this.toPublish = toPublish;
        Thread accepting = new Thread(() -> {
            while (true) {
                try {
                    Socket socket = server.accept();
                    sockets.add(socket);
                    Thread talking = new Thread(() -> talk(socket));
                    talking.setDaemon(true);
                    talking.start();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        accepting.setDaemon(true);
        accepting.start();
    }

    /** One that answers a CONNECT only once it is {@link #release}d. */
    static ScriptedBroker holding(String toConnect) {
        return new ScriptedBroker(toConnect, "", "", true);
    }

    /** One whose session holds this packet. */
    static ScriptedBroker keeping(String packet) {
        ScriptedBroker broker = new ScriptedBroker("2003000000", "", "00");
        broker.kept = packet;
        return broker;
    }

    void release() {
        held.countDown();
    }

    /** Ends what stands; the next try gets in. */
    void hangUp() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException closed) {
                // as wanted
            }
        }
    }

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return sockets.size();
    }

    long publishes() {
        return packets.stream().filter(packet -> packet.startsWith("3")).count();
    }

    /** Of each CONNECT so far. */
    List<Boolean> cleanStarts() {
        return packets.stream()
                .filter(packet -> packet.startsWith("10 "))
                .map(packet -> isCleanStart(HexFormat.of().parseHex(packet.substring(3))))
                .toList();
    }

    /** Whether a SUBSCRIBE came after the n-th CONNECT. */
    boolean subscribesAfterConnect(int n) {
        int connects = 0;
        boolean subscribed = false;
        for (String packet : packets) {
            connects += packet.startsWith("10 ") ? 1 : 0;
            subscribed |= connects == n && packet.startsWith("82 ");
        }
        return subscribed;
    }

    private static boolean isCleanStart(byte[] connect) {
        return (connect[7] & 2) != 0;
    }

    private void talk(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (true) {
                int first = in.readUnsignedByte();
                byte[] body = in.readNBytes(length(in));
                if (new String(body, StandardCharsets.ISO_8859_1).contains("timekprlook")) {
                    return; // nobody else is here
                }
                packets.add(HexFormat.of().toHexDigits((byte) first) + " "
                        + HexFormat.of().formatHex(body));
                held.await();
                String answer = answer(first, body);
                out.write(HexFormat.of().parseHex(answer));
                out.flush();
                if ((first >> 4 == CONNECT && answer.isEmpty()) || first >> 4 == DISCONNECT) {
                    return;
                }
            }
        } catch (IOException | InterruptedException gone) {
            // the other side has hung up
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            int next = in.readUnsignedByte();
            length |= (next & 0x7f) << shift;
            if (next < 0x80) {
                return length;
            }
        }
    }

    private String answer(int first, byte[] body) {
        HexFormat hex = HexFormat.of();
        int type = first >> 4;
        if (type == CONNECT) {
            kept = isCleanStart(body) ? "" : kept;
            return toConnect + kept;
        }
        if (type == SUBSCRIBE && !toSubscribe.isEmpty()) {
            int length = 3 + toSubscribe.length() / 2;
            return "90" + hex.toHexDigits((byte) length) + hex.formatHex(body, 0, 2) + "00" + toSubscribe;
        }
        if (type == PUBLISH && (first & 6) == 2 && !toPublish.isEmpty()) {
            int topic = 2 + (body[0] << 8) + body[1];
            return "4004" + hex.formatHex(body, topic, topic + 2) + toPublish + "00";
        }
        return "";
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}
