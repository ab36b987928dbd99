package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.Faults;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Everything that is wanted for one account and was not yet seen on its PC. Immutable: it is replaced and saved whole.
 *
 * @param settings by control, in the order of the last wish; failed ones stay until set again or dismissed
 * @param writing the whole seven-day lists that two calls each are about to make, saved before the first of them
 * @param grants in the order given; only the first may be prepared or done
 * @param failedGrants those given up, also those of days that are over, until the same is asked for again or they are dismissed; of
 *     each command only the last {@value #MOST_FAILED}
 * @param bonus seconds that the next bonus gives
 * @param selected where the change comes from that somebody picked from the list; a change, not its place, which moves
 */
public record AccountWishes(
        Map<String, SettingWish> settings,
        Map<TimeKind, Writing> writing,
        List<Grant> grants,
        List<Grant> failedGrants,
        Optional<DayStart> dayStart,
        int bonus,
        Optional<Origin> selected) {
    /** Seconds of a bonus that nobody set. */
    public static final int USUAL_BONUS = 1800;

    /** Who presses a hundred times while the PC is off is not shown a hundred failures. */
    static final int MOST_FAILED = 3;

    /** How many places of the list can be picked. */
    public static final int PLACES = 9;

    /** Nothing is wanted. */
    public static final AccountWishes NONE = new AccountWishes(
            Map.of(), Map.of(), List.of(), List.of(), Optional.empty(), USUAL_BONUS, Optional.empty());

    /** Copies what it is given. What was picked and is not among the first open changes any more is not picked. */
    public AccountWishes {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        writing = Map.copyOf(writing);
        grants = List.copyOf(grants);
        failedGrants = List.copyOf(failedGrants);
        List<OpenChange> open = selected.isEmpty() ? List.of() : OpenChange.of(settings.values(), grants);
        selected = selected.filter(origin ->
                open.stream().limit(PLACES).anyMatch(change -> change.origin().equals(origin)));
    }

    /** The wish for a control, open or failed. */
    public Optional<SettingWish> setting(String control) {
        return Optional.ofNullable(settings.get(control));
    }

    /** Open settings and grants: each counts one, failed ones do not. */
    public int open() {
        return openChanges().size();
    }

    /** The same in the order in which they are shown: settings, then grants. */
    public List<OpenChange> openChanges() {
        return OpenChange.of(settings.values(), grants);
    }

    /** The one that somebody picked. */
    public Optional<OpenChange> selectedChange() {
        return openChanges().stream()
                .filter(change -> selected.equals(Optional.of(change.origin())))
                .findFirst();
    }

    /** Its place in the list from 1, or 0. */
    public int selectedPlace() {
        return selectedChange().map(change -> openChanges().indexOf(change) + 1).orElse(0);
    }

    /** The same with the change in this place picked, from 1; with 0 none. */
    public AccountWishes select(int place) {
        Optional<Origin> picked = openChanges().stream()
                .skip(Math.max(0, place - 1))
                .findFirst()
                .filter(change -> place > 0)
                .map(OpenChange::origin);
        return new AccountWishes(settings, writing, grants, failedGrants, dayStart, bonus, picked);
    }

    /** The same with nothing that waits or failed. */
    AccountWishes withoutChanges() {
        return new AccountWishes(Map.of(), Map.of(), List.of(), List.of(), dayStart, bonus, Optional.empty());
    }

    /** The same without an open change. */
    public AccountWishes without(OpenChange change) {
        if (change instanceof OpenChange.OfSetting setting) {
            return without(setting.wish().setting().control());
        }
        Grant gone = ((OpenChange.OfGrant) change).grant();
        return withGrants(grants.stream().filter(grant -> !grant.equals(gone)).toList());
    }

    /** The last wish for a control wins, also over a failed one. */
    public AccountWishes with(SettingWish wish) {
        return withSettings(map -> {
            SettingWish old = map.remove(wish.setting().control());
            map.put(wish.setting().control(), old == null || !old.sent() ? wish : wish.sending(old.onItsWay()));
            return map;
        });
    }

    /** The same with the open settings of these commands on their way. */
    AccountWishes sent(Set<String> ids) {
        return withSettings(map -> {
            map.replaceAll((control, wish) ->
                    wish.isOpen() && ids.contains(wish.origin().id()) ? wish.sent(true) : wish);
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
        return withGrants(next)
                .withFailedGrants(failedGrants.stream()
                        .filter(old -> !old.isOfSameCommandAs(grant))
                        .toList());
    }

    /** The grants that an absolute one makes void. */
    public List<Grant> replacedBy(Grant grant) {
        return grant.amount().absolute()
                ? grants.stream()
                        .filter(old -> old.state() instanceof Grant.Waiting
                                && old.kind() == grant.kind()
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
        Grant given = grants.get(0).with(new Grant.Failed(reason));
        List<Grant> failed = new ArrayList<>(failedGrants);
        failed.add(given);
        List<Grant> alike = failed.stream().filter(given::isOfSameCommandAs).toList();
        failed.removeAll(alike.subList(0, Math.max(0, alike.size() - MOST_FAILED)));
        return withoutFirstGrant().withFailedGrants(failed);
    }

    /** Whether something that failed is shown. */
    public boolean hasFailed() {
        return !failedGrants.isEmpty() || settings.values().stream().anyMatch(wish -> !wish.isOpen());
    }

    /** How everything that is open ends if it can never be done; each once, settings first. */
    public List<Ending> givenUp(Username user, String reason, Instant at) {
        return openChanges().stream()
                .map(change -> change.ending(Ending.Type.FAILED, user, reason, at))
                .toList();
    }

    /** The same with another bonus. */
    public AccountWishes withBonus(int seconds) {
        return new AccountWishes(settings, writing, grants, failedGrants, dayStart, seconds, selected);
    }

    /** The grants and settings that can be {@linkplain OpenChange#goesOn cancelled}; each is told once, with what was sent. */
    public List<Ending> cancelled(Username user, boolean online, Instant at) {
        return openChanges().stream()
                .filter(change -> !change.goesOn(online))
                .map(change -> change.ending(Ending.Type.CANCELLED, user, change.perhapsThere(), at))
                .toList();
    }

    /** What remains after {@link #cancelled}. */
    public AccountWishes withoutWaiting(boolean online) {
        AccountWishes rest = this;
        for (OpenChange change : openChanges()) {
            rest = change.goesOn(online) ? rest : rest.without(change);
        }
        return rest;
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
        return new AccountWishes(settings, writing, grants, failed, dayStart, bonus, selected);
    }

    /** A configuration in which the lists are completed that were found half written, but for the wishes that are open. */
    public UserConfig completed(UserConfig config, Faults faults) {
        return Writing.completed(writing, config, faults);
    }

    /** What a configuration is meant to be in which our limits came to {@linkplain Writing#onOtherDays other days}. */
    public UserConfig meant(UserConfig onPc, Faults faults) {
        return Writing.meant(writing, onPc, faults);
    }

    /** Whether two calls make a list of this kind, which may be found half written. */
    public boolean isOfTwoCalls(TimeKind kind) {
        return writing.containsKey(kind) && !writing.get(kind).isOneCall();
    }

    /** The list of this kind that was found half written, whole; empty if there is none. */
    public Optional<DailyLimits> halfWritten(TimeKind kind, UserConfig config, Faults faults) {
        return Optional.ofNullable(writing.get(kind))
                .flatMap(list -> list.half(kind.limits(config), faults.isSound(kind.keys())));
    }

    /** The same when this list is about to be written over the one that is there. */
    AccountWishes writing(TimeKind kind, DailyLimits onPc, DailyLimits list) {
        Writing first = new Writing(list, Optional.empty(), Optional.of(onPc));
        return withWriting(map -> map.merge(kind, first, (earlier, next) -> earlier.then(list)));
    }

    /** The same without what of its lists was not found on the PC. */
    AccountWishes onlyHalfWritten(UserConfig config, Faults faults) {
        AccountWishes rest = this;
        for (TimeKind kind : writing.keySet()) {
            Optional<DailyLimits> half = halfWritten(kind, config, faults);
            if (faults.isKnown(kind.keys())) {
                rest = rest.withWriting(map -> map.computeIfPresent(
                        kind, (any, list) -> half.map(list::only).orElse(null)));
            }
        }
        return rest;
    }

    AccountWishes notWriting() {
        return withWriting(Map::clear);
    }

    private AccountWishes withWriting(Consumer<Map<TimeKind, Writing>> change) {
        Map<TimeKind, Writing> next = new EnumMap<>(TimeKind.class);
        next.putAll(writing);
        change.accept(next);
        return new AccountWishes(settings, next, grants, failedGrants, dayStart, bonus, selected);
    }

    AccountWishes withDayStart(Optional<DayStart> start) {
        return new AccountWishes(settings, writing, grants, failedGrants, start, bonus, selected);
    }

    private AccountWishes withGrants(List<Grant> next) {
        return new AccountWishes(settings, writing, next, failedGrants, dayStart, bonus, selected);
    }

    private AccountWishes withSettings(UnaryOperator<Map<String, SettingWish>> change) {
        return new AccountWishes(
                change.apply(new LinkedHashMap<>(settings)), writing, grants, failedGrants, dayStart, bonus, selected);
    }
}
