package io.github.timekpr2mqtt.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The address of the broker: {@code mqtt://host} or {@code mqtt://host:port}. */
final class BrokerUrl {
    private static final String ALLOWED = "mqtt://host or mqtt://host:port";
    private static final Rule ANY = new Rule(ALLOWED, text -> true, false);
    private static final int MQTT_PORT = 1883;

    private BrokerUrl() {}

    /** With its port. A login in it is refused without being quoted. */
    static URI of(Given given) throws BadOption {
        String text = given.textOrNone(ANY, "");
        if (text.isEmpty()) {
            throw given.place().bad("missing, allowed " + ALLOWED);
        }
        if (text.contains("@")) {
            throw given.place()
                    .bad("given with a login, allowed " + ALLOWED + " (the login: mqtt.username, mqtt.password)");
        }
        if (text.toLowerCase(Locale.ROOT).startsWith("mqtts:")) {
            throw given.bad(ALLOWED + " (TLS is not built yet)");
        }
        URI url = uri(given, text);
        boolean isBare = ("mqtt://" + url.getRawAuthority()).equals(text);
        int port = url.getPort() == -1 ? MQTT_PORT : url.getPort();
        // the JDK finds no host in a name with an underscore
        if (!isBare || url.getHost() == null || port < 1 || port > 65535 || text.endsWith(":")) {
            throw given.bad(ALLOWED + ", the host of letters, digits, dots and dashes, the port 1 to 65535");
        }
        return URI.create("mqtt://" + url.getHost() + ":" + port);
    }

    private static URI uri(Given given, String text) throws BadOption {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw given.bad(ALLOWED);
        }
    }
}
