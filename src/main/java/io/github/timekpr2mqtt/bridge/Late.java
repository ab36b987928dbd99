package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.changes.SettingWish;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Levels that were sent to a PC and then taken back: if one is found there, it was not somebody at the PC who set it. Of those that
 * something else is wanted instead of, the wish for that {@linkplain SettingWish#onItsWay knows}. Not on the disk. Desk thread only.
 */
final class Late {
    private final Map<Username, Map<String, String>> levels = new HashMap<>();

    /**
     * What was sent and is not wanted any more.
     *
     * @param onPc an account's configuration as last seen
     */
    void takenBack(PcWishes before, PcWishes after, Function<Username, Optional<UserConfig>> onPc) {
        before.accounts().forEach((user, account) -> {
            AccountWishes rest = after.of(user);
            for (SettingWish wish : account.settings().values()) {
                String control = wish.setting().control();
                boolean isKept = rest.setting(control).filter(SettingWish::sent).isPresent();
                if (wish.onItsWay().isPresent() && !isKept) {
                    onPc.apply(user)
                            .ifPresent(config -> levels.computeIfAbsent(user, any -> new HashMap<>())
                                    .putIfAbsent(control, wish.onItsWay().get().shownWithin(config)));
                }
            }
        });
    }

    /** Whether it is one of them. */
    boolean has(Username user, String control, String shown) {
        return shown.equals(levels.getOrDefault(user, Map.of()).get(control));
    }

    /** What was sent has arrived, or never will. */
    void clear() {
        levels.clear();
    }
}
