package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.Minutes;
import io.github.timekpr2mqtt.changes.SettingWish;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The changes of one account in plain words.
 *
 * @param open those that wait, oldest first
 * @param failed those that were given up and not yet set again
 */
record Changes(List<Map<String, Object>> open, List<Map<String, Object>> failed, String trouble) {

    static Changes of(AccountView view) {
        List<Map<String, Object>> open = new ArrayList<>();
        List<Map<String, Object>> failed = new ArrayList<>();
        String trouble = view.trouble();
        for (SettingWish wish : view.wishes().settings().values()) {
            Map<String, Object> change = setting(view, wish);
            (wish.isOpen() ? open : failed).add(change);
            if (trouble.isEmpty() && !wish.isOpen()) {
                trouble = change.get("change") + " failed: " + change.get("reason") + ". Set it again";
            }
        }
        for (Grant grant : view.wishes().grants()) {
            open.add(grant(view, grant));
        }
        return new Changes(open, failed, trouble);
    }

    /** The state of the entity {@code changes}. */
    String word() {
        return !failed.isEmpty() ? "failed" : open.isEmpty() ? "applied" : "waiting";
    }

    /** Its attributes. */
    Map<String, Object> attributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("open", open);
        attributes.put("failed", failed);
        return attributes;
    }

    private static Map<String, Object> setting(AccountView view, SettingWish wish) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("change", name(wish.setting().control()));
        change.put(
                "wanted",
                Settings.wanted(view)
                        .map(wish.setting()::shownIn)
                        .orElse(wish.origin().requested()));
        change.put("on_pc", view.onPc().map(wish.setting()::shownIn).orElse(null));
        change.put("since", Times.text(wish.origin().at(), view.zone()));
        change.put("tries", wish.answered());
        change.put("reason", wish.failed().orElse(view.absent()));
        return change;
    }

    private static Map<String, Object> grant(AccountView view, Grant grant) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("change", name(grant.origin().command()));
        change.put(
                "wanted",
                (grant.amount().absolute() ? "" : grant.amount().seconds() > 0 ? "+" : "")
                        + Minutes.text(grant.amount().seconds()) + " min on " + grant.day());
        change.put(
                "on_pc",
                view.figures().map(f -> Minutes.text(f.extra()) + " min extra").orElse(null));
        change.put("since", Times.text(grant.origin().at(), view.zone()));
        change.put("reason", reason(view, grant.state()));
        return change;
    }

    private static String reason(AccountView view, Grant.State state) {
        if (state instanceof Grant.Waiting waiting) {
            return waiting.why().isEmpty() ? view.absent() : waiting.why();
        }
        return state instanceof Grant.Prepared
                ? "sent, and it is not yet known whether it arrived"
                : "the PC took it, it is being read back";
    }

    private static String name(String key) {
        return Entities.ACCOUNT.stream()
                .filter(entity -> entity.key().equals(key))
                .map(Entity::name)
                .findFirst()
                .orElse(key);
    }
}
