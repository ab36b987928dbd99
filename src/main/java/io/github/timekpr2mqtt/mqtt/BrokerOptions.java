package io.github.timekpr2mqtt.mqtt;

import java.net.URI;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the broker is, how to log in, and what is ours there.
 *
 * @param url {@code mqtt://host} or, with TLS, {@code mqtts://host}, either with {@code :port}; without, it is 1883 or 8883
 * @param username empty for a broker that asks for no login
 * @param password as {@code username}
 * @param authorities with TLS, whose signature on the broker's certificate counts; empty: those whom this Java trusts
 * @param identity with TLS, the certificate that the broker gets from us and its key; null for none
 * @param clientId see {@link ClientId#of}: by it the broker finds our session again
 * @param baseTopic with which all our topics begin
 * @param isSupervised whether the Supervisor named the place, and not the options
 */
public record BrokerOptions(
        URI url,
        String username,
        String password,
        List<X509Certificate> authorities,
        @Nullable PrivateKeyEntry identity,
        String clientId,
        String baseTopic,
        boolean isSupervised) {
    private static final int MQTT_PORT = 1883;
    private static final int MQTTS_PORT = 8883;

    /**
     * Fails on every other kind of address: another word read as {@code mqtt} would send the password in plain text.
     *
     * @throws IllegalArgumentException which quotes the address
     */
    public BrokerOptions {
        if (!List.of("mqtt", "mqtts").contains(String.valueOf(url.getScheme())) || url.getHost() == null) {
            throw new IllegalArgumentException("not an address like mqtt://host:1883 or mqtts://host:8883: " + url);
        }
        authorities = List.copyOf(authorities);
    }

    /** One that the options name. */
    public BrokerOptions(
            URI url,
            String username,
            String password,
            List<X509Certificate> authorities,
            @Nullable PrivateKeyEntry identity,
            String clientId,
            String baseTopic) {
        this(url, username, password, authorities, identity, clientId, baseTopic, false);
    }

    /** The same at the place that the Supervisor names. */
    public BrokerOptions at(BrokerAnswer.Place place) {
        return new BrokerOptions(
                place.url(), place.username(), place.password(), authorities, identity, clientId, baseTopic, true);
    }

    /** Whether both are one broker with one login. */
    boolean isAt(BrokerOptions other) {
        return address().equals(other.address())
                && isTls() == other.isTls()
                && username.equals(other.username)
                && password.equals(other.password);
    }

    String host() {
        return url.getHost();
    }

    int port() {
        int usual = isTls() ? MQTTS_PORT : MQTT_PORT;
        return url.getPort() == -1 ? usual : url.getPort();
    }

    /** As a person reads it, without a login that somebody may have put into the URL. */
    String address() {
        return host() + ":" + port();
    }

    boolean hasLogin() {
        return !username.isEmpty();
    }

    boolean isTls() {
        return url.getScheme().equals("mqtts");
    }

    /** Says {@code online} or {@code offline}, retained; also the will's topic. */
    public String availabilityTopic() {
        return baseTopic + "/bridge/availability";
    }

    /** Where a {@link Lookout} asks. */
    String presenceTopic() {
        return baseTopic + "/bridge/presence";
    }

    /** Without the password and the key. */
    @Override
    public String toString() {
        return "BrokerOptions[" + address() + "]";
    }
}
