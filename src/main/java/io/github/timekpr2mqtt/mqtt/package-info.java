/**
 * The broker: (topic, bytes, retain) out, commands in. Knows no topic but the pattern of commands.
 *
 * <p>Where it is and how to log in, the options say, or Home Assistant's Supervisor, which is asked over HTTP, again at each trouble.
 *
 * <p>Connects for ever with capped pauses, resumes its session (but gives up one that holds a message which ends every
 * connection), says a trouble once, and tells whether the bridge is there. There is one bridge to a base topic: a {@code Lookout} finds
 * another one, and whoever that one throws out stays away.
 * State goes out through an outbox that keeps the newest message of each topic and every event; commands come in on one
 * thread and are acknowledged by whoever made them safe. Replaces three beans of micronaut-mqtt, which gives up, blocks or
 * loses commands in these cases. Wants two beans, {@code BrokerOptions} and {@code CommandListener}, may have a third, {@code Supervisor}, and wants two properties,
 * {@code timekpr.base} and {@code timekpr.status}; none of {@code mqtt.client}. Uses no other package of ours.
 */
@NullMarked
package io.github.timekpr2mqtt.mqtt;

import org.jspecify.annotations.NullMarked;
