package io.github.timekpr2mqtt.storage;

import io.github.timekpr2mqtt.changes.Grant;
import io.micronaut.serde.annotation.Serdeable;

/** One connection to one run of one PC's bus. */
@Serdeable
record SenderDocument(String bootId, String busGuid, String busName) {
    static SenderDocument of(Grant.Sender sender) {
        return new SenderDocument(sender.bootId(), sender.busGuid(), sender.busName());
    }

    Grant.Sender toSender() {
        return new Grant.Sender(bootId, busGuid, busName);
    }
}
