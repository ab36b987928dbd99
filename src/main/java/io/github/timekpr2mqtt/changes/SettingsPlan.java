package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of the settings of one account, and the calls that are still needed.
 *
 * @param calls in order; empty if everything open holds
 */
record SettingsPlan(AccountWishes wishes, List<Call> calls, List<Ending> endings) {

    /** Calls that the daemon just answered; the refusal is empty if it took them. */
    record AnsweredWrite(Step.Purpose purpose, String refusal) {}

    /**
     * Compares the wishes with what was observed.
     *
     * @param config just observed
     * @param wrote the calls that were just answered, if any
     */
    static SettingsPlan of(
            AccountWishes wishes, Username user, UserConfig config, Optional<AnsweredWrite> wrote, Instant now) {
        Optional<AnsweredWrite> tried = wrote.filter(w -> w.purpose() == Step.Purpose.SETTINGS);
        List<Ending> endings = new ArrayList<>();
        AccountWishes rest = forgetWritten(wishes, config);
        for (SettingWish wish : wishes.settings().values()) {
            if (wish.setting().holdsIn(config)) {
                rest = rest.without(wish.setting().control());
                if (wish.isOpen()) {
                    endings.add(ending(Ending.Type.APPLIED, user, wish, config, "", now));
                }
            } else if (wish.isOpen() && tried.isPresent()) {
                SettingWish next = wish.answeredWithoutEffect(tried.get().refusal());
                rest = rest.replace(next);
                next.failed()
                        .ifPresent(reason -> endings.add(ending(Ending.Type.FAILED, user, next, config, reason, now)));
            }
        }
        if (wrote.isPresent() && rest.settings().values().stream().noneMatch(SettingWish::isOpen)) {
            rest = rest.withWriting(Optional.empty()); // given up, or completed
        }
        UserConfig wanted = wanted(rest, config);
        return new SettingsPlan(keepWriting(rest, config, wanted), calls(user, config, wanted), List.copyOf(endings));
    }

    private static UserConfig wanted(AccountWishes wishes, UserConfig config) {
        UserConfig wanted = wishes.writing().map(config::withLimits).orElse(config);
        for (SettingWish wish : wishes.settings().values()) {
            if (wish.isOpen()) {
                wanted = wish.setting().applyTo(wanted);
            }
        }
        return wanted;
    }

    private static AccountWishes forgetWritten(AccountWishes wishes, UserConfig config) {
        return wishes.writing().filter(list -> same(config.limits(), list)).isPresent()
                ? wishes.withWriting(Optional.empty())
                : wishes;
    }

    /** One call changes a whole list at once; two can be cut apart, so what they aim at is kept first. */
    private static AccountWishes keepWriting(AccountWishes wishes, UserConfig config, UserConfig wanted) {
        return config.limits().isWhole() || same(config.limits(), wanted.limits())
                ? wishes
                : wishes.withWriting(Optional.of(wanted.limits()));
    }

    /** As Timekpr writes them: the order of the days counts. */
    private static boolean same(DailyLimits a, DailyLimits b) {
        return a.weekdays().equals(b.weekdays()) && a.limits().equals(b.limits());
    }

    /** The calls that make one configuration of the other; what holds already is skipped. */
    static List<Call> calls(Username user, UserConfig config, UserConfig wanted) {
        List<Call> calls = new ArrayList<>();
        DailyLimits limits = wanted.limits();
        if (!same(config.limits(), limits)) {
            calls.add(Call.setTimeLimitForDays(user, limits));
            if (!config.limits().isWhole()) {
                calls.add(Call.setAllowedDays(user, limits)); // second: a cut between the two opens no further day
            }
        }
        return calls;
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
