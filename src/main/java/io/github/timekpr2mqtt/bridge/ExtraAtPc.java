package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.DayStart;
import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.Minutes;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.changes.Step;
import io.github.timekpr2mqtt.changes.TimeKind;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Extra time of today that somebody gave or took at the PC since it was last read on that day. Told is only what can be nothing
 * else: using time does not move it, but a day begun anew does, and so does what we gave ourselves. After a kill what was read
 * last may be older than what was told, or is to be told.
 */
final class ExtraAtPc {
    /** Less is no change: Timekpr's own window gives whole minutes. */
    private static final int LEAST = 60;

    private final PcState state;
    private final Observation observation;
    private final AccountFiles before;
    private final AccountFiles after;

    private ExtraAtPc(PcState state, Observation observation, AccountFiles before, AccountFiles after) {
        this.state = state;
        this.observation = observation;
        this.before = before;
        this.after = after;
    }

    /** @param last what we did just before: of a call that was refused nobody knows whether it did something all the same */
    static List<Ending> since(PcState state, Observation observation, Optional<Step> last) {
        List<Ending> changed = new ArrayList<>();
        Optional<Username> given = last.filter(Step.Give.class::isInstance).flatMap(Step::about);
        for (Map.Entry<Username, AccountFiles> entry : observation.accounts().entrySet()) {
            Optional<AccountFiles> before = state.accounts().files(entry.getKey());
            if (before.isPresent()
                    && !given.equals(Optional.of(entry.getKey()))
                    && state.accounts().isSure()) {
                new ExtraAtPc(state, observation, before.get(), entry.getValue()).compare(changed);
            }
        }
        return changed;
    }

    /** Whether PlayTime of an older day was just taken off again: what is known of the PC must have that before this is done. */
    static boolean isPutRight(PcWishes before, PcWishes after) {
        return before.accounts().entrySet().stream()
                .anyMatch(account -> isToBePutRight(account.getValue()) && !isToBePutRight(after.of(account.getKey())));
    }

    private static boolean isToBePutRight(AccountWishes wishes) {
        return wishes.dayStart().map(DayStart::playTimeBalance).orElse(0) != 0;
    }

    private void compare(List<Ending> changed) {
        if (before.spent().equals(after.spent())
                || before.spent().isEmpty()
                || after.spent().isEmpty()) {
            return; // as at almost every reading
        }
        TimeSpent then = before.spent().get();
        TimeSpent now = after.spent().get();
        boolean known = before.faults().isSpentSound() && after.faults().isSpentSound();
        if (known && now.isOf(observation.date()) && now.goesOnFrom(then)) {
            for (TimeKind kind : TimeKind.values()) {
                compare(kind, then, now).ifPresent(changed::add);
            }
        }
    }

    private Optional<Ending> compare(TimeKind kind, TimeSpent then, TimeSpent now) {
        int was = extra(kind, then);
        int is = extra(kind, now);
        Optional<Ending> last = lastUntold(kind);
        if (Math.abs((long) is - was) < least(kind)
                || isOurs(kind)
                || last.flatMap(Ending::after).equals(Optional.of(Minutes.text(is)))) {
            return Optional.empty();
        }
        String shown = last.filter(ending -> !state.accounts().isRead() && isOfToday(ending))
                .flatMap(Ending::after)
                .orElse(Minutes.text(was));
        return Optional.of(ChangedAtPc.ending(state, Optional.of(after.user()), kind.extra(), shown, Minutes.text(is)));
    }

    private int extra(TimeKind kind, TimeSpent today) {
        return switch (kind) {
            case TIME -> today.extra();
            case PLAYTIME -> today.playTimeExtra() - state.movedPlayTime(after.user(), observation.date());
        };
    }

    /** PlayTime that was used in override mode moves it, and is found in the file a save later. */
    private long least(TimeKind kind) {
        return kind == TimeKind.TIME
                ? LEAST
                : Math.max(LEAST, 2L * observation.main().saveTime());
    }

    /** Whether it moves, or may move, without anybody at the PC. */
    private boolean isOurs(TimeKind kind) {
        AccountWishes wishes = state.wishes().of(after.user());
        boolean sent = wishes.grants().stream()
                .anyMatch(grant -> grant.kind() == kind && !(grant.state() instanceof Grant.Waiting));
        boolean moves = kind == TimeKind.PLAYTIME
                && (isToBePutRight(wishes)
                        || before.config().playTime().limitOverride()
                        || after.config().playTime().limitOverride());
        return sent || moves;
    }

    /** The last that is not yet told of it. */
    private Optional<Ending> lastUntold(TimeKind kind) {
        return state.wishes().untold().stream()
                .filter(ending -> ending.tellsExtra(kind) && ending.user().equals(Optional.of(after.user())))
                .reduce((earlier, later) -> later);
    }

    private boolean isOfToday(Ending ending) {
        LocalDate day = ending.at().atZone(observation.clock().zoneId()).toLocalDate();
        return day.equals(observation.date());
    }
}
