package io.github.timekpr2mqtt.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.freedesktop.dbus.messages.MessageFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damages good messages at random: an orderly end may follow, or nothing. {@code -Ddbus.fuzz=300000} damages more of them,
 * {@code -Ddbus.fuzz.seed=…} others.
 */
class FuzzTest {
    private static final int ROUNDS = Integer.getInteger("dbus.fuzz", 20_000);
    private static final byte[] LOGGED_IN = ("OK " + Peer.GUID + "\r\n").getBytes(StandardCharsets.US_ASCII);

    private final Random random = new Random(Long.getLong("dbus.fuzz.seed", 7));
    private int read;
    private int ended;

    private static byte[] signal(char order) throws Exception {
        if (order == 'B') {
            return Bytes.of(new MessageFactory((byte) order)
                    .createSignal(
                            ":1.5",
                            "/c",
                            "d.e",
                            "timeLeft",
                            "sa{si}aiasa{sv}",
                            "low",
                            Map.of("LEFT", 5),
                            List.of(1, 2),
                            List.of("x", "yy"),
                            Map.of("k", new org.freedesktop.dbus.types.Variant<>("z"))));
        }
        Variant nested = new Variant("a{sv}", Map.of("k", new Variant("ai", List.of(1, 2, 3))));
        return Message.signal(
                        1,
                        "/c",
                        "d.e",
                        "timeLeft",
                        "sa{si}a(yv)asva{sa{sv}}bogd",
                        "low",
                        Map.of("LEFT", 5),
                        List.of(List.of(1, nested)),
                        List.of("x", "yy"),
                        new Variant("d", 1.5),
                        Map.of("q", Map.of("w", new Variant("s", "z"))),
                        true,
                        "/a/b",
                        "a{sv}",
                        2.5)
                .from(":1.5")
                .encode();
    }

    private byte[] damaged(byte[] good) {
        byte[] bad = good.clone();
        for (int times = random.nextInt(6); times >= 0; times--) {
            int value = random.nextBoolean() ? random.nextInt(256) : bad[random.nextInt(bad.length)];
            bad[random.nextInt(bad.length)] = (byte) value;
        }
        return bad;
    }

    @ParameterizedTest
    @ValueSource(chars = {'l', 'B'})
    void a_damaged_message_is_read_or_ends_the_connection_and_nothing_else(char order) throws Exception {
        byte[] good = signal(order);
        assertEquals("timeLeft", Decoded.one(good).member());
        for (int i = 0; i < ROUNDS / 2; i++) {
            push(damaged(good));
        }
        assertTrue(read > ROUNDS / 200, () -> "only " + read + " were still readable");
        assertTrue(ended > ROUNDS / 20, () -> "only " + ended + " ended the connection");
    }

    private void push(byte[] message) throws Exception {
        Heard heard = new Heard();
        DBusConnection connection = new DBusConnection(OutputStream.nullOutputStream(), Pair.AMPLE, heard);
        OutputStream input = connection.input();
        input.write(LOGGED_IN);
        int cut = random.nextInt(message.length);
        input.write(message, 0, cut);
        input.write(message, cut, message.length - cut);
        read += heard.signals.size();
        if (!heard.closed.isEmpty()) {
            ended++;
            assertTrue(heard.why().startsWith("not D-Bus: "), heard::why);
        }
        assertTrue(connection.buffered() <= 4096);
    }

    @Test
    void noise_ends_the_connection() throws Exception {
        for (int i = 0; i < ROUNDS / 10; i++) {
            byte[] noise = new byte[64];
            random.nextBytes(noise);
            push(noise);
        }
        assertTrue(ended > ROUNDS / 11, () -> "only " + ended);
    }
}
