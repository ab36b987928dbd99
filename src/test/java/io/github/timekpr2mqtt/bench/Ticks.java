package io.github.timekpr2mqtt.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Listens at the bus of a PC to what its daemon counts, as root there, without asking it anything. */
final class Ticks implements AutoCloseable {
    private static final Pattern LEFT =
            Pattern.compile("/com/timekpr/server/user/" + House.USER + "\".*\"timeLeft\".*\"LEFTD\":(-?[0-9]+)");

    private final Process monitor;
    private final List<Tick> ticks = new ArrayList<>();

    /**
     * What the daemon said.
     *
     * @param nanos when it came, as {@link System#nanoTime}
     * @param left seconds left today
     */
    record Tick(long nanos, int left) {}

    Ticks(House house) throws IOException {
        monitor = new ProcessBuilder(
                        "src/test/lab/pc",
                        "at",
                        house.folder().toString(),
                        "busctl",
                        "monitor",
                        "--json=short",
                        "--match=type='signal',member='timeLeft'")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Thread reader = new Thread(this::read, "ticks");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines = monitor.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long now = System.nanoTime();
                left(line).ifPresent(left -> add(new Tick(now, left)));
            }
        } catch (IOException e) {
            // it was ended
        }
    }

    /** Of one signal as busctl prints it. */
    static Optional<Integer> left(String line) {
        Matcher left = LEFT.matcher(line);
        return left.find() ? Optional.of(Integer.valueOf(left.group(1))) : Optional.empty();
    }

    private synchronized void add(Tick tick) {
        ticks.add(tick);
    }

    /** All so far, oldest first. */
    synchronized List<Tick> all() {
        return List.copyOf(ticks);
    }

    @Override
    public void close() {
        monitor.destroy();
    }
}
