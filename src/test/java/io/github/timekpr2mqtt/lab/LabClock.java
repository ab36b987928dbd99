package io.github.timekpr2mqtt.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * The clock of a lab PC, moved by libfaketime for timekprd, for each SSH session that begins and for what a parent
 * runs: a session's {@code date} and the daemon agree. It runs on from where it was set, and stays set while the PC is
 * off. A step while timekprd runs is one that the daemon lives through, as on a PC whose clock is put right: with a
 * child logged in, both versions count a step back as time spent (a day back is -86400 s; seen), and a step ahead of
 * 45 s or more as sleep.
 */
public final class LabClock {
    /** What makes a program see this clock; its timers stay real, or a step would stop or race them. */
    private static final List<String> MOVED = List.of(
            "LD_PRELOAD=/usr/$LIB/faketime/libfaketimeMT.so.1",
            "FAKETIME_TIMESTAMP_FILE=/etc/faketimerc",
            "FAKETIME_NO_CACHE=1",
            "FAKETIME_DONT_FAKE_MONOTONIC=1");

    private static final int MINUTES_OF_A_DAY = 1440;

    private final LabPc pc;
    private ZoneOffset unnamed = ZoneOffset.UTC;
    private Duration moved = Duration.ZERO;

    LabClock(LabPc pc) {
        this.pc = pc;
    }

    /** So much ahead of (or, negative, behind) this machine's clock; zero is real time again. */
    public void move(Duration ahead) throws IOException {
        Path next = pc.file("/etc/faketimerc.next");
        Files.writeString(next, String.format(Locale.ROOT, "%+.3f%n", ahead.toMillis() / 1000.0));
        Files.move(next, pc.file("/etc/faketimerc"), StandardCopyOption.ATOMIC_MOVE);
        for (Path home : List.of(pc.folder().resolve("home-of-root"), pc.file("/var/lib/timekpr2mqtt"))) {
            if (ahead.isZero()) {
                Files.deleteIfExists(home.resolve(".ssh/environment"));
            } else {
                Files.write(home.resolve(".ssh/environment"), MOVED);
            }
        }
        moved = ahead;
    }

    /** Sets the PC's clock to this local time of its zone; of a time that is there twice, to the first. */
    public void set(LocalDateTime local) throws IOException {
        move(Duration.between(Instant.now(), local.atZone(zone()).toInstant()));
    }

    /** The PC's local time, as accurate as two processes on one machine see it. */
    public LocalDateTime now() throws IOException {
        return LocalDateTime.ofInstant(Instant.now().plus(moved), zone());
    }

    /** The zone of the PC, by its IANA name; UTC at first. timekprd takes a new one when it is started. */
    public void zone(String name) throws IOException {
        Path link = pc.file("/etc/localtime");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of("/usr/share/zoneinfo", name));
        Files.writeString(pc.file("/etc/timezone"), name + "\n");
    }

    /** A zone that has no name: so far ahead of UTC, whole minutes. timekprd takes it when it is started. */
    public void zone(ZoneOffset offset) throws IOException {
        Path file = pc.file("/etc/localtime");
        Files.deleteIfExists(file);
        ByteBuffer tzif = ByteBuffer.allocate(54); // RFC 9636, version 1: one local time type, which is for ever
        tzif.put("TZif".getBytes(StandardCharsets.US_ASCII)).position(36);
        tzif.putInt(1).putInt(4).putInt(offset.getTotalSeconds()).put((byte) 0).put((byte) 0);
        tzif.put("LAB\0".getBytes(StandardCharsets.US_ASCII));
        Files.write(file, tzif.array());
        Files.writeString(pc.file("/etc/timezone"), "");
        unnamed = offset;
    }

    /** A zone in which it is so many minutes before midnight, by real time. */
    public void zoneBeforeMidnight(int minutes) throws IOException {
        LocalTime utc = LocalTime.now(ZoneOffset.UTC);
        int ahead = MINUTES_OF_A_DAY - minutes - utc.getHour() * 60 - utc.getMinute();
        zone(ZoneOffset.ofTotalSeconds(60 * (ahead > MINUTES_OF_A_DAY / 2 ? ahead - MINUTES_OF_A_DAY : ahead)));
    }

    private ZoneId zone() throws IOException {
        String name = Files.readString(pc.file("/etc/timezone")).strip();
        return name.isEmpty() ? unnamed : ZoneId.of(name);
    }

    /** Variables under which a program of the PC sees this clock; none while it is real. */
    List<String> environment() {
        return moved.isZero() ? List.of() : MOVED;
    }
}
