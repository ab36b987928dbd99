package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Everything that is kept for one PC until it is done and told: one document, saved whole. After it was saved, a command
 * may be acknowledged.
 *
 * @param own wishes for Timekpr's own settings, by control, in the order of the last wish; failed ones stay until set again or
 *     dismissed
 * @param ids of the commands of the last days: a known one is a repetition
 * @param untold endings that the broker did not confirm yet
 * @param writer the connection that writes settings, from before its first call until all calls are answered: whatever
 *     becomes of it, what it sent may be carried out later, and would take the place of what is wanted by then
 */
public record PcWishes(
        Map<Username, AccountWishes> accounts,
        Map<String, PcSettingWish> own,
        CommandIds ids,
        List<Ending> untold,
        Optional<Grant.Sender> writer) {
    /** Nothing is wanted, nothing is to be told. */
    public static final PcWishes NONE = new PcWishes(Map.of(), Map.of(), CommandIds.NONE, List.of(), Optional.empty());

    /** Copies what it is given. */
    public PcWishes {
        accounts = Collections.unmodifiableMap(new TreeMap<>(accounts));
        own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
        untold = List.copyOf(untold);
    }

    /** The wishes of one account. */
    public AccountWishes of(Username user) {
        return accounts.getOrDefault(user, AccountWishes.NONE);
    }

    /** Open changes of all accounts, and of Timekpr's own settings. */
    public int open() {
        return accounts.values().stream().mapToInt(AccountWishes::open).sum()
                + openOwn().size();
    }

    /** The wishes for Timekpr's own settings that are still to be delivered. */
    public List<PcSettingWish> openOwn() {
        return own.values().stream().filter(PcSettingWish::isOpen).toList();
    }

    /** The last wish for a control wins, also over a failed one. */
    public PcWishes with(PcSettingWish wish) {
        Map<String, PcSettingWish> next = new LinkedHashMap<>(own);
        PcSettingWish old = next.remove(wish.setting().control());
        next.put(wish.setting().control(), old == null ? wish : wish.sending(old.onItsWay()));
        return withOwn(next);
    }

    /**
     * Without any wish for Timekpr's own settings: our account may not change them, and there are no controls to set them
     * again. Open ones are told as failed.
     */
    public PcWishes withoutOwn(String reason, Instant at) {
        return withoutOwn(wish -> wish.ending(Ending.Type.FAILED, Optional.empty(), reason, at));
    }

    private PcWishes withoutOwn(Function<PcSettingWish, Ending> ending) {
        return withOwn(Map.of()).toTell(openOwn().stream().map(ending).toList());
    }

    /** Nothing of Timekpr's own settings that failed is shown any more. */
    public PcWishes dismissedOwn() {
        Map<String, PcSettingWish> open = new LinkedHashMap<>(own);
        open.values().removeIf(wish -> !wish.isOpen());
        return withOwn(open);
    }

    PcWishes withOwn(Map<String, PcSettingWish> wishes) {
        return new PcWishes(accounts, wishes, ids, untold, writer);
    }

    PcWishes writtenBy(Optional<Grant.Sender> connection) {
        return new PcWishes(accounts, own, ids, untold, connection);
    }

    /** The same with all open wishes for Timekpr's own settings on their way to the PC. */
    PcWishes ownSent() {
        Map<String, PcSettingWish> next = new LinkedHashMap<>(own);
        next.replaceAll((control, wish) -> wish.isOpen() ? wish.sending(Optional.of(wish.setting())) : wish);
        return withOwn(next);
    }

    /** The same when the PC was read: what a wish will replace is what it has now, which somebody may have set there. */
    public PcWishes seen(Observation pc) {
        PcWishes rest = this;
        if (pc.mainFault().isEmpty()) {
            Map<String, PcSettingWish> next = new LinkedHashMap<>(own);
            next.replaceAll((control, wish) -> wish.isOpen() && !wish.setting().holdsIn(pc.main())
                    ? wish.seen(wish.setting().shownIn(pc.main()))
                    : wish);
            rest = next.equals(own) ? rest : withOwn(next);
        }
        for (Map.Entry<Username, AccountWishes> account : accounts.entrySet()) {
            AccountFiles files = pc.accounts().get(account.getKey());
            AccountWishes seen = files == null ? account.getValue() : SettingsPlan.seen(account.getValue(), files);
            rest = seen.equals(account.getValue()) ? rest : rest.with(account.getKey(), seen);
        }
        return rest;
    }

    /** Whether a command with this id was taken before. */
    public boolean knows(String id) {
        return ids.has(id);
    }

    /** Remembers the ids of commands, in their order, and forgets those of older days. */
    public PcWishes remember(Collection<String> taken, LocalDate today) {
        return taken.isEmpty() ? this : new PcWishes(accounts, own, ids.with(taken, today), untold, writer);
    }

    /** The same with other wishes of one account. */
    public PcWishes with(Username user, AccountWishes wishes) {
        Map<Username, AccountWishes> next = new TreeMap<>(accounts);
        if (wishes.equals(AccountWishes.NONE)) {
            next.remove(user);
        } else {
            next.put(user, wishes);
        }
        return new PcWishes(next, own, ids, untold, writer);
    }

    /** The same when nothing is wanted for this account any more: all of it is cancelled, and told with what was sent. */
    public PcWishes without(Username user, String reason, Instant at) {
        return toTell(of(user).openChanges().stream()
                        .map(change -> change.ending(
                                Ending.Type.CANCELLED, user, OpenChange.also(reason, change.perhapsThere()), at))
                        .toList())
                .with(user, AccountWishes.NONE);
    }

    /** The same when nothing is wanted of the PC any more, as {@link #without(Username, String, Instant)}. */
    public PcWishes without(String reason, Instant at) {
        PcWishes left = withoutOwn(wish -> wish.ending(
                Ending.Type.CANCELLED,
                Optional.empty(),
                OpenChange.also(reason, OpenChange.afterSending(wish.sending())),
                at));
        for (Username user : accounts.keySet()) {
            left = left.without(user, reason, at);
        }
        return left;
    }

    /**
     * The same when it was put back from a backup, and what was done since is not known: what is open expires, what failed is not shown
     * any more, and what was still to be told is not: it was told since, and may hold no longer. What is no change goes on: the bonus and
     * the start of the day. Done once more, as after a kill, it changes nothing.
     *
     * @param reason of such endings, and of no others
     */
    public PcWishes fromBackup(String reason, Instant at) {
        List<Ending> ended =
                untold.stream().filter(ending -> ending.reason().equals(reason)).toList();
        PcWishes left = new PcWishes(accounts, own, ids, ended, writer)
                .withoutOwn(wish -> wish.ending(Ending.Type.EXPIRED, Optional.empty(), reason, at));
        for (Map.Entry<Username, AccountWishes> account : accounts.entrySet()) {
            List<Ending> endings = account.getValue().openChanges().stream()
                    .map(change -> change.ending(Ending.Type.EXPIRED, account.getKey(), reason, at))
                    .toList();
            left = left.toTell(endings)
                    .with(account.getKey(), account.getValue().withoutChanges());
        }
        return left;
    }

    /** Endings to be told, kept until the broker confirmed them. */
    public PcWishes toTell(Collection<Ending> endings) {
        List<Ending> next = new ArrayList<>(untold);
        next.addAll(endings);
        return new PcWishes(accounts, own, ids, next, writer);
    }

    /** These were told, as far as that can be known: the broker has them. */
    public PcWishes told(Set<Ending> endings) {
        List<Ending> next = new ArrayList<>(untold);
        next.removeAll(endings);
        return new PcWishes(accounts, own, ids, next, writer);
    }
}
