package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.DayStart;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.changes.Setting;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.storage.Loaded;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.github.timekpr2mqtt.storage.Remembered;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Everything known of one PC. Desk thread only. */
final class PcState {
    /** Why nothing of it is changed. */
    static final String READ_ONLY = "this PC is read-only (read_only in the options)";

    private final Options.Pc options;
    private final PcTime time;
    private PcWishes wishes;
    private final Accounts accounts;
    private final Sessions sessions = new Sessions();
    private final Absences absences = new Absences();
    private final Recording recording;
    private final PcSettings settings = new PcSettings();
    private final Late late = new Late();
    private final PcTroubles troubles = new PcTroubles();
    private final PcViews views;
    private TimekprVersion version = TimekprVersion.OLDEST;
    private boolean everSeen;
    private boolean remembersUnwanted;

    PcState(Options.Pc options, PcTime time, PcWishes wishes, Optional<Remembered> remembered, Histories histories) {
        this.options = options;
        this.time = time;
        this.wishes = wishes;
        this.accounts = new Accounts(options, settings);
        this.recording = new Recording(this, histories);
        this.views = new PcViews(options, this);
        remembered.ifPresent(r -> {
            accounts.remember(r.accounts(), r.lastSeen());
            Map<Username, Instant> ends = new HashMap<>(r.sessionEnds());
            ends.keySet().removeIf(user -> !options.wants(user.value()));
            sessions.remember(ends);
            remembersUnwanted = !accounts.names().containsAll(r.accounts().keySet());
            absences.remember(r.missing());
            settings.remember(r.own(), r.mayConfigure());
            time.remember(r.zone(), r.newestDay(), r.lastSeen());
            version = TimekprVersion.parse(r.timekprVersion());
            everSeen = true;
        });
    }

    /**
     * The state of a PC as it was left.
     *
     * @param historyDays how many finished days are kept
     * @throws CannotStart if the disk does not give what was kept
     */
    static PcState load(Options.Pc options, int historyDays, PcTime time, PcDocuments documents) {
        try {
            Loaded<PcWishes> wishes = documents.wishes(options.name());
            Loaded<Remembered> remembered = documents.remembered(options.name());
            Histories histories = new Histories(options.name(), documents.histories(options.name()), historyDays);
            PcState state =
                    new PcState(options, time, wishes.value().orElse(PcWishes.NONE), remembered.value(), histories);
            remembered
                    .damage()
                    .ifPresent(damage -> state.troubles.forgotten("what was last seen of PC " + options.name()
                            + " was damaged and is kept as " + damage.setAsideAs()
                            + ": what is shown of it may be old until it is there again"));
            wishes.damage().ifPresent(damage -> state.accounts.doubt());
            wishes.damage()
                    .ifPresent(damage -> state.troubles.lost("wishes of PC " + options.name()
                            + " lost: their file was damaged and is kept as " + damage.setAsideAs()
                            + ". Set them again"));
            for (Username user : state.accounts.names()) {
                histories.open(user).ifPresent(state::lost);
            }
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

    /** When it is and was there, and what its clock says. */
    PcTime time() {
        return time;
    }

    /** Whether nothing of it may be changed. */
    boolean isReadOnly() {
        return options.readOnly();
    }

    /** Of its Timekpr, as last seen. */
    TimekprVersion version() {
        return version;
    }

    PcWishes wishes() {
        return wishes;
    }

    void keep(PcWishes next) {
        wishes = next;
    }

    Late late() {
        return late;
    }

    PcTroubles troubles() {
        return troubles;
    }

    /** Something that was kept is gone. */
    void lost(String what) {
        troubles.lost(what);
    }

    Sessions sessions() {
        return sessions;
    }

    /** Timekpr's own. */
    PcSettings settings() {
        return settings;
    }

    PcViews views() {
        return views;
    }

    Accounts accounts() {
        return accounts;
    }

    Recording recording() {
        return recording;
    }

    /**
     * Whether commands for this account are taken: it is shown, or it may be there once the PC is. Then the wish waits,
     * and ends as soon as the PC says that there is no such account.
     */
    boolean takesCommandsFor(Username user) {
        return accounts.files(user).isPresent() || (!everSeen && options.wants(user.value()));
    }

    /** What a control shows of what the PC has; empty if that is not known. */
    Optional<String> shown(Username user, Setting setting) {
        return accounts.files(user).flatMap(files -> files.shown(Setting.keys(setting.control()), setting::shownIn));
    }

    /** Whether the options want it shown. */
    boolean wants(Username user) {
        return options.wants(user.value());
    }

    /** Whether the disk still has accounts that the options do not want. */
    boolean remembersUnwanted() {
        return remembersUnwanted;
    }

    /** Those of whom something is wanted and whom this PC, seen whole, does not have. */
    Set<Username> strangers(Observation observation) {
        Set<Username> strangers = new TreeSet<>(wishes.accounts().keySet());
        if (observation.problem().isPresent()) {
            return Set.of();
        }
        strangers.removeAll(accounts.names());
        strangers.removeAll(observation.problems().keySet());
        return strangers;
    }

    /** @param leftOut accounts that cannot be shown, each with the reason */
    void seen(Observation observation, Map<Username, String> leftOut) {
        troubles.seen(time.isOnline());
        time.seen(observation.clock());
        version = observation.version();
        everSeen = true;
        sessions.today(observation.clock().date());
        Map<Username, AccountFiles> before = accounts.all();
        accounts.seen(observation, leftOut, time.now());
        recording.read(observation, before);
        settings.seen(observation);
    }

    /**
     * Those that have been missing on the PC for so long that they are not shown any more; from now on they are forgotten.
     *
     * @param announced accounts of this PC that Home Assistant was told of
     */
    Set<Username> left(Observation observation, Set<Username> announced) {
        if (observation.problem().isPresent()) {
            absences.interrupted();
            return Set.of();
        }
        Set<Username> known = accounts.names();
        known.addAll(announced);
        Set<Username> left = absences.read(accounts.absent(known, observation), time.now());
        left.forEach(accounts::forget);
        left.forEach(sessions::forget);
        return left;
    }

    /** Whether that is news. */
    boolean daemon(Optional<Trouble> now) {
        return troubles.is(now);
    }

    /** Whether that is news. */
    boolean gone(Trouble why) {
        boolean other = troubles.is(Optional.of(why));
        boolean went = time.gone();
        accounts.gone();
        absences.interrupted();
        sessions.gone(time.now());
        recording.gone();
        return other || went;
    }

    Remembered remembered() {
        return new Remembered(
                accounts.all(),
                time.zone(),
                time.newestDay(),
                time.lastThere(),
                version.toString(),
                sessions.ends(),
                absences.all(),
                settings.onPc(),
                settings.allowed());
    }

    /** PlayTime of an older day that its file carries as today's, if it does. */
    Optional<DayStart> dayStart(Username user) {
        return dayStart(user, time.pcTime().toLocalDate());
    }

    private Optional<DayStart> dayStart(Username user, LocalDate day) {
        return wishes.of(user).dayStart().filter(start -> start.day().equals(day));
    }

    /** The same in seconds. */
    int movedPlayTime(Username user) {
        return movedPlayTime(user, time.pcTime().toLocalDate());
    }

    /** The same of the file of another day. */
    int movedPlayTime(Username user, LocalDate day) {
        return dayStart(user, day).map(DayStart::playTimeDay).orElse(0);
    }

    /** Which Timekpr it has; empty while not known. */
    String timekprVersion() {
        return everSeen ? version.toString() : "";
    }

    /** What somebody has to do something about; empty if nothing. A PC that is off is none. */
    String problem() {
        return troubles.problem(trouble(), time.isOnline());
    }

    /** What its owner has to know, whether or not there is anything to do; empty if nothing. */
    String error() {
        return troubles.error(trouble());
    }

    private String trouble() {
        return accounts.trouble().isEmpty() ? time.trouble() : accounts.trouble();
    }

    /** What is most in the way of changes, in words for its owner; empty if nothing. */
    String why() {
        return troubles.why(accounts.trouble());
    }
}
