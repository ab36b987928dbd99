package io.github.timekpr2mqtt.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates while a test runs, so that no key is ever in the repository. */
public final class Authority {
    static final String PASSWORD = "changeit";

    private static final AtomicLong SERIAL = new AtomicLong(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final String name;
    private final KeyPair keys = keys("EC");
    private final X509Certificate certificate;

    /** One with a key of its own, which has signed itself. */
    public Authority(String name) {
        this.name = name;
        this.certificate =
                sign(name, keys, Instant.now().minus(DAY), Instant.now().plus(DAY), true);
    }

    /** A certificate with its key. */
    public record Issued(X509Certificate certificate, KeyPair keys) {
        /** As the program takes it from its options. */
        public PrivateKeyEntry entry() {
            return new PrivateKeyEntry(keys.getPrivate(), new Certificate[] {certificate});
        }

        public String certificatePem() {
            return pem(certificate);
        }

        /** PKCS#8. */
        public String keyPem() {
            return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
        }

        /** PKCS#8 as openssl writes it: an EC key with its public half, which Java leaves out. */
        public String opensslKeyPem() {
            try {
                if (keys.getPrivate() instanceof ECPrivateKey ec) {
                    SubjectPublicKeyInfo half =
                            SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
                    return pem("PRIVATE KEY", new PrivateKeyInfo(half.getAlgorithm(), sec1(ec)).getEncoded());
                }
                return keyPem();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** PKCS#1 or SEC 1, as openssl writes it: an EC key with its curve and its public half. */
        public String olderKeyPem() {
            try {
                ASN1Encodable older = keys.getPrivate() instanceof ECPrivateKey ec
                        ? sec1(ec)
                        : PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded())
                                .parsePrivateKey();
                return pem(
                        keys.getPrivate().getAlgorithm() + " PRIVATE KEY",
                        older.toASN1Primitive().getEncoded());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private ASN1Encodable sec1(ECPrivateKey key) {
            SubjectPublicKeyInfo half =
                    SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
            return new org.bouncycastle.asn1.sec.ECPrivateKey(
                    key.getParams().getOrder().bitLength(),
                    key.getS(),
                    half.getPublicKeyData(),
                    half.getAlgorithm().getParameters());
        }

        /** A file for a {@link TlsListener}. */
        public Path keyStore(Path file) {
            return store(
                    file,
                    store -> store.setEntry("key", entry(), new KeyStore.PasswordProtection(PASSWORD.toCharArray())));
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public String pem() {
        return pem(certificate);
    }

    private static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As openssl writes it. */
    public static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }

    /** A file for a {@link TlsListener} that lets in only whom this has signed. */
    public Path trustStore(Path file) {
        return store(file, store -> store.setCertificateEntry("ca", certificate));
    }

    /** Valid now, for these host names and addresses. */
    public Issued issue(String... hosts) {
        return issue(Duration.ZERO, hosts);
    }

    /** Valid for two days, the middle of which is that far from now. */
    public Issued issue(Duration fromNow, String... hosts) {
        return issue("EC", fromNow, hosts);
    }

    /** With a key of this algorithm: RSA, EC or Ed25519. */
    public Issued issue(String algorithm, Duration fromNow, String... hosts) {
        return issue(keys(algorithm), fromNow, hosts);
    }

    /** With this key. */
    public Issued issue(KeyPair issued, Duration fromNow, String... hosts) {
        Instant middle = Instant.now().plus(fromNow);
        return new Issued(sign("CN", issued, middle.minus(DAY), middle.plus(DAY), false, hosts), issued);
    }

    private X509Certificate sign(
            String subject, KeyPair subjectKeys, Instant from, Instant until, boolean isAuthority, String... hosts) {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name("CN=" + name),
                BigInteger.valueOf(SERIAL.getAndIncrement()),
                Date.from(from),
                Date.from(until),
                new X500Name("CN=" + subject),
                subjectKeys.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            if (hosts.length > 0) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(
                                Arrays.stream(hosts).map(Authority::generalName).toArray(GeneralName[]::new)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GeneralName generalName(String host) {
        boolean isAddress = Character.isDigit(host.charAt(0)) || host.contains(":");
        return new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }

    private static KeyPair keys(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RSA or EC, of this size. */
    public static KeyPair keys(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Fill {
        void fill(KeyStore store) throws GeneralSecurityException;
    }

    private static Path store(Path file, Fill fill) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            fill.fill(store);
            store.store(out, PASSWORD.toCharArray());
            return file;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
