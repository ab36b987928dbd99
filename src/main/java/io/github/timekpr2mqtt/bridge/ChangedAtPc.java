package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.DayLimit;
import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.changes.Setting;
import io.github.timekpr2mqtt.changes.SettingWish;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What somebody changed at the PC since it was last read: every control that moved and that no wish of ours moved. */
final class ChangedAtPc {
    private ChangedAtPc() {}

    static List<Ending> since(PcState state, Observation observation) {
        List<Ending> changed = new ArrayList<>();
        for (Map.Entry<Username, AccountFiles> entry : observation.accounts().entrySet()) {
            Username user = entry.getKey();
            AccountWishes wishes = state.wishes().of(user);
            if (wishes.writing().isEmpty()) {
                state.config(user)
                        .ifPresent(before ->
                                compare(state, user, before, entry.getValue().config(), wishes, changed));
            }
        }
        return changed;
    }

    private static void compare(
            PcState state,
            Username user,
            UserConfig before,
            UserConfig after,
            AccountWishes wishes,
            List<Ending> changed) {
        for (DayOfWeek day : DayOfWeek.values()) {
            Setting setting = new DayLimit(day, after.limits().on(day));
            boolean ours = wishes.setting(setting.control())
                    .filter(SettingWish::isOpen)
                    .isPresent();
            if (!ours && !setting.shownIn(before).equals(setting.shownIn(after))) {
                Origin origin = new Origin(
                        "pc-" + UUID.randomUUID(),
                        setting.control(),
                        setting.shownIn(after),
                        state.now(),
                        Optional.empty());
                changed.add(new Ending(
                        Ending.Type.CHANGED_AT_PC,
                        user,
                        origin,
                        Optional.of(setting.shownIn(before)),
                        Optional.of(setting.shownIn(after)),
                        "",
                        state.now()));
            }
        }
    }
}
