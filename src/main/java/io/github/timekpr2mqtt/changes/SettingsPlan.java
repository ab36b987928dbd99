package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the settings of one account, and the changes that are still needed.
 *
 * @param wishes of which nothing is on its way any more that was just seen
 * @param changes in order; empty if everything open holds
 * @param ids of the commands behind the changes
 */
record SettingsPlan(AccountWishes wishes, List<Step.Change> changes, Set<String> ids, List<Ending> endings) {
    /** A write that the daemon just answered, and its refusals by change. */
    record AnsweredWrite(Step.Write write, Map<String, String> refusals) {
        /** The wish after the change that was to fulfil it and did not; empty if it was not among those written. */
        private Optional<SettingWish> withoutEffect(SettingWish wish, Step.Change change) {
            boolean tried = write.ids().contains(wish.origin().id())
                    && write.changes().stream().anyMatch(c -> c.what().equals(change.what()));
            return tried
                    ? Optional.of(wish.answeredWithoutEffect(refusals.getOrDefault(change.what(), "")))
                    : Optional.empty();
        }
    }

    /**
     * Compares the wishes with what was observed.
     *
     * @param account just observed
     * @param wrote what was just answered, if anything
     * @param seen all that was just observed
     */
    static SettingsPlan of(
            AccountWishes wishes, Username user, AccountFiles account, Optional<AnsweredWrite> wrote, Seen seen) {
        Instant now = seen.at();
        List<Ending> endings = new ArrayList<>();
        UserConfig config = account.config();
        AccountWishes rest = wishes.onlyHalfWritten(config, account.faults());
        UserConfig meant = wrote.map(answered -> answered.write().meant(config))
                .orElseGet(() -> wishes.meant(config, account.faults()));
        UserConfig asked = wanted(rest, account, meant);
        for (SettingWish wish : wishes.settings().values()) {
            boolean known = basis(wishes, account).isFitFor(wish.setting());
            if (known && wish.setting().holdsIn(config)) {
                rest = rest.without(wish.setting().control());
                if (wish.isOpen()) {
                    endings.add(ending(Ending.Type.APPLIED, user, wish, account, wish.appliedBecause(), now));
                }
            } else if (wish.isOpen()) {
                AccountWishes open = rest;
                SettingWish next = wrote.flatMap(answered ->
                                answered.withoutEffect(wish, wish.setting().write(user, config, asked)))
                        .orElseGet(
                                () -> seen(wish, open, account, meant)); // only its own change says anything about it
                rest = rest.replace(known ? next.sent(false) : next);
                next.failed()
                        .ifPresent(reason -> endings.add(ending(Ending.Type.FAILED, user, next, account, reason, now)));
            }
        }
        if (wrote.isPresent() && rest.settings().values().stream().noneMatch(SettingWish::isOpen)) {
            rest = rest.notWriting(); // given up, or completed
        }
        if (seen.readOnly() || basis(rest, account).againstSaving().isPresent()) {
            return new SettingsPlan(
                    rest,
                    List.of(),
                    Set.of(),
                    List.copyOf(endings)); // they wait until it may be written, or is put right
        }
        UserConfig wanted = wanted(rest, account, meant);
        return new SettingsPlan(
                keepWriting(rest, account, meant, wanted),
                changes(rest, account, wanted),
                writable(rest, account).map(wish -> wish.origin().id()).collect(Collectors.toUnmodifiableSet()),
                List.copyOf(endings));
    }

    private static Basis basis(AccountWishes wishes, AccountFiles account) {
        return new Basis(account.faults(), wishes);
    }

    /** The open wishes that can be written. */
    private static Stream<SettingWish> writable(AccountWishes wishes, AccountFiles account) {
        return wishes.settings().values().stream()
                .filter(SettingWish::isOpen)
                .filter(wish -> basis(wishes, account).against(wish.setting()).isEmpty());
    }

    /** The same wishes when nothing else can be said of them than what each of the open ones will replace. */
    static AccountWishes seen(AccountWishes wishes, AccountFiles account) {
        AccountWishes rest = wishes;
        UserConfig meant = wishes.meant(account.config(), account.faults());
        for (SettingWish wish : wishes.settings().values()) {
            if (wish.isOpen() && !wish.setting().holdsIn(account.config())) {
                rest = rest.replace(seen(wish, wishes, account, meant));
            }
        }
        return rest;
    }

    /** What is there replaces what was there before; not so half of a list of ours. */
    private static SettingWish seen(SettingWish wish, AccountWishes wishes, AccountFiles account, UserConfig meant) {
        List<String> keys = Setting.keys(wish.setting().control());
        boolean half = wishes.writing().keySet().stream()
                .filter(kind -> kind.keys().equals(keys))
                .anyMatch(kind -> wishes.halfWritten(kind, account.config(), account.faults())
                        .isPresent());
        return half ? wish : wish.seen(account.shown(keys, any -> wish.setting().shownIn(meant)));
    }

    /** The configuration that is to be there, made of what the one that is there was meant to be. */
    private static UserConfig wanted(AccountWishes wishes, AccountFiles account, UserConfig meant) {
        UserConfig wanted = wishes.completed(meant, account.faults());
        for (SettingWish wish : writable(wishes, account).toList()) {
            wanted = wish.setting().applyTo(wanted);
        }
        return wanted;
    }

    /** Two calls can be cut apart, and one may find other days allowed, so what they aim at is kept first. */
    private static AccountWishes keepWriting(
            AccountWishes wishes, AccountFiles account, UserConfig meant, UserConfig wanted) {
        AccountWishes rest = wishes;
        for (TimeKind kind : TimeKind.values()) {
            if (differs(kind, account, wanted)) {
                rest = rest.writing(kind, kind.limits(account.config()).like(kind.limits(meant)), kind.limits(wanted));
            }
        }
        return rest;
    }

    private static boolean differs(TimeKind kind, AccountFiles account, UserConfig wanted) {
        return !Writing.isSame(kind.limits(account.config()), kind.limits(wanted));
    }

    /** Whether the PC's lists are seven days from Monday on and seven limits, and nothing else, which would shift them. */
    static boolean isWholeWeek(AccountFiles account, TimeKind kind) {
        return kind.limits(account.config()).isWhole() && account.faults().isSound(kind.keys());
    }

    /** What makes one configuration of the other, each change once; what holds already is skipped. */
    private static List<Step.Change> changes(AccountWishes wishes, AccountFiles account, UserConfig wanted) {
        Map<String, Step.Change> changes = new LinkedHashMap<>();
        for (TimeKind kind : TimeKind.values()) {
            if (differs(kind, account, wanted)) { // also a half-done list that nobody waits for
                Step.Change week = week(account, kind, kind.limits(wanted));
                changes.put(week.what(), week);
            }
        }
        for (SettingWish wish : writable(wishes, account).toList()) {
            Setting setting = wish.setting();
            Step.Change change = setting instanceof DayLimit limit
                    ? week(account, limit.kind(), limit.kind().limits(wanted))
                    : setting.write(account.user(), account.config(), wanted);
            changes.put(change.what(), change);
        }
        return List.copyOf(changes.values());
    }

    /** The calls that write a list of limits. */
    static Step.Change week(AccountFiles account, TimeKind kind, DailyLimits limits) {
        return kind.write(account.user(), isWholeWeek(account, kind), limits);
    }

    private static Ending ending(
            Ending.Type type, Username user, SettingWish wish, AccountFiles account, String reason, Instant now) {
        return new Ending(
                type,
                user,
                wish.origin(),
                wish.before(),
                account.shown(Setting.keys(wish.setting().control()), wish.setting()::shownIn),
                reason,
                now);
    }
}
