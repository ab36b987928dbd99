package io.github.timekpr2mqtt.broker;

import java.nio.file.Path;

/**
 * A port of an {@link EmbeddedBroker} with TLS.
 *
 * @param keys a key store with its certificate, see {@link Authority.Issued#keyStore}
 * @param clients a key store with those whose clients alone get in, see {@link Authority#trustStore}; or the empty path
 */
public record TlsListener(int port, Path keys, Path clients) {
    /** On a free port, for everybody. */
    public TlsListener(Path keys) {
        this(Ports.free(), keys, Path.of(""));
    }

    /** On a free port, for those who have a certificate. */
    public TlsListener(Path keys, Path clients) {
        this(Ports.free(), keys, clients);
    }

    String xml() {
        boolean all = clients.equals(Path.of(""));
        String trust = all
                ? ""
                : "<truststore><path>%s</path><password>%s</password></truststore>"
                        .formatted(clients, Authority.PASSWORD);
        return """
                <tls-tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address><tls>
                  <keystore><path>%s</path><password>%s</password><private-key-password>%s</private-key-password></keystore>
                  %s<client-authentication-mode>%s</client-authentication-mode>
                </tls></tls-tcp-listener>
                """.formatted(port, keys, Authority.PASSWORD, Authority.PASSWORD, trust, all ? "NONE" : "REQUIRED");
    }
}
