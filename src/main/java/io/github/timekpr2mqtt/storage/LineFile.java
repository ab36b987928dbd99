package io.github.timekpr2mqtt.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * A file to which lines are added, and nothing else. One that is full becomes the older file, and what was that before goes: so
 * there are two of them at most. A line survives a kill; it is not forced, so a power cut may take the newest ones, or half of one.
 *
 * <p>One thread at a time.
 */
public final class LineFile {
    /** Bytes of each of the two files. */
    static final long MOST = 2 << 20;

    private final Path file;
    private final Path older;
    private final long most;

    /**
     * A file of this name in a folder that is there. Nothing is read or written yet.
     *
     * @param name without its ending; the older file has {@code .1} behind it
     */
    public LineFile(Path folder, String name) {
        this(folder, name, MOST);
    }

    LineFile(Path folder, String name, long most) {
        this.file = folder.resolve(name + ".jsonl");
        this.older = folder.resolve(name + ".1.jsonl");
        this.most = most;
    }

    /**
     * Adds a line.
     *
     * @param line without a line end
     * @throws IOException with one plain line, if it cannot be written; half of it may be there
     */
    public void add(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(UTF_8);
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new IOException("it is no file"); // to open a pipe would wait for ever
            }
            if (Files.exists(file) && Files.size(file) + bytes.length > most) {
                Files.move(file, older, REPLACE_EXISTING);
            }
            if (!endsWithLine()) {
                write(new byte[] {'\n'}); // of a line that was cut
            }
            write(bytes);
        } catch (IOException e) {
            throw new IOException(file + " cannot be written: " + Reason.of(e), e);
        }
    }

    private boolean endsWithLine() throws IOException {
        if (!Files.exists(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() == 0 || (channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n');
        }
    }

    private void write(byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, Set.of(CREATE, APPEND), Disk.OWNER_ONLY_FILE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }
    }
}
