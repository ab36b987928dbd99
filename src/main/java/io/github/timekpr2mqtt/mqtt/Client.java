package io.github.timekpr2mqtt.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How a client gets to the broker of the options, and in. */
final class Client {
    private static final int STEP_SECONDS = 5;

    static {
        // the client's RxJava looks each second for timers that were given up; it gives up few
        System.setProperty("rx2.purge-period-seconds", "60");
    }

    private Client() {}

    /** One with this client id, and a limit on each step of getting in. */
    static Mqtt5ClientBuilder of(BrokerOptions broker, String id) {
        return Mqtt5Client.builder()
                .identifier(id)
                .transportConfig(transport(broker))
                .executorConfig()
                .nettyThreads(1)
                .applyExecutorConfig()
                // Login and will belong here: those of a CONNECT are not in the CONNECT of a reconnect (client 1.4.1).
                .simpleAuth(login(broker));
    }

    static MqttClientTransportConfig transport(BrokerOptions broker) {
        return MqttClientTransportConfig.builder()
                .serverHost(broker.host())
                .serverPort(broker.port())
                .socketConnectTimeout(STEP_SECONDS, TimeUnit.SECONDS)
                .mqttConnectTimeout(STEP_SECONDS, TimeUnit.SECONDS)
                .sslConfig(broker.isTls() ? Tls.of(broker, Duration.ofSeconds(STEP_SECONDS)) : null)
                .build();
    }

    static @Nullable Mqtt5SimpleAuth login(BrokerOptions broker) {
        return broker.hasLogin()
                ? Mqtt5SimpleAuth.builder()
                        .username(broker.username())
                        .password(broker.password().getBytes(UTF_8))
                        .build()
                : null;
    }
}
