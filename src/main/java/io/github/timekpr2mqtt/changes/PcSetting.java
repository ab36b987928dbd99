package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.OwnList;
import io.github.timekpr2mqtt.timekpr.OwnSetting;
import io.github.timekpr2mqtt.timekpr.OwnSwitch;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A level that one control of a PC wants Timekpr's own settings there to have.
 *
 * <p>What is seen is the file. The daemon reads it when it starts; what it is told by a call counts at once and goes into the
 * file. So a level that somebody wrote into the file by hand holds here, and for the daemon only after its next start.
 */
public sealed interface PcSetting permits PcNumber, PcSwitch, PcWords {
    /** Why not to take the last session type that counts. */
    String NOBODY = "no session type would count on this PC any more, and nobody would be limited";

    /** The control, which is also the entity's key, for example {@code timekpr_poll_time}. */
    String control();

    /** Whether the observed settings have it already. */
    boolean holdsIn(MainConfig config);

    /** What the control shows for it. */
    String shown();

    /** What the control shows for these settings. */
    String shownIn(MainConfig config);

    /** The level as text, from which {@link #of} makes the same setting again. */
    String value();

    /** What writes it. */
    Call call();

    /** The control's key for one of the settings. */
    static String control(OwnSetting which) {
        return "timekpr_" + which.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The setting of a control.
     *
     * @throws IllegalArgumentException if there is no such control or the value is none of it
     */
    static PcSetting of(String control, String value) {
        return PcSettingControl.named(control).of().apply(value);
    }

    /**
     * What a control shows for these settings.
     *
     * @throws IllegalArgumentException if there is no such control
     */
    static String shownIn(String control, MainConfig config) {
        return PcSettingControl.named(control).shown().apply(config);
    }

    /** What every control shows for these settings, by control. */
    static Map<String, String> allShownIn(MainConfig config) {
        Map<String, String> shown = new LinkedHashMap<>();
        PcSettingControl.ALL.forEach(
                (control, one) -> shown.put(control, one.shown().apply(config)));
        return Collections.unmodifiableMap(shown);
    }

    /**
     * Why Timekpr on this PC would ignore or misread it, or limit nobody any more without a word; empty if there is nothing
     * against it.
     *
     * @param wanted everything that shall be changed together, this one included; the first of one control counts
     * @param config as observed
     */
    static Optional<String> objection(
            PcSetting setting, Collection<PcSetting> wanted, MainConfig config, TimekprVersion version) {
        if (setting instanceof PcSwitch flag
                && flag.which() == OwnSwitch.TRACK_INACTIVE
                && flag.on()
                && !version.keepsTrackInactive()) {
            return Optional.of("Timekpr " + version + " on this PC does not keep it: it writes it down as off");
        }
        if (!(setting instanceof PcWords list)) {
            return Optional.empty();
        }
        if (list.which().isOfSessions()) {
            return limitNobody(wanted, config) ? Optional.of(NOBODY) : Optional.empty();
        }
        return version.leavesUsersOut() || list.which().in(config).containsAll(list.words())
                ? Optional.empty()
                : Optional.of("Timekpr " + version
                        + " on this PC counts the time of these users all the same, so none can be" + " added");
    }

    private static boolean limitNobody(Collection<PcSetting> wanted, MainConfig config) {
        List<String> counted = words(OwnList.SESSION_TYPES, config, wanted);
        return words(OwnList.SESSION_TYPES_EXCLUDED, config, wanted).containsAll(counted);
    }

    private static List<String> words(OwnList which, MainConfig config, Collection<PcSetting> wanted) {
        for (PcSetting setting : wanted) {
            if (setting instanceof PcWords list && list.which() == which) {
                return list.words();
            }
        }
        return which.in(config);
    }
}
