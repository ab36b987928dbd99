package io.github.timekpr2mqtt.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import io.github.timekpr2mqtt.broker.Authority;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the JDK, Netty and brokers throw. The common ones are seen with a real broker in {@link TlsTest}. */
class TlsTroubleTest {
    private static String words(Throwable cause, @Nullable PrivateKeyEntry identity) {
        BrokerOptions options = new BrokerOptions(URI.create("mqtts://broker"), "", "", List.of(), identity, "x", "t");
        return Trouble.of(options, MqttDisconnectSource.CLIENT, cause, false).words();
    }

    private static String words(Throwable cause) {
        return words(new ConnectionFailedException(cause), null);
    }

    /** With TLS 1.3 the broker looks at our certificate when we think that all is well: the alert comes after the handshake. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            certificate_required | the broker wants a client certificate: set mqtt.client_certificate and mqtt.client_key
            bad_certificate      | the broker wants a client certificate: set mqtt.client_certificate and mqtt.client_key
            handshake_failure    | the broker refuses TLS as we speak it (handshake_failure); if it wants a client certificate, set mqtt.client_certificate and mqtt.client_key
            protocol_version     | the broker refuses TLS as we speak it (protocol_version)
            """)
    void an_alert_to_one_without_a_certificate(String alert, String words) {
        IOException told = new SSLHandshakeException("Received fatal alert: " + alert);
        assertEquals(words, words(told));
        assertEquals(words, words(new ConnectionClosedException(new IllegalStateException(told)), null));
        assertEquals(
                words, words(new SSLHandshakeException("(" + alert + ") Received fatal alert: " + alert)), "JDK 25");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unknown_ca           | the broker refuses our certificate, that of mqtt.client_certificate (unknown_ca)
            certificate_expired  | the broker refuses our certificate, that of mqtt.client_certificate (certificate_expired)
            certificate_required | the broker refuses our certificate, that of mqtt.client_certificate (certificate_required)
            handshake_failure    | the broker refuses TLS as we speak it (handshake_failure); it may not accept mqtt.client_certificate
            """)
    void an_alert_to_one_with_a_certificate(String alert, String words) {
        PrivateKeyEntry identity = new Authority("house").issue().entry();
        assertEquals(words, words(new SSLHandshakeException("Received fatal alert: " + alert), identity));
    }

    @Test
    void a_java_without_any_ca_trusts_nobody() {
        assertEquals(
                "the broker's certificate is not trusted: set mqtt.ca_certificate to that of the CA which signed it",
                words(new SSLException(new InvalidAlgorithmParameterException("the trustAnchors must be non-empty"))));
    }

    @Test
    void another_fault_of_the_certificate_is_told_in_the_words_of_the_jdk() {
        CertPathValidatorException weak = new CertPathValidatorException("Algorithm constraints check failed");
        assertEquals(
                "the broker's certificate is refused (Algorithm constraints check failed)",
                words(new SSLHandshakeException("x").initCause(new CertificateException(weak))));
    }

    @Test
    void another_fault_of_the_handshake_too() {
        assertEquals(
                "TLS with the broker failed (The server selected protocol version TLS10)",
                words(new SSLHandshakeException("The server selected protocol version TLS10")));
    }

    @Test
    void one_who_hangs_up_at_the_first_word_seems_to_speak_no_tls() {
        String noTls = "what answers at broker:8883 seems to speak no TLS:"
                + " is another port meant (mostly 8883), or mqtt:// in mqtt.url?";
        assertEquals(noTls, words(new SocketException("Connection reset")));
        assertEquals(noTls, words(new SSLException("not an SSL/TLS record: 20020001") {
            private static final long serialVersionUID = 1L; // of a package that is not the JDK's, as Netty's
        }));
    }

    @Test
    void what_is_no_trouble_with_tls_is_told_as_without() {
        assertEquals("nothing answers at broker:8883", words(new ConnectException("Connection refused")));
        assertEquals(
                "the connection broke (Connection reset), without an answer;"
                        + " if it wants a client certificate, set mqtt.client_certificate and mqtt.client_key",
                words(new ConnectionClosedException(new SocketException("Connection reset")), null));
    }
}
