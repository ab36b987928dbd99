package io.github.timekpr2mqtt.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that runs on from where it was moved to, in every process that has its file open, and whatever process ends meanwhile.
 * How far it is ahead of this machine's is all that the file holds.
 */
public final class MovedClock extends Clock {
    private static final VarHandle MILLIS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final ByteBuffer ahead;
    private final ZoneId zone;

    private MovedClock(ByteBuffer ahead, ZoneId zone) {
        this.ahead = ahead;
        this.zone = zone;
    }

    /** The clock of this file; one that is new shows this machine's time. */
    public static MovedClock at(Path file, ZoneId zone) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new MovedClock(channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES), zone);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on it shows this. */
    public void moveTo(Instant moment) {
        MILLIS.setVolatile(ahead, 0, moment.toEpochMilli() - System.currentTimeMillis());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(System.currentTimeMillis() + (long) MILLIS.getVolatile(ahead, 0));
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovedClock(ahead, other);
    }
}
