package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Outcome;
import io.github.timekpr2mqtt.changes.PcSetting;
import io.github.timekpr2mqtt.changes.PcSettingWish;
import io.github.timekpr2mqtt.changes.Setting;
import io.github.timekpr2mqtt.changes.SettingWish;
import io.github.timekpr2mqtt.changes.Step;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
            UserConfig meant = last.isPresent()
                            && last.get() instanceof Step.Write write
                            && write.user().equals(user)
                            && outcome instanceof Outcome.Written
                    ? write.meant(after.config())
                    : after.config();
            state.accounts().files(user).ifPresent(before -> compare(state, before, after, meant, wishes, changed));
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
        Set<String> ours = state.wishes().openOwn().stream()
                .filter(wish -> isOurs(wish, after))
                .map(wish -> wish.setting().control())
                .collect(Collectors.toSet());
        Map<String, String> shownBefore = PcSetting.allShownIn(before);
        PcSetting.allShownIn(after).forEach((control, shown) -> {
            String was = shownBefore.getOrDefault(control, "");
            if (!ours.contains(control) && !was.equals(shown) && !isToBeTold(state, Optional.empty(), control, shown)) {
                changed.add(ending(state, Optional.empty(), control, was, shown));
            }
        });
    }

    /** Whether the last that is not yet told of a control is that it has this value. */
    private static boolean isToBeTold(PcState state, Optional<Username> user, String control, String shown) {
        return state.wishes().untold().stream()
                .filter(Ending::tellsWhatThePcHas)
                .filter(ending ->
                        ending.user().equals(user) && ending.origin().command().equals(control))
                .reduce((earlier, later) -> later)
                .flatMap(Ending::after)
                .filter(shown::equals)
                .isPresent();
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

    /** One that was not sent waits for a PC on which somebody may have set something else. */
    private static boolean isOurs(SettingWish wish, UserConfig onPc, String shown) {
        return wish.isOpen() && (wish.sent() || wish.setting().shownWithin(onPc).equals(shown));
    }

    /** As long as no try was answered, somebody may have set something else; each takes one call, so it is ours or none of it is. */
    private static boolean isOurs(PcSettingWish wish, MainConfig onPc) {
        return wish.answered() > 0
                || wish.setting().shownIn(onPc).equals(wish.setting().shown());
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
                .filter(list -> list.getKey().keys().equals(keys))
                .map(list -> list.getKey().withLimits(onPc, list.getValue().aim()))
                .anyMatch(ours -> shown.equals(Setting.allShownIn(ours).get(control)));
    }

    /** @param meant what the configuration is meant to be that is there now */
    private static void compare(
            PcState state,
            AccountFiles before,
            AccountFiles after,
            UserConfig meant,
            AccountWishes wishes,
            List<Ending> changed) {
        if (before.config().equals(after.config())) {
            return; // as at almost every reading
        }
        Map<String, String> shownBefore = Setting.allShownIn(before.config());
        Setting.allShownIn(meant).forEach((control, shown) -> {
            String was = shownBefore.getOrDefault(control, "");
            List<String> keys = Setting.keys(control);
            boolean ours = wishes.setting(control)
                            .filter(wish -> isOurs(wish, after.config(), shown))
                            .isPresent()
                    || state.late().has(after.user(), control, shown)
                    || isInOurWeek(control, keys, shown, meant, wishes)
                    || isHalfWritten(keys, before, wishes)
                    || isHalfWritten(keys, after, wishes);
            boolean known = before.faults().isKnown(keys) && after.faults().isKnown(keys);
            Optional<Username> user = Optional.of(after.user());
            if (!ours && known && !was.equals(shown) && !isToBeTold(state, user, control, shown)) {
                changed.add(ending(state, user, control, was, shown));
            }
        });
    }
}
