package io.github.timekpr2mqtt.bench;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs the parts, prints the table, writes the file. */
public final class Bench {
    private static final int NOT_ALL_MEASURED = 1;
    private static final int WRONGLY_ASKED = 2;

    private final Choice choice;
    private final List<Part> parts;
    private final Path file;
    private final Sheet sheet = new Sheet();

    private Bench(Choice choice, List<Part> parts, Path file) {
        this.choice = choice;
        this.parts = parts;
        this.file = file;
    }

    /** Exits with 0 if all that was asked for could be measured, whatever the figures; 1 if not; 2 if the question was wrong. */
    public static void main(String[] args) throws IOException {
        Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
        Path folder = Files.createTempDirectory(target, "bench");
        // in the order of the PCs that they need: these are switched on one after another, and stay
        List<Part> parts = List.of(
                new CodePart(folder),
                new StartPart(folder),
                new LatencyPart(1),
                new AgePart(),
                new RecorderPart(folder),
                new MemoryPart(1),
                new MemoryPart(5),
                new ImagePart(folder),
                new DiscoveryPart(),
                new HourPart(folder),
                new IdlePart(),
                new LatencyPart(20),
                new MemoryPart(20),
                new DeadPart(),
                new MemoryPart(50),
                new RoundPart());
        int status;
        try {
            Choice choice = Choice.of(
                    System.getProperties(), parts.stream().map(Part::name).toList());
            status = new Bench(choice, parts, target.resolve("bench.json")).run(folder);
        } catch (Choice.Wrong e) {
            System.err.println(e.getMessage());
            status = WRONGLY_ASKED;
        }
        System.exit(status); // the broker leaves threads
    }

    private int run(Path folder) throws IOException, Choice.Wrong {
        try (Broker broker = BrokerExtension.create(System.getProperty("test.broker", "auto"));
                Relay door = door(broker);
                Street street = new Street(broker, folder, choice.pcs())) {
            Machine machine = new Machine(broker.kind());
            System.out.println("To look on: mqtt://127.0.0.1:" + door.port());
            for (Part part : parts) {
                if (choice.wants(part.name(), part.isOnlyByName())) {
                    measure(part, street);
                }
            }
            Map<String, Object> document = machine.document();
            Files.writeString(file, sheet.json(document));
            System.out.println();
            System.out.println(document.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + entry.getValue())
                    .collect(Collectors.joining(", ")));
            System.out.println();
            System.out.print(sheet.table());
        }
        return sheet.isComplete() ? 0 : NOT_ALL_MEASURED;
    }

    private Relay door(Broker broker) throws IOException, Choice.Wrong {
        try {
            return new Relay(choice.port(), broker.port());
        } catch (BindException e) {
            throw new Choice.Wrong("Port " + choice.port()
                    + " is taken: give another with -Dbench.port=PORT, or none for any free one");
        }
    }

    private void measure(Part part, Street street) {
        long start = System.nanoTime();
        System.out.printf(Locale.ROOT, "%-8s %2d PCs … ", part.name(), part.pcs());
        try {
            street.grow(part.pcs());
            part.measure(street, sheet);
            System.out.printf(Locale.ROOT, "%.0f s%n", (System.nanoTime() - start) / 1e9);
        } catch (Exception e) {
            System.out.println("not measured: " + e);
            sheet.failed(part.name(), String.valueOf(e.getMessage()));
        }
    }
}
