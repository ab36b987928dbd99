package io.github.timekpr2mqtt.rehearsal;

import io.github.timekpr2mqtt.broker.EmbeddedBroker;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.demopc.DemoPc;
import io.github.timekpr2mqtt.host.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A child is shown, a limit of hers is changed, and the bridge ends in order. */
public final class Rehearsal {
    private static final int FAILED = 1;
    private static final int LONGEST_END_SECONDS = 30;
    private static final String CHILD = "base/account/pc/child";

    private final Path jar;
    private final Path archive;

    private Rehearsal(Path jar, Path archive) {
        this.jar = jar;
        this.archive = archive;
    }

    /** With the jar and the archive that is to be written. Exits with 1, and says why, if the bridge does not do what it should. */
    public static void main(String[] args) {
        int status = 0;
        try {
            new Rehearsal(Path.of(args[0]), Path.of(args[1])).run(Files.createTempDirectory("rehearsal"));
        } catch (Exception e) {
            System.err.println("The jar did not do what it should: " + e);
            status = FAILED;
        }
        System.exit(status); // the broker leaves threads
    }

    private void run(Path folder) throws Exception {
        Files.deleteIfExists(archive);
        Path data = Files.createDirectory(folder.resolve("data"));
        try (EmbeddedBroker broker = new EmbeddedBroker();
                DemoPc pc = new DemoPc("child")) {
            broker.start();
            pc.authorise(Keys.in(data).publicLine());
            pc.on();
            Path options = Files.writeString(
                    folder.resolve("options.json"),
                    "{\"mqtt\":{\"url\":\"mqtt://127.0.0.1:" + broker.port() + "\",\"base_topic\":\"base\"},"
                            + "\"pcs\":[{\"name\":\"pc\",\"host\":\"127.0.0.1\",\"port\":" + pc.port() + "}]}");
            Path log = folder.resolve("log");
            try (Probe probe = Probe.on(broker.port(), "base/#")) {
                play(start(options, data, log), probe);
            } catch (Exception e) {
                throw new IOException(e + "; its log: " + Files.readString(log), e);
            }
        }
        if (!Files.exists(archive)) {
            throw new IOException("Java wrote no archive " + archive);
        }
    }

    /** As in the README. */
    private Process start(Path options, Path data, Path log) throws IOException {
        ProcessBuilder bridge = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms16m",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ArchiveClassesAtExit=" + archive,
                "-jar",
                jar.toString(),
                "--options",
                options.toString(),
                "--data",
                data.toString());
        return bridge.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private static void play(Process bridge, Probe probe) throws Exception {
        try {
            probe.await(seen -> seen.topic().equals(CHILD + "/state"));
            probe.publish(CHILD + "/limit_monday/set", "90");
            probe.await(seen ->
                    seen.topic().equals(CHILD + "/event") && seen.payload().contains("\"applied\""));
            bridge.destroy();
            if (!bridge.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("it does not end");
            }
        } finally {
            bridge.destroyForcibly();
        }
    }
}
