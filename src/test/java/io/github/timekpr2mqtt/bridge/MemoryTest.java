package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryTest {
    @ParameterizedTest
    @CsvSource({
        "'Name:\tjava\nVmRSS:\t  125952 kB\nRssAnon:\t    1 kB\n', 123",
        "'VmRSS:\t    1023 kB\n', 0",
        "'VmRSS:\t kB\n', -1",
        "'Name:\tjava\n', -1",
        "'', -1"
    })
    void it_is_what_the_kernel_says_is_resident(String status, int mebibytes, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("status"), status);
        assertEquals(mebibytes < 0 ? OptionalInt.empty() : OptionalInt.of(mebibytes), Memory.mebibytes(file));
    }

    @Test
    void where_the_kernel_says_nothing_nothing_is_known(@TempDir Path folder) {
        assertEquals(OptionalInt.empty(), Memory.mebibytes(folder.resolve("none")));
    }

    @Test
    void this_program_holds_some() {
        boolean linux = Files.exists(Path.of("/proc/self/status"));
        assertEquals(linux, Memory.mebibytes().isPresent());
        assertTrue(Memory.mebibytes().orElse(1) > 0);
    }
}
