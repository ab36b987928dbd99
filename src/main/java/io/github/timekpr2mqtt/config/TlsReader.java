package io.github.timekpr2mqtt.config;

import io.github.timekpr2mqtt.config.Options.Tls;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The three options of TLS to the broker. */
final class TlsReader {
    private TlsReader() {}

    static Tls tls(Given mqtt, @Nullable URI url) throws BadOption {
        Given authorities = mqtt.key("ca_certificate");
        boolean hasAuthorities = isThere(authorities, Rule.CERTIFICATE, url);
        Given certificate = mqtt.key("client_certificate");
        boolean hasCertificate = isThere(certificate, Rule.CERTIFICATE, url);
        Given key = mqtt.key("client_key");
        boolean hasKey = isThere(key, Rule.KEY, url);
        if (hasCertificate != hasKey) {
            throw (hasKey ? certificate : key)
                    .place()
                    .bad("missing, allowed mqtt.client_certificate and mqtt.client_key together or none");
        }
        return new Tls(
                hasAuthorities ? certificates(authorities) : List.of(), hasKey ? identity(certificate, key) : null);
    }

    /** A form cannot leave a key out: {@code ""} means the same. */
    private static boolean isThere(Given given, Rule rule, @Nullable URI url) throws BadOption {
        boolean isThere = !given.textOrNone(rule, "").isEmpty();
        if (isThere && url != null && !"mqtts".equals(url.getScheme())) {
            throw given.place().bad("given with mqtt://, allowed only with mqtts:// in mqtt.url");
        }
        return isThere;
    }

    private static PrivateKeyEntry identity(Given certificate, Given key) throws BadOption {
        List<X509Certificate> chain = certificates(certificate);
        for (int i = 1; i < chain.size(); i++) {
            if (!chain.get(i - 1).getIssuerX500Principal().equals(chain.get(i).getSubjectX500Principal())) {
                throw certificate
                        .place()
                        .bad("given several certificates, allowed ours, then the one that signed it, and so on");
            }
        }
        PrivateKey secret = ClientKey.of(Pem.of(key, Rule.KEY), chain.get(0).getPublicKey());
        return new PrivateKeyEntry(secret, chain.toArray(new Certificate[0]));
    }

    private static List<X509Certificate> certificates(Given given) throws BadOption {
        Pem pem = Pem.of(given, Rule.CERTIFICATE);
        Set<X509Certificate> found = new LinkedHashSet<>();
        for (Pem.Block block : pem.blocks()) {
            if (block.label().endsWith("CERTIFICATE")) {
                found.add(certificate(pem, block));
            }
        }
        if (found.isEmpty()) {
            throw pem.bad("holds no certificate, allowed " + Rule.CERTIFICATE.allowed());
        }
        return List.copyOf(found);
    }

    private static X509Certificate certificate(Pem pem, Pem.Block block) throws BadOption {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.bytes()));
        } catch (CertificateException | IllegalArgumentException e) {
            throw pem.bad("holds a damaged certificate, allowed " + Rule.CERTIFICATE.allowed());
        }
    }
}
