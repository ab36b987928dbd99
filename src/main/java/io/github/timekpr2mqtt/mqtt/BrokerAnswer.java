package io.github.timekpr2mqtt.mqtt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the Supervisor says of the broker. It answers {@code {"result": "ok", "data": {…}}}, or with status 400
 * {@code {"result": "error", "message": "…"}}, and where it keeps somebody out with a status alone (its {@code api/services.py} and
 * {@code services/modules/mqtt.py}, release 2026.08).
 */
public sealed interface BrokerAnswer {
    /** Bytes. */
    int LIMIT = 1 << 16;

    /** Characters of what it says itself. */
    int LONGEST_MESSAGE = 200;

    /** A broker: {@code mqtt://host:port} or {@code mqtts://host:port}, and the login there, which may be empty. */
    record Place(URI url, String username, String password) implements BrokerAnswer {
        /** Without the password. */
        @Override
        public String toString() {
            return "Place[" + url + "]";
        }
    }

    /** None, or none that is known: why, and what to do, without a full stop. */
    record None(String why) implements BrokerAnswer {}

    /** By status and body. */
    static BrokerAnswer of(int status, byte[] body) {
        Optional<JsonNode> json = body.length > LIMIT ? Optional.empty() : json(body);
        String message = text(json.map(node -> node.get("message")).orElse(null));
        if (message.equals("Service not enabled")) {
            return new None(
                    "Home Assistant has none. Install the app \"Mosquitto broker\" and start it, or give another"
                            + " broker as mqtt.url in the options");
        }
        if (status == 401 || status == 403) {
            return new None("Home Assistant's Supervisor refuses to tell us (status " + status
                    + "). Install the app anew, or give a broker as mqtt.url in the options");
        }
        if (status >= 400) {
            return new None("Home Assistant's Supervisor cannot tell (status " + status
                    + (message.isEmpty() ? ")" : ": " + plain(message) + ")"));
        }
        return json.flatMap(node -> place(node.get("data")))
                .<BrokerAnswer>map(place -> place)
                .orElse(new None("what Home Assistant's Supervisor answers cannot be understood"));
    }

    private static Optional<JsonNode> json(byte[] body) {
        try (JsonParser parser = new JsonFactory().createParser(body)) {
            return parser.nextToken() == null
                    ? Optional.empty()
                    : Optional.of(JsonNodeTreeCodec.getInstance().readTree(parser))
                            .filter(JsonNode::isObject);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<BrokerAnswer> place(@Nullable JsonNode data) {
        if (data == null || !data.isObject()) {
            return Optional.empty();
        }
        JsonNode port = data.get("port");
        JsonNode ssl = data.get("ssl");
        String host = text(data.get("host"));
        int number = port != null && port.isNumber() ? port.getIntValue() : 0;
        if (host.isEmpty() || number < 1 || number > 65535) {
            return Optional.empty();
        }
        String scheme = ssl != null && ssl.isBoolean() && ssl.getBooleanValue() ? "mqtts" : "mqtt";
        try {
            URI url = new URI(scheme, null, host, number, null, null, null).parseServerAuthority();
            return url.getHost() == null
                    ? Optional.empty()
                    : Optional.of(new Place(url, text(data.get("username")), text(data.get("password"))));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable JsonNode node) {
        return node != null && node.isString() ? node.getStringValue() : "";
    }

    private static String plain(String message) {
        String line = message.replaceAll("[^\\P{C}]", " ");
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
    }
}
