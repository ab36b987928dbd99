package io.github.timekpr2mqtt.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The address of the broker: {@code mqtt://host}, with TLS {@code mqtts://host}, or either with {@code :port}. */
final class BrokerUrl {
    private static final String ALLOWED = "mqtt://host, or mqtts://host for TLS, both also with :port";
    private static final Rule ANY = new Rule(ALLOWED, text -> true, false);
    /** All but a colon: behind one that ends no scheme and begins no port there may be a login that lost its broker. */
    private static final Pattern WITHOUT_LOGIN =
            Pattern.compile("([A-Za-z]+://|mqtts?:/?)?(\\[[^\\]]*\\])?[^:]*(:[0-9]{0,5})?");

    private static final int MQTT_PORT = 1883;
    private static final int MQTTS_PORT = 8883;

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
        URI url = uri(given, text);
        String scheme = text.startsWith("mqtts:") ? "mqtts" : "mqtt";
        boolean isBare = (scheme + "://" + url.getRawAuthority()).equals(text);
        int usual = scheme.equals("mqtts") ? MQTTS_PORT : MQTT_PORT;
        int port = url.getPort() == -1 ? usual : url.getPort();
        // the JDK finds no host in a name with an underscore
        if (!isBare || url.getHost() == null || port < 1 || port > 65535 || text.endsWith(":")) {
            throw bad(given, text, ALLOWED + "; the host of letters, digits, dots and dashes, the port 1 to 65535");
        }
        return URI.create(scheme + "://" + url.getHost() + ":" + port);
    }

    private static URI uri(Given given, String text) throws BadOption {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw bad(given, text, ALLOWED);
        }
    }

    private static BadOption bad(Given given, String text, String allowed) {
        return WITHOUT_LOGIN.matcher(text).matches() ? given.bad(allowed) : given.hidden(allowed);
    }
}
