package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is logged in on one PC, what the daemon last said of them, and when the others left. Desk thread only. */
final class Sessions {
    private final Map<Username, LiveTime> live = new HashMap<>();
    private final Map<Username, Instant> ends = new HashMap<>();
    private Set<Username> loggedIn = Set.of();
    private LocalDate day = LocalDate.EPOCH;

    /** As they were before the program started. */
    void remember(Map<Username, Instant> known) {
        ends.putAll(known);
    }

    /** What was said of an older day counts no more. */
    void today(LocalDate date) {
        if (!date.equals(day)) {
            live.clear();
            day = date;
        }
    }

    /** Whether it is of somebody who is logged in. */
    boolean timeLeft(Username user, LiveTime time) {
        live.merge(user, time, (before, next) -> next.after(before));
        return loggedIn.contains(user);
    }

    void loggedIn(Set<Username> users, Instant now) {
        for (Username user : loggedIn) {
            if (!users.contains(user)) {
                ends.put(user, now);
            }
        }
        loggedIn = Set.copyOf(users);
        live.keySet().retainAll(users);
    }

    /** The PC went, and everyone with it. */
    void gone(Instant now) {
        loggedIn(Set.of(), now);
    }

    /** Nothing is known of this one any more. */
    void forget(Username user) {
        ends.remove(user);
        live.remove(user);
    }

    /** Everyone who is logged in. */
    Set<Username> users() {
        return loggedIn;
    }

    boolean isLoggedIn(Username user) {
        return loggedIn.contains(user);
    }

    /** What the daemon last said of one who is logged in. */
    Optional<LiveTime> live(Username user) {
        return Optional.ofNullable(live.get(user));
    }

    /** Of these, those who are logged in and of whom the daemon said nothing yet. */
    Set<Username> withoutLiveTime(Set<Username> users) {
        Set<Username> ask = new HashSet<>(loggedIn);
        ask.retainAll(users);
        ask.removeAll(live.keySet());
        return ask;
    }

    /** When each one's last session ended, as far as it was seen; also that of one who is logged in again. */
    Map<Username, Instant> ends() {
        return Map.copyOf(ends);
    }
}
