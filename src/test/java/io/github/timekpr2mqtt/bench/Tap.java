package io.github.timekpr2mqtt.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parent's tap on a limit, and how long it took.
 *
 * @param inFile until the value was in the daemon's file, in nanoseconds
 * @param applied until the event that it is applied was heard
 */
record Tap(long inFile, long applied) {
    private static final Pattern LIMITS = Pattern.compile("^LIMITS_PER_WEEKDAYS = (.*)$", Pattern.MULTILINE);
    private static final long LOOK_NANOS = 200_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    /** Today's and tomorrow's limits stay, or they would end the session of a child who is there. */
    private static final int FIRST_DAY = 2;

    private static final int DAYS = 5;

    /** The n-th one at this PC: each sets another value than the one before. */
    static Tap at(House house, BridgeProcess bridge, String pc, int n) throws IOException, InterruptedException {
        DayOfWeek day = LocalDate.now(ZoneOffset.UTC).getDayOfWeek().plus(FIRST_DAY + n % DAYS);
        int minutes = 30 + n % 89;
        Path file = house.pc().files().configFile(House.USER);
        String seconds = "" + minutes * 60;
        CompletableFuture<Long> inFile =
                CompletableFuture.supplyAsync(() -> awaitInFile(file, day.getValue() - 1, seconds));
        String id = "tap" + n;
        int mark = bridge.ear().mark();
        String account = bridge.topic("account/" + pc + "/" + House.USER + "/");
        long start = bridge.ear()
                .publish(
                        account + "limit_" + day.name().toLowerCase(Locale.ROOT) + "/set",
                        "{\"value\":" + minutes + ",\"id\":\"" + id + "\"}");
        Ear.Heard event = bridge.awaitApplied(mark, account, id);
        try {
            return new Tap(inFile.join() - start, event.nanos() - start);
        } catch (CompletionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static long awaitInFile(Path file, int position, String seconds) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            if (seconds.equals(limit(file, position))) {
                return System.nanoTime();
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        throw new IllegalStateException("the value is not in " + file);
    }

    /** Empty while the daemon writes the file. */
    private static String limit(Path file, int position) {
        try {
            Matcher line = LIMITS.matcher(Files.readString(file));
            List<String> limits = line.find() ? List.of(line.group(1).split(";", -1)) : List.of();
            return limits.size() > position ? limits.get(position) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
