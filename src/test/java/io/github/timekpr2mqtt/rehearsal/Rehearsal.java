package io.github.timekpr2mqtt.rehearsal;

import io.github.timekpr2mqtt.broker.EmbeddedBroker;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.demopc.DemoPc;
import io.github.timekpr2mqtt.host.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child is shown, and a limit of hers is changed: on a first start, and again on one that finds everything as it was left. Then the
 * bridge ends in order.
 */
public final class Rehearsal {
    private static final int FAILED = 1;
    private static final int LONGEST_END_SECONDS = 120;
    private static final String STATUS = "base/bridge/availability";
    private static final String CHILD = "base/account/pc/child";

    /** As in the README. */
    private static final List<String> FLAGS =
            List.of("-Xms16m", "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final String CACHE = ".aot";

    private final Path jar;
    private final Path archive;
    private final List<String> java;

    private Rehearsal(Path jar, Path archive, List<String> java) {
        this.jar = jar;
        this.archive = archive;
        this.java = java;
    }

    /**
     * With the jar, the archive that is to be written, and, if it is not to be this Java, another one with its flags. An archive that ends
     * in {@code .aot} is a cache (JEP 514, Java 25). Exits with 1, and says why, if the bridge does not do what it should.
     */
    public static void main(String[] args) {
        int status = 0;
        try {
            List<String> java = new ArrayList<>(List.of(args).subList(2, args.length));
            java.removeIf(String::isBlank); // Maven's, for none
            if (java.isEmpty()) {
                java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
                java.addAll(FLAGS);
            }
            new Rehearsal(Path.of(args[0]), Path.of(args[1]), java).run(Files.createTempDirectory("rehearsal"));
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

    private Process start(Path options, Path data, Path log) throws IOException {
        List<String> command = new ArrayList<>(java);
        command.add(
                (archive.toString().endsWith(CACHE) ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive);
        command.addAll(List.of("-jar", jar.toString(), "--options", options.toString(), "--data", data.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static void change(Probe probe, String minutes) {
        probe.await(seen -> seen.topic().equals(CHILD + "/state"));
        probe.publish(CHILD + "/limit_monday/set", minutes);
        probe.await(
                seen -> seen.topic().equals(CHILD + "/event") && seen.payload().contains("\"applied\""));
    }

    private static void play(Process bridge, Probe probe) throws Exception {
        try {
            change(probe, "90");
            probe.clear();
            probe.publish("base/bridge/restart/set", "PRESS");
            probe.await(seen -> seen.topic().equals(STATUS) && seen.payload().equals("online"));
            change(probe, "60");
            bridge.destroy();
            if (!bridge.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("it does not end");
            }
        } finally {
            bridge.destroyForcibly();
        }
    }
}
