package io.github.timekpr2mqtt.bench;

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
}
