package io.github.timekpr2mqtt.lab;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tries once per JVM whether a lab PC can be switched on, and decides what that means for a test class. */
final class LabNeeded implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        decide(Tried.PROBLEM, System.getenv("LAB"), System.out::println);
    }

    static void decide(Optional<String> problem, @Nullable String lab, Consumer<String> console) {
        if (problem.isEmpty()) {
            return;
        }
        if ("required".equals(lab)) {
            throw new IllegalStateException("LAB=required, but no lab PC can be started: " + problem.get());
        }
        console.accept("NOT RUN (lab): " + problem.get());
        Assumptions.abort("no lab: " + problem.get());
    }

    /** Its initialisation is the one attempt. */
    private static final class Tried {
        static final Optional<String> PROBLEM = attempt();

        private static Optional<String> attempt() {
            try (LabPc pc = LabPc.start(LabVersion.NONE)) {
                pc.off();
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of(String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " "));
            }
        }
    }
}
