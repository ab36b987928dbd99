package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.broker.Authority;
import io.github.timekpr2mqtt.broker.EmbeddedBroker;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.broker.TlsListener;
import io.github.timekpr2mqtt.config.Options;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the file of options to a broker that wants TLS, our certificate and our login. */
class TlsStartTest {
    @Test
    void the_program_reaches_a_broker_that_wants_all_of_it(@TempDir Path folder) throws Exception {
        Authority house = new Authority("house");
        Authority.Issued client = house.issue();
        TlsListener closed = new TlsListener(
                house.issue("localhost").keyStore(folder.resolve("keys")), house.trustStore(folder.resolve("trust")));
        Path ca = Files.writeString(folder.resolve("ca.pem"), house.pem());
        Path certificate = Files.writeString(folder.resolve("client.pem"), client.certificatePem());
        Path options = Files.writeString(folder.resolve("options.json"), """
                {"mqtt": {"url": "mqtts://localhost:%d", "username": "house", "password": "right", "ca_certificate": "%s",
                          "client_certificate": "%s", "client_key": "%s"}}
                """.formatted(
                        closed.port(), ca, certificate, client.keyPem().replace("\n", "\\n")));
        String availability = "timekpr/bridge/availability";
        try (EmbeddedBroker broker = new EmbeddedBroker("right", List.of(closed));
                Probe probe = Probe.withLogin("anna", "right", broker.port(), availability)) {
            ApplicationContext bridge =
                    Application.start(Options.read(options), folder.resolve("data"), new Restart(options));
            probe.awaitLast(availability, "online");
            bridge.close();
            probe.awaitLast(availability, "offline");
        }
    }
}
