package io.github.timekpr2mqtt.dbus;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts the stream of the peer's bytes into messages, in whatever pieces they come. Keeps at most one message that is not complete
 * yet, in a buffer that grows with the bytes that really came. A message that is too long runs by without being kept.
 */
final class Intake {
    /** Longest message that is read, in bytes: 1 MiB. Any local user can send us one of up to 32 MiB (the system bus's limit). */
    static final int MAX_MESSAGE = 1 << 20;

    /** Longest header that is read, in bytes. Only an object path can be as long as that; an answer has none. */
    static final int MAX_HEADER = 1 << 16;

    private static final int SMALL = 4096;

    interface Sink {
        /** Asked with the header alone: is the body to be read? */
        boolean wants(Message head);

        void message(Message message);

        /** The message was too long to be read; this is its header. Not told of one whose header is too long already. */
        void tooLong(Message head, long length);
    }

    private final Sink sink;
    private byte[] held = new byte[SMALL];
    private int have;
    private int wanted = Preamble.SIZE;
    private Optional<Preamble> start = Optional.empty();
    private long skip;

    Intake(Sink sink) {
        this.sink = sink;
    }

    void accept(byte[] bytes, int offset, int length) throws Malformed {
        int end = offset + length;
        for (int at = offset; at < end; ) {
            int n = (int) Math.min(end - at, skip > 0 ? skip : wanted - have);
            if (skip > 0) {
                skip -= n;
            } else {
                keep(bytes, at, n);
            }
            at += n;
            while (have == wanted) {
                step();
            }
        }
    }

    private void keep(byte[] bytes, int at, int n) {
        if (have + n > held.length) {
            held = Arrays.copyOf(held, Math.min(wanted, Math.max(have + n, 2 * held.length)));
        }
        System.arraycopy(bytes, at, held, have, n);
        have += n;
    }

    private void step() throws Malformed {
        if (start.isPresent()) {
            finish(start.get());
            return;
        }
        Preamble read = Preamble.read(held);
        if (read.headerLength() > MAX_HEADER) {
            next(read.length() - have);
        } else {
            start = Optional.of(read);
            wanted = (int) (isTooLong(read) ? read.headerLength() : read.length());
        }
    }

    private static boolean isTooLong(Preamble message) {
        return message.length() > MAX_MESSAGE;
    }

    private void finish(Preamble message) throws Malformed {
        WireReader in = new WireReader(
                ByteBuffer.wrap(held, Preamble.SIZE, have - Preamble.SIZE).order(message.order()));
        Optional<Message> head = Message.head(message, in);
        if (isTooLong(message)) {
            next(message.length() - have);
            head.ifPresent(h -> sink.tooLong(h, message.length()));
        } else if (head.isPresent() && sink.wants(head.get())) {
            Message whole = head.get().with(in.all(head.get().signature()));
            in.expectPosition(have);
            next(0);
            sink.message(whole);
        } else {
            next(0);
        }
    }

    private void next(long skipped) {
        skip = skipped;
        start = Optional.empty();
        wanted = Preamble.SIZE;
        have = 0;
        if (held.length > SMALL) {
            held = new byte[SMALL];
        }
    }

    /** Bytes of memory that are held for what has not been told yet. */
    int capacity() {
        return held.length;
    }
}
