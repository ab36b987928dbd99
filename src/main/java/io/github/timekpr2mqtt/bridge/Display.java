package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.AccountView;
import io.github.timekpr2mqtt.homeassistant.BridgeView;
import io.github.timekpr2mqtt.homeassistant.Coincidence;
import io.github.timekpr2mqtt.homeassistant.Discovery;
import io.github.timekpr2mqtt.homeassistant.Documents;
import io.github.timekpr2mqtt.homeassistant.Legacy;
import io.github.timekpr2mqtt.homeassistant.Times;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.Username;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that goes out to the broker about all PCs. Desk thread only. */
@Singleton
final class Display {
    private static final Logger LOG = LoggerFactory.getLogger(Display.class);

    private final Topics topics;
    private final Discovery discovery;
    private final Publisher publisher;
    private final Announcer announcer;
    private final Withdrawals withdrawals;
    private final Clock clock;
    private final boolean legacy;
    private final String version;
    private final Logging logging;
    private final OwnKey key;
    private final Optional<String> noPc;
    private final Map<String, PcState> pcs = new TreeMap<>();
    private final Instant started;
    private @Nullable BridgeView bridge;
    private List<String> dropped = List.of();

    Display(
            Topics topics,
            Discovery discovery,
            Publisher publisher,
            Announcer announcer,
            Withdrawals withdrawals,
            Clock clock,
            Options options,
            Version version,
            Logging logging,
            OwnKey key) {
        this.topics = topics;
        this.discovery = discovery;
        this.publisher = publisher;
        this.announcer = announcer;
        this.withdrawals = withdrawals;
        this.clock = clock;
        this.legacy = options.legacyTopics() && options.instance().isEmpty();
        this.version = version.text();
        this.logging = logging;
        this.key = key;
        this.noPc = noPc(options);
        this.started = clock.instant();
    }

    /** What to do where there is nothing to be shown, as after a first start. */
    static Optional<String> noPc(Options options) {
        return options.pcs().isEmpty()
                ? Optional.of(
                        "there is no PC in the options yet. Add one to pcs, with its name and host (an app of Home Assistant:"
                                + " on its page Configuration), and restart; the log then shows a line to paste on that PC")
                : Optional.empty();
    }

    /** A PC that is shown from now on. */
    void add(PcState pc) {
        pcs.put(pc.name(), pc);
    }

    /** The new accounts of a PC that would have an id which one of another PC has already; each with the reason. */
    Map<Username, String> coincidences(PcState pc, Observation observation) {
        List<Topics.Account> known = new ArrayList<>();
        pcs.values().forEach(any -> known.addAll(accounts(any, any.accounts().names())));
        Set<Username> fresh = new TreeSet<>(observation.accounts().keySet());
        fresh.removeIf(user -> !pc.wants(user));
        fresh.removeAll(pc.accounts().names());
        Map<Username, String> found = new TreeMap<>();
        for (Coincidence one : Coincidence.among(topics, known, accounts(pc, fresh))) {
            found.put(one.fresh().user(), one.words());
        }
        return found;
    }

    private static List<Topics.Account> accounts(PcState pc, Set<Username> users) {
        return users.stream().map(user -> new Topics.Account(pc.name(), user)).toList();
    }

    /**
     * The states of everything, if it was this version that last announced: Home Assistant has what fits them, so nobody who waits for
     * them has to wait for discovery.
     *
     * @return whether it was
     */
    boolean showKnown() {
        boolean isKnown = announcer.isTold(new Topics.Bridge(), discovery.bridge()); // the version is in it
        if (isKnown) {
            showAll();
        }
        return isKnown;
    }

    /** Discovery of everything, parents first. */
    void announceAll() {
        Map<Topics.Subject, Map<String, ?>> all = new LinkedHashMap<>();
        all.put(new Topics.Bridge(), discovery.bridge());
        pcs.values().forEach(pc -> all.putAll(devices(pc)));
        announcer.announce(all);
    }

    /** What timekpr-mngr announced since is taken over again at the next announcement. */
    void inheritAgain() {
        announcer.inheritAgain();
    }

    /** Discovery of a PC and its accounts. */
    void announce(PcState pc) {
        announcer.announce(devices(pc));
        withdrawals.begin(); // it may have lost something
    }

    private Map<Topics.Subject, Map<String, ?>> devices(PcState pc) {
        Map<Topics.Subject, Map<String, ?>> devices = new LinkedHashMap<>();
        devices.put(
                pc.topic(),
                discovery.pc(pc.topic(), pc.timekprVersion(), pc.settings().allowed()));
        for (Username user : pc.accounts().names()) {
            AccountView view = pc.views().account(user);
            devices.put(view.account(), discovery.account(view));
        }
        return devices;
    }

    /** These accounts of a PC are not shown any more. */
    void withdraw(PcState pc, Set<Username> users) {
        announcer.withdraw(pc.name(), users);
        withdrawals.begin();
    }

    /** The accounts of a PC that Home Assistant was told of. */
    Set<Username> announced(PcState pc) {
        return announcer.accounts(pc.name());
    }

    /** Says again that the bridge is there: somebody may have cleared it, and nothing is to be seen without it. */
    void tellAvailability() {
        publisher.state(topics.availability(), "online", Publisher.AT_ONCE);
    }

    /** Forgets what the broker should have, so that all of it goes out again. */
    void forget() {
        publisher.forget();
    }

    /** Commands that nobody read are lost. */
    void commandsDropped(String why) {
        commandsLost("were lost, because " + why);
        showBridge(true);
    }

    /**
     * The broker knows nothing of us. If we were here before, commands may have waited for us: nobody can say which. To be told
     * before anything is announced.
     */
    void sessionLost() {
        if (!announcer.known().devices().isEmpty()) {
            commandsLost(
                    "were lost, if there were any, because it does not know us any more: it forgets after ten minutes, and at a"
                            + " restart without a memory on its disk; or mqtt.base_topic or instance, by which it knows us, was changed");
            LOG.warn("{}", dropped.get(0));
        }
    }

    private void commandsLost(String words) {
        dropped = List.of("commands that waited at the broker at " + Times.text(clock.instant(), clock.getZone()) + " "
                + words + ". Set them again");
    }

    /** The states of everything. */
    void showAll() {
        pcs.values().forEach(pc -> show(pc, false));
        showBridge(false);
    }

    /** @param urgent whether somebody waits for it; figures that only move on are sent at most once a second */
    void show(PcState pc, boolean urgent) {
        Duration interval = urgent ? Publisher.AT_ONCE : Publisher.SECOND;
        List<AccountView> views = pc.views().accounts();
        publisher.state(topics.state(pc.topic()), pc.views().pc(views), Documents::pc, interval);
        for (AccountView view : views) {
            Topics.Account account = view.account();
            if (pc.accounts().files(account.user()).isEmpty()) {
                continue; // wishes for one who was never seen have no device yet
            }
            showState(pc, view, interval); // first what is looked at most
            publisher.state(topics.settings(account), view, Documents::settings, interval);
            publisher.state(topics.history(account), view, Documents::history, interval);
        }
        showBridge(urgent);
    }

    /** The time of one child moved on, and nothing else did: with each child who is there this comes every 3 s. */
    void showTime(PcState pc, Username user) {
        showState(pc, pc.views().account(user), Publisher.SECOND);
    }

    private void showState(PcState pc, AccountView view, Duration interval) {
        Topics.Account account = view.account();
        Username user = account.user();
        publisher.state(topics.state(account), view, Documents::state, interval);
        if (legacy) {
            pc.accounts()
                    .files(user)
                    .filter(files -> files.faults().knowsSpent())
                    .flatMap(files -> view.figures()
                            .map(f -> Legacy.stats(files, f, pc.time().pcTime(), pc.movedPlayTime(user))))
                    .ifPresent(stats -> publisher.state(topics.stats(account), stats, Publisher.MINUTE));
        }
    }

    private void showBridge(boolean urgent) {
        List<String> online = new ArrayList<>();
        List<String> problems = new ArrayList<>(dropped);
        if (!announcer.lost().isEmpty()) {
            problems.add(announcer.lost());
        }
        key.problem().ifPresent(problems::add);
        noPc.ifPresent(problems::add);
        int waiting = 0;
        for (PcState pc : pcs.values()) {
            waiting += pc.wishes().open();
            if (pc.time().isOnline()) {
                online.add(pc.name());
            }
            if (!pc.problem().isEmpty()) {
                problems.add(pc.name() + ": " + pc.problem());
            }
        }
        bridge = withMemory(new BridgeView(
                version,
                List.copyOf(pcs.keySet()),
                online,
                waiting,
                new BridgeView.Key(key.publicLine(), List.copyOf(key.behind())),
                logging.level().toString(),
                problems,
                started,
                OptionalInt.empty(),
                clock.getZone()));
        Duration interval = urgent ? Publisher.AT_ONCE : Publisher.SECOND;
        publisher.state(topics.state(new Topics.Bridge()), Documents.bridge(bridge), interval);
        if (legacy) {
            publisher.state(topics.serversOnline(), Legacy.servers(online), interval);
        }
    }

    /** What is shown of the bridge. */
    Map<String, @Nullable Object> bridgeDocument() {
        return bridge == null ? Map.of() : Documents.bridge(bridge);
    }

    /** Looked at only when there is other news, so that it never is a message of its own. */
    private BridgeView withMemory(BridgeView next) {
        BridgeView last = bridge;
        return last != null && next.tellsAsMuchAs(last) ? last : next.withMemory(Memory.mebibytes());
    }
}
