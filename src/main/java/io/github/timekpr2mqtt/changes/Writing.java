package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.Faults;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A whole seven-day list that two calls are about to make of a shorter one, first its limits, then its days. What is found
 * between the two is never taken as a basis; what is found otherwise is: then nothing arrived, or somebody set it at the PC.
 * Of seven days one call changes the limits; what becomes of them where somebody allows fewer days meanwhile is no basis either.
 *
 * @param aim the list that is wanted
 * @param begun another one before it, of which the limits may have arrived as well
 * @param before what was meant to stand there before the first call, which a day has again whose limit is not wanted any more; empty if that is
 *     not known, as in an older document
 */
public record Writing(DailyLimits aim, Optional<DailyLimits> begun, Optional<DailyLimits> before) {
    /** Nothing of another list arrived. */
    public Writing(DailyLimits aim) {
        this(aim, Optional.empty(), Optional.empty());
    }

    /** Whether another list of seven days is there, so that nothing can be half written. */
    boolean isOneCall() {
        return before.filter(DailyLimits::isWhole).isPresent();
    }

    /**
     * What limits on other days are meant to be, but for the wishes that are open: Timekpr gives them, one by one, to the days that are
     * allowed. The days that are allowed now have their own again, and no other day is allowed. Empty if they are not our limits, or
     * were there before.
     */
    Optional<DailyLimits> onOtherDays(DailyLimits onPc) {
        return before.filter(list -> isOneCall() && isBegin(onPc, aim) && !isBegin(onPc, list))
                .map(list -> list.onlyOn(onPc));
    }

    /** The same when another list is wanted. */
    Writing then(DailyLimits next) {
        return isSame(aim, next) ? this : new Writing(next, Optional.of(aim), before);
    }

    /** The same when it was seen that the limits of this list arrived. */
    Writing only(DailyLimits list) {
        return new Writing(list, Optional.empty(), before);
    }

    /**
     * The list whose limits arrived without its days; empty if there is none.
     *
     * @param onPc as the daemon reads it: the first of the limits belong to the days that are allowed there
     * @param sound whether there was nothing in the list that counts for nothing, as are the limits of the further days
     */
    Optional<DailyLimits> half(DailyLimits onPc, boolean sound) {
        return Stream.concat(Stream.of(aim), begun.stream())
                .filter(list -> !isOneCall() && isBegin(onPc, list) && !(sound && meansTheSame(onPc, list)))
                .findFirst();
    }

    /**
     * What a list that was found {@linkplain #half half written} is to be without the wishes that are open: the list from before. Only a
     * day that somebody allowed since has the limit that it was to have.
     */
    DailyLimits completed(DailyLimits half, DailyLimits onPc) {
        return before.map(list -> list.whole().with(half, onPc.daysBeside(list)))
                .orElse(half);
    }

    /** Whether the limits of the days that are allowed there are the first ones of a list, whatever days those are meant for. */
    static boolean isBegin(DailyLimits onPc, DailyLimits list) {
        List<Integer> first = new ArrayList<>(onPc.seconds().values());
        List<Integer> all = new ArrayList<>(list.seconds().values());
        return first.size() < all.size() && all.subList(0, first.size()).equals(first);
    }

    /** Then it may as well be the list from before, and no day is another than it was. */
    private static boolean meansTheSame(DailyLimits onPc, DailyLimits list) {
        return onPc.seconds().entrySet().stream()
                .allMatch(day ->
                        Optional.ofNullable(list.seconds().get(day.getKey())).equals(Optional.of(day.getValue())));
    }

    /** A configuration in which the lists are {@linkplain #completed(DailyLimits, DailyLimits) completed} that were found half written. */
    static UserConfig completed(Map<TimeKind, Writing> lists, UserConfig config, Faults faults) {
        UserConfig completed = config;
        for (Map.Entry<TimeKind, Writing> list : lists.entrySet()) {
            TimeKind kind = list.getKey();
            DailyLimits onPc = kind.limits(config);
            Optional<DailyLimits> half = list.getValue().half(onPc, faults.isSound(kind.keys()));
            completed = half.isPresent()
                    ? kind.withLimits(completed, list.getValue().completed(half.get(), onPc))
                    : completed;
        }
        return completed;
    }

    /** What a configuration is meant to be in which our limits came to {@linkplain #onOtherDays other days}. */
    static UserConfig meant(Map<TimeKind, Writing> lists, UserConfig onPc, Faults faults) {
        UserConfig meant = onPc;
        for (Map.Entry<TimeKind, Writing> list : lists.entrySet()) {
            TimeKind kind = list.getKey();
            Optional<DailyLimits> own = list.getValue().onOtherDays(kind.limits(onPc));
            meant = own.isPresent() && faults.isKnown(kind.keys()) ? kind.withLimits(meant, own.get()) : meant;
        }
        return meant;
    }

    /** As Timekpr writes them: the order of the days counts. */
    static boolean isSame(DailyLimits a, DailyLimits b) {
        return a.weekdays().equals(b.weekdays()) && a.limits().equals(b.limits());
    }
}
