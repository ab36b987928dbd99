package io.github.timekpr2mqtt.demopc;

import io.github.timekpr2mqtt.host.PcListener;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what our client told of a PC. */
final class Told implements PcListener {
    final List<Username> times = new CopyOnWriteArrayList<>();
    final List<String> changes = new CopyOnWriteArrayList<>();
    final List<Set<Username>> users = new CopyOnWriteArrayList<>();
    final List<Trouble> ends = new CopyOnWriteArrayList<>();

    @Override
    public void timeLeft(Username user, LiveTime time) {
        times.add(user);
    }

    @Override
    public void changed(String why) {
        changes.add(why);
    }

    @Override
    public void loggedIn(Set<Username> all) {
        users.add(all);
    }

    @Override
    public void closed(Trouble why) {
        ends.add(why);
    }
}
