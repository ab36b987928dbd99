package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.Minutes;
import io.github.timekpr2mqtt.changes.TimeKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The rows of extra time that is not a fixed button. */
final class Extra {
    /** Minutes that can be taken from a day; Timekpr's balance reaches one day to each side. */
    private static final int LEAST = -1440;

    private static final int MOST = 2880;
    private static final int LEAST_BONUS = 1;
    private static final int MOST_BONUS = 240;

    private Extra() {}

    /** @param playTime whether PlayTime is used */
    static List<Entity<AccountView>> rows(boolean playTime) {
        return List.of(
                extra(TimeKind.TIME, "extra_time", "Extra time", Figures::extra),
                extra(
                                TimeKind.PLAYTIME,
                                "extra_playtime",
                                "Extra PlayTime",
                                f -> f.playTime().extra())
                        .enabledAtFirst(playTime),
                bonusMinutes(),
                giveBonus());
    }

    private static Entity<AccountView> extra(TimeKind kind, String key, String name, ToIntFunction<Figures> onPc) {
        return Entity.<AccountView>reading(
                        key,
                        name,
                        Platform.NUMBER,
                        v -> v.used()
                                .map(f -> Minutes.of(wanted(v, kind, onPc.applyAsInt(f))))
                                .orElse(null))
                .withAttributes(v -> attributes(v, kind, onPc))
                .controlledBy(payload -> new Command.Give(kind, Amount.absolute(payload.seconds(LEAST, MOST))))
                .minutes()
                .with("min", LEAST)
                .with("max", MOST)
                .with("step", 1)
                .with("mode", "box")
                .icon("timer-plus-outline")
                .config()
                .says("All the extra " + (kind == TimeKind.TIME ? "time" : "PlayTime")
                        + " of today; what is set replaces extra time that still waits");
    }

    /** The extra time of today once everything that is open has arrived. */
    private static int wanted(AccountView view, TimeKind kind, int onPc) {
        int extra = onPc;
        for (Grant grant : of(kind, view.wishes().grants())) {
            if (!grant.day().equals(view.moments().today())) {
                continue; // of a PC that is off since then: it can only expire
            }
            if (grant.state() instanceof Grant.Prepared prepared) {
                extra = prepared.aim().target();
            } else if (grant.state() instanceof Grant.Done done) {
                extra = done.aim().target();
            } else {
                extra = grant.amount().seconds() + (grant.amount().absolute() ? 0 : extra);
            }
        }
        return extra;
    }

    private static List<Grant> of(TimeKind kind, List<Grant> grants) {
        return grants.stream().filter(grant -> grant.kind() == kind).toList();
    }

    private static Map<String, @Nullable Object> attributes(
            AccountView view, TimeKind kind, ToIntFunction<Figures> onPc) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put(
                "on_pc", view.used().map(f -> Minutes.of(onPc.applyAsInt(f))).orElse(null));
        List<Grant> open = of(kind, view.wishes().grants());
        List<Grant> failed = of(kind, view.wishes().failedGrants());
        attributes.put("change", !open.isEmpty() ? "waiting" : failed.isEmpty() ? "applied" : "failed");
        Optional<Grant> first = (open.isEmpty() ? failed : open).stream().findFirst();
        if (first.isPresent()) {
            attributes.put("since", Times.text(first.get().origin().at(), view.zone()));
            attributes.put("tries", first.get().answered());
            attributes.put("reason", Changes.reason(view, first.get()));
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
                .icon("gift-outline")
                .says("How much the next bonus gives; kept in the bridge");
    }

    private static Entity<AccountView> giveBonus() {
        return Entity.<AccountView>button("give_bonus", "Give bonus", payload -> {
                    payload.pressWithId();
                    return new Command.GiveBonus();
                })
                .with("command_template", "{\"id\":\"{{ now().timestamp() }}\"}")
                .icon("gift-outline")
                .says("Gives the bonus, once for each press");
    }
}
