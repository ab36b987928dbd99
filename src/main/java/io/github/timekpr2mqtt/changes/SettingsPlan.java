package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the settings of one account, and the changes that are still needed.
 *
 * @param changes in order; empty if everything open holds
 */
record SettingsPlan(AccountWishes wishes, List<Step.Change> changes, List<Ending> endings) {
    /** A write that the daemon just answered, and its refusals by change. */
    record AnsweredWrite(Step.Write write, Map<String, String> refusals) {
        private boolean tried(Step.Change change) {
            return write.purpose() == Step.Purpose.SETTINGS
                    && write.changes().stream().anyMatch(c -> c.what().equals(change.what()));
        }

        private String refusal(Step.Change change) {
            return refusals.getOrDefault(change.what(), "");
        }
    }

    /**
     * Compares the wishes with what was observed.
     *
     * @param config just observed
     * @param wrote what was just answered, if anything
     */
    static SettingsPlan of(
            AccountWishes wishes, Username user, UserConfig config, Optional<AnsweredWrite> wrote, Instant now) {
        List<Ending> endings = new ArrayList<>();
        AccountWishes rest = forgetWritten(wishes, config);
        UserConfig asked = wanted(rest, config);
        for (SettingWish wish : wishes.settings().values()) {
            if (wish.setting().holdsIn(config)) {
                rest = rest.without(wish.setting().control());
                if (wish.isOpen()) {
                    endings.add(ending(Ending.Type.APPLIED, user, wish, config, "", now));
                }
            } else if (wish.isOpen() && wrote.isPresent()) {
                SettingWish next = afterWrite(wish, wish.setting().write(user, config, asked), wrote.get());
                rest = rest.replace(next);
                next.failed()
                        .ifPresent(reason -> endings.add(ending(Ending.Type.FAILED, user, next, config, reason, now)));
            }
        }
        if (wrote.isPresent() && rest.settings().values().stream().noneMatch(SettingWish::isOpen)) {
            rest = rest.notWriting(); // given up, or completed
        }
        UserConfig wanted = wanted(rest, config);
        return new SettingsPlan(
                keepWriting(rest, config, wanted), changes(rest, user, config, wanted), List.copyOf(endings));
    }

    /** A wish that does not hold: only its own change says anything about it. */
    private static SettingWish afterWrite(SettingWish wish, Step.Change change, AnsweredWrite wrote) {
        return wrote.tried(change) ? wish.answeredWithoutEffect(wrote.refusal(change)) : wish;
    }

    private static UserConfig wanted(AccountWishes wishes, UserConfig config) {
        UserConfig wanted = wishes.writtenInto(config);
        for (SettingWish wish : wishes.settings().values()) {
            if (wish.isOpen()) {
                wanted = wish.setting().applyTo(wanted);
            }
        }
        return wanted;
    }

    private static AccountWishes forgetWritten(AccountWishes wishes, UserConfig config) {
        AccountWishes rest = wishes;
        for (Map.Entry<TimeKind, DailyLimits> list : wishes.writing().entrySet()) {
            if (same(list.getKey().limits(config), list.getValue())) {
                rest = rest.notWriting(list.getKey());
            }
        }
        return rest;
    }

    /** One call changes a whole list at once; two can be cut apart, so what they aim at is kept first. */
    private static AccountWishes keepWriting(AccountWishes wishes, UserConfig config, UserConfig wanted) {
        AccountWishes rest = wishes;
        for (TimeKind kind : TimeKind.values()) {
            if (!kind.limits(config).isWhole() && differs(kind, config, wanted)) {
                rest = rest.writing(kind, kind.limits(wanted));
            }
        }
        return rest;
    }

    private static boolean differs(TimeKind kind, UserConfig config, UserConfig wanted) {
        return !same(kind.limits(config), kind.limits(wanted));
    }

    /** As Timekpr writes them: the order of the days counts. */
    private static boolean same(DailyLimits a, DailyLimits b) {
        return a.weekdays().equals(b.weekdays()) && a.limits().equals(b.limits());
    }

    /** What makes one configuration of the other, each change once; what holds already is skipped. */
    private static List<Step.Change> changes(
            AccountWishes wishes, Username user, UserConfig config, UserConfig wanted) {
        Map<String, Step.Change> changes = new LinkedHashMap<>();
        for (TimeKind kind : TimeKind.values()) {
            if (differs(kind, config, wanted)) { // also a half-done list that nobody waits for
                Step.Change week = kind.write(user, config, kind.limits(wanted));
                changes.put(week.what(), week);
            }
        }
        for (SettingWish wish : wishes.settings().values()) {
            if (wish.isOpen()) {
                Step.Change change = wish.setting().write(user, config, wanted);
                changes.put(change.what(), change);
            }
        }
        return List.copyOf(changes.values());
    }

    private static Ending ending(
            Ending.Type type, Username user, SettingWish wish, UserConfig config, String reason, Instant now) {
        return new Ending(
                type,
                user,
                wish.origin(),
                wish.before(),
                Optional.of(wish.setting().shownIn(config)),
                reason,
                now);
    }
}
