package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything that is wanted for one account and was not yet seen on its PC. Immutable: it is replaced and saved whole.
 *
 * @param settings by control, in the order of the last wish; failed ones stay until set again or dismissed
 * @param writing the whole seven-day list that two calls are about to make, saved before the first of them: what is
 *     found half-way is never taken as a basis
 * @param grants in the order given; only the first may be prepared or done
 * @param failedGrants those given up today, until the same is asked for again
 * @param bonus seconds that the next bonus gives
 */
public record AccountWishes(
        Map<String, SettingWish> settings,
        Optional<DailyLimits> writing,
        List<Grant> grants,
        List<Grant> failedGrants,
        Optional<DayStart> dayStart,
        int bonus) {
    /** Seconds of a bonus that nobody set. */
    public static final int USUAL_BONUS = 1800;

    /** Nothing is wanted. */
    public static final AccountWishes NONE =
            new AccountWishes(Map.of(), Optional.empty(), List.of(), List.of(), Optional.empty(), USUAL_BONUS);

    /** Copies what it is given. */
    public AccountWishes {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        grants = List.copyOf(grants);
        failedGrants = List.copyOf(failedGrants);
    }

    /** The wish for a control, open or failed. */
    public Optional<SettingWish> setting(String control) {
        return Optional.ofNullable(settings.get(control));
    }

    /** Open settings and grants: each counts one, failed ones do not. */
    public int open() {
        return (int) settings.values().stream().filter(SettingWish::isOpen).count() + grants.size();
    }

    /** The last wish for a control wins, also over a failed one. */
    public AccountWishes with(SettingWish wish) {
        return withSettings(map -> {
            map.remove(wish.setting().control());
            map.put(wish.setting().control(), wish);
            return map;
        });
    }

    /** A further grant; an absolute one replaces those that were not yet sent. */
    public AccountWishes with(Grant grant) {
        List<Grant> next = new ArrayList<>(grants);
        if (grant.amount().absolute()) {
            next.removeAll(replacedBy(grant));
        }
        next.add(grant);
        String command = grant.origin().command();
        return withGrants(next)
                .withFailedGrants(failedGrants.stream()
                        .filter(old -> !old.origin().command().equals(command))
                        .toList());
    }

    /** The grants that an absolute one makes void. */
    public List<Grant> replacedBy(Grant grant) {
        return grant.amount().absolute()
                ? grants.stream()
                        .filter(old -> old.state() instanceof Grant.Waiting
                                && old.day().equals(grant.day()))
                        .toList()
                : List.of();
    }

    AccountWishes without(String control) {
        return withSettings(map -> {
            map.remove(control);
            return map;
        });
    }

    /** The same with a wish in its old place. */
    AccountWishes replace(SettingWish wish) {
        return withSettings(map -> {
            map.put(wish.setting().control(), wish);
            return map;
        });
    }

    AccountWishes withFirstGrant(Grant grant) {
        List<Grant> next = new ArrayList<>(grants);
        next.set(0, grant);
        return withGrants(next);
    }

    AccountWishes withoutFirstGrant() {
        return withGrants(grants.subList(1, grants.size()));
    }

    /** The first grant was given up. */
    AccountWishes firstGrantFailed(String reason) {
        List<Grant> failed = new ArrayList<>(failedGrants);
        failed.add(grants.get(0).with(new Grant.Failed(reason)));
        return withoutFirstGrant().withFailedGrants(failed);
    }

    /** Those of older days are nobody's concern any more. */
    AccountWishes withoutFailedGrantsBefore(LocalDate today) {
        return withFailedGrants(failedGrants.stream()
                .filter(grant -> !grant.day().isBefore(today))
                .toList());
    }

    /** How everything that is open ends if it can never be done; each once, settings first. */
    public List<Ending> givenUp(Username user, String reason, Instant at) {
        return ended(Ending.Type.FAILED, grants, user, reason, at);
    }

    private List<Ending> ended(Ending.Type type, List<Grant> which, Username user, String reason, Instant at) {
        List<Ending> endings = new ArrayList<>();
        for (SettingWish wish : settings.values()) {
            if (wish.isOpen()) {
                endings.add(new Ending(type, user, wish.origin(), wish.before(), Optional.empty(), reason, at));
            }
        }
        for (Grant grant : which) {
            endings.add(grant.ending(type, user, Optional.empty(), Optional.empty(), reason, at));
        }
        return endings;
    }

    /** The same with another bonus. */
    public AccountWishes withBonus(int seconds) {
        return new AccountWishes(settings, writing, grants, failedGrants, dayStart, seconds);
    }

    /** The grants and settings that wait, cancelled; each is told once. What was sent goes on to its end. */
    public List<Ending> cancelled(Username user, Instant at) {
        return cancelled(user, "", at);
    }

    List<Ending> cancelled(Username user, String reason, Instant at) {
        List<Grant> unsent = grants.stream().filter(grant -> !isSent(grant)).toList();
        return ended(Ending.Type.CANCELLED, unsent, user, reason, at);
    }

    /** What remains after {@link #cancelled}. */
    public AccountWishes withoutWaiting() {
        return withSettings(map -> {
                    map.values().removeIf(SettingWish::isOpen);
                    return map;
                })
                .withGrants(grants.stream().filter(AccountWishes::isSent).toList());
    }

    private static boolean isSent(Grant grant) {
        return !(grant.state() instanceof Grant.Waiting);
    }

    /** Nothing failed is shown any more. */
    public AccountWishes dismissed() {
        return withSettings(map -> {
                    map.values().removeIf(wish -> !wish.isOpen());
                    return map;
                })
                .withFailedGrants(List.of());
    }

    private AccountWishes withFailedGrants(List<Grant> failed) {
        return new AccountWishes(settings, writing, grants, failed, dayStart, bonus);
    }

    AccountWishes withWriting(Optional<DailyLimits> list) {
        return new AccountWishes(settings, list, grants, failedGrants, dayStart, bonus);
    }

    AccountWishes withDayStart(Optional<DayStart> start) {
        return new AccountWishes(settings, writing, grants, failedGrants, start, bonus);
    }

    private AccountWishes withGrants(List<Grant> next) {
        return new AccountWishes(settings, writing, next, failedGrants, dayStart, bonus);
    }

    private AccountWishes withSettings(UnaryOperator<Map<String, SettingWish>> change) {
        return new AccountWishes(
                change.apply(new LinkedHashMap<>(settings)), writing, grants, failedGrants, dayStart, bonus);
    }
}
