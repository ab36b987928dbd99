package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.Minutes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of extra time that is not a fixed button, and of what waits or failed. */
final class Extra {
    /** Minutes that can be taken from a day; Timekpr's balance reaches one day to each side. */
    private static final int LEAST = -1440;

    private static final int MOST = 2880;
    private static final int LEAST_BONUS = 1;
    private static final int MOST_BONUS = 240;

    private Extra() {}

    static List<Entity<AccountView>> rows() {
        return List.of(extraTime(), bonusMinutes(), giveBonus(), cancelWaiting(), dismiss());
    }

    private static Entity<AccountView> extraTime() {
        return Entity.<AccountView>reading(
                        "extra_time",
                        "Extra time",
                        Platform.NUMBER,
                        v -> v.used().map(f -> Minutes.of(wanted(v, f))).orElse(null))
                .withAttributes(Extra::attributes)
                .controlledBy(payload -> new Command.Give(Amount.absolute(payload.seconds(LEAST, MOST))))
                .minutes()
                .with("min", LEAST)
                .with("max", MOST)
                .with("step", 1)
                .with("mode", "box")
                .icon("timer-plus-outline")
                .config();
    }

    /** The extra time of today once everything that is open has arrived. */
    private static int wanted(AccountView view, Figures figures) {
        int extra = figures.extra();
        for (Grant grant : view.wishes().grants()) {
            if (grant.state() instanceof Grant.Prepared prepared) {
                extra = prepared.target();
            } else if (grant.state() instanceof Grant.Done done) {
                extra = done.target();
            } else {
                extra = grant.amount().seconds() + (grant.amount().absolute() ? 0 : extra);
            }
        }
        return extra;
    }

    private static Map<String, @Nullable Object> attributes(AccountView view) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("on_pc", view.used().map(f -> Minutes.of(f.extra())).orElse(null));
        List<Grant> open = view.wishes().grants();
        List<Grant> failed = view.wishes().failedGrants();
        attributes.put("change", !open.isEmpty() ? "waiting" : failed.isEmpty() ? "applied" : "failed");
        Optional<Grant> first = (open.isEmpty() ? failed : open).stream().findFirst();
        if (first.isPresent()) {
            attributes.put("since", Times.text(first.get().origin().at(), view.zone()));
            attributes.put("reason", Changes.reason(view, first.get().state()));
        }
        return attributes;
    }

    private static Entity<AccountView> bonusMinutes() {
        return Entity.<AccountView>reading(
                        "bonus_minutes",
                        "Bonus minutes",
                        Platform.NUMBER,
                        v -> Minutes.of(v.wishes().bonus()))
                .controlledBy(payload -> new Command.SetBonus(payload.seconds(LEAST_BONUS, MOST_BONUS)))
                .minutes()
                .with("min", LEAST_BONUS)
                .with("max", MOST_BONUS)
                .with("step", 1)
                .with("mode", "box")
                .icon("gift-outline");
    }

    private static Entity<AccountView> giveBonus() {
        return Entity.<AccountView>button("give_bonus", "Give bonus", payload -> {
                    payload.pressWithId();
                    return new Command.GiveBonus();
                })
                .with("command_template", "{\"id\":\"{{ now().timestamp() }}\"}")
                .icon("gift-outline");
    }

    private static Entity<AccountView> cancelWaiting() {
        return Entities.<AccountView>action("cancel_waiting", "Cancel waiting changes", new Command.CancelWaiting())
                .icon("cancel");
    }

    private static Entity<AccountView> dismiss() {
        return Entities.<AccountView>action("dismiss", "Dismiss failed changes", new Command.Dismiss())
                .icon("check-all");
    }
}
