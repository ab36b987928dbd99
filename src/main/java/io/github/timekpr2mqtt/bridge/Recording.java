package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.history.History;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is seen of one PC, as it goes into the histories of its accounts. Desk thread only. */
final class Recording {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

    private final PcState pc;
    private final Histories histories;

    Recording(PcState pc, Histories histories) {
        this.pc = pc;
        this.histories = histories;
    }

    History of(Username user) {
        return histories.of(user);
    }

    /**
     * The files were read: each figure goes to the day that its file is of.
     *
     * @param before as they were read before
     */
    void read(Observation observation, Map<Username, AccountFiles> before) {
        for (Username user : pc.accounts().names()) {
            AccountFiles files = observation.accounts().get(user);
            if (files == null) {
                continue; // the one that is shown is old and has told all
            }
            open(user);
            if (pc.time().isCredible()) {
                Optional<TimeSpent> old = Optional.ofNullable(before.get(user)).flatMap(AccountFiles::spent);
                histories.add(user, history -> read(user, history, old, files.spent(), observation.date()));
            }
        }
        save(timePasses());
    }

    private History read(
            Username user, History history, Optional<TimeSpent> old, Optional<TimeSpent> file, LocalDate today) {
        return file.filter(now -> isKnown(now.lastChecked().toLocalDate(), today, history))
                .map(now -> history.read(
                        old, now, pc.movedPlayTime(user, now.lastChecked().toLocalDate())))
                .orElseGet(() -> history.knownFrom(today));
    }

    /** A clock that was wrong left a file of another time: of the days since or until then it says nothing. */
    private static boolean isKnown(LocalDate date, LocalDate today, History history) {
        LocalDate first = history.days().isEmpty()
                ? today.minusDays(History.MOST_DAYS)
                : history.days().firstKey();
        return !date.isAfter(today) && !date.isBefore(first.minusDays(1));
    }

    private void open(Username user) {
        try {
            histories.open(user).ifPresent(pc::lost);
        } catch (IOException e) {
            LOG.error("{}: the history of {} cannot be kept: {}", pc.name(), user, e.getMessage());
        }
    }

    /**
     * The daemon's own figures of somebody who is logged in. Only together with a file of today it is sure what of them is of
     * today: in the seconds after a midnight, and until the first save after it, the daemon still tells yesterday's.
     */
    void ticked(Username user, LiveTime live) {
        LocalDate today = pc.time().pcTime().toLocalDate();
        Optional<TimeSpent> file = pc.accounts().files(user).flatMap(AccountFiles::spent);
        if (pc.time().isCredible()
                && file.filter(spent -> spent.isOf(today)).isPresent()
                && live.spentDay().isEmpty()) {
            int playTime = live.playTimeSpent().orElse(0) - pc.movedPlayTime(user, today);
            histories.add(user, history -> history.counted(today, file.get().dayWith(live), playTime));
        }
    }

    /** Days begin and sessions go on, also while nothing comes. Whether another day began, or somebody came or left. */
    boolean timePasses() {
        boolean moved = pc.time().isOnline()
                && pc.time().isCredible()
                && histories.present(
                        pc.sessions().users(),
                        pc.time().pcTime().toLocalDate(),
                        pc.time().dayBegan(),
                        pc.time().now());
        return histories.today(pc.time().earlierDay()) || moved;
    }

    /** The PC went. */
    void gone() {
        histories.gone(pc.time().now());
    }

    /** @param atOnce whether it is worth a save before the minute is over */
    void save(boolean atOnce) {
        histories.save(pc.time().zone(), pc.time().now(), atOnce);
    }
}
