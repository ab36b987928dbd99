package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("heartbeat");
    }

    private Heartbeat at(Instant now) {
        return Heartbeat.begin(file, Clock.fixed(now, ZoneOffset.UTC));
    }

    private Instant until() throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    /** As the image asks it. */
    private boolean isWell() throws Exception {
        Process check = new ProcessBuilder("/usr/bin/test", file.toString(), "-nt", "/proc/self/stat").start();
        return check.waitFor() == 0;
    }

    @Test
    void all_is_well_from_the_beginning_until_its_time_has_passed() throws Exception {
        at(NOW);
        assertEquals(NOW.plus(Heartbeat.LASTS), until());
        assertFalse(isWell(), "that was long ago");
        at(Instant.now());
        assertTrue(isWell());
        at(Instant.now().minus(Heartbeat.LASTS).minusSeconds(1)); // the kernel counts in ticks
        assertFalse(isWell());
    }

    @Test
    void each_beat_puts_it_off_also_when_somebody_took_the_file_away() throws Exception {
        Heartbeat heartbeat = at(NOW);
        Files.delete(file);
        assertFalse(isWell());
        heartbeat.beat();
        assertEquals(NOW.plus(Heartbeat.LASTS), until());
    }

    @Test
    void it_lasts_longer_than_some_beats_and_than_a_pause_in_which_the_supervisor_is_left_alone() {
        assertTrue(Heartbeat.LASTS.compareTo(Heartbeat.PERIOD.multipliedBy(3)) > 0);
        assertTrue(Heartbeat.LASTS.compareTo(Duration.ofSeconds(70)) > 0);
    }

    @Test
    void what_is_no_file_or_cannot_be_written_is_refused_by_name() throws Exception {
        String end = "; allowed is a file, or none, in a folder that can be written";
        Files.createDirectory(file);
        assertEquals(
                "--heartbeat: " + file + " cannot be written: it is no file" + end,
                assertThrows(CannotStart.class, () -> at(NOW)).getMessage());
        file = folder.resolve("none/heartbeat");
        assertEquals(
                "--heartbeat: " + file + " cannot be written: " + file + ": no such file or folder" + end,
                assertThrows(CannotStart.class, () -> at(NOW)).getMessage());
    }

    @Test
    void a_beat_that_cannot_be_told_ends_nothing_and_later_ones_are_told_again() throws Exception {
        Heartbeat heartbeat = at(NOW);
        Files.delete(file);
        Files.createDirectory(file);
        heartbeat.beat();
        heartbeat.beat();
        Files.delete(file);
        heartbeat.beat();
        assertEquals(NOW.plus(Heartbeat.LASTS), until());
    }

    @Test
    void a_desk_that_hangs_lets_it_pass_and_one_that_goes_on_puts_it_off_again() throws Exception {
        Desk desk = new Desk();
        CountDownLatch disk = new CountDownLatch(1);
        try {
            Heartbeat heartbeat = Heartbeat.begin(
                    file,
                    Clock.offset(Clock.systemUTC(), Heartbeat.LASTS.negated().plusSeconds(1)));
            desk.every(Duration.ofMillis(20), heartbeat::beat);
            Instant first = until();
            Awaitility.await().until(() -> until().isAfter(first));
            assertTrue(isWell());
            CountDownLatch begun = new CountDownLatch(1);
            desk.run(() -> {
                begun.countDown();
                try {
                    disk.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            begun.await();
            Awaitility.await().until(() -> !isWell());
            disk.countDown();
            Awaitility.await().until(this::isWell);
        } finally {
            disk.countDown();
            desk.close();
        }
    }
}
