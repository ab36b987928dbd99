package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What a daemon says of its children: every 3 s, and as often as a child likes, for whom Timekpr's {@code requestTimeLeft} is open
 * like for everybody. Of each child only the newest waits for the desk, however long that is busy.
 */
final class NewestTimes {
    private final Map<Username, LiveTime> waiting = new ConcurrentHashMap<>();
    private final Consumer<Runnable> desk;
    private final BiConsumer<Username, LiveTime> told;

    /** @param desk does something soon, in order */
    NewestTimes(Consumer<Runnable> desk, BiConsumer<Username, LiveTime> told) {
        this.desk = desk;
        this.told = told;
    }

    /** From any thread; never blocks. */
    void offer(Username user, LiveTime time) {
        if (waiting.put(user, time) == null) {
            desk.accept(() -> {
                LiveTime newest = waiting.remove(user);
                if (newest != null) {
                    told.accept(user, newest);
                }
            });
        }
    }
}
