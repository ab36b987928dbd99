package io.github.timekpr2mqtt.host;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where a PC is found, and how to log in.
 *
 * @param name the PC's name in the options; its pinned host key is filed under it
 * @param host a host name or an IP address
 * @param port 1 to 65535
 * @param user the account on the PC
 * @param hostKey {@code SHA256:…}, or a line as in {@code known_hosts} or a {@code .pub} file; empty: trust the first key seen
 */
public record PcAddress(String name, String host, int port, String user, String hostKey) {
    /** Throws an {@link IllegalArgumentException} that quotes what is not possible. */
    public PcAddress {
        if (name.isEmpty() || host.isEmpty() || user.isEmpty()) {
            throw new IllegalArgumentException("name, host and user of a PC must not be empty");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not from 1 to 65535");
        }
        if (!hostKey.isBlank()) {
            KnownKey.parse(hostKey);
        }
    }

    /** A PC's name as it stands in the name of the file with its host key. */
    public static String fileName(String pc) {
        return URLEncoder.encode(pc, StandardCharsets.UTF_8);
    }
}
