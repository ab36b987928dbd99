package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Activities;
import io.github.timekpr2mqtt.changes.Flag;
import io.github.timekpr2mqtt.changes.TimeKind;
import io.github.timekpr2mqtt.timekpr.ActivitiesText;
import io.github.timekpr2mqtt.timekpr.Activity;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The rows of PlayTime's settings. All but its switch are disabled at first where it is off. */
final class PlayTimeRows {
    private PlayTimeRows() {}

    static List<Entity<AccountView>> of(TimekprVersion version, Optional<UserConfig> config) {
        boolean on = config.filter(c -> c.playTime().enabled()).isPresent();
        List<Entity<AccountView>> rows = new ArrayList<>();
        rows.add(SettingRows.flag(Flag.Kind.PLAYTIME_ENABLED, "PlayTime", "gamepad-variant-outline")
                .says("Whether certain programs have limits of their own; the PC's own switch must be on, too"));
        rows.add(SettingRows.flag(Flag.Kind.PLAYTIME_OVERRIDE, "PlayTime override", "gamepad-circle-outline")
                .enabledAtFirst(on)
                .says("Whether time runs only while one of these programs does; their limits are then not used"));
        rows.add(SettingRows.flag(
                        Flag.Kind.PLAYTIME_UNACCOUNTED, "PlayTime in unaccounted hours", "gamepad-round-outline")
                .enabledAtFirst(on)
                .says("Whether these programs may run in hours that do not count"));
        for (DayOfWeek day : DayOfWeek.values()) {
            rows.add(SettingRows.limit(TimeKind.PLAYTIME, day, "PlayTime limit ", "gamepad-variant-outline")
                    .enabledAtFirst(on));
        }
        rows.add(activities(version).enabledAtFirst(on));
        return rows;
    }

    private static Entity<AccountView> activities(TimekprVersion version) {
        return Settings.row(
                        Activities.CONTROL,
                        "PlayTime activities",
                        Platform.TEXT,
                        PlayTimeRows::list, // whole, also where the text is not
                        view -> Settings.wanted(view, Activities.CONTROL)
                                .map(config ->
                                        ActivitiesText.print(config.playTime().activities()))
                                .orElse(""))
                .controlledBy(payload -> new Command.Set(activities(payload, version)))
                .with("max", ActivitiesText.LONGEST)
                .with("pattern", "[^\\r\\n]*$")
                .icon("application-cog-outline")
                .config()
                .says("PlayTime's programs, as minecraft; steam.*[All of Steam]");
    }

    private static List<String> list(UserConfig config) {
        return config.playTime().activities().stream().map(Activity::toString).toList();
    }

    private static Activities activities(Payload payload, TimekprVersion version) throws Refused {
        String text = payload.value("programs such as minecraft; steam.*[All of Steam]");
        if (text.contains("%") && !version.readsPercent()) {
            throw new Refused("given " + Payload.quoted(text) + ", allowed without %: Timekpr " + version
                    + " on this PC cannot read it and would limit nothing any more");
        }
        try {
            return new Activities(ActivitiesText.parse(text));
        } catch (IllegalArgumentException e) {
            throw new Refused(Payload.onOneLine(Objects.requireNonNullElse(e.getMessage(), "no programs")));
        }
    }
}
