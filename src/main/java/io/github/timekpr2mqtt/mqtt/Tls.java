package io.github.timekpr2mqtt.mqtt;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** TLS as the options want it. The client checks the host's name by itself, as long as it is given no verifier. */
final class Tls {
    /** Of a key store that never leaves the memory. */
    private static final char[] NO_PASSWORD = {};

    private Tls() {}

    static MqttClientSslConfig of(BrokerOptions broker, Duration limit) {
        try {
            return MqttClientSslConfig.builder()
                    .trustManagerFactory(trust(broker.authorities()))
                    .keyManagerFactory(keys(broker.identity()))
                    .handshakeTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .build();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot keep certificates in memory", e);
        }
    }

    /** Null, which means those whom this Java trusts, if none are given. */
    private static @Nullable TrustManagerFactory trust(List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException {
        if (authorities.isEmpty()) {
            return null;
        }
        KeyStore store = store();
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry("ca" + store.size(), authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust;
    }

    private static @Nullable KeyManagerFactory keys(@Nullable PrivateKeyEntry identity)
            throws GeneralSecurityException, IOException {
        if (identity == null) {
            return null;
        }
        KeyStore store = store();
        store.setKeyEntry("client", identity.getPrivateKey(), NO_PASSWORD, identity.getCertificateChain());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        return keys;
    }

    private static KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
