package io.github.timekpr2mqtt.host;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/** Keeps what is written, up to a limit, and leaves out the rest: a hostile PC must not fill our memory. */
final class CappedOutput extends OutputStream {
    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    CappedOutput(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        kept.write(bytes, offset, Math.min(length, limit - kept.size()));
    }

    synchronized byte[] bytes() {
        return kept.toByteArray();
    }
}
