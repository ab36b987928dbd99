package io.github.timekpr2mqtt.mqtt;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where the broker is, how to log in, and what is ours there.
 *
 * @param url {@code mqtt://host} or {@code mqtt://host:port}; the port is 1883 where none is given
 * @param username empty for a broker that asks for no login
 * @param password as {@code username}
 * @param clientIdFile keeps the client id, and with it the session, over restarts; made if it is missing
 * @param availabilityTopic says {@code online} or {@code offline}, retained; also the will's topic
 */
public record BrokerOptions(URI url, String username, String password, Path clientIdFile, String availabilityTopic) {
    private static final int DEFAULT_PORT = 1883;

    /**
     * Fails on every other kind of address: {@code mqtts} read as {@code mqtt} would send the password in plain text.
     *
     * @throws IllegalArgumentException which quotes the address
     */
    public BrokerOptions {
        if (!"mqtt".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException("not an address like mqtt://host:1883: " + url);
        }
    }

    String host() {
        return url.getHost();
    }

    int port() {
        return url.getPort() == -1 ? DEFAULT_PORT : url.getPort();
    }

    /** As a person reads it, without a login that somebody may have put into the URL. */
    String address() {
        return host() + ":" + port();
    }

    boolean hasLogin() {
        return !username.isEmpty();
    }
}
