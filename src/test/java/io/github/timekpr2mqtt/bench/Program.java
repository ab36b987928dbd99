package io.github.timekpr2mqtt.bench;

import io.github.timekpr2mqtt.lab.LabImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured.
 *
 * @param name for the table
 * @param command that starts it, without its own words
 */
record Program(String name, List<String> command) {
    private static final Path JAR =
            Path.of(System.getProperty("bench.jar", "target/timekpr2mqtt.jar")).toAbsolutePath();

    /** As in the README. */
    static final List<String> FLAGS =
            List.of("-Xms16m", "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData");

    /** The same; for the jar alone. */
    static final String CLASSES = "-XX:SharedArchiveFile=" + JAR.resolveSibling("timekpr2mqtt.jsa");

    /** Its own folder of files, and in it the machine's processes, devices, and the folder that all data lies in. */
    private static final String ENTER =
            "mkdir -p \"$1$2\" && mount --bind \"$2\" \"$1$2\" && mount -t proc proc \"$1/proc\""
                    + " && mount --rbind /dev \"$1/dev\" && root=$1 && shift 2 && exec chroot \"$root\" \"$@\"";

    /** Copies the list. */
    Program {
        command = List.copyOf(command);
    }

    /** The jar, with what the README says. */
    static Program jar() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add(CLASSES);
        command.addAll(List.of("-jar", JAR.toString()));
        return new Program("Java " + Runtime.version().feature(), command);
    }

    /**
     * The files of the app's image, and the command that it has, without the engine that else runs it: so what is measured is
     * the program's alone, from its own process on.
     *
     * @param folder where all data will lie
     */
    static Program image(LabImage image, Path folder) throws IOException {
        Path root = Files.createDirectory(folder.resolve("image"));
        image.unpack(root);
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "--propagation",
                "private",
                "sh",
                "-c",
                ENTER,
                "sh",
                root.toString(),
                folder.toString()));
        command.addAll(image.entry());
        return new Program("the app's image", command);
    }
}
