package io.github.timekpr2mqtt.mqtt;

import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Why there is no connection.
 *
 * @param words for a parent: what, and what to do where that is known
 */
record Trouble(String words, boolean takenOver) {
    static Trouble of(BrokerOptions broker, MqttDisconnectSource source, Throwable cause) {
        if (cause instanceof Mqtt5ConnAckException refused) {
            return new Trouble(refused(broker, refused.getMqttMessage().getReasonCode()), false);
        }
        if (cause instanceof Mqtt5DisconnectException ended) {
            // The client invents such a message where it gives up by itself; only the broker's own is one to believe.
            return source == MqttDisconnectSource.SERVER
                    ? ended(ended.getMqttMessage().getReasonCode())
                    : new Trouble(broker.address() + " does not answer like an MQTT 5 broker", false);
        }
        return new Trouble(broke(broker, source, cause), false);
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
                new Trouble("another client uses our client id, does a second bridge run? Next try in a minute", true);
            case SERVER_SHUTTING_DOWN -> new Trouble("the broker is shutting down", false);
            default -> new Trouble("the broker ended the connection (" + words(code) + ")", false);
        };
    }

    private static String broke(BrokerOptions broker, MqttDisconnectSource source, Throwable cause) {
        if (source == MqttDisconnectSource.SERVER) {
            return "the broker closed the connection";
        }
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof UnknownHostException) {
            return "no host has the name " + broker.host();
        }
        if (chain(cause, ConnectException.class) || chain(cause, NoRouteToHostException.class)) {
            return "nothing answers at " + broker.address();
        }
        return "the connection broke (" + (root.getMessage() == null ? root.toString() : root.getMessage()) + ")";
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
