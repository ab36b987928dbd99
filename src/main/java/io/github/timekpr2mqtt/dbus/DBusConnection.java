package io.github.timekpr2mqtt.dbus;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A D-Bus client over two byte streams, for example the input and output of systemd-stdio-bridge in an SSH channel. It has no
 * thread: whoever has bytes of the peer pushes them into {@link #input()}, and signals and answers are told on that pushing thread.
 * Time-outs come on the JDK's one timer thread. What is attached to a future must block on neither.
 *
 * <p>It ends, once and for good, when the peer ends, when a write fails or takes longer than the limit, when the log-in fails, when
 * the peer sends what is not D-Bus, or by {@link #close()}. The stream to the peer is closed then, every open call fails, and
 * the listener is told. A message above 1 MiB is none of these: it is left out, and if it was an answer, its call fails.
 */
public final class DBusConnection implements AutoCloseable {
    private static final String BUS = "org.freedesktop.DBus";
    private static final String BUS_PATH = "/org/freedesktop/DBus";

    /** Told on the pushing thread; must not block. */
    public interface Listener {
        /**
         * Asked with a signal's header alone, whether its body is worth reading. To refuse strangers here keeps a child from making us
         * work through megabytes: 4 to 13 ms for each (measured), on a thread that all PCs may share.
         */
        default boolean wants(Message head) {
            return true;
        }

        /**
         * Every signal that comes, also one that any local user sent straight to us: it counts only if {@link Message#sender()} is
         * the owner of the name that is trusted.
         */
        void signal(Message signal);

        /** A call that had timed out is answered after all: whoever did not answer lives. The answer itself is dropped. */
        default void lateAnswer() {}

        /** The connection has ended. Told exactly once, also after {@link DBusConnection#close()}, on the thread that ended it. */
        void closed(IOException why);
    }

    private final OutputStream toPeer;
    private final Limit limit;
    private final Object writing = new Object();
    private final AtomicLong serial = new AtomicLong();
    private final OpenCalls calls;
    private final CompletableFuture<String> guid = new CompletableFuture<>();
    private final AtomicReference<@Nullable IOException> ended = new AtomicReference<>();
    private final Dispatch dispatch;
    private final Input input;
    private volatile boolean begun;

    /**
     * @param toPeer its {@code close()} is called when the connection ends, from any thread and perhaps while another one is in a
     *     write: it must end that write and not wait for the peer
     * @param limit for each call, each write, and each step of the log-in
     */
    public DBusConnection(OutputStream toPeer, Duration limit, Listener listener) {
        this.toPeer = toPeer;
        this.limit = new Limit(limit);
        calls = new OpenCalls(() -> Dispatch.told(listener::lateAnswer));
        dispatch = new Dispatch(calls, listener, () -> ended.get() != null);
        input = new Input();
    }

    /** Logs in, once. If that fails, the connection has ended. */
    public CompletableFuture<Login> start() {
        CompletableFuture<Login> login = guid.thenCompose(this::hello).whenComplete((ok, failure) -> {
            if (failure != null) {
                end(failure.getCause() instanceof IOException why ? why : new IOException(failure));
            }
        });
        limit.on(guid, () -> end(new CallTimedOut("the log-in", limit.time())));
        send(Sasl.AUTH);
        return login;
    }

    private CompletableFuture<Login> hello(String id) {
        send(Sasl.BEGIN);
        begun = true;
        return call(BUS, BUS_PATH, BUS, "Hello", "").thenApply(answer -> new Login(uniqueName(answer), id));
    }

    private static String uniqueName(List<Object> answer) {
        if (answer.size() == 1 && answer.get(0) instanceof String name && name.startsWith(":")) {
            return name;
        }
        throw new CompletionException(new Malformed("Hello answered with " + Printable.of(answer.toString(), 100)));
    }

    /**
     * Calls a method; completes with the body of the answer. Fails with {@link CallFailed}, {@link CallTimedOut}, or another
     * {@link IOException} when the connection ends before the answer, is not logged in, or the answer is too long. Throws
     * {@link IllegalArgumentException} if the arguments do not fit the signature; nothing was sent then.
     */
    public CompletableFuture<List<Object>> call(
            String destination, String path, String iface, String member, String signature, Object... args) {
        long id = serial.incrementAndGet();
        byte[] message = Message.call(id, destination, path, iface, member, signature, args)
                .encode();
        CompletableFuture<List<Object>> answer = calls.add(id, member, limit);
        IOException why = ended.get();
        if (why != null) {
            calls.failed(id, why);
        } else if (!begun) {
            calls.failed(id, new IOException("not logged in yet"));
        } else {
            send(message);
        }
        return answer;
    }

    /** Bytes of the peer are written here; {@code close()} says that the peer has ended. Neither ever throws. */
    public OutputStream input() {
        return input;
    }

    @Override
    public void close() {
        end(new IOException("closed at this end"));
    }

    private void send(byte[] bytes) {
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        limit.on(written, () -> end(new IOException("the peer takes no bytes")));
        try {
            synchronized (writing) {
                toPeer.write(bytes);
                toPeer.flush();
            }
        } catch (IOException e) {
            end(e);
        } finally {
            written.complete(true);
        }
    }

    private void end(IOException why) {
        if (!ended.compareAndSet(null, why)) {
            return;
        }
        try {
            toPeer.close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        dispatch.closed(why); // before the calls fail: who sees one fail finds the end already told
        guid.completeExceptionally(why);
        calls.allFailed(why);
    }

    /** Bytes of memory held for a message that is not complete yet. */
    int buffered() {
        return input.intake.capacity();
    }

    int openCalls() {
        return calls.size();
    }

    private final class Input extends OutputStream {
        private final Sasl sasl = new Sasl();
        private final Intake intake = new Intake(dispatch);

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            try {
                int line = sasl.isDone() || ended.get() != null ? 0 : sasl.accept(bytes, offset, length);
                if (sasl.isDone()) {
                    guid.complete(sasl.guid());
                }
                if (ended.get() == null) {
                    intake.accept(bytes, offset + line, length - line);
                }
            } catch (IOException e) {
                end(e);
            }
        }

        @Override
        public void close() {
            end(new IOException("the peer has ended the connection"));
        }
    }
}
