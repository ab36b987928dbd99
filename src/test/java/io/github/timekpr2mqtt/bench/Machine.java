package io.github.timekpr2mqtt.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** On what all this was measured. */
final class Machine {
    private final Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final double loadBefore = ProcFile.load();
    private final String broker;

    Machine(String broker) throws IOException {
        this.broker = broker;
    }

    Map<String, Object> document() throws IOException {
        long memory = ProcFile.kilobytes(Files.readString(Path.of("/proc/meminfo")), "MemTotal");
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("began", began.toString());
        document.put("ended", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        document.put("cpus", Runtime.getRuntime().availableProcessors());
        document.put("memory_gb", Math.round(memory / 1e9));
        document.put("load_before", loadBefore);
        document.put("load_after", ProcFile.load());
        document.put("kernel", System.getProperty("os.version"));
        document.put("java", System.getProperty("java.vm.version"));
        document.put("java_flags", Program.FLAGS);
        document.put("class_archive", Program.CLASSES);
        document.put("broker", broker);
        return document;
    }
}
