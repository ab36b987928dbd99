package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that is kept for one PC until it is done and told: one document, saved whole. After it was saved, a command
 * may be acknowledged.
 *
 * @param ids of the commands of the last days with their dates: a known one is a repetition
 * @param untold endings that the broker did not confirm yet
 */
public record PcWishes(Map<Username, AccountWishes> accounts, Map<String, LocalDate> ids, List<Ending> untold) {
    /** Nothing is wanted, nothing is to be told. */
    public static final PcWishes NONE = new PcWishes(Map.of(), Map.of(), List.of());

    private static final int DAYS_KEPT = 2;

    /** Copies what it is given. */
    public PcWishes {
        accounts = Collections.unmodifiableMap(new TreeMap<>(accounts));
        ids = Map.copyOf(ids);
        untold = List.copyOf(untold);
    }

    /** The wishes of one account. */
    public AccountWishes of(Username user) {
        return accounts.getOrDefault(user, AccountWishes.NONE);
    }

    /** Open changes of all accounts. */
    public int open() {
        return accounts.values().stream().mapToInt(AccountWishes::open).sum();
    }

    /** Whether a command with this id was taken before. */
    public boolean knows(String id) {
        return ids.containsKey(id);
    }

    /** Remembers a command's id, and forgets those of older days. */
    public PcWishes remember(String id, LocalDate today) {
        Map<String, LocalDate> next = new HashMap<>(ids);
        next.values().removeIf(day -> day.isBefore(today.minusDays(DAYS_KEPT)));
        next.put(id, today);
        return new PcWishes(accounts, next, untold);
    }

    /** The same with other wishes of one account. */
    public PcWishes with(Username user, AccountWishes wishes) {
        Map<Username, AccountWishes> next = new TreeMap<>(accounts);
        if (wishes.equals(AccountWishes.NONE)) {
            next.remove(user);
        } else {
            next.put(user, wishes);
        }
        return new PcWishes(next, ids, untold);
    }

    /** The same when nothing is wanted for this account any more: what waits is cancelled, what was sent is given up. */
    public PcWishes without(Username user, String reason, Instant at) {
        AccountWishes ended = of(user);
        return toTell(ended.cancelled(user, reason, at))
                .toTell(ended.withoutWaiting().givenUp(user, reason, at))
                .with(user, AccountWishes.NONE);
    }

    /** Endings to be told, kept until the broker confirmed them. */
    public PcWishes toTell(Collection<Ending> endings) {
        List<Ending> next = new ArrayList<>(untold);
        next.addAll(endings);
        return new PcWishes(accounts, ids, next);
    }

    /** The broker confirmed this one. */
    public PcWishes told(Ending ending) {
        List<Ending> next = new ArrayList<>(untold);
        next.remove(ending);
        return new PcWishes(accounts, ids, next);
    }
}
