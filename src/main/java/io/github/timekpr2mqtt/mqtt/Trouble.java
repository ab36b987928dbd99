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
        /** The client ended a connection that stood, because of what it was sent: it comes again with a kept session. */
        UNREADABLE
    }

    /**
     * Why a connection ended, or a try to get one.
     *
     * @param wasConnected whether there was a CONNACK
     */
    static Trouble of(BrokerOptions broker, MqttDisconnectSource source, Throwable cause, boolean wasConnected) {
        if (wasConnected && source == MqttDisconnectSource.CLIENT && !isOfTheWire(cause)) {
            return new Trouble("the broker sent what cannot be read (" + unread(cause) + ")", Kind.UNREADABLE);
        }
        if (cause instanceof Mqtt5ConnAckException refused) {
            return new Trouble(refused(broker, refused.getMqttMessage().getReasonCode()), Kind.ORDINARY);
        }
        if (cause instanceof Mqtt5DisconnectException ended) {
            // The client invents such a message where it gives up by itself; only the broker's own is one to believe.
            return source == MqttDisconnectSource.SERVER
                    ? ended(ended.getMqttMessage().getReasonCode())
                    : new Trouble(broker.address() + " does not answer like an MQTT 5 broker", Kind.ORDINARY);
        }
        return new Trouble(broke(broker, source, cause), Kind.ORDINARY);
    }

    /** Broken or silent. What the client could not decode has another cause, or (out of memory, its own faults) an odd one. */
    private static boolean isOfTheWire(Throwable cause) {
        return cause instanceof ConnectionClosedException
                && (cause.getCause() == null || chain(cause, IOException.class));
    }

    private static String unread(Throwable cause) {
        return String.valueOf(rootOf(cause).getMessage()).replace("Exception while decoding ", "");
    }

    private static String refused(BrokerOptions broker, Mqtt5ConnAckReasonCode code) {
        boolean login = code == Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD
                || code == Mqtt5ConnAckReasonCode.NOT_AUTHORIZED;
        if (login) {
            return broker.hasLogin()
                    ? "the broker refused the login: wrong user name or password"
                    : "the broker wants a login: set mqtt.username and mqtt.password";
        }
        return code == Mqtt5ConnAckReasonCode.UNSUPPORTED_PROTOCOL_VERSION
                ? "the broker does not know MQTT 5"
                : "the broker refused the connection (" + words(code) + ")";
    }

    private static Trouble ended(Mqtt5DisconnectReasonCode code) {
        return switch (code) {
            case SESSION_TAKEN_OVER ->
                new Trouble(
                        "another client uses our client id, does a second bridge run? Next try in a minute",
                        Kind.TAKEN_OVER);
            case SERVER_SHUTTING_DOWN -> new Trouble("the broker is shutting down", Kind.ORDINARY);
            default -> new Trouble("the broker ended the connection (" + words(code) + ")", Kind.ORDINARY);
        };
    }

    private static String broke(BrokerOptions broker, MqttDisconnectSource source, Throwable cause) {
        if (source == MqttDisconnectSource.SERVER) {
            return "the broker closed the connection";
        }
        Throwable root = rootOf(cause);
        if (root instanceof UnknownHostException) {
            return "no host has the name " + broker.host();
        }
        if (chain(cause, ConnectException.class) || chain(cause, NoRouteToHostException.class)) {
            return "nothing answers at " + broker.address();
        }
        return "the connection broke (" + (root.getMessage() == null ? root.toString() : root.getMessage()) + ")";
    }

    private static Throwable rootOf(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean chain(Throwable cause, Class<? extends Throwable> type) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    private static String words(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
