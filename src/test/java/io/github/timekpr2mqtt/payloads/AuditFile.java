package io.github.timekpr2mqtt.payloads;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of {@code audit.jsonl} as they come, also when it is begun anew: what it was then is read to its end, by
 * whatever name, for nothing is added to it any more.
 */
final class AuditFile implements AutoCloseable {
    private final Path file;
    private final ByteArrayOutputStream half = new ByteArrayOutputStream();
    private @Nullable Open open;

    /** The file that is read, whatever it is called meanwhile. */
    private record Open(FileChannel channel, Object key) {}

    AuditFile(Path file) {
        this.file = file;
    }

    /** Those that were not there the last time. */
    List<String> more() throws IOException {
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        more.writeBytes(half.toByteArray());
        half.reset();
        try {
            if (open != null && !open.key().equals(key(file))) {
                more.writeBytes(rest(open));
                close();
            }
            if (open == null) {
                open = open();
            }
        } catch (NoSuchFileException e) { // not yet begun, or just being begun anew
        }
        if (open != null) {
            more.writeBytes(rest(open));
        }
        return lines(more.toByteArray());
    }

    private List<String> lines(byte[] bytes) throws IOException {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(UTF_8.newDecoder()
                        .decode(ByteBuffer.wrap(bytes, from, i - from))
                        .toString());
                from = i + 1;
            }
        }
        half.write(bytes, from, bytes.length - from);
        return lines;
    }

    private Open open() throws IOException {
        while (true) {
            Object key = key(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            if (key.equals(key(file))) { // an open file's key goes to no other
                return new Open(channel, key);
            }
            channel.close();
        }
    }

    private static Object key(Path path) throws IOException {
        return Objects.requireNonNull(
                Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    }

    private static byte[] rest(Open open) throws IOException {
        return Channels.newInputStream(open.channel()).readAllBytes();
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.channel().close();
            open = null;
        }
    }
}
