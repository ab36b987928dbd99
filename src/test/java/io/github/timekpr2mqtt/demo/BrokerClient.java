package io.github.timekpr2mqtt.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** The demo in the place of Home Assistant: hears the bridge, and sends what Home Assistant would send. */
final class BrokerClient implements AutoCloseable {
    private final Mqtt5AsyncClient client;

    /** {@code messages} is told topic and payload, on one thread. */
    BrokerClient(String host, int port, BiConsumer<String, String> messages) {
        client = Mqtt5Client.builder()
                .serverHost(host)
                .serverPort(port)
                .executorConfig()
                .nettyThreads(1)
                .applyExecutorConfig()
                .buildAsync();
        client.connect().orTimeout(1, TimeUnit.MINUTES).join();
        client.subscribeWith()
                .topicFilter("timekpr/#")
                .callback(message ->
                        messages.accept(message.getTopic().toString(), new String(message.getPayloadAsBytes(), UTF_8)))
                .send()
                .join();
    }

    void publish(String topic, String payload) {
        client.publishWith()
                .topic(topic)
                .payload(payload.getBytes(UTF_8))
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .join();
    }

    @Override
    public void close() {
        client.disconnect().join();
    }
}
