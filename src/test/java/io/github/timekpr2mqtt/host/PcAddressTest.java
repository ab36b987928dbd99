package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PcAddressTest {
    @Test
    void a_host_key_may_be_given_or_not() {
        String line = TestKeys.line(TestKeys.ed25519());
        assertEquals("", new PcAddress("den", "192.0.2.20", 22, "timekpr2mqtt", "").hostKey());
        assertEquals(line, new PcAddress("den", "192.0.2.20", 22, "timekpr2mqtt", line).hostKey());
    }

    @Test
    void what_cannot_be_is_said() {
        assertEquals("port 0 is not from 1 to 65535", refused("den", "den.lan", 0, "kid", ""));
        assertEquals("port 65536 is not from 1 to 65535", refused("den", "den.lan", 65536, "kid", ""));
        assertTrue(refused("den", "den.lan", 22, "kid", "abc").startsWith("\"abc\" is no host key"));
        assertEquals("name, host and user of a PC must not be empty", refused("", "den.lan", 22, "kid", ""));
        assertEquals("name, host and user of a PC must not be empty", refused("den", "", 22, "kid", ""));
        assertEquals("name, host and user of a PC must not be empty", refused("den", "den.lan", 22, "", ""));
    }

    private static String refused(String name, String host, int port, String user, String hostKey) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> new PcAddress(name, host, port, user, hostKey))
                        .getMessage());
    }
}
