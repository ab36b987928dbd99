package io.github.timekpr2mqtt.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.storage.sample.Count;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 77})
    void what_was_saved_before_a_kill_is_there_after_it(int saves) throws Exception {
        try (OtherProcess other = OtherProcess.start("count", folder)) {
            for (int n = 1; n <= saves; n++) {
                assertEquals(String.valueOf(n), other.says());
            }
            int told = saves + other.kill().size();
            int found = Documents.open(folder)
                    .load("n", Count.class)
                    .value()
                    .orElseThrow()
                    .n();
            // the kill may have come after a save and before its line
            assertTrue(found == told || found == told + 1, "told " + told + ", found " + found);
        }
    }
}
