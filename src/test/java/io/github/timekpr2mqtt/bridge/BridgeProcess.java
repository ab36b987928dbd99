package io.github.timekpr2mqtt.bridge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The bridge as a process of its own, which can be killed. */
final class BridgeProcess {
    /** Those of the tests. */
    static final List<String> CLASSES = List.of("-cp", System.getProperty("java.class.path"));

    private BridgeProcess() {}

    /**
     * Starts one; it is the caller's to end.
     *
     * @param log gets what it writes, behind what is there
     * @param classes how Java finds and loads them
     * @param by a command that runs it, with its own arguments
     */
    static Process start(Path options, Path data, Path log, List<String> classes, String... by) throws IOException {
        List<String> command = new ArrayList<>(List.of(by));
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(classes);
        command.addAll(
                List.of(Application.class.getName(), "--options", options.toString(), "--data", data.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
