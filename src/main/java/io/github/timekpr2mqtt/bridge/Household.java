package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.Checkup;
import io.github.timekpr2mqtt.homeassistant.Coincidence;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.host.PcAddress;
import io.github.timekpr2mqtt.host.Ssh;
import io.github.timekpr2mqtt.mqtt.AnotherBridge;
import io.github.timekpr2mqtt.mqtt.CommandsDropped;
import io.github.timekpr2mqtt.mqtt.Connected;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.github.timekpr2mqtt.timekpr.Username;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All PCs of the options, from start to end. */
@Singleton
final class Household {
    private static final Logger LOG = LoggerFactory.getLogger(Household.class);
    private static final Duration LAST_LOOK = Duration.ofMillis(500);
    private static final Duration CLOCK_TICK = Duration.ofSeconds(20);
    private static final int BIRTH_MIN_MILLIS = 1_000;
    private static final int BIRTH_MAX_MILLIS = 3_000;
    private static final Duration BETWEEN_DISCOVERY_AND_STATES = Duration.ofSeconds(1);

    private final Desk desk;
    private final Display display;
    private final Withdrawals withdrawals;
    private final Departed departed;
    private final FromBackup fromBackup;
    private final Strays strays;
    private final Restart restart;
    private final ExecutorService threads;
    private final List<Pc> pcs;
    private final Heap heap = Heap.ofThisProgram();
    private boolean birthHeard;

    Household(
            Options options,
            Topics topics,
            Ssh ssh,
            OwnKey key,
            PcDocuments documents,
            Desk desk,
            Display display,
            Withdrawals withdrawals,
            Departed departed,
            Results results,
            FromBackup fromBackup,
            Strays strays,
            Clock clock,
            Restart restart,
            @Named(TaskExecutors.BLOCKING) ExecutorService threads) {
        this.desk = desk;
        this.display = display;
        this.withdrawals = withdrawals;
        this.departed = departed;
        this.fromBackup = fromBackup;
        this.strays = strays;
        this.restart = restart;
        this.threads = threads;
        List<Pc> all = new ArrayList<>();
        for (Options.Pc option : options.pcs()) {
            PcState state = PcState.load(option, options.historyDays(), new PcTime(clock, Steady.MACHINE), documents);
            display.add(state); // before the first connection can ask for it
            PcDesk pc = new PcDesk(state, new PcStore(documents, option.name(), clock), display, results, desk);
            PcAddress address = address(option);
            SetupHint hint = new SetupHint(option.name(), option.user(), () -> key.publicLine(option.name()));
            Checking checking = new Checking(
                    option.name(),
                    () -> ssh.examine(address),
                    way -> Doctor.of(option, key.publicLine(option.name())).examined(way, clock),
                    checkup -> desk.run(() -> checked(state, checkup)),
                    threads);
            PcThread thread = new PcThread(address, ssh, desk, pc, hint, checking, options.poll(), key);
            all.add(new Pc(option.name(), pc, thread, checking));
        }
        this.pcs = List.copyOf(all);
        fromBackup.end(pcs.stream().map(pc -> pc.desk().state()).toList());
        refuseCoincidence(options, topics);
        warnOfRoot(options);
        Display.noPc(options).ifPresent(words -> LOG.warn("Nothing to do: {}", words));
    }

    static PcAddress address(Options.Pc pc) {
        return new PcAddress(pc.name(), pc.host(), pc.port(), pc.user(), pc.hostKey());
    }

    private void checked(PcState state, Checkup checkup) {
        state.troubles().checked(checkup);
        display.show(state, true);
    }

    private static void warnOfRoot(Options options) {
        String asRoot = options.pcs().stream()
                .filter(pc -> pc.user().equals("root"))
                .map(Options.Pc::name)
                .collect(Collectors.joining(", "));
        if (!asRoot.isEmpty()) {
            LOG.warn(
                    "On {} we log in as root: whoever gets our key then has the whole PC. README says how to make an account"
                            + " that can do no more than is needed",
                    asRoot);
        }
    }

    /** Home Assistant would drop one of two that have one id. Those known now are compared: by the options and from the disk. */
    private void refuseCoincidence(Options options, Topics topics) {
        Set<Topics.Account> known = new LinkedHashSet<>();
        for (Options.Pc pc : options.pcs()) {
            pc.users().forEach(user -> known.add(new Topics.Account(pc.name(), new Username(user.name()))));
        }
        for (Pc pc : pcs) {
            pc.desk().state().accounts().names().forEach(user -> known.add(new Topics.Account(pc.name(), user)));
        }
        Coincidence.among(topics, List.of(), known).stream().findFirst().ifPresent(coincidence -> {
            throw new CannotStart(coincidence.words());
        });
    }

    List<Pc> pcs() {
        return pcs;
    }

    @EventListener
    void start(StartupEvent started) {
        desk.run(() -> {
            departed.end();
            pcs.forEach(pc -> pc.desk().endUnwanted());
        });
        pcs.forEach(pc -> pc.start(threads));
        desk.every(CLOCK_TICK, this::timePasses);
    }

    /** What is left of a day runs out, and days end, also while nothing comes. */
    private void timePasses() {
        pcs.forEach(pc -> pc.desk().timePasses());
        display.showAll();
        heap.look();
    }

    /** Everything again, at every connect: the broker may have lost it. */
    @EventListener
    void connected(Connected connected) {
        desk.run(() -> {
            if (connected.forgotten()) {
                display.sessionLost();
            }
            display.forget();
            boolean isShown = display.showKnown();
            display.announceAll();
            withdrawals.connected();
            if (!isShown) {
                display.showAll();
            }
            departed.tell();
            pcs.forEach(pc -> pc.desk().tell());
            strays.look();
        });
    }

    /** It is said until the next start: somebody may have wanted one of them. */
    @EventListener
    void dropped(CommandsDropped commands) {
        desk.run(() -> display.commandsDropped(commands.why()));
    }

    /** Two would both do what is wanted once. */
    @EventListener
    void another(AnotherBridge other) {
        restart.end(other.words());
    }

    /** Everything again, and a look at every PC. */
    void syncAll() {
        display.forget();
        display.tellAvailability();
        display.inheritAgain();
        display.announceAll();
        withdrawals.beginAnew();
        display.showAll();
        pcs.forEach(Pc::look);
    }

    /** Home Assistant was started: everything again, not at the same moment as all others. */
    void homeAssistant(String status) {
        withdrawals.homeAssistant(status.equals("online"));
        if (status.equals("online") && !birthHeard) {
            birthHeard = true; // any number of births until then are one
            long wait = ThreadLocalRandom.current().nextLong(BIRTH_MIN_MILLIS, BIRTH_MAX_MILLIS);
            desk.later(Duration.ofMillis(wait), () -> {
                birthHeard = false;
                display.forget();
                display.tellAvailability();
                display.announceAll();
                withdrawals.beginAnew();
                desk.later(BETWEEN_DISCOVERY_AND_STATES, display::showAll);
            });
        }
    }

    /**
     * What was seen last is kept, or the next start would take our own changes for somebody else's. Waits for no PC, and not long
     * for a disk: the program has to end soon, and after this says {@code offline}.
     */
    @PreDestroy
    void stop() throws InterruptedException {
        pcs.forEach(Pc::stop);
        Runnable last = () -> {
            pcs.forEach(pc -> pc.desk().rememberNow());
            pcs.forEach(pc -> pc.desk().recordNow());
        };
        if (!desk.within(LAST_LOOK, last)) {
            LOG.warn("The disk is too slow to keep what was seen last of the PCs");
        } else if (!desk.within(LAST_LOOK, fromBackup::renew)) {
            LOG.warn(
                    "The disk is too slow: an older copy that is put over the data folder may not be seen to be a backup");
        }
    }
}
