package io.github.timekpr2mqtt.dbus;

import java.util.ArrayList;
import java.util.List;

/** What comes out of an intake. */
final class Decoded implements Intake.Sink {
    final List<Message> messages = new ArrayList<>();
    final List<Message> tooLong = new ArrayList<>();
    long longest;

    @Override
    public boolean wants(Message head) {
        return true;
    }

    @Override
    public void message(Message message) {
        messages.add(message);
    }

    @Override
    public void tooLong(Message head, long length) {
        tooLong.add(head);
        longest = length;
    }

    static Message one(byte[] bytes) throws Malformed {
        Decoded decoded = new Decoded();
        new Intake(decoded).accept(bytes, 0, bytes.length);
        if (decoded.messages.size() != 1) {
            throw new AssertionError(decoded.messages.size() + " messages");
        }
        return decoded.messages.get(0);
    }
}
