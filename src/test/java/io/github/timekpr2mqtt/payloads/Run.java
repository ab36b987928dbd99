package io.github.timekpr2mqtt.payloads;

import io.github.timekpr2mqtt.config.BadOption;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Sends a number of payloads in batches, and looks after each whether everything is as it must be. */
final class Run implements AutoCloseable {
    /** So many are looked at together. */
    private static final int BATCH = 3000;

    /** Of two such parts not all may be looked at yet: a broker keeps a thousand for a client. */
    private static final int PART = 400;

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int RUBBISH_EVERY = 20;
    private static final int MOST_MEGABYTES_MORE = 64;

    private final long seed;
    private final Random random;
    private final Stage stage;
    private final AuditFile audit;
    private final Ear ear = new Ear();
    private final Wire wire;
    private final Messages messages;
    private final Rubbish rubbish;
    private final Oracle oracle = new Oracle();
    private final Map<String, Long> endings = new TreeMap<>();
    private long sent;

    Run(Path folder, long seed) throws IOException {
        this.seed = seed;
        this.random = new Random(seed);
        stage = new Stage(folder);
        audit = new AuditFile(stage.audit());
        wire = new Wire(
                stage.port(),
                ear::hear,
                "timekpr/bridge/event",
                "timekpr/pc/+/event",
                "timekpr/account/+/+/event",
                "answers/#");
        messages = new Messages(random);
        rubbish = new Rubbish(random, stage);
    }

    /** Sends so many, and returns what there is to tell. */
    String send(long count) throws IOException, BadOption, InterruptedException {
        rubbish();
        commandsThatNobodyShouldFind();
        stage.start();
        rubbish.awaitTruth();
        Model model = new Model(stage);
        long before = System.nanoTime();
        List<Long> memory = new ArrayList<>();
        for (int batch = 1; sent < count; batch++) {
            if (batch < 4 || batch % RUBBISH_EVERY == 0) {
                tellAgain(batch);
            }
            batch(model, Math.min(BATCH, Math.max(1, count - sent)));
            if (sent >= count * (memory.size() + 1) / 5) {
                memory.add(usedMegabytes());
            }
        }
        long seconds = Duration.ofNanos(System.nanoTime() - before).toSeconds();
        long more = memory.get(memory.size() - 1) - memory.get(0);
        if (more > MOST_MEGABYTES_MORE) {
            throw new AssertionError("it took " + more + " MB more of memory: " + memory);
        }
        return sent + " payloads in " + seconds + " s, endings " + endings + ", megabytes of heap after each fifth "
                + memory;
    }

    /** Onto every topic of the bridge's that is retained. */
    private void rubbish() {
        List<CompletableFuture<?>> there = new ArrayList<>();
        for (Message message : rubbish.everywhere()) {
            there.add(wire.send(message));
        }
        all(there);
        sent += there.size();
    }

    /** Retained before the bridge is there: it must not even see them. */
    private void commandsThatNobodyShouldFind() {
        wire.say("timekpr/account/den/anna/limit_monday/set", "1", true);
        wire.say("timekpr/account/den/anna/add_15/set", "PRESS", true);
        wire.say("timekpr/bridge/restart/set", "PRESS", true);
        sent += 3;
    }

    /** Rubbish on everything that is retained, until the bridge tells it again. */
    private void tellAgain(int round) {
        rubbish();
        switch (round % 3) {
            case 0 -> wire.say("timekpr/bridge/sync_all/set", "PRESS", false);
            case 1 -> wire.say("homeassistant/status", "online", false);
            default -> wire.say("timekpr/bridge/restart/set", "PRESS", false);
        }
        sent++;
        rubbish.awaitTruth();
    }

    /** Looks at everything when all of it has ended. */
    private void batch(Model model, long size) throws IOException, InterruptedException {
        Batch batch = new Batch(model);
        List<String> wrong = new ArrayList<>();
        String before = "";
        for (long left = size; left > 0 && wrong.isEmpty(); left -= PART) {
            String last = send(batch, (int) Math.min(PART, left)).key();
            String awaited = before;
            await(batch, wrong, () -> awaited.isEmpty() || batch.isTold(awaited));
            before = last;
        }
        await(batch, wrong, () -> batch.isComplete(ear));
        wrong.addAll(batch.wrong(ear));
        try {
            if (!wrong.isEmpty()) {
                throw new AssertionError(String.join("\n", wrong.subList(0, Math.min(8, wrong.size()))));
            }
            batch.settled();
        } catch (AssertionError e) {
            throw new AssertionError(
                    "seed " + seed + ", within the last " + size + " of " + sent + " payloads: " + e.getMessage(), e);
        }
        ear.clear();
        oracle.settled();
    }

    /** The last one is answered when all before it were looked at. */
    private Verdict.Rejected send(Batch batch, int size) {
        List<CompletableFuture<?>> there = new ArrayList<>();
        for (int i = 1; i < size; i++) {
            Message message = random.nextInt(16) == 0 ? rubbish.somewhere() : messages.next();
            batch.add(message, oracle.of(message));
            there.add(wire.send(message));
        }
        Message last = messages.last();
        Verdict.Rejected verdict = (Verdict.Rejected) oracle.of(last);
        batch.add(last, verdict);
        there.add(wire.send(last));
        all(there);
        sent += size;
        return verdict;
    }

    private void await(Batch batch, List<String> wrong, BooleanSupplier done) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            for (String line : audit.more()) {
                try {
                    endings.merge(batch.ended(line), 1L, Long::sum);
                } catch (AssertionError e) {
                    wrong.add(String.valueOf(e.getMessage()));
                }
            }
            if (done.getAsBoolean() || System.nanoTime() > end) {
                return;
            }
            Thread.sleep(5);
        }
    }

    private static void all(List<CompletableFuture<?>> sent) {
        CompletableFuture.allOf(sent.toArray(new CompletableFuture<?>[0]))
                .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static long usedMegabytes() {
        System.gc();
        Runtime machine = Runtime.getRuntime();
        return (machine.totalMemory() - machine.freeMemory()) >> 20;
    }

    @Override
    public void close() throws IOException {
        wire.close();
        audit.close();
        stage.close();
    }
}
