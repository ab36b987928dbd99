package io.github.timekpr2mqtt.payloads;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the lines of {@code audit.jsonl} as they come, also when it is begun anew. */
final class AuditFile {
    private final Path file;
    private final Path older;
    private final ByteArrayOutputStream half = new ByteArrayOutputStream();
    private @Nullable Object last;
    private long read;

    AuditFile(Path file) {
        this.file = file;
        this.older = file.resolveSibling("audit.1.jsonl");
    }

    /** Those that were not there the last time. */
    List<String> more() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        more.writeBytes(half.toByteArray());
        half.reset();
        Object now = key(file);
        if (last != null && !last.equals(now)) {
            more.writeBytes(from(older, read));
            read = 0;
        }
        last = now;
        byte[] fresh = from(file, read);
        read += fresh.length;
        more.writeBytes(fresh);
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

    private static Object key(Path path) throws IOException {
        return Objects.requireNonNull(
                Files.readAttributes(path, BasicFileAttributes.class).fileKey());
    }

    private static byte[] from(Path path, long position) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return Channels.newInputStream(channel.position(position)).readAllBytes();
        }
    }
}
