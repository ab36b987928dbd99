package io.github.timekpr2mqtt.host;

import io.github.timekpr2mqtt.timekpr.Answer;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.Username;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.client.session.ClientSession;

/**
 * An open connection to one PC: its SSH session and its bus. The methods block, each with a limit of some seconds, and are for the
 * PC's one worker thread; an interrupt ends them with LOST. After NO_ANSWER the link can still be used.
 *
 * <p>The groups of the account are those of its log-in: after NOT_IN_GROUP only a new link can tell that it was mended.
 */
public final class Link implements AutoCloseable {
    private final PcListener listener;
    private final UserPaths paths = new UserPaths();
    private final Signals signals;
    private final BusChannel bus;
    private final BusCalls calls;
    private final FilesCommand files;
    private final SessionEnd end;
    private final PublicKey key;

    /** If this fails, the session is still the caller's to close. */
    Link(ClientSession session, Limits limits, PcListener listener) throws Trouble {
        this.listener = listener;
        this.key = SshSettings.keyOf(session);
        this.signals = new Signals(listener, paths, this::usersChanged);
        this.bus = BusChannel.open(session, limits.call(), signals);
        this.calls = new BusCalls(bus, session.getUsername(), limits.call());
        this.files = new FilesCommand(session, bus.hasGate() ? Gate.FILES : Gate.filesWithoutGate(), limits.files());
        subscribe();
        this.end = SessionEnd.of(session, bus.closed(), listener);
    }

    private void subscribe() throws Trouble {
        CompletableFuture<?> subscribed = calls.subscribe();
        CompletableFuture<?> owners = CompletableFuture.allOf(findOwner(Call.DESTINATION), findOwner(Signals.LOGIND));
        CompletableFuture<Set<Username>> users = calls.users();
        calls.await(subscribed);
        calls.await(owners);
        listener.loggedIn(calls.await(users));
    }

    private CompletableFuture<?> findOwner(String name) {
        return calls.owner(name).thenAccept(owner -> signals.isOwner(name, owner));
    }

    /** On MINA's thread. */
    private void usersChanged() {
        CompletableFuture<?> unused = calls.users().whenComplete((users, failure) -> {
            if (failure == null) {
                listener.loggedIn(users);
            } else {
                listener.changed("who is logged in is not known: " + failure.getMessage());
            }
        });
    }

    /**
     * Reads Timekpr's files; if the daemon is writing them, again, up to five times within half a second.
     *
     * @throws Trouble NO_TIMEKPR, FILES_UNREADABLE, FILES_TOO_LARGE, NOT_OUR_GATE, COMMAND_REFUSED, TOO_FEW_SESSIONS,
     *     NO_ANSWER, LOST
     */
    public Observation files() throws Trouble {
        Observation observation = read();
        Set<Username> known = new TreeSet<>(observation.accounts().keySet());
        known.addAll(observation.problems().keySet());
        paths.know(known);
        return observation;
    }

    /** Of a session that is closed it is not known any more whether anything was answered in it: the bus was, or there were no link. */
    private Observation read() throws Trouble {
        try {
            return files.read();
        } catch (Trouble trouble) {
            throw trouble.kind() == Trouble.Kind.SESSION_ENDED
                    ? new Trouble(Trouble.Kind.LOST, trouble, "it ended while we asked")
                    : trouble;
        }
    }

    /**
     * Calls Timekpr's daemon.
     *
     * @throws Trouble NO_ANSWER and LOST, after which the call may have been, or may still be, carried out; DAEMON_GONE,
     *     NOT_IN_GROUP, NOT_ALLOWED, REFUSED, after which it was not. What Timekpr itself refuses is an {@link Answer}
     */
    public Answer call(Call call) throws Trouble {
        return calls.timekpr(call);
    }

    /**
     * Returns if Timekpr's daemon runs and lets us call it. Asks for the time of a user who is none of its own, which has no effect.
     *
     * @throws Trouble as {@link #call}
     */
    public void check() throws Trouble {
        calls.check();
    }

    /**
     * Whether our account may change Timekpr's own settings, which the owner of the PC decides by a bus policy. To be asked after
     * {@link #check}: an account that may nothing may not do this either.
     *
     * @throws Trouble NO_ANSWER, LOST, DAEMON_GONE: then it is not known
     */
    public boolean mayConfigure() throws Trouble {
        return calls.mayConfigure();
    }

    /**
     * The daemon's count of a child who is logged in. It makes the daemon send {@code timeLeft} as well (measured on 0.5.4 and
     * 0.5.9): not to be asked because of a {@code timeLeft}.
     *
     * @return nothing for a child who is not logged in, or whom Timekpr is just taking in: it refuses then (measured on both)
     * @throws Trouble as {@link #call}
     */
    public Optional<LiveTime> realtime(Username user) throws Trouble {
        Answer answer = call(Call.getUserInformation(user, "R"));
        if (!answer.accepted()) {
            return Optional.empty();
        }
        if (answer.rest().isEmpty() || !(answer.rest().get(0) instanceof Map<?, ?> values)) {
            throw new Trouble(Trouble.Kind.REFUSED, null, answer.text());
        }
        try {
            return LiveTime.ofRealtime(values);
        } catch (IllegalArgumentException e) {
            throw new Trouble(Trouble.Kind.REFUSED, e, e);
        }
    }

    /** Everyone who is logged in, also those whom Timekpr does not count; up to 10 s after their log-out. */
    public Set<Username> loggedIn() throws Trouble {
        return calls.await(calls.users());
    }

    /** False if Timekpr's daemon does not run: its files can be read all the same. */
    public boolean hasDaemon() {
        return signals.hasOwner(Call.DESTINATION);
    }

    /** The key of ours with which the PC let us in. */
    public PublicKey key() {
        return key;
    }

    /** Our name on this bus, no other link's before or after it while this bus runs. */
    public String uniqueName() {
        return bus.login().uniqueName();
    }

    /** The same for every link to one bus, another after its restart. */
    public String busGuid() {
        return bus.login().guid();
    }

    /** True if the link with this unique name still lives, for the bus: something that it sent may still be carried out. */
    public boolean isOnBus(String uniqueName) throws Trouble {
        return !calls.await(calls.owner(uniqueName)).isEmpty();
    }

    /** Ends the link. The listener is not told. */
    @Override
    public void close() {
        end.close();
    }
}
