package io.github.timekpr2mqtt.payloads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand payloads, or as many as {@code -Dpayloads.count} says. The seed is printed; {@code -Dpayloads.seed} takes the same
 * ones again.
 */
class PayloadsTest {
    private static final int IN_THE_BUILD = 10_000;

    @Test
    void whatever_is_sent_each_command_has_one_answer_and_only_what_is_valid_is_done(@TempDir Path folder)
            throws Exception {
        long seed = Long.getLong("payloads.seed", System.nanoTime());
        long count = Long.getLong("payloads.count", IN_THE_BUILD);
        System.out.println("Payloads: seed " + seed);
        List<String> uncaught = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thread.getName() + ": " + thrown));
        LogEar log = new LogEar();
        try (log;
                Run run = new Run(folder, seed)) {
            String told = run.send(count);
            assertEquals(List.of(), log.odd(), () -> "seed " + seed);
            assertEquals(List.of(), uncaught, () -> "seed " + seed);
            System.out.println("FIGURE " + told + " (seed " + seed + ")");
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\nthe log says: " + log.odd(), e);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }
}
