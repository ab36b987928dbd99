package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.changes.PcSetting;
import io.github.timekpr2mqtt.changes.PcSettingWish;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.homeassistant.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes wishes for Timekpr's own settings of one PC: saved, then answered. Desk thread only. */
final class PcSettingsDesk {
    private final PcState state;
    private final Keeping keeping;
    private final Results results;

    PcSettingsDesk(PcState state, Keeping keeping, Results results) {
        this.state = state;
        this.keeping = keeping;
        this.results = results;
    }

    /**
     * Takes one; on return it is on the disk.
     *
     * @param hasId whether a repetition of it would have the same id
     * @throws Refused if it cannot be taken or saved; then nothing of it is kept
     */
    void take(PcSetting setting, Origin origin, boolean hasId) throws Refused {
        String key = "/" + origin.command() + "/" + origin.id(); // no account has an empty name
        PcWishes wishes = state.wishes();
        if (hasId && wishes.knows(key)) {
            return;
        }
        check(setting);
        Optional<PcSettingWish> old =
                Optional.ofNullable(wishes.own().get(setting.control())).filter(PcSettingWish::isOpen);
        PcSettingWish wish =
                new PcSettingWish(setting, origin, state.settings().onPc().map(setting::shownIn));
        List<Ending> superseded = old.stream()
                .map(other -> Ending.superseded(Optional.empty(), other.origin(), origin.at()))
                .toList();
        PcWishes next = wishes.with(wish).toTell(superseded);
        save(hasId ? next.remember(key, state.time().pcTime().toLocalDate()) : next);
        results.accepted(null, state.name(), origin);
    }

    private void check(PcSetting setting) throws Refused {
        if (state.isReadOnly()) {
            throw new Refused(PcState.READ_ONLY);
        }
        Optional<String> refusal = state.settings().refusal();
        if (refusal.isPresent()) {
            throw new Refused(refusal.get());
        }
        List<PcSetting> wanted = new ArrayList<>();
        wanted.add(setting);
        state.wishes().openOwn().forEach(wish -> wanted.add(wish.setting()));
        Optional<String> objection = state.settings()
                .onPc()
                .flatMap(config -> PcSetting.objection(setting, wanted, config, state.version()));
        if (objection.isPresent()) {
            throw new Refused("given '" + setting.shown() + "': " + objection.get());
        }
    }

    private void save(PcWishes wishes) throws Refused {
        try {
            keeping.save(wishes);
        } catch (IOException e) {
            throw new Refused("cannot save: " + e.getMessage());
        }
    }
}
