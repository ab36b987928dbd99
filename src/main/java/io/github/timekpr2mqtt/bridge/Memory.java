package io.github.timekpr2mqtt.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** How much memory this program holds. */
final class Memory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final int KIB_IN_MIB = 1024;

    private Memory() {}

    /** Resident, in MiB; empty where there is no {@code /proc}. */
    static OptionalInt mebibytes() {
        return mebibytes(STATUS);
    }

    static OptionalInt mebibytes(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .filter(kibibytes -> !kibibytes.isEmpty())
                    .mapToInt(kibibytes -> Integer.parseInt(kibibytes) / KIB_IN_MIB)
                    .findFirst();
        } catch (IOException e) {
            return OptionalInt.empty(); // not on Linux
        }
    }
}
