package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.Outcome;
import io.github.timekpr2mqtt.changes.Step;
import io.github.timekpr2mqtt.host.Link;
import io.github.timekpr2mqtt.host.PcAddress;
import io.github.timekpr2mqtt.host.PcListener;
import io.github.timekpr2mqtt.host.Ssh;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.Username;
import java.security.KeyPair;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that waits for one PC, so that no other has to: connects, observes, and does the steps that the desk
 * decides, until nothing is left to do; then sleeps until it is nudged or a poll is due.
 */
final class PcThread implements Runnable, PcListener {
    private static final Logger LOG = LoggerFactory.getLogger(PcThread.class);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int MOST_STEPS = 64;
    private static final Duration BREATH = Duration.ofMillis(100);
    /** Between two tries of a new key, which the PC's log counts as failed ones. */
    private static final Duration KEY_TRIES = Duration.ofMinutes(1);

    private final PcAddress address;
    private final Ssh ssh;
    private final Desk desk;
    private final PcDesk pc;
    private final Duration poll;
    private final OwnKey key;
    private final Nudge nudge = new Nudge();
    private final Pauses pauses = new Pauses();
    private final NewestTimes times;
    private final Signalled signalled;
    private final Delivery delivery;
    private final SetupHint hint;
    private final Checking checking;
    private @Nullable Link link;
    private boolean knowsWhatItMay;
    private Optional<Long> triedKeyAt = Optional.empty();
    private volatile boolean looksAnew;
    private volatile @Nullable Trouble lost;
    private volatile boolean stopped;

    PcThread(
            PcAddress address,
            Ssh ssh,
            Desk desk,
            PcDesk pc,
            SetupHint hint,
            Checking checking,
            Duration poll,
            OwnKey key) {
        this.address = address;
        this.ssh = ssh;
        this.desk = desk;
        this.pc = pc;
        this.hint = hint;
        this.checking = checking;
        this.poll = poll;
        this.key = key;
        this.delivery = new Delivery(address.name());
        this.times = new NewestTimes(desk::run, pc::timeLeft);
        this.signalled = new Signalled(desk::later, nudge::give);
    }

    /** Something happened; from any thread. */
    void nudge() {
        nudge.give();
    }

    /** Somebody wants to know how things are there; from any thread. */
    void look() {
        looksAnew = true;
        nudge.give();
    }

    void stop() {
        stopped = true;
        nudge.give();
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                nudge.await(once());
            }
        } catch (InterruptedException e) {
            stopped = true;
        } finally {
            disconnect();
            LOG.debug("{}: ended", address.name());
        }
    }

    /** One round, whatever happens in it; returns the pause until the next. */
    private Duration once() throws InterruptedException {
        try {
            return round(withNewestKey(connected()));
        } catch (Trouble trouble) {
            disconnect();
            if (!stopped) { // else it was we who hung up
                desk.ask(() -> pc.gone(trouble));
                hint.troubled(trouble);
                checking.troubled(trouble);
            }
            return pause(trouble);
        } catch (RuntimeException e) {
            if (!stopped) { // MINA fails in any way while its client is being closed
                LOG.error("{}: this should not have happened; please report it", address.name(), e);
            }
            disconnect();
            return pauses.away();
        }
    }

    private Duration pause(Trouble trouble) {
        return switch (trouble.kind()) {
            case KEY_REFUSED, ACCOUNT_REFUSED -> pauses.refused();
            default -> trouble.waitsForPerson() ? pauses.person() : pauses.away();
        };
    }

    private Link connected() throws Trouble, InterruptedException {
        Trouble ended = lost;
        if (ended != null) {
            lost = null;
            throw ended;
        }
        Link open = link;
        if (open != null) {
            return open;
        }
        Link opened = ssh.open(address, this);
        link = opened;
        knowsWhatItMay = false;
        if (desk.ask(() -> key.loggedIn(address.name(), opened.key()))) {
            checking.start(); // it tells how the PC comes to the new key, or that it has it
        }
        return opened;
    }

    /** A new key is tried beside a link that stands: a PC that does not know it yet shall not notice. */
    private Link withNewestKey(Link to) throws Trouble, InterruptedException {
        boolean looks = looksAnew;
        looksAnew = false;
        Optional<KeyPair> newer = key.newerThan(to.key());
        boolean due = triedKeyAt
                .filter(mark -> Steady.MACHINE.since(mark).compareTo(KEY_TRIES) < 0)
                .isEmpty();
        if (newer.isEmpty() || !(due || looks)) {
            return to;
        }
        triedKeyAt = Optional.of(Steady.MACHINE.mark());
        if (!takes(newer.get())) {
            return to;
        }
        disconnect();
        return connected();
    }

    private boolean takes(KeyPair newer) {
        try {
            return ssh.takes(address, newer);
        } catch (Trouble trouble) {
            LOG.debug("{}: the new key could not be tried: {}", address.name(), trouble.getMessage());
            return false;
        }
    }

    private void disconnect() {
        Link old = link;
        link = null;
        if (old != null) {
            old.close();
        }
        lost = null; // it is not told of a link after its close
    }

    private Duration round(Link to) throws Trouble, InterruptedException {
        Outcome outcome = new Outcome.Fresh();
        Optional<Step> last = Optional.empty();
        Set<Username> paused = new HashSet<>();
        boolean soon = false;
        for (int i = 0; i < MOST_STEPS; i++) {
            Observation read = to.files();
            if (i == 0) {
                Observation first = read;
                desk.ask(() -> pc.seen(first));
                Optional<Trouble> daemon = askDaemon(to);
                desk.ask(() -> pc.daemon(daemon));
                daemon.ifPresent(hint::troubled);
                daemon.ifPresentOrElse(checking::troubled, checking::well);
                if (daemon.isPresent()) {
                    if (daemon.get().kind() == Trouble.Kind.NOT_IN_GROUP) {
                        disconnect(); // an account's groups are those of its log-in
                    }
                    return daemon.get().waitsForPerson() ? pauses.person() : pauses.unanswered();
                }
                if (EmptiedFiles.read(address.name(), to, desk.ask(() -> pc.emptied(first)))) {
                    Observation again = to.files();
                    desk.ask(() -> pc.seen(again));
                    read = again;
                }
            }
            Observation observation = read;
            Grant.Sender sender = new Grant.Sender(observation.bootId(), to.busGuid(), to.uniqueName());
            Outcome told = outcome;
            Optional<Step> done = last;
            Step step = desk.ask(() -> pc.reconcile(observation, sender, done, told, paused));
            if (step instanceof Step.Nothing nothing) {
                pauses.reset();
                return soon || nothing.soon() ? SOON : poll;
            }
            outcome = delivery.perform(to, step);
            Outcome answered = outcome;
            boolean saved = desk.ask(() -> pc.answered(step, answered));
            last = Optional.of(step);
            if (step instanceof Step.Give && (outcome instanceof Outcome.Unanswered || !saved)) {
                // it may still be carried out, for all that is known: by a name that can then be seen to be gone
                disconnect();
            }
            if (!saved) {
                return pauses.unanswered();
            }
            if (outcome instanceof Outcome.Unanswered) {
                if (!(step instanceof Step.Settle settle)) {
                    return pauses.unanswered();
                }
                if (step.stopsAll()) {
                    return pauses.unanswered();
                }
                settle.about().ifPresent(paused::add);
                soon = true;
            }
        }
        LOG.debug("{}: {} steps in one round, going on later", address.name(), MOST_STEPS);
        return BREATH;
    }

    /** Whether Timekpr's daemon is there and takes our calls, and what it says of those who are logged in. */
    private Optional<Trouble> askDaemon(Link to) throws Trouble, InterruptedException {
        try {
            to.check();
            if (!knowsWhatItMay) {
                boolean may = to.mayConfigure();
                desk.ask(() -> pc.mayConfigure(may));
                knowsWhatItMay = true;
            }
            for (Username user : desk.ask(pc::withoutLiveTime)) {
                to.realtime(user).ifPresent(time -> timeLeft(user, time));
            }
            return Optional.empty();
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.LOST) {
                throw trouble; // it is the PC that is gone
            }
            return Optional.of(trouble);
        }
    }

    @Override
    public void timeLeft(Username user, LiveTime time) {
        times.offer(user, time);
    }

    @Override
    public void changed(String why) {
        signalled.signal();
    }

    @Override
    public void loggedIn(Set<Username> users) {
        desk.run(() -> pc.loggedIn(users));
        nudge.give();
    }

    @Override
    public void closed(Trouble why) {
        lost = why;
        nudge.give();
    }
}
