package io.github.timekpr2mqtt.mqtt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5WillPublish;

/** Whether the bridge is there, in the words that Home Assistant expects by default. */
record Availability(String topic) {
    static final String OFFLINE = "offline";

    /** A connection that comes back sooner, or is taken over by our own new one, never makes Home Assistant grey. */
    private static final int WILL_DELAY_SECONDS = 2;

    Mqtt5Publish online() {
        return message("online");
    }

    Mqtt5Publish offline() {
        return message(OFFLINE);
    }

    /** What the broker says for us if we do not come back. */
    Mqtt5WillPublish will() {
        return offline()
                .asWill()
                .extendAsWill()
                .delayInterval(WILL_DELAY_SECONDS)
                .build();
    }

    private Mqtt5Publish message(String payload) {
        return Mqtt5Publish.builder()
                .topic(topic)
                .payload(payload.getBytes(US_ASCII))
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .build();
    }
}
