package io.github.timekpr2mqtt.host;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.jspecify.annotations.Nullable;

/** Watches a session and its bus: when either ends, both do, and the listener is told once, with the first reason there was. */
final class SessionEnd implements SessionListener {
    private final ClientSession session;
    private final PcListener listener;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Throwable first;

    private SessionEnd(ClientSession session, PcListener listener) {
        this.session = session;
        this.listener = listener;
    }

    static SessionEnd of(ClientSession session, CompletableFuture<IOException> busClosed, PcListener listener) {
        SessionEnd end = new SessionEnd(session, listener);
        session.addSessionListener(end);
        session.addCloseFutureListener(closed -> end.ended("it was closed"));
        CompletableFuture<?> unused = busClosed.thenAccept(why -> end.ended(String.valueOf(why.getMessage())));
        return end;
    }

    @Override
    public void sessionException(Session failed, Throwable why) {
        because(why);
    }

    @Override
    public void sessionDisconnect(Session ended, int reason, String words, String language, boolean byUs) {
        if (!byUs) {
            because(new IOException(words));
        }
    }

    private void because(Throwable why) {
        if (first == null) {
            first = why;
        }
    }

    private void ended(String otherwise) {
        if (over.compareAndSet(false, true)) {
            session.close(true);
            Throwable why = first;
            String words = why == null ? otherwise : String.valueOf(why.getMessage());
            // the words are MINA's: "Got 2 heartbeat requests without reply"
            Trouble.Kind kind = words.contains("heartbeat") ? Trouble.Kind.NO_ANSWER : Trouble.Kind.LOST;
            listener.closed(new Trouble(kind, why, words));
        }
    }

    /** Ends both without telling the listener. */
    void close() {
        over.set(true);
        session.close(true);
    }
}
