package io.github.timekpr2mqtt.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.broker.Authority;
import io.github.timekpr2mqtt.broker.EmbeddedBroker;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.broker.Proxy;
import io.github.timekpr2mqtt.broker.TlsListener;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with a real broker: whom the two let in, and what is said if not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
    private static final Duration YEAR = Duration.ofDays(365);

    private final Authority house = new Authority("house");
    private final Authority stranger = new Authority("stranger");
    private final List<X509Certificate> ours = List.of(house.certificate());
    private final Authority.Issued past = house.issue(YEAR.negated(), "localhost");
    private final Authority.Issued coming = house.issue(YEAR, "localhost");
    private final Path folder;
    private final int open;
    private final int elsewhere;
    private final int expired;
    private final int future;
    private final int closed;
    private final EmbeddedBroker broker;

    TlsTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        String[] here = {"localhost", "127.0.0.1"};
        List<TlsListener> listeners = List.of(
                new TlsListener(house.issue(here).keyStore(folder.resolve("open"))),
                new TlsListener(house.issue("elsewhere").keyStore(folder.resolve("elsewhere"))),
                new TlsListener(past.keyStore(folder.resolve("expired"))),
                new TlsListener(coming.keyStore(folder.resolve("future"))),
                new TlsListener(
                        house.issue(here).keyStore(folder.resolve("closed")),
                        house.trustStore(folder.resolve("trust"))));
        open = listeners.get(0).port();
        elsewhere = listeners.get(1).port();
        expired = listeners.get(2).port();
        future = listeners.get(3).port();
        closed = listeners.get(4).port();
        broker = new EmbeddedBroker("", listeners);
    }

    @AfterAll
    void end() throws Exception {
        broker.close();
    }

    private Running start(String url, List<X509Certificate> authorities, @Nullable PrivateKeyEntry identity) {
        String clientId = Running.clientId(folder);
        return new Running(new BrokerOptions(URI.create(url), "", "", authorities, identity, clientId, Running.BASE));
    }

    private void assertGetsIn(String url, List<X509Certificate> authorities, @Nullable PrivateKeyEntry identity) {
        try (Log log = new Log();
                Probe probe = Probe.on(broker.port());
                Running running = start(url, authorities, identity).awaitSubscribed(probe)) {
            assertEquals(List.of(), log.troubles());
            assertEquals(1, running.connects());
        }
    }

    /** PORT in the words is the one that the program sees. */
    private void assertStaysOut(
            String scheme,
            int port,
            List<X509Certificate> authorities,
            @Nullable PrivateKeyEntry identity,
            String words)
            throws Exception {
        try (Log log = new Log();
                Proxy proxy = new Proxy(port)) {
            proxy.open();
            try (Running running = start(scheme + "://localhost:" + proxy.port(), authorities, identity)) {
                running.awaitTries(() -> proxy.connections() >= 4);
                assertEquals(
                        List.of("No connection to the broker: " + words.replace("PORT", "" + proxy.port())),
                        log.troubles());
                assertEquals(0, running.connects());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void a_broker_whose_certificate_our_ca_signed_for_its_name_is_trusted(String host) {
        assertGetsIn("mqtts://" + host + ":" + open, ours, null);
    }

    @Test
    void one_of_several_cas_is_enough() {
        assertGetsIn("mqtts://localhost:" + open, List.of(stranger.certificate(), house.certificate()), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void a_client_certificate_with_each_kind_of_key_opens_a_closed_broker(String algorithm) {
        Authority.Issued client = house.issue(algorithm, Duration.ZERO);
        assertGetsIn("mqtts://localhost:" + closed, ours, client.entry());
    }

    @Test
    void the_certificates_that_ours_hangs_on_may_go_with_it() {
        Authority.Issued client = house.issue();
        PrivateKeyEntry chain = new PrivateKeyEntry(
                client.keys().getPrivate(), new Certificate[] {client.certificate(), house.certificate()});
        assertGetsIn("mqtts://localhost:" + closed, ours, chain);
    }

    @Test
    void a_client_certificate_does_no_harm_where_nobody_asks_for_it() {
        assertGetsIn("mqtts://localhost:" + open, ours, house.issue().entry());
    }

    @Test
    void a_cut_connection_comes_back_with_tls() throws Exception {
        try (Proxy proxy = new Proxy(closed)) {
            proxy.open();
            try (Running running = start(
                    "mqtts://localhost:" + proxy.port(), ours, house.issue().entry())) {
                running.awaitConnected(1);
                proxy.blink();
                running.awaitConnected(2);
            }
        }
    }

    @Test
    void a_certificate_of_a_stranger_is_not_trusted_and_the_option_is_named() throws Exception {
        assertStaysOut(
                "mqtts",
                open,
                List.of(),
                null,
                "the broker's certificate is not trusted: set mqtt.ca_certificate to that of the CA which signed it");
        assertStaysOut(
                "mqtts",
                open,
                List.of(stranger.certificate()),
                null,
                "the broker's certificate is not trusted: it was not signed by the CA of mqtt.ca_certificate");
    }

    @Test
    void a_certificate_for_another_host_is_refused() throws Exception {
        assertStaysOut(
                "mqtts",
                elsewhere,
                ours,
                null,
                "the broker's certificate is not for localhost: use a name that is in it in mqtt.url");
    }

    @Test
    void a_certificate_out_of_its_time_is_refused_with_the_time() throws Exception {
        assertStaysOut(
                "mqtts",
                expired,
                ours,
                null,
                "the broker's certificate has expired (NotAfter: "
                        + past.certificate().getNotAfter() + ")");
        assertStaysOut(
                "mqtts",
                future,
                ours,
                null,
                "the broker's certificate is not valid yet (NotBefore: "
                        + coming.certificate().getNotBefore()
                        + "): is this machine's clock right?");
    }

    @Test
    void a_broker_that_wants_a_client_certificate_says_so() throws Exception {
        String strangers =
                Runtime.version().feature() < 25 ? "bad_certificate" : "certificate_required"; // Java's own words
        assertStaysOut(
                "mqtts",
                closed,
                ours,
                null,
                "the broker wants a client certificate: set mqtt.client_certificate and mqtt.client_key");
        assertStaysOut(
                "mqtts",
                closed,
                ours,
                stranger.issue().entry(),
                "the broker refuses our certificate, that of mqtt.client_certificate (" + strangers + ")");
        assertStaysOut(
                "mqtts",
                closed,
                ours,
                house.issue(YEAR.negated()).entry(),
                "the broker refuses our certificate, that of mqtt.client_certificate (certificate_unknown)");
    }

    @Test
    void tls_at_a_plain_port_and_none_at_a_tls_port_are_told_apart() throws Exception {
        assertStaysOut(
                "mqtts",
                broker.port(),
                ours,
                null,
                "what answers at localhost:PORT seems to speak no TLS:"
                        + " is another port meant (mostly 8883), or mqtt:// in mqtt.url?");
        assertStaysOut(
                "mqtt",
                open,
                List.of(),
                null,
                "the broker closed the connection, without an answer; if it wants TLS, mqtt.url begins with mqtts://");
    }
}
