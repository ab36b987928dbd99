package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.PcSetting;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.homeassistant.OwnSettings;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of Timekpr's own settings on one PC, and whether our account may change them. Desk thread only. */
final class PcSettings {
    /** Why nothing of them is changed. */
    static final String NOT_ALLOWED =
            "our account may not change Timekpr's own settings on this PC: its D-Bus does not let it";

    private static final String NOT_KNOWN =
            "whether our account may change Timekpr's own settings on this PC is seen when the PC is there";

    private Optional<MainConfig> onPc = Optional.empty();
    private Optional<Boolean> allowed = Optional.empty();

    /** As they were before the program started. */
    void remember(Optional<MainConfig> config, Optional<Boolean> may) {
        onPc = config;
        allowed = may;
    }

    /** Of a file that somebody damaged nothing is taken: the daemon that runs goes on with what it read before. */
    void seen(Observation observation) {
        if (observation.mainFault().isEmpty()) {
            onPc = Optional.of(observation.main());
        }
    }

    /** Whether that is news. */
    boolean allowed(boolean may) {
        boolean news = !allowed.equals(Optional.of(may));
        allowed = Optional.of(may);
        return news;
    }

    /** As last read. */
    Optional<MainConfig> onPc() {
        return onPc;
    }

    /** Empty while it was never seen. */
    Optional<Boolean> allowed() {
        return allowed;
    }

    private Optional<String> refusal() {
        return allowed.map(may -> may ? Optional.<String>empty() : Optional.of(NOT_ALLOWED))
                .orElse(Optional.of(NOT_KNOWN));
    }

    /**
     * Checks a change.
     *
     * @param wishes those before it
     * @throws Refused with the reason, if it cannot be taken
     */
    void check(PcSetting setting, PcWishes wishes, TimekprVersion version) throws Refused {
        Optional<String> refusal = refusal();
        if (refusal.isPresent()) {
            throw new Refused(refusal.get());
        }
        List<PcSetting> wanted = new ArrayList<>();
        wanted.add(setting);
        wishes.openOwn().forEach(wish -> wanted.add(wish.setting()));
        Optional<String> objection = onPc.flatMap(config -> PcSetting.objection(setting, wanted, config, version));
        if (objection.isPresent()) {
            throw new Refused("given '" + setting.shown() + "': " + objection.get());
        }
    }

    OwnSettings view(PcWishes wishes, String obstacle) {
        return new OwnSettings(allowed.orElse(false), wishes.own(), onPc, obstacle);
    }
}
