package io.github.timekpr2mqtt.bench;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.host.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A broker, and as many real PCs as were ever needed so far. */
final class Street implements AutoCloseable {
    /** So much memory must be left, or the machine would begin to swap and every figure be wrong. */
    private static final long LEFT = 1L << 30;

    private final Broker broker;
    private final Path folder;
    private final int most;
    private final String publicKey;
    private final List<House> houses = new ArrayList<>();
    private int bridges;

    /** @param most PCs that may be switched on */
    Street(Broker broker, Path folder, int most) throws IOException {
        this.broker = broker;
        this.folder = folder;
        this.most = most;
        this.publicKey = Keys.in(folder.resolve("key")).publicLine();
    }

    /** Where a bridge finds a PC. */
    record Address(String name, int port) {}

    /** Switches PCs on until there are so many, or as many as this machine can carry. */
    void grow(int wanted) throws IOException {
        while (houses.size() < Math.min(wanted, most) && (houses.isEmpty() || ProcFile.availableMemory() > LEFT)) {
            houses.add(new House(publicKey));
        }
    }

    /** The first so many real PCs, or fewer if there are no more. */
    List<House> houses(int wanted) {
        return houses.subList(0, Math.min(wanted, houses.size()));
    }

    /** So many addresses. Where there are fewer PCs, the last of them are the first ones under further names. */
    List<Address> addresses(int wanted) {
        return IntStream.range(0, wanted)
                .mapToObj(i -> new Address(
                        String.format(Locale.ROOT, "pc%02d", i + 1),
                        houses.get(i % houses.size()).pc().port()))
                .toList();
    }

    /** What so many addresses are, for the table. */
    String describe(int wanted) {
        int real = Math.min(wanted, houses.size());
        String pcs = real == 1 ? "1 lab PC" : real + " lab PCs";
        return real == wanted ? pcs : wanted + " addresses of " + pcs;
    }

    /** Somebody sits at the first so many PCs, and at no other. */
    void used(int first) throws IOException {
        for (int i = 0; i < houses.size(); i++) {
            houses.get(i).used(i < first);
        }
    }

    /** A bridge that was never started, with a folder of its own, and the key that all PCs let in. */
    BridgeProcess bridge(List<Address> pcs, int pollSeconds) throws IOException {
        return bridge(pcs, pollSeconds, broker.port());
    }

    /** The same, at another broker, where nobody listens to more than what is told of children. */
    BridgeProcess bridgeAt(Broker other, List<Address> pcs) throws IOException {
        String prefix = "bench" + (bridges + 1) + "-ha";
        return bridge(pcs, 30, other.port(), prefix, new Ear(other.port(), "bench" + (bridges + 1) + "/account/#"));
    }

    /** The same, with another way to the broker. */
    BridgeProcess bridge(List<Address> pcs, int pollSeconds, int port) throws IOException {
        return bridge(pcs, pollSeconds, port, "bench" + (bridges + 1) + "-ha");
    }

    /** The same, with the prefix of discovery, which no other bridge must have that runs at the same time. */
    BridgeProcess bridge(List<Address> pcs, int pollSeconds, int port, String prefix) throws IOException {
        return bridge(
                pcs, pollSeconds, port, prefix, new Ear(broker.port(), "bench" + (bridges + 1) + "/#", prefix + "/#"));
    }

    private BridgeProcess bridge(List<Address> pcs, int pollSeconds, int port, String prefix, Ear ear)
            throws IOException {
        bridges++;
        Path data = Files.createDirectories(folder.resolve("data" + bridges));
        Path key = folder.resolve("key/ssh");
        try (Stream<Path> files = Files.walk(key)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        data.resolve("ssh").resolve(key.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return new BridgeProcess("bench" + bridges, data, port, prefix, ear, pcs, pollSeconds);
    }

    /** At which all are that name no other. */
    Broker broker() {
        return broker;
    }

    /** Of the broker. */
    int port() {
        return broker.port();
    }

    @Override
    public void close() throws IOException {
        for (House house : houses) {
            house.close();
        }
    }
}
