package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.homeassistant.Tombstone;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes back what was announced and is not any more. Home Assistant removes only what it has in memory, and no answer says
 * that it did; so a tombstone lies on the disk until its thing was withdrawn once while Home Assistant was known to be there:
 * its birth message came over this connection. Until then it is withdrawn at each connect, unless somebody heard that before; at
 * each birth; and when somebody wants everything told again. Desk thread only.
 */
@Singleton
final class Withdrawals {
    /** Home Assistant loses of a second message what it is still setting up of the first (seen up to 20 ms; a slow one needs longer). */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Announcer announcer;
    private final Publisher publisher;
    private final Desk desk;
    private final Map<String, Withdrawal> running = new HashMap<>();
    private Optional<Object> stay = Optional.empty();

    Withdrawals(Announcer announcer, Publisher publisher, Desk desk) {
        this.announcer = announcer;
        this.publisher = publisher;
        this.desk = desk;
    }

    /** A new connection: nobody knows whether Home Assistant is there. */
    void connected() {
        homeAssistant(false);
        running.clear();
        begin();
    }

    /** Whether Home Assistant is there now. */
    void homeAssistant(boolean there) {
        stay = there ? Optional.of(new Object()) : Optional.empty();
    }

    /** Begins with what is to be withdrawn and was not heard yet. */
    void begin() {
        begin(false);
    }

    /** Begins with everything, also what somebody heard, and what is just being withdrawn. */
    void beginAnew() {
        running.clear();
        begin(true);
    }

    private void begin(boolean all) {
        if (!announcer.change(same -> same)) {
            return; // nothing is done that is not on the disk
        }
        announcer.known().tombstones().forEach((topic, tombstone) -> {
            Withdrawal before = running.get(topic);
            boolean runs = before != null && before.isAbout(tombstone);
            if (!runs && (all || !tombstone.heard())) {
                Withdrawal next = new Withdrawal(topic, tombstone, this, announcer, publisher);
                running.put(topic, next);
                next.begin();
            }
        });
    }

    /** The time from one birth of Home Assistant to its end; empty while it is not known to be there. */
    Optional<Object> stay() {
        return stay;
    }

    /** Goes on with one after a while, if it was not begun again meanwhile and is still to be done. */
    void later(Withdrawal one, Runnable then) {
        desk.later(PAUSE, () -> {
            Optional<Tombstone> now =
                    Optional.ofNullable(announcer.known().tombstones().get(one.topic()));
            if (one.equals(running.get(one.topic())) && now.filter(one::isAbout).isPresent()) {
                then.run();
            }
        });
    }

    /**
     * One came to its end.
     *
     * @param sure whether Home Assistant was there all the time
     * @param heard whether somebody was
     */
    void ended(Withdrawal one, boolean sure, boolean heard) {
        running.remove(one.topic());
        if (sure) {
            announcer.change(known -> known.done(one.topic()));
        } else if (heard) {
            announcer.change(known -> known.heard(one.topic()));
        }
    }
}
