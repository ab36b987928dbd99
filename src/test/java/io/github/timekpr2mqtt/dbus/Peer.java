package io.github.timekpr2mqtt.dbus;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The other end of a connection, for tests: takes what the client writes, log-in and calls, and sends back what it is told to. No
 * thread, no socket: the client's bytes are written into it, its own go out on the thread that made it speak.
 */
public final class Peer extends OutputStream implements Intake.Sink {
    public static final String GUID = "0123456789abcdef0123456789abcdef";

    private static final String BEGIN = "BEGIN\r\n";

    private final Consumer<Message> onCall;
    private final Intake intake = new Intake(this);
    private final StringBuilder logIn = new StringBuilder();
    private final AtomicLong serial = new AtomicLong();
    private final List<Message> calls = new ArrayList<>();
    private OutputStream toClient = OutputStream.nullOutputStream();
    private String answerToAuth = "OK " + GUID + "\r\n";
    private Function<Message, Message> answerToHello = hello -> hello.reply(next(), "s", ":1.7");
    private int closed;

    /** {@code onCall} is told every message of the client but Hello, which is answered here. */
    public Peer(Consumer<Message> onCall) {
        this.onCall = onCall;
    }

    public Peer connectedTo(OutputStream client) {
        toClient = client;
        return this;
    }

    public Peer answering(String line) {
        answerToAuth = line;
        return this;
    }

    public Peer answeringHello(Function<Message, Message> answer) {
        answerToHello = answer;
        return this;
    }

    /** The serial of the next message of this end. */
    public long next() {
        return serial.incrementAndGet();
    }

    public void send(Message message) {
        send(message.encode());
    }

    void send(byte... bytes) {
        try {
            toClient.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (logIn.toString().endsWith(BEGIN)) {
            intake.accept(bytes, offset, length);
            return;
        }
        String text = new String(bytes, offset, length, StandardCharsets.US_ASCII); // each line comes in one write
        logIn.append(text);
        if (text.startsWith("\0AUTH ")) {
            send(answerToAuth.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public boolean wants(Message head) {
        return true;
    }

    @Override
    public void message(Message message) {
        calls.add(message);
        if (message.member().equals("Hello")) {
            send(answerToHello.apply(message));
        } else {
            onCall.accept(message);
        }
    }

    @Override
    public void tooLong(Message head, long length) {
        throw new IllegalStateException("the client sent " + length + " bytes: " + head);
    }

    @Override
    public void close() {
        closed++;
    }

    String logIn() {
        return logIn.toString();
    }

    List<Message> calls() {
        return calls;
    }

    int closed() {
        return closed;
    }
}
