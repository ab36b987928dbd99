package io.github.timekpr2mqtt.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerEndTest {
    private static final String GUID = "0123456789abcdef0123456789abcdef";

    private final ByteArrayOutputStream toClient = new ByteArrayOutputStream();
    private final List<Message> calls = new ArrayList<>();
    private final ServerEnd end = new ServerEnd(GUID, toClient, calls::add);

    @ParameterizedTest
    @CsvSource({
        "AUTH ANONYMOUS 30, OK 0123456789abcdef0123456789abcdef",
        "AUTH EXTERNAL 30, OK 0123456789abcdef0123456789abcdef",
        "AUTH ANONYMOUS, DATA",
        "DATA, OK 0123456789abcdef0123456789abcdef",
        "AUTH, REJECTED EXTERNAL ANONYMOUS",
        "AUTH DBUS_COOKIE_SHA1 30, REJECTED EXTERNAL ANONYMOUS",
        "NEGOTIATE_UNIX_FD, ERROR",
    })
    void the_log_in_is_answered_line_by_line(String line, String answer) throws IOException {
        end.write(("\0" + line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        assertEquals(answer + "\r\n", toClient.toString(StandardCharsets.US_ASCII));
    }

    @Test
    void messages_follow_in_whatever_pieces_and_only_calls_are_told() throws IOException {
        byte[] call = Message.call(1, "a.b", "/", "i.f", "m", "s", "x").encode();
        byte[] signal = Message.signal(2, "/", "i.f", "m", "").encode();
        end.write("\0AUTH ANONYMOUS 30\r\nBEG".getBytes(StandardCharsets.US_ASCII));
        end.write("IN\r\n".getBytes(StandardCharsets.US_ASCII));
        end.write(signal);
        for (byte b : call) {
            end.write(b);
        }
        assertEquals(1, calls.size());
        assertEquals(List.of("x"), calls.get(0).body());
    }

    @Test
    void a_line_without_end_and_a_call_too_long_are_refused() throws IOException {
        assertThrows(IOException.class, () -> end.write("x".repeat(300).getBytes(StandardCharsets.US_ASCII)));
        ServerEnd other = new ServerEnd(GUID, toClient, calls::add);
        other.write("BEGIN\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] huge = Message.call(1, "a.b", "/", "i.f", "m", "s", "x".repeat(Intake.MAX_MESSAGE))
                .encode();
        assertThrows(IllegalArgumentException.class, () -> other.write(huge));
    }
}
