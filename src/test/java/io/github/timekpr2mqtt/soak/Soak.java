package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.bridge.MovedClock;
import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.EmbeddedBroker;
import io.github.timekpr2mqtt.broker.Proxy;
import io.github.timekpr2mqtt.host.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** One run of it, in a folder that then has its diary, the bridge's log and its data. */
final class Soak {
    static final String BASE = "soak";
    /** A night from Sunday to Monday, in a month in which no clock is changed. */
    private static final LocalDateTime MIDNIGHT = LocalDateTime.of(2027, 5, 17, 0, 0);

    private static final int LONGEST_BEFORE_MIDNIGHT = 240;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final SoakOptions options;
    private final Path folder;
    private final Journal journal = new Journal();
    private final LiveHeap heap;
    private final List<String> summary = new ArrayList<>();

    Soak(SoakOptions options, Path folder) {
        this.options = options;
        this.folder = folder;
        this.heap = new LiveHeap(options.minutes() / 60);
    }

    /** Exits with 0 if everything held, 1 if not, 2 if it was asked for wrongly. */
    public static void main(String[] args) throws Exception {
        int status = 2;
        try {
            Soak soak = new Soak(
                    SoakOptions.of(System.getProperties()),
                    Files.createTempDirectory(
                            Files.createDirectories(Path.of("target").toAbsolutePath()), "soak"));
            List<String> breaches = soak.run();
            soak.summary.forEach(System.out::println);
            breaches.forEach(System.out::println);
            status = breaches.isEmpty() ? 0 : 1;
        } catch (SoakOptions.Wrong e) {
            System.err.println(e.getMessage());
        }
        System.exit(status); // the broker leaves threads
    }

    /** What did not hold, each with its moment; nothing if all did. */
    List<String> run() throws IOException, InterruptedException {
        Instant start = MIDNIGHT.minusMinutes(Math.min(LONGEST_BEFORE_MIDNIGHT, options.minutes() / 2))
                .atZone(Family.HOME)
                .toInstant();
        System.out.println("Soak of " + options.minutes() + " minutes, seed " + options.seed() + ", in " + folder);
        MovedClock clock = MovedClock.at(folder.resolve("clock"), Family.HOME);
        clock.moveTo(start);
        Random random = new Random(options.seed());
        Path data = Files.createDirectories(folder.resolve("data"));
        try (Diary diary = new Diary(
                        folder.resolve("diary.txt"), () -> LocalDateTime.ofInstant(clock.instant(), Family.HOME));
                Family family = new Family(random, Keys.in(data).publicLine(), start);
                Broker broker = new EmbeddedBroker();
                Proxy toBroker = new Proxy(broker.port())) {
            toBroker.open();
            Ledger ledger = new Ledger(journal, diary, family::now);
            family.watch(journal, ledger::written);
            Path file = Files.writeString(
                    folder.resolve("options.json"),
                    "{\"poll_seconds\":5,\"mqtt\":{\"url\":\"mqtt://127.0.0.1:" + toBroker.port()
                            + "\",\"base_topic\":\"" + BASE + "\"},\"pcs\":" + family.options() + "}");
            try (Wire wire = new Wire(broker.port(), BASE, diary, ledger, family.places());
                    BridgeRun bridge =
                            new BridgeRun(folder, file, data, folder.resolve("clock"), Family.HOME.getId())) {
                Outages outages = new Outages(bridge, toBroker, diary);
                Day day = new Day(
                        options,
                        random,
                        family,
                        diary,
                        bridge,
                        outages,
                        new Parent(random, family, ledger, wire),
                        new AtThePc(random, family, ledger, journal),
                        wire,
                        heap);
                bridge.start();
                Evening evening = new Evening(family, ledger, journal, diary, wire, data);
                require(() -> evening.allShown(), "that all accounts are shown at first");
                day.live(start, moment -> {
                    family.moveTo(moment);
                    clock.moveTo(moment);
                });
                if (diary.breaches().isEmpty()) {
                    outages.kill(0, 0);
                    day.end();
                    evening.judge(PATIENCE);
                    heap.grows().ifPresent(diary::breach);
                }
                bridge.stop();
                bridge.neverLines().forEach(line -> diary.breach("the bridge's log has: " + line));
                summary.add(ledger.asked().size() + " changes asked for, ended as " + ledger.counts());
                summary.add(
                        ledger.writes().lost() + " limits lost that were set at a PC between our reading and our call");
                summary.add(day.troubles() + " troubles of PCs, " + outages);
                summary.add("live heap at each hour: " + heap);
            }
            return diary.breaches().stream()
                    .map(breach -> "seed " + options.seed() + ", " + breach)
                    .toList();
        }
    }

    /** How much was done, for people. */
    List<String> summary() {
        return List.copyOf(summary);
    }

    private static void require(BooleanSupplier condition, String what) throws InterruptedException {
        if (!Evening.await(condition, PATIENCE)) {
            throw new IllegalStateException("waited in vain for " + what);
        }
    }
}
