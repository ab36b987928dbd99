package io.github.timekpr2mqtt.mqtt;

import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Why there is no connection.
 *
 * @param words for a parent: what, and what to do where that is known
 */
record Trouble(String words, Kind kind) {
    /** What of it matters for the next try. */
    enum Kind {
        ORDINARY,
        /** Another client has our id. */
        TAKEN_OVER,
        /** The broker closed a connection that stood, without a word: so mosquitto 2.0.11 ends one that was taken over. */
        CLOSED,
        /** The client ended a connection that stood, because of what it was sent: it comes again with a kept session. */
        UNREADABLE
    }

    /**
     * Why a connection ended, or a try to get one.
     *
     * @param wasConnected whether there was a CONNACK
     */
    static Trouble of(BrokerOptions broker, MqttDisconnectSource source, Throwable cause, boolean wasConnected) {
        Causes causes = new Causes(cause);
        if (wasConnected && source == MqttDisconnectSource.CLIENT && !isOfTheWire(causes)) {
            String what = causes.words().replace("Exception while decoding ", "");
            return new Trouble("the broker sent what cannot be read (" + what + ")", Kind.UNREADABLE);
        }
        if (cause instanceof Mqtt5ConnAckException refused) {
            return new Trouble(refused(broker, refused.getMqttMessage().getReasonCode()), Kind.ORDINARY);
        }
        // The client invents such a message where it gives up by itself; only the broker's own is one to believe.
        if (cause instanceof Mqtt5DisconnectException ended && source == MqttDisconnectSource.SERVER) {
            return ended(ended.getMqttMessage().getReasonCode());
        }
        return wasConnected ? broke(source, causes) : new Trouble(notMade(broker, source, causes), Kind.ORDINARY);
    }

    /** Broken or silent. What the client could not decode has another cause, or (out of memory, its own faults) an odd one. */
    private static boolean isOfTheWire(Causes causes) {
        return causes.first() instanceof ConnectionClosedException
                && (causes.first().getCause() == null || causes.has(IOException.class));
    }

    private static String refused(BrokerOptions broker, Mqtt5ConnAckReasonCode code) {
        String check = "the broker refuses the login: check mqtt.username and mqtt.password";
        return switch (code) {
            case BAD_USER_NAME_OR_PASSWORD, NOT_AUTHORIZED -> {
                if (broker.isSupervised()) {
                    yield "the broker refuses the login that Home Assistant's Supervisor gave us. It is asked again; if this"
                            + " stays, restart the broker's app";
                }
                if (!broker.hasLogin()) {
                    yield "the broker wants a login: set mqtt.username and mqtt.password";
                }
                // mosquitto answers so to a wrong password too
                yield code == Mqtt5ConnAckReasonCode.NOT_AUTHORIZED ? check + ", and what this user may do" : check;
            }
            case UNSUPPORTED_PROTOCOL_VERSION -> "the broker does not know MQTT 5";
            default -> "the broker refused the connection (" + words(code) + ")";
        };
    }

    private static Trouble ended(Mqtt5DisconnectReasonCode code) {
        return switch (code) {
            case SESSION_TAKEN_OVER ->
                new Trouble(
                        "another client uses our client id, does a second bridge run? Next try in a minute",
                        Kind.TAKEN_OVER);
            case SERVER_SHUTTING_DOWN -> new Trouble("the broker is shutting down", Kind.ORDINARY);
            case NOT_AUTHORIZED ->
                new Trouble(
                        "the broker ended the connection: check what mqtt.username may publish and read",
                        Kind.ORDINARY);
            default -> new Trouble("the broker ended the connection (" + words(code) + ")", Kind.ORDINARY);
        };
    }

    private static Trouble broke(MqttDisconnectSource source, Causes causes) {
        return source == MqttDisconnectSource.SERVER
                ? new Trouble("the broker closed the connection", Kind.CLOSED)
                : new Trouble("the connection broke (" + causes.words() + ")", Kind.ORDINARY);
    }

    private static String notMade(BrokerOptions broker, MqttDisconnectSource source, Causes causes) {
        if (causes.root() instanceof UnknownHostException) {
            return "no host has the name " + broker.host();
        }
        if (causes.has(ConnectException.class) || causes.has(NoRouteToHostException.class)) {
            return "nothing answers at " + broker.address();
        }
        Optional<String> tls = broker.isTls() ? TlsTrouble.words(broker, causes) : Optional.empty();
        if (tls.isPresent()) {
            return tls.get();
        }
        String plain = broker.isSupervised() ? "" : "; if it wants TLS, mqtt.url begins with mqtts://";
        return causes.first() instanceof Mqtt5DisconnectException
                ? broker.address() + " does not answer like an MQTT 5 broker" + (broker.isTls() ? "" : plain)
                : broke(source, causes).words() + ", without an answer"
                        + (broker.isTls() ? TlsTrouble.hint(broker) : plain);
    }

    private static String words(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
