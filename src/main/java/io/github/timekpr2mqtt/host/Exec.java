package io.github.timekpr2mqtt.host;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;

/** One command that runs on the PC, in a channel of its own. */
final class Exec implements AutoCloseable {
    private static final int LONGEST_ERROR_TEXT = 2048;
    private static final int NO_SESSION = 254;

    /**
     * How a command ended.
     *
     * @param status empty if the PC never told, for example because a signal or the connection ended it
     * @param errorText the beginning of what it wrote to its standard error
     */
    record Ending(OptionalInt status, String errorText) {
        boolean isStatus(int value) {
            return status.isPresent() && status.getAsInt() == value;
        }

        /** Whether its SSH server ran it at all, as far as one can see: 254 is OpenSSH's where PAM refuses the session. */
        private boolean isOfCommand() {
            return status.isPresent() ? status.getAsInt() != NO_SESSION : !errorText.isBlank();
        }

        /** For a message: its own words, or else the status. */
        String words() {
            String number = status.isPresent() ? "exit status " + status.getAsInt() : "it ended without a status";
            return errorText.isBlank() ? number : errorText;
        }
    }

    /** Whether any command of a session gave an answer or an exit status. */
    private static final AttributeKey<Boolean> ANSWERED = new AttributeKey<>();

    private final ClientSession session;
    private final ChannelExec channel;
    private volatile boolean said;
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();

    /**
     * Starts the command; {@code out} is written on MINA's thread.
     *
     * @throws Trouble NO_ANSWER, TOO_FEW_SESSIONS if the PC opens no channel, SESSION_ENDED, LOST
     */
    Exec(ClientSession session, String command, OutputStream out, Duration limit) throws Trouble {
        this.session = session;
        CappedOutput errorText = new CappedOutput(LONGEST_ERROR_TEXT);
        CompletableFuture<Boolean> opened = new CompletableFuture<>();
        try {
            channel = session.createExecChannel(command);
            CoreModuleProperties.REQUEST_EXEC_REPLY.set(channel, true); // or a refusal is never told
            channel.setOut(new Noticed(out));
            channel.setErr(errorText);
            channel.addCloseFutureListener(closed -> ended.complete(ending(errorText)));
            channel.open().addListener(open -> {
                if (open.isOpened()) {
                    opened.complete(true);
                } else {
                    opened.completeExceptionally(open.getException());
                }
            });
        } catch (IOException | IllegalStateException e) { // the second: MINA's for a session that was closed
            throw ended(session, e, "it ended before we could ask");
        }
        try {
            Waiting.on(opened, limit);
        } catch (Waiting.Failed e) {
            close();
            throw notOpened(session, e);
        }
    }

    private static Trouble notOpened(ClientSession session, Waiting.Failed e) {
        Throwable cause = e.getCause();
        if (e.timedOut()) {
            return new Trouble(Trouble.Kind.NO_ANSWER, cause, "it opens no channel");
        }
        return cause instanceof SshChannelOpenException
                ? new Trouble(Trouble.Kind.TOO_FEW_SESSIONS, cause, session.getUsername(), cause)
                : ended(session, cause, "it ended while we asked");
    }

    /** Of a session that is over: at once after the log-in, or later, in these words. */
    static Trouble ended(ClientSession session, @Nullable Throwable cause, Object words) {
        return ranNothing(session)
                ? new Trouble(Trouble.Kind.SESSION_ENDED, cause)
                : new Trouble(Trouble.Kind.LOST, cause, words);
    }

    /** Whether no command of this session was run so far, as far as one can see. */
    static boolean ranNothing(ClientSession session) {
        return !Boolean.TRUE.equals(session.getAttribute(ANSWERED));
    }

    /** Whether anything was ever answered is asked of all commands of a session. */
    private final class Noticed extends FilterOutputStream {
        Noticed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (ranNothing(session)) {
                said = true;
                session.setAttribute(ANSWERED, true);
            }
            out.write(bytes, from, length);
        }
    }

    private Ending ending(CappedOutput errorText) {
        Integer status = channel.getExitStatus();
        Ending ending = new Ending(
                status == null ? OptionalInt.empty() : OptionalInt.of(status),
                new String(errorText.bytes(), StandardCharsets.UTF_8).strip());
        if (ending.isOfCommand()) {
            session.setAttribute(ANSWERED, true);
        } else if (said && ending.isStatus(NO_SESSION)) {
            session.removeAttribute(ANSWERED); // it was PAM's greeting
        }
        return ending;
    }

    /** The command's standard input. */
    OutputStream input() {
        return channel.getInvertedIn();
    }

    /** Tells the command that no more input comes. */
    void endInput() {
        try {
            channel.getInvertedIn().close();
        } catch (IOException e) {
            close(); // it cannot be told any more
        }
    }

    CompletableFuture<Ending> ended() {
        return ended;
    }

    /** Returns at once. The PC is told, so that it ends the command and nothing of it comes any more. */
    @Override
    public void close() {
        channel.close(false);
    }
}
