package io.github.timekpr2mqtt.dbus;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener that keeps what it was told. */
class Heard implements DBusConnection.Listener {
    final List<Message> signals = new CopyOnWriteArrayList<>();
    final AtomicInteger late = new AtomicInteger();
    final List<IOException> closed = new CopyOnWriteArrayList<>();

    @Override
    public void signal(Message signal) {
        signals.add(signal);
    }

    @Override
    public void lateAnswer() {
        late.incrementAndGet();
    }

    @Override
    public void closed(IOException why) {
        closed.add(why);
    }

    /** Why the connection ended, which it was told exactly once. */
    String why() {
        if (closed.size() != 1) {
            throw new AssertionError("told " + closed.size() + " times that it is closed: " + closed);
        }
        return String.valueOf(closed.get(0).getMessage());
    }

    List<String> members() {
        return signals.stream().map(Message::member).toList();
    }
}
