package io.github.timekpr2mqtt.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.core.CoreModuleProperties;

/** One command that runs on the PC, in a channel of its own. */
final class Exec implements AutoCloseable {
    private static final int LONGEST_ERROR_TEXT = 2048;

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

        /** For a message: its own words, or else the status. */
        String words() {
            String number = status.isPresent() ? "exit status " + status.getAsInt() : "it ended without a status";
            return errorText.isBlank() ? number : errorText;
        }
    }

    private final ChannelExec channel;
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();

    /**
     * Starts the command; {@code out} is written on MINA's thread.
     *
     * @throws Trouble NO_ANSWER, TOO_FEW_SESSIONS if the PC opens no channel, LOST
     */
    Exec(ClientSession session, String command, OutputStream out, Duration limit) throws Trouble {
        CappedOutput errorText = new CappedOutput(LONGEST_ERROR_TEXT);
        CompletableFuture<Boolean> opened = new CompletableFuture<>();
        try {
            channel = session.createExecChannel(command);
            CoreModuleProperties.REQUEST_EXEC_REPLY.set(channel, true); // or a refusal is never told
            channel.setOut(out);
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
            throw new Trouble(Trouble.Kind.LOST, e, e);
        }
        try {
            Waiting.on(opened, limit);
        } catch (Waiting.Failed e) {
            close();
            throw notOpened(session.getUsername(), e);
        }
    }

    private static Trouble notOpened(String account, Waiting.Failed e) {
        Throwable cause = e.getCause();
        if (e.timedOut()) {
            return new Trouble(Trouble.Kind.NO_ANSWER, cause, "it opens no channel");
        }
        return cause instanceof SshChannelOpenException
                ? new Trouble(Trouble.Kind.TOO_FEW_SESSIONS, cause, account, cause)
                : new Trouble(Trouble.Kind.LOST, cause, cause);
    }

    private Ending ending(CappedOutput errorText) {
        Integer status = channel.getExitStatus();
        return new Ending(
                status == null ? OptionalInt.empty() : OptionalInt.of(status),
                new String(errorText.bytes(), StandardCharsets.UTF_8).strip());
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
