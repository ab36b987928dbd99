package io.github.timekpr2mqtt.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A folder on a disk of its own, of one MiB, that can be full or read-only. It is there in a mount name space alone: for a process
 * that is started {@link #within} it, and by {@link #folder} for the test. It is gone with this object, or with the JVM.
 */
public final class SmallDisk implements AutoCloseable {
    private static final String MOUNT = "mount -t tmpfs -o size=1m,mode=700 small \"$1\" && echo ready && exec cat";

    private final Path place;
    private final Process holder;
    private boolean readOnly;

    /** In the place of a folder that is there, with all that lies in it. */
    public SmallDisk(Path place) throws IOException {
        this.place = place.toAbsolutePath();
        holder = new ProcessBuilder(
                        "unshare", "--mount", "--propagation", "private", "sh", "-c", MOUNT, "sh", this.place + "")
                .redirectErrorStream(true)
                .start();
        BufferedReader said = holder.inputReader();
        String line = said.readLine();
        if (!"ready".equals(line)) {
            throw new IOException("no disk: " + line);
        }
        run("cp", "-a", this.place + "/.", folder().toString());
    }

    private static void run(String... command) throws IOException {
        Ran.of(List.of(command), Map.of()).orFail();
    }

    /** A command that runs another one, and that one's children, where this disk is. */
    public String[] within(String... more) {
        List<String> command = new ArrayList<>(List.of("nsenter", "--mount=/proc/" + holder.pid() + "/ns/mnt"));
        command.add("--wd=" + Path.of("").toAbsolutePath());
        command.addAll(List.of(more));
        return command.toArray(String[]::new);
    }

    /** The folder as it is seen from outside. */
    public Path folder() {
        return Path.of("/proc/" + holder.pid() + "/root" + place);
    }

    /** Takes all room that is left. */
    public void fill() throws IOException {
        try (FileChannel filler = FileChannel.open(
                folder().resolve("filler"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
            while (true) {
                filler.write(ByteBuffer.allocate(4096));
            }
        } catch (IOException e) {
            if (!"No space left on device".equals(e.getMessage())) {
                throw e;
            }
        }
    }

    /** Gives it back. */
    public void free() throws IOException {
        Files.delete(folder().resolve("filler"));
    }

    /** Nobody writes there any more; what was opened for that before, the lock say, is not asked for. */
    public void readOnly(boolean on) throws IOException {
        if (on != readOnly) {
            readOnly = on;
            String how = on ? "mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\"" : "umount \"$1\"";
            run(within("sh", "-c", how, "sh", place.toString()));
        }
    }

    @Override
    public void close() {
        holder.destroyForcibly().onExit().join();
    }
}
