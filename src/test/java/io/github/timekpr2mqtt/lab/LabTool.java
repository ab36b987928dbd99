package io.github.timekpr2mqtt.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A program that some tests need beside the lab. */
public final class LabTool {
    private LabTool() {}

    /** Where it is missing, it is with these tests as with those of a lab that cannot start. */
    public static void isNeeded(String program) {
        Optional<String> problem = Files.isExecutable(Path.of("/usr/bin", program))
                ? Optional.empty()
                : Optional.of(program + " is not installed");
        LabNeeded.decide(problem, System.getenv("LAB"), System.out::println);
    }
}
