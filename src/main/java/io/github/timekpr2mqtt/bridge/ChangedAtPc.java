package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Outcome;
import io.github.timekpr2mqtt.changes.PcSetting;
import io.github.timekpr2mqtt.changes.PcSettingWish;
import io.github.timekpr2mqtt.changes.Setting;
import io.github.timekpr2mqtt.changes.SettingWish;
import io.github.timekpr2mqtt.changes.Step;
import io.github.timekpr2mqtt.changes.TimeKind;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody changed at the PC since it was last read: every control that moved and that no wish of ours moved. After a kill
 * what was read last may be older than what was told, or is to be told.
 */
final class ChangedAtPc {
    private ChangedAtPc() {}

    /**
     * Compares with what was read last.
     *
     * @param last what we did just before
     * @param outcome what became of it
     */
    static List<Ending> since(PcState state, Observation observation, Optional<Step> last, Outcome outcome) {
        List<Ending> changed = new ArrayList<>();
        for (Map.Entry<Username, AccountFiles> entry : observation.accounts().entrySet()) {
            Username user = entry.getKey();
            AccountWishes wishes = state.wishes().of(user);
            AccountFiles after = entry.getValue();
            Optional<Step.Write> answered = last.filter(Step.Write.class::isInstance)
                    .map(Step.Write.class::cast)
                    .filter(write -> write.user().equals(user) && outcome instanceof Outcome.Written);
            state.accounts().files(user).ifPresent(before -> compare(state, before, after, answered, wishes, changed));
        }
        if (observation.mainFault().isEmpty()) {
            state.settings().onPc().ifPresent(before -> compareOwn(state, before, observation.main(), changed));
        }
        return changed;
    }

    /** Timekpr's own settings. */
    private static void compareOwn(PcState state, MainConfig before, MainConfig after, List<Ending> changed) {
        if (before.equals(after)) {
            return; // as at almost every reading
        }
        Map<String, PcSettingWish> wishes = state.wishes().own();
        Map<String, String> shownBefore = PcSetting.allShownIn(before);
        PcSetting.allShownIn(after).forEach((control, shown) -> {
            Optional<PcSettingWish> open =
                    Optional.ofNullable(wishes.get(control)).filter(PcSettingWish::isOpen);
            String readLast = shownBefore.getOrDefault(control, "");
            Optional<String> toBeTold = toBeTold(state, Optional.empty(), control);
            String was = was(state, open.flatMap(PcSettingWish::before), toBeTold, readLast);
            boolean ours = open.filter(wish -> wish.isOurs(shown)).isPresent();
            boolean isNew = !shown.equals(readLast) && !shown.equals(was) && !toBeTold.equals(Optional.of(shown));
            if (!ours && isNew) {
                changed.add(ending(state, Optional.empty(), control, was, shown));
            }
        });
    }

    /**
     * What was read last is saved now and then; what a wish is to replace is saved with it, and what is to be told is saved
     * at once, so either is mostly the newer one after a kill. What is one of the three was there before.
     */
    private static String was(PcState state, Optional<String> replaced, Optional<String> toBeTold, String readLast) {
        return state.accounts().isRead()
                ? readLast
                : replaced.or(() -> toBeTold).orElse(readLast);
    }

    /** What a control has by the last that is not yet told of it. */
    private static Optional<String> toBeTold(PcState state, Optional<Username> user, String control) {
        return state.wishes().untold().stream()
                .filter(Ending::tellsWhatThePcHas)
                .filter(ending ->
                        ending.user().equals(user) && ending.origin().command().equals(control))
                .reduce((earlier, later) -> later)
                .flatMap(Ending::after);
    }

    /** A change that somebody made to a control, from what it was to what it is. */
    static Ending ending(PcState state, Optional<Username> user, String control, String was, String shown) {
        return Ending.changedAtPc(
                "pc-" + UUID.randomUUID(),
                user,
                control,
                was,
                shown,
                state.time().now());
    }

    /**
     * While it is not known whether what was sent arrived, and while nothing was sent, somebody may have set something else.
     *
     * @param madeOfIt whether what stands there is, or may be, what the PC made of what was sent
     */
    private static boolean isOurs(SettingWish wish, UserConfig onPc, String shown, boolean madeOfIt) {
        return (madeOfIt && wish.sent()) || wish.isOurs(shown, onPc);
    }

    /** Whether somebody allows fewer days than those that our limits, sent alone, were meant for: they may be those of others. */
    private static boolean isOnFewerDays(List<String> keys, UserConfig onPc, AccountWishes wishes) {
        return Arrays.stream(TimeKind.values())
                .filter(kind -> kind.keys().equals(keys) && !wishes.isOfTwoCalls(kind))
                .anyMatch(kind -> !kind.limits(onPc).isWhole());
    }

    /** Whether what stands there was left by the first of our two calls. */
    private static boolean isHalfWritten(List<String> keys, AccountFiles files, AccountWishes wishes) {
        return wishes.writing().keySet().stream()
                .filter(kind -> kind.keys().equals(keys))
                .anyMatch(kind ->
                        wishes.halfWritten(kind, files.config(), files.faults()).isPresent());
    }

    /** Whether that is what we write for this control with a list of a week, also for the days that nobody wanted another limit for. */
    private static boolean isInOurWeek(
            String control, List<String> keys, String shown, UserConfig onPc, AccountWishes wishes) {
        return wishes.writing().entrySet().stream()
                .filter(list -> list.getKey().keys().equals(keys) && wishes.isOfTwoCalls(list.getKey()))
                .map(list -> list.getKey().withLimits(onPc, list.getValue().aim()))
                .anyMatch(ours -> shown.equals(Setting.allShownIn(ours).get(control)));
    }

    /** @param answered the write of ours that was answered just now */
    private static void compare(
            PcState state,
            AccountFiles before,
            AccountFiles after,
            Optional<Step.Write> answered,
            AccountWishes wishes,
            List<Ending> changed) {
        if (before.config().equals(after.config())) {
            return; // as at almost every reading
        }
        UserConfig meant = answered.map(write -> write.meant(after.config()))
                .orElseGet(() -> wishes.meant(after.config(), after.faults()));
        Map<String, String> shownBefore = Setting.allShownIn(before.config());
        Setting.allShownIn(meant).forEach((control, shown) -> {
            Optional<SettingWish> open = wishes.setting(control).filter(SettingWish::isOpen);
            String readLast = shownBefore.getOrDefault(control, "");
            Optional<Username> user = Optional.of(after.user());
            Optional<String> toBeTold = toBeTold(state, user, control);
            String was = was(state, open.flatMap(SettingWish::before), toBeTold, readLast);
            List<String> keys = Setting.keys(control);
            boolean madeOfIt = answered.isPresent() || isOnFewerDays(keys, after.config(), wishes);
            boolean ours = open.filter(wish -> isOurs(wish, after.config(), shown, madeOfIt))
                            .isPresent()
                    || state.late().has(after.user(), control, shown)
                    || isInOurWeek(control, keys, shown, meant, wishes)
                    || isHalfWritten(keys, before, wishes)
                    || isHalfWritten(keys, after, wishes);
            boolean known = before.faults().isKnown(keys) && after.faults().isKnown(keys);
            boolean isNew = !shown.equals(readLast) && !shown.equals(was) && !toBeTold.equals(Optional.of(shown));
            if (!ours && known && isNew) {
                changed.add(ending(state, user, control, was, shown));
            }
        });
    }
}
