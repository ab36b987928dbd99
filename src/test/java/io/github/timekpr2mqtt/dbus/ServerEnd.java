package io.github.timekpr2mqtt.dbus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The bus's end of a connection, for PCs that are none: the log-in as systemd-stdio-bridge answers it, then messages. The
 * client's bytes are written into it, in whatever pieces they come; it has no thread.
 */
public final class ServerEnd extends OutputStream implements Intake.Sink {
    private static final int LONGEST_LINE = 256;

    private final String guid;
    private final OutputStream toClient;
    private final Consumer<Message> onCall;
    private final Intake intake = new Intake(this);
    private final StringBuilder line = new StringBuilder();
    private final AtomicLong serial = new AtomicLong();
    private boolean begun;

    /**
     * @param guid what the log-in is answered with, 32 hex digits
     * @param onCall told each call of the client, on the thread that wrote it
     */
    public ServerEnd(String guid, OutputStream toClient, Consumer<Message> onCall) {
        this.guid = guid;
        this.toClient = toClient;
        this.onCall = onCall;
    }

    /** The serial of the next message of this end. */
    public long next() {
        return serial.incrementAndGet();
    }

    /** Throws if the client is gone. */
    public void send(Message message) throws IOException {
        send(message.encode());
    }

    private void send(byte[] bytes) throws IOException {
        synchronized (toClient) {
            toClient.write(bytes);
            toClient.flush();
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** Throws if the client speaks no D-Bus. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        while (!begun && at < offset + length) {
            logIn((char) bytes[at++]);
        }
        intake.accept(bytes, at, offset + length - at);
    }

    private void logIn(char c) throws IOException {
        line.append(c);
        if (line.length() > LONGEST_LINE) {
            throw new IOException("a line of the log-in that does not end");
        }
        if (c == '\n') {
            String said = line.toString().strip().replace("\0", "");
            line.setLength(0);
            if (said.equals("BEGIN")) {
                begun = true;
            } else {
                send((answer(said) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    /** Who asks is not looked at: the SSH account was. */
    private String answer(String said) {
        if (said.matches("AUTH (ANONYMOUS|EXTERNAL) \\S+|DATA\\b.*")) {
            return "OK " + guid;
        }
        if (said.matches("AUTH (ANONYMOUS|EXTERNAL)")) {
            return "DATA";
        }
        return said.startsWith("AUTH") ? "REJECTED EXTERNAL ANONYMOUS" : "ERROR";
    }

    @Override
    public boolean wants(Message head) {
        return head.type() == MessageType.CALL;
    }

    @Override
    public void message(Message message) {
        onCall.accept(message);
    }

    /** A real bus ends the connection of who sends more than 32 MiB; nobody here does. */
    @Override
    public void tooLong(Message head, long length) {
        throw new IllegalArgumentException("a call of " + length + " bytes");
    }
}
