package io.github.timekpr2mqtt.bench;

import io.github.timekpr2mqtt.lab.LabImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of the app's image, in a place of their own with the machine's processes, devices, and the folder that all data lies in. The
 * program is started there without the engine that else runs it, and the place is ready before: what is measured is the program's alone,
 * from its own process on, but for the two small programs that go there (a few milliseconds).
 */
final class ImageRoot implements AutoCloseable {
    private static final String READY = "ready";
    private static final String ENTER =
            "mkdir -p \"$1$2\" && mount --bind \"$2\" \"$1$2\" && mount -t proc proc \"$1/proc\""
                    + " && mount --rbind /dev \"$1/dev\" && echo " + READY + " && exec cat";

    private final Path root;
    private final LabImage image;
    private final Process holder;

    /** @param folder where all data will lie */
    ImageRoot(LabImage image, Path folder) throws IOException {
        this.image = image;
        this.root = Files.createDirectory(folder.resolve("image"));
        image.unpack(root);
        this.holder = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--propagation",
                        "private",
                        "sh",
                        "-c",
                        ENTER,
                        "sh",
                        root.toString(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = holder.inputReader().readLine();
        if (!READY.equals(said)) {
            holder.destroy();
            throw new IOException("the place of the image is not ready");
        }
    }

    Program program() throws IOException {
        List<String> command = new ArrayList<>(
                List.of("nsenter", "--mount=/proc/" + holder.pid() + "/ns/mnt", "chroot", root.toString()));
        command.addAll(image.entry());
        return new Program("the app's image", command);
    }

    @Override
    public void close() throws IOException {
        holder.getOutputStream().close();
        holder.onExit().join();
    }
}
