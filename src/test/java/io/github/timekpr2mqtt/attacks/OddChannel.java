package io.github.timekpr2mqtt.attacks;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.sshd.client.channel.AbstractClientChannel;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.util.buffer.Buffer;

/** An SSH channel of any type and with any request on it: what no ordinary client lets one ask for. */
final class OddChannel extends AbstractClientChannel {
    private final Queue<CompletableFuture<Boolean>> asked = new ConcurrentLinkedQueue<>();

    private OddChannel(String type) {
        super(type);
        setOut(OutputStream.nullOutputStream());
        setErr(OutputStream.nullOutputStream());
    }

    /** Whether the PC opens a channel of this type, whose message goes on with {@code more}; it is closed again. */
    static boolean opens(ClientSession session, String type, Consumer<Buffer> more, Duration limit) throws IOException {
        OddChannel channel = new OddChannel(type);
        boolean opened = channel.open(session, more, limit);
        channel.close(true);
        return opened;
    }

    /** Whether the PC grants this request on a session's channel before anything runs there. */
    static boolean grants(ClientSession session, String request, Consumer<Buffer> more, Duration limit)
            throws IOException {
        OddChannel channel = new OddChannel("session");
        if (!channel.open(session, buffer -> {}, limit)) {
            throw new IOException("no session");
        }
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        channel.asked.add(answer);
        Buffer buffer = session.createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
        buffer.putUInt(channel.getRecipient());
        buffer.putString(request);
        buffer.putBoolean(true);
        more.accept(buffer);
        channel.writePacket(buffer);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IOException("no answer to " + request, e);
        } finally {
            channel.close(true);
        }
    }

    private boolean open(ClientSession session, Consumer<Buffer> more, Duration limit) throws IOException {
        session.getService(ConnectionService.class).registerChannel(this);
        openFuture = new DefaultOpenFuture(getChannelType(), futureLock);
        Buffer buffer = session.createBuffer(SshConstants.SSH_MSG_CHANNEL_OPEN);
        buffer.putString(getChannelType());
        buffer.putUInt(getChannelId());
        buffer.putUInt(getLocalWindow().getSize());
        buffer.putUInt(getLocalWindow().getPacketSize());
        more.accept(buffer);
        writePacket(buffer);
        if (!openFuture.await(limit)) {
            throw new IOException("no answer to " + getChannelType());
        }
        return openFuture.isOpened();
    }

    @Override
    protected void doOpen() {
        // nothing runs there
    }

    @Override
    public void handleSuccess() {
        asked.remove().complete(true);
    }

    @Override
    public void handleFailure() {
        asked.remove().complete(false);
    }
}
