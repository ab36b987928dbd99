package io.github.timekpr2mqtt.payloads;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Breaks a payload in one to four places. */
final class Mutation {
    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    byte[] of(byte[] payload) {
        byte[] broken = payload;
        for (int i = random.nextInt(4); i >= 0; i--) {
            broken = once(broken);
        }
        return broken;
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int to = at + random.nextInt(bytes.length + 1 - at);
        return switch (random.nextInt(8)) {
            case 0 -> flipped(bytes);
            case 1 -> Arrays.copyOf(bytes, at);
            case 2 -> Arrays.copyOfRange(bytes, at, bytes.length);
            case 3 -> joined(bytes, 0, to, at);
            case 4 -> joined(bytes, 0, at, to);
            case 5 -> with(bytes, at, new byte[] {(byte) random.nextInt(256)});
            case 6 -> with(bytes, at, Samples.nasty(random).getBytes(UTF_8));
            default -> with(bytes, at, new byte[] {(byte) "0123456789.,:;-!{}[]\"\\".charAt(random.nextInt(22))});
        };
    }

    private byte[] flipped(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        byte[] flipped = bytes.clone();
        flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    /** What lies between is doubled or cut out. */
    private static byte[] joined(byte[] bytes, int from, int to, int again) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, from, to - from);
        out.write(bytes, again, bytes.length - again);
        return out.toByteArray();
    }

    private static byte[] with(byte[] bytes, int at, byte[] more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(more);
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }
}
