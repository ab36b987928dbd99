package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.DayStart;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.AccountView;
import io.github.timekpr2mqtt.homeassistant.Figures;
import io.github.timekpr2mqtt.homeassistant.PcView;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.storage.Loaded;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.github.timekpr2mqtt.storage.Remembered;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything known of one PC. Desk thread only. */
final class PcState {
    private final Options.Pc options;
    private final Clock clock;
    private PcWishes wishes;
    private Map<Username, AccountFiles> accounts = new TreeMap<>();
    private Map<Username, String> accountTroubles = Map.of();
    private final Map<Username, LiveTime> live = new HashMap<>();
    private Set<Username> loggedIn = Set.of();
    private ZoneId zone = ZoneId.systemDefault();
    private LocalDate newestDay = LocalDate.EPOCH;
    private TimekprVersion version = TimekprVersion.OLDEST;
    private boolean everSeen;
    private Duration ahead = Duration.ZERO;
    private @Nullable Instant lastSeen;
    private boolean online;
    private @Nullable Trouble trouble;
    private String unsaved = "";
    private String lost = "";
    private String elsewhere = "";
    private LocalDate seenDay = LocalDate.EPOCH;

    PcState(Options.Pc options, Clock clock, PcWishes wishes, Optional<Remembered> remembered) {
        this.options = options;
        this.clock = clock;
        this.wishes = wishes;
        remembered.ifPresent(r -> {
            accounts = mine(r.accounts());
            zone = r.zone();
            newestDay = r.newestDay();
            version = TimekprVersion.parse(r.timekprVersion());
            everSeen = true;
            lastSeen = r.lastSeen();
        });
    }

    /**
     * The state of a PC as it was left.
     *
     * @throws CannotStart if the disk does not give what was kept
     */
    static PcState load(Options.Pc options, Clock clock, PcDocuments documents) {
        try {
            Loaded<PcWishes> wishes = documents.wishes(options.name());
            PcState state = new PcState(
                    options,
                    clock,
                    wishes.value().orElse(PcWishes.NONE),
                    documents.remembered(options.name()).value());
            wishes.damage()
                    .ifPresent(damage -> state.lost("wishes of PC " + options.name()
                            + " lost: their file was damaged and is kept as " + damage.setAsideAs()
                            + ". Set them again"));
            return state;
        } catch (IOException e) {
            throw new CannotStart("PC " + options.name() + ": " + e.getMessage());
        }
    }

    String name() {
        return options.name();
    }

    Topics.Pc topic() {
        return new Topics.Pc(options.name());
    }

    Instant now() {
        return clock.instant();
    }

    /** The PC's own time while it is there, else ours in its zone. */
    LocalDateTime pcTime() {
        return now().plus(online ? ahead : Duration.ZERO).atZone(zone).toLocalDateTime();
    }

    LocalDate newestDay() {
        return newestDay;
    }

    boolean isOnline() {
        return online;
    }

    PcWishes wishes() {
        return wishes;
    }

    void keep(PcWishes next) {
        wishes = next;
        unsaved = "";
    }

    /** Told until the next time something could be saved. */
    void cannotSave(String why) {
        unsaved = "cannot save: " + why;
    }

    /** Told as long as the program runs. */
    private void lost(String what) {
        lost = what;
    }

    Set<Username> accounts() {
        return new TreeSet<>(accounts.keySet());
    }

    Optional<UserConfig> config(Username user) {
        return Optional.ofNullable(accounts.get(user)).map(AccountFiles::config);
    }

    void seen(Observation observation) {
        if (!online) {
            lastSeen = now();
        }
        online = true;
        zone = observation.clock().zoneId();
        ahead = Duration.between(now(), observation.clock().instant());
        LocalDate day = observation.clock().date();
        newestDay = day.isAfter(newestDay) ? day : newestDay;
        version = observation.version();
        everSeen = true;
        Map<Username, AccountFiles> read = new TreeMap<>(observation.accounts());
        observation.problems().keySet().forEach(user -> {
            AccountFiles old = accounts.get(user);
            if (old != null) {
                read.put(user, old);
            }
        });
        if (!observation.date().equals(seenDay)) {
            live.clear(); // of the day before
            seenDay = observation.date();
        }
        elsewhere = observation.problem().orElseGet(() -> missing(read.keySet()));
        accounts = mine(read);
        if (options.users().isEmpty()) {
            observation
                    .main()
                    .usersExcluded()
                    .forEach(name ->
                            accounts.keySet().removeIf(user -> user.value().equals(name)));
        }
        accountTroubles = observation.problems();
    }

    /** Names in the options that this PC does not have are most likely misspelt. */
    private String missing(Set<Username> read) {
        Set<String> known = read.stream().map(Username::value).collect(Collectors.toSet());
        return options.users().stream()
                .map(Options.Account::name)
                .filter(name -> !known.contains(name))
                .findFirst()
                .map(name -> "Timekpr has no account '" + name + "' on this PC, it has "
                        + String.join(", ", new TreeSet<>(known)) + ". Check users in the options")
                .orElse("");
    }

    private Map<Username, AccountFiles> mine(Map<Username, AccountFiles> all) {
        Map<Username, AccountFiles> mine = new TreeMap<>(all);
        mine.keySet().removeIf(user -> !options.wants(user.value()));
        return mine;
    }

    /** Whether that is news. */
    boolean daemon(Optional<Trouble> now) {
        boolean news = !Optional.ofNullable(trouble).map(Trouble::getMessage).equals(now.map(Trouble::getMessage));
        trouble = now.orElse(null);
        return news;
    }

    /** Whether that is news. */
    boolean gone(Trouble why) {
        boolean news = online
                || trouble == null
                || !String.valueOf(trouble.getMessage()).equals(why.getMessage());
        if (online) {
            lastSeen = now();
        }
        online = false;
        trouble = why;
        live.clear();
        loggedIn = Set.of();
        return news;
    }

    /** Whether it is somebody that is shown. */
    boolean timeLeft(Username user, LiveTime time) {
        live.put(user, time);
        return loggedIn.contains(user) && accounts.containsKey(user);
    }

    void loggedIn(Set<Username> users) {
        loggedIn = Set.copyOf(users);
        live.keySet().retainAll(users);
    }

    Set<Username> withoutLiveTime() {
        Set<Username> ask = new HashSet<>(loggedIn);
        ask.retainAll(accounts.keySet());
        ask.removeAll(live.keySet());
        return ask;
    }

    Remembered remembered() {
        return new Remembered(accounts, zone, newestDay, lastSeen == null ? now() : lastSeen, version.toString());
    }

    /** The files of an account, as last read. */
    Optional<AccountFiles> files(Username user) {
        return Optional.ofNullable(accounts.get(user));
    }

    /** Seconds of PlayTime of an older day that its file carries as today's. */
    int movedPlayTime(Username user) {
        return wishes.of(user)
                .dayStart()
                .filter(start -> start.day().equals(pcTime().toLocalDate()))
                .map(DayStart::playTimeDay)
                .orElse(0);
    }

    PcView view() {
        boolean ofPc = trouble != null && (online || trouble.waitsForPerson());
        boolean problem = ofPc || !ownTrouble().isEmpty();
        return new PcView(
                topic(),
                online,
                Optional.ofNullable(lastSeen),
                problem,
                why(),
                everSeen ? version.toString() : "",
                clock.getZone());
    }

    AccountView view(Username user) {
        Optional<AccountFiles> files = files(user);
        return new AccountView(
                new Topics.Account(name(), user),
                options.display(user.value()),
                files.map(f -> Figures.of(f, version, Optional.ofNullable(live.get(user)), pcTime())),
                Optional.of(loggedIn.contains(user)),
                wishes.of(user),
                files.map(AccountFiles::config),
                accountTroubles.getOrDefault(user, ""),
                why(),
                clock.getZone());
    }

    private String ownTrouble() {
        return !unsaved.isEmpty() ? unsaved : !lost.isEmpty() ? lost : elsewhere;
    }

    private String why() {
        return trouble == null || !unsaved.isEmpty() ? ownTrouble() : String.valueOf(trouble.getMessage());
    }
}
