package io.github.timekpr2mqtt.homeassistant;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.Minutes;
import io.github.timekpr2mqtt.changes.PcSettingWish;
import io.github.timekpr2mqtt.changes.Sending;
import io.github.timekpr2mqtt.changes.Setting;
import io.github.timekpr2mqtt.changes.SettingWish;
import io.github.timekpr2mqtt.changes.TimeKind;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one account, or of all accounts of a PC, in plain words.
 *
 * @param open those that wait: settings, then grants, each in the order of the wishes
 * @param failed those that were given up and not yet set again
 */
record Changes(List<Map<String, @Nullable Object>> open, List<Map<String, @Nullable Object>> failed) {
    /** Bytes: Home Assistant's recorder keeps no attributes above 16384, and logs a warning each time. */
    private static final int MOST_OPEN = 9_000;

    private static final int MOST_FAILED = 6_000;

    private static final int QUOTES = 6;

    private static final String SENT = "sent, and it is not yet known whether it arrived";

    /** Every state of the entity {@code changes}. */
    static final List<String> WORDS = List.of("applied", "waiting", "failed");

    static Changes of(AccountView view) {
        List<Map<String, @Nullable Object>> open = new ArrayList<>();
        List<Map<String, @Nullable Object>> failed = new ArrayList<>();
        for (SettingWish wish : view.wishes().settings().values()) {
            (wish.isOpen() ? open : failed).add(setting(view, wish));
        }
        view.wishes().grants().forEach(grant -> open.add(grant(view, grant)));
        view.wishes().failedGrants().forEach(grant -> failed.add(grant(view, grant)));
        return new Changes(open, failed);
    }

    /** What somebody has to know and do, in plain words; empty if nothing. */
    static String trouble(AccountView view) {
        String trouble = view.trouble().isEmpty() ? view.faults().told() : view.trouble();
        if (!trouble.isEmpty()) {
            return trouble;
        }
        for (SettingWish wish : view.wishes().settings().values()) {
            if (wish.failed().isPresent()) {
                return failed(name(wish.setting().control()), wish.failed().get());
            }
        }
        for (Grant grant : view.wishes().failedGrants()) {
            if (grant.state() instanceof Grant.Failed why) {
                String day = grant.day().equals(view.moments().today()) ? "" : " on " + grant.day();
                return name(grant.origin().command()) + day + " failed: " + why.reason();
            }
        }
        return "";
    }

    /** A setting that was given up, for its owner. */
    static String failed(String name, String reason) {
        return sentences(name + " failed: " + reason, "Set it again");
    }

    /** What a PC says may end with a full stop or not. */
    private static String sentences(String first, String second) {
        return first + (first.endsWith(".") ? " " : ". ") + second;
    }

    /** Of Timekpr's own settings, and of all accounts, each of these with the child's name. */
    static Changes of(PcView pc) {
        List<Map<String, @Nullable Object>> open = new ArrayList<>();
        List<Map<String, @Nullable Object>> failed = new ArrayList<>();
        for (PcSettingWish wish : pc.own().wishes().values()) {
            (wish.isOpen() ? open : failed).add(setting(pc, wish));
        }
        for (AccountView view : pc.accounts()) {
            Changes changes = of(view);
            changes.open().forEach(change -> open.add(of(view.child(), change)));
            changes.failed().forEach(change -> failed.add(of(view.child(), change)));
        }
        return new Changes(open, failed);
    }

    private static Map<String, @Nullable Object> setting(PcView pc, PcSettingWish wish) {
        String control = wish.setting().control();
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("change", PcSettingRows.name(control));
        change.put("wanted", PcSettingRows.words(control, wish.setting().shown()));
        change.put(
                "on_pc",
                pc.own()
                        .onPc(control)
                        .map(shown -> PcSettingRows.words(control, shown))
                        .orElse(null));
        change.put("since", Times.text(wish.origin().at(), pc.zone()));
        change.put("tries", wish.answered());
        change.put("reason", reason(pc.own(), wish));
        return change;
    }

    private static Map<String, @Nullable Object> of(String child, Map<String, @Nullable Object> change) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        named.put("child", child);
        named.putAll(change);
        return named;
    }

    /** The state of the entity {@code changes}. */
    static String word(AccountView view) {
        return word(hasFailed(view), view.wishes().open());
    }

    /** The same of a PC. */
    static String word(PcView pc) {
        boolean failed = pc.own().wishes().values().stream().anyMatch(wish -> !wish.isOpen())
                || pc.accounts().stream().anyMatch(Changes::hasFailed);
        return word(failed, open(pc));
    }

    private static String word(boolean failed, long open) {
        return failed ? "failed" : open == 0 ? "applied" : "waiting";
    }

    private static boolean hasFailed(AccountView view) {
        return view.wishes().hasFailed();
    }

    /** How many wait, of Timekpr's own settings and of all accounts. */
    static int open(PcView pc) {
        int own = (int) pc.own().wishes().values().stream()
                .filter(PcSettingWish::isOpen)
                .count();
        return own
                + pc.accounts().stream().mapToInt(view -> view.wishes().open()).sum();
    }

    /** The attributes of that entity. */
    Map<String, @Nullable Object> attributes() {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        List<Map<String, @Nullable Object>> firstOpen = first(open, MOST_OPEN);
        List<Map<String, @Nullable Object>> firstFailed = first(failed, MOST_FAILED);
        attributes.put("open", firstOpen);
        attributes.put("failed", firstFailed);
        attributes.put("more", open.size() - firstOpen.size() + failed.size() - firstFailed.size());
        return attributes;
    }

    /** As many as the recorder keeps; there may be a hundred of a child. */
    private static List<Map<String, @Nullable Object>> first(List<Map<String, @Nullable Object>> changes, int most) {
        int bytes = 0;
        for (int i = 0; i < changes.size(); i++) {
            bytes += bytes(changes.get(i));
            if (bytes > most) {
                return changes.subList(0, i);
            }
        }
        return changes;
    }

    /** About as long as it is in JSON. */
    private static int bytes(Map<String, @Nullable Object> change) {
        int sum = 2;
        for (Map.Entry<String, @Nullable Object> entry : change.entrySet()) {
            sum += entry.getKey().length() + String.valueOf(entry.getValue()).getBytes(UTF_8).length + QUOTES;
        }
        return sum;
    }

    private static Map<String, @Nullable Object> setting(AccountView view, SettingWish wish) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("change", name(wish.setting().control()));
        change.put(
                "wanted",
                Settings.wanted(view, wish.setting().control())
                        .map(config -> shown(wish, config))
                        .orElse(shown(wish, wish.setting().applyTo(UserConfig.CLOSED))));
        change.put(
                "on_pc",
                view.onPc(Setting.keys(wish.setting().control()))
                        .map(config -> shown(wish, config))
                        .orElse(null));
        change.put("since", Times.text(wish.origin().at(), view.zone()));
        change.put("tries", wish.answered());
        change.put("reason", reason(view, wish));
        return change;
    }

    private static String shown(SettingWish wish, UserConfig config) {
        String unit = row(wish.setting().control())
                .map(row -> row.options().get("unit_of_measurement"))
                .map(word -> " " + word)
                .orElse("");
        String shown = wish.setting().shownIn(config);
        return shown.isEmpty() ? "none" : shown + unit;
    }

    private static Map<String, @Nullable Object> grant(AccountView view, Grant grant) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("change", name(grant.origin().command()));
        change.put("wanted", wanted(grant.amount()) + " on " + grant.day());
        change.put(
                "on_pc",
                view.used()
                        .map(f -> grant.kind() == TimeKind.TIME
                                ? f.extra()
                                : f.playTime().extra())
                        .map(extra -> Minutes.text(extra) + " min extra")
                        .orElse(null));
        change.put("since", Times.text(grant.origin().at(), view.zone()));
        change.put("tries", grant.answered());
        change.put("reason", reason(view, grant));
        return change;
    }

    private static String wanted(Amount amount) {
        String minutes = Minutes.text(amount.seconds()) + " min";
        if (amount.absolute()) {
            return minutes + " extra, all in all,";
        }
        return amount.seconds() > 0 ? "+" + minutes : minutes;
    }

    /** Why a setting is not done yet, or why it was given up. */
    static String reason(AccountView view, SettingWish wish) {
        return wish.failed().orElse(obstacle(wish.sending(), view.obstacle(wish.setting())));
    }

    /** The same of one of Timekpr's own settings. */
    static String reason(OwnSettings own, PcSettingWish wish) {
        return wish.failed().orElse(obstacle(wish.sending(), own.obstacle()));
    }

    /** While nothing is in its way, it is soon known whether it arrived. */
    private static String obstacle(Sending sending, String obstacle) {
        if (obstacle.isEmpty() || sending != Sending.THIS) {
            return obstacle;
        }
        boolean isSentence = Character.isUpperCase(obstacle.charAt(0));
        return SENT + (isSentence ? ". " : "; ") + obstacle;
    }

    /** While the PC is away, nothing else keeps a grant from being sent. */
    static String reason(AccountView view, Grant grant) {
        Grant.State state = grant.state();
        if (state instanceof Grant.Waiting waiting) {
            String why = waiting.why().isEmpty() ? behind(view.wishes().grants(), grant) : waiting.why();
            return view.obstacle().isEmpty() ? why : obstacle(view, grant);
        }
        if (state instanceof Grant.Failed failed) {
            return failed.reason();
        }
        return state instanceof Grant.Prepared ? SENT : "the PC took it, it is being read back";
    }

    /** Our clock may be wrong, so only the PC can tell: until it is read, it may still be that day there. */
    private static String obstacle(AccountView view, Grant grant) {
        return grant.day().isBefore(view.moments().today())
                ? sentences(
                        view.obstacle(),
                        "By our clock its day is over: it expires when the PC is read, if the PC says so, too")
                : view.obstacle();
    }

    /** One is given after the other: the next is reckoned from what the PC has after the one before. */
    private static String behind(List<Grant> grants, Grant grant) {
        if (grants.indexOf(grant) == 0) {
            return "";
        }
        return grants.get(0).state() instanceof Grant.Prepared
                ? "it waits for an earlier one, of which it is not yet known whether it arrived"
                : "it waits for an earlier one";
    }

    private static String name(String key) {
        return row(key).map(Entity::name).orElse(key);
    }

    private static Optional<Entity<AccountView>> row(String key) {
        return Entities.ACCOUNT.stream().filter(row -> row.key().equals(key)).findFirst();
    }
}
