package io.github.timekpr2mqtt.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTest {
    private static final BrokerOptions OPTIONS =
            new BrokerOptions(URI.create("mqtt://broker"), "", "", List.of(), null, "x", "t");

    @TempDir
    private Path folder = Path.of("");

    /** What a broker answers to CONNECT, and what the log says then; {@code HERE} is its address. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2003008600           | anna | the broker refuses the login: check mqtt.username and mqtt.password
            2003008700           | anna | the broker refuses the login: check mqtt.username and mqtt.password, and what this user may do
            2003008700           |      | the broker wants a login: set mqtt.username and mqtt.password
            2003008400           |      | the broker does not know MQTT 5
            2003008800           |      | the broker refused the connection (server unavailable)
            2003008a00           | anna | the broker refused the connection (banned)
            2003000000 e0028e00  |      | another client uses our client id, does a second bridge run? Next try in a minute
            2003000000 e0028b00  |      | the broker is shutting down
            2003000000 e0028700  | anna | the broker ended the connection: check what mqtt.username may publish and read
            2003000000 e0029800  |      | the broker ended the connection (administrative action)
            48020000             |      | HERE does not answer like an MQTT 5 broker; if it wants TLS, mqtt.url begins with mqtts://
            5353482d322e302d31   |      | HERE does not answer like an MQTT 5 broker; if it wants TLS, mqtt.url begins with mqtts://
            ''                   |      | the broker closed the connection, without an answer; if it wants TLS, mqtt.url begins with mqtts://
            """)
    void what_a_broker_answers_is_said_in_plain_words(String answer, String user, String words) throws IOException {
        try (ScriptedBroker broker = new ScriptedBroker(answer.replace(" ", ""));
                Log log = new Log();
                Running running = new Running(broker.port(), folder, user == null ? "" : user, "secret")) {
            Running.await(() -> !log.troubles().isEmpty());
            assertEquals(
                    List.of("No connection to the broker: " + words.replace("HERE", "127.0.0.1:" + broker.port())),
                    log.troubles());
            assertEquals(0, running.taken.messages.size());
        }
    }

    private static String broken(Throwable cause) {
        return Trouble.of(OPTIONS, MqttDisconnectSource.CLIENT, cause, true).words();
    }

    private static String words(Throwable cause) {
        return Trouble.of(OPTIONS, MqttDisconnectSource.CLIENT, cause, false).words();
    }

    /** The end of a connection that stood: whether it was because of what came, or only broke. */
    @Test
    void what_the_client_could_not_take_is_told_from_a_broken_wire() {
        Throwable tooLarge = new ConnectionClosedException(new OutOfMemoryError("no memory for 20 MB"));
        assertEquals(
                new Trouble("the broker sent what cannot be read (no memory for 20 MB)", Trouble.Kind.UNREADABLE),
                Trouble.of(OPTIONS, MqttDisconnectSource.CLIENT, tooLarge, true));
        for (Throwable broken : List.of(
                new ConnectionClosedException("Timeout while waiting for PINGRESP"),
                new ConnectionClosedException(new IOException("Connection reset by peer")),
                new ConnectionClosedException(new IllegalStateException(new SSLException("bad record"))))) {
            assertEquals(
                    Trouble.Kind.ORDINARY,
                    Trouble.of(OPTIONS, MqttDisconnectSource.CLIENT, broken, true)
                            .kind());
        }
    }

    @Test
    void a_silent_broker_is_a_broken_connection() {
        ConnectionClosedException noPing = new ConnectionClosedException("Timeout while waiting for PINGRESP");
        assertEquals("the connection broke (Timeout while waiting for PINGRESP)", broken(noPing));
    }

    @Test
    void what_the_network_answers_too() {
        assertEquals(
                "nothing answers at broker:1883",
                words(new ConnectionFailedException(new ConnectException("Connection refused"))));
        assertEquals(
                "nothing answers at broker:1883",
                words(new ConnectionFailedException(new NoRouteToHostException("No route to host"))));
        assertEquals(
                "no host has the name broker",
                words(new ConnectionFailedException(new UnknownHostException("broker"))));
        assertEquals(
                "the connection broke (Connection reset by peer)",
                broken(new ConnectionClosedException(new IOException("Connection reset by peer"))));
        assertEquals(
                "the connection broke (java.nio.channels.ClosedChannelException)",
                broken(new ConnectionClosedException(new ClosedChannelException())));
    }
}
