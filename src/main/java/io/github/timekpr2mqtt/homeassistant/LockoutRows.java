package io.github.timekpr2mqtt.homeassistant;

import static java.util.stream.Collectors.joining;

import io.github.timekpr2mqtt.changes.Lockout;
import io.github.timekpr2mqtt.changes.WakeHour;
import io.github.timekpr2mqtt.timekpr.LockoutType;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of what happens when a child's time is over. */
final class LockoutRows {
    private LockoutRows() {}

    static List<Entity<AccountView>> of(TimekprVersion version) {
        return List.of(
                lockout(version),
                wake(WakeHour.End.FROM, "Wake from hour", "alarm"),
                wake(WakeHour.End.TO, "Wake to hour", "alarm-off"));
    }

    private static Entity<AccountView> lockout(TimekprVersion version) {
        return Settings.row(
                        Lockout.CONTROL, "Lockout", Platform.SELECT, UserConfig::lockoutType, LockoutRows::knownLockout)
                .controlledBy(payload -> new Command.Set(new Lockout(lockout(payload, version))))
                .with("options", words(version).toList())
                .icon("lock-clock")
                .config()
                .says("What happens when the time is over; kill from Timekpr 0.5.8 on");
    }

    private static LockoutType lockout(Payload payload, TimekprVersion version) throws Refused {
        String allowed = words(version).collect(joining(", "));
        String word = payload.value(allowed);
        LockoutType type = LockoutType.of(word).orElseThrow(() -> Refused.given(word, allowed));
        if (!version.knows(type)) {
            throw new Refused("Timekpr " + version + " on this PC does not know " + word + " (" + type.since()
                    + " does), allowed " + allowed);
        }
        return type;
    }

    private static Stream<String> words(TimekprVersion version) {
        return Stream.of(LockoutType.values()).filter(version::knows).map(LockoutType::word);
    }

    /** A word with which this PC locks nobody out is none of the options, and would be an error in Home Assistant. */
    private static @Nullable Object knownLockout(AccountView view) {
        return Settings.wanted(view, Lockout.CONTROL)
                .map(UserConfig::lockoutType)
                .filter(word ->
                        LockoutType.of(word).filter(view.version()::knows).isPresent())
                .orElse(null);
    }

    /** Hours that no day has are no state that Home Assistant would take. */
    private static Entity<AccountView> wake(WakeHour.End end, String name, String icon) {
        return Settings.row(
                        end.control(),
                        name,
                        Platform.NUMBER,
                        end::in,
                        view -> Settings.wanted(view, end.control())
                                .map(end::in)
                                .filter(hour -> hour >= 0 && hour <= WakeHour.LAST)
                                .orElse(null))
                .controlledBy(payload -> new Command.Set(new WakeHour(end, payload.whole(0, WakeHour.LAST, ""))))
                .with("min", 0)
                .with("max", WakeHour.LAST)
                .with("step", 1)
                .with("mode", "box")
                .icon(icon)
                .config()
                .disabledAtFirst()
                .says("The " + (end == WakeHour.End.FROM ? "first" : "last")
                        + " hour in which the PC may be woken after suspendwake");
    }
}
