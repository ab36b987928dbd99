package io.github.timekpr2mqtt.soak;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** What happened, line by line, each with its moment of the simulated day; and what must not have happened. */
final class Diary implements AutoCloseable {
    private static final int MOST = 20;

    private final PrintWriter file;
    private final Supplier<LocalDateTime> moment;
    private final List<String> breaches = new ArrayList<>();

    Diary(Path file, Supplier<LocalDateTime> moment) throws IOException {
        this.file =
                new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), true); // a kill leaves it whole
        this.moment = moment;
    }

    synchronized void line(String what) {
        file.println(moment.get() + " " + what);
    }

    /** Something is not as it must be. */
    synchronized void breach(String what) {
        line("BREACH: " + what);
        file.flush();
        if (breaches.size() < MOST) {
            breaches.add(moment.get() + ": " + what);
        }
    }

    /** What is checked and does not hold. */
    void holds(boolean condition, Supplier<String> otherwise) {
        if (!condition) {
            breach(Objects.requireNonNull(otherwise.get()));
        }
    }

    /** The first of them. */
    synchronized List<String> breaches() {
        return List.copyOf(breaches);
    }

    @Override
    public synchronized void close() {
        file.close();
    }
}
