package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.AccountView;
import io.github.timekpr2mqtt.homeassistant.Documents;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.homeassistant.Times;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a report of a fault needs, fit for strangers: versions, options, what is shown of the bridge, the PCs and the accounts with the
 * changes that wait, and the newest warnings. PCs, children, hosts and the users by whom we log in have numbers for names; passwords, keys,
 * programs of PlayTime and the history of finished days are not in it. Desk thread only.
 */
@Singleton
final class Diagnostics {
    private static final Logger LOG = LoggerFactory.getLogger(Diagnostics.class);
    private static final int SCHEMA = 1;
    private static final String NAME = "diagnostics";
    private static final List<String> LISTS =
            List.of("playtime_activities", "timekpr_users_excluded", "public_key", "setup_line");
    private static final Pattern LIST_NAMES = Pattern.compile("PlayTime activities|users excluded");

    private final Options options;
    private final Version version;
    private final Clock clock;
    private final DataFolder data;
    private final io.github.timekpr2mqtt.storage.Documents disk;
    private final Display display;
    private final Household household;

    Diagnostics(
            Options options,
            Version version,
            Clock clock,
            DataFolder data,
            io.github.timekpr2mqtt.storage.Documents disk,
            Display display,
            Household household) {
        this.options = options;
        this.version = version;
        this.clock = clock;
        this.data = data;
        this.disk = disk;
        this.display = display;
        this.household = household;
    }

    /**
     * Writes it into the log, where users of the app find it, and into the data folder.
     *
     * @throws Refused if the folder does not take it; then it is in the log all the same
     */
    void write() throws Refused {
        List<PcState> pcs =
                household.pcs().stream().map(pc -> pc.desk().state()).toList();
        Map<String, @Nullable Object> document = of(options, version, clock, display.bridgeDocument(), pcs);
        try {
            LOG.info("Diagnostics, without names and secrets:\n{}", disk.printed(document));
            disk.save(NAME, document);
            LOG.info("The same is in {}", data.path().resolve(NAME + ".json"));
        } catch (IOException e) {
            throw new Refused("they are in the log alone: " + e.getMessage());
        }
    }

    /** @param bridge what is shown of the bridge; empty if it does not run */
    static Map<String, @Nullable Object> of(
            Options options, Version version, Clock clock, Map<String, @Nullable Object> bridge, List<PcState> pcs) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("schema", SCHEMA);
        document.put("at", Times.text(clock.instant(), clock.getZone()));
        document.put("version", version.text());
        document.put("java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
        document.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        named.put("options", RedactedOptions.of(options));
        named.put("bridge", bridge);
        List<Object> shown = new ArrayList<>();
        pcs.forEach(pc -> shown.add(pc(pc)));
        named.put("pcs", shown);
        named.put("warnings", RecentTrouble.lines());
        if (scrub(options, pcs).document(withoutLists(named)) instanceof Map<?, ?> clean) {
            clean.forEach((key, value) -> document.put(String.valueOf(key), value));
        }
        return document;
    }

    private static Map<String, @Nullable Object> pc(PcState pc) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        List<AccountView> views = pc.views().accounts();
        shown.put("name", pc.name());
        shown.put("timekpr", pc.timekprVersion());
        shown.put("state", Documents.pc(pc.views().pc(views)));
        List<Object> accounts = new ArrayList<>();
        for (AccountView view : views) {
            Map<String, @Nullable Object> account = new LinkedHashMap<>();
            account.put("name", view.account().user().value());
            account.put("state", Documents.state(view));
            account.put("settings", Documents.settings(view));
            accounts.add(account);
        }
        shown.put("accounts", accounts);
        return shown;
    }

    /** Lists of programs, and of users who are no children here, are nobody's business; nor is what is wanted of them. */
    private static @Nullable Object withoutLists(@Nullable Object part) {
        if (part instanceof List<?> list) {
            return list.stream().map(Diagnostics::withoutLists).toList();
        }
        if (!(part instanceof Map<?, ?> map)) {
            return part;
        }
        Map<String, @Nullable Object> clean = new LinkedHashMap<>();
        boolean isAbout = map.get("change") instanceof String change
                && LIST_NAMES.matcher(change).find();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            boolean isList = LISTS.contains(name) || (isAbout && !name.equals("change"));
            clean.put(name, isList ? "not shown" : withoutLists(value));
        });
        return clean;
    }

    private static Scrub scrub(Options options, List<PcState> pcs) {
        Scrub scrub = new Scrub();
        scrub.secret(options.mqtt().password());
        URI url = options.mqtt().url();
        scrub.name(url == null ? "" : url.getHost(), "broker"); // the Supervisor's has the same name for everybody
        Map<String, String> children = new LinkedHashMap<>();
        int n = 0;
        for (Options.Pc pc : options.pcs()) {
            n++;
            scrub.inAllForms(pc.name(), "pc" + n);
            scrub.name(pc.host(), "host" + n);
            pc.users().forEach(user -> child(children, user.name()));
            pc.exclude().forEach(user -> child(children, user));
        }
        for (PcState pc : pcs) {
            pc.views()
                    .accounts()
                    .forEach(view -> child(children, view.account().user().value()));
        }
        children.forEach(scrub::inAllForms);
        for (Options.Pc pc : options.pcs()) {
            pc.users().forEach(user -> scrub.name(user.display(), String.valueOf(children.get(user.name()))));
        }
        scrub.login(options.mqtt().username(), "user"); // whatever is a child's or a PC's name already stays that
        n = 0;
        for (Options.Pc pc : options.pcs()) {
            scrub.login(pc.user(), "login" + ++n);
        }
        return scrub;
    }

    private static void child(Map<String, String> children, String user) {
        children.putIfAbsent(user, "child" + (children.size() + 1));
    }
}
