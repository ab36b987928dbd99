package io.github.timekpr2mqtt.mqtt;

import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Why TLS did not come about, by what the JDK (17 and later) and the broker's alerts say. */
final class TlsTrouble {
    private static final String SET = "set mqtt.client_certificate and mqtt.client_key";
    private static final String ALERT = "Received fatal alert: ";

    private TlsTrouble() {}

    /** The end of a sentence on a broker that hung up: it may want what we did not give. */
    static String hint(BrokerOptions broker) {
        return broker.identity() == null
                ? "; if it wants a client certificate, " + SET
                : "; it may not accept mqtt.client_certificate";
    }

    /** Empty if it is no trouble with TLS. */
    static Optional<String> words(BrokerOptions broker, Causes causes) {
        Optional<String> alert = causes.all()
                .map(failure -> String.valueOf(failure.getMessage()))
                .filter(message -> message.contains(ALERT)) // newer JDKs say its name before it too
                .map(message -> message.substring(message.indexOf(ALERT) + ALERT.length()))
                .findFirst();
        if (alert.isPresent()) {
            return alert.map(name -> refused(broker, name));
        }
        if (causes.has(CertificateException.class) || causes.has(InvalidAlgorithmParameterException.class)) {
            return Optional.of(distrusted(broker, causes));
        }
        if (!(causes.first() instanceof ConnectionFailedException)) {
            return Optional.empty();
        }
        return Optional.of(
                isTls(causes)
                        ? "TLS with the broker failed (" + causes.words() + ")"
                        : "what answers at " + broker.address()
                                + " seems to speak no TLS: is another port meant (mostly 8883), or mqtt:// in mqtt.url?");
    }

    /**
     * Whether the other end said something of TLS before it failed: the JDK tells that by its own exceptions. Netty's, made of
     * them, are for one that hung up, kept silent or spoke something else.
     */
    private static boolean isTls(Causes causes) {
        return causes.all()
                .anyMatch(failure -> failure instanceof SSLException
                        && failure.getClass().getPackage().equals(SSLException.class.getPackage()));
    }

    private static String distrusted(BrokerOptions broker, Causes causes) {
        if (causes.has(CertificateExpiredException.class)) {
            return "the broker's certificate has expired (" + causes.words() + ")";
        }
        if (causes.has(CertificateNotYetValidException.class)) {
            return "the broker's certificate is not valid yet (" + causes.words() + "): is this machine's clock right?";
        }
        boolean noAuthority = causes.has(InvalidAlgorithmParameterException.class); // this Java trusts nobody at all
        if (causes.has(CertPathBuilderException.class) || noAuthority) {
            return broker.authorities().isEmpty()
                    ? "the broker's certificate is not trusted: set mqtt.ca_certificate to that of the CA which signed it"
                    : "the broker's certificate is not trusted: it was not signed by the CA of mqtt.ca_certificate";
        }
        return causes.words().startsWith("No ") // "… name matching HOST found"
                ? "the broker's certificate is not for " + broker.host() + ": use a name that is in it in mqtt.url"
                : "the broker's certificate is refused (" + causes.words() + ")";
    }

    /** By the name that RFC 8446 gives an alert. */
    private static String refused(BrokerOptions broker, String alert) {
        boolean isOurs = broker.identity() != null;
        return switch (alert) {
            case "certificate_required",
                    "bad_certificate",
                    "unsupported_certificate",
                    "certificate_revoked",
                    "certificate_expired",
                    "certificate_unknown",
                    "unknown_ca",
                    "access_denied" ->
                isOurs
                        ? "the broker refuses our certificate, that of mqtt.client_certificate (" + alert + ")"
                        : "the broker wants a client certificate: " + SET;
            // with TLS 1.2 it is also what openssl says to one without a certificate
            case "handshake_failure" -> "the broker refuses TLS as we speak it (" + alert + ")" + hint(broker);
            default -> "the broker refuses TLS as we speak it (" + alert + ")";
        };
    }
}
