package io.github.timekpr2mqtt.host;

import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was told. */
final class Heard implements PcListener {
    final List<Map.Entry<Username, LiveTime>> times = new CopyOnWriteArrayList<>();
    final List<String> changes = new CopyOnWriteArrayList<>();
    final List<Set<Username>> users = new CopyOnWriteArrayList<>();
    final List<Trouble> ends = new CopyOnWriteArrayList<>();

    @Override
    public void timeLeft(Username user, LiveTime time) {
        times.add(Map.entry(user, time));
    }

    @Override
    public void changed(String why) {
        changes.add(why);
    }

    @Override
    public void loggedIn(Set<Username> names) {
        users.add(names);
    }

    @Override
    public void closed(Trouble why) {
        ends.add(why);
    }
}
