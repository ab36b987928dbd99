package io.github.timekpr2mqtt.host;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.FilesReport;
import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.OutputStream;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;

/**
 * Goes the way to a PC's Timekpr once, on a connection of its own, and stops at what cannot be passed. It only reads: nothing is
 * changed on the PC or pinned here. Every stage has its limit; half a minute is the most, but for a PC that freezes meanwhile.
 */
final class Examination {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final PcAddress pc;
    private final Limits limits;
    private final List<KeyPair> keys;
    private Stage stage = Stage.NAME;
    private List<String> addresses = List.of();
    private String hostKey = "";
    private boolean hostKeyKnown;
    private boolean oldKey;
    private boolean bound = true;
    private Optional<FilesReport> report = Optional.empty();
    private Optional<Observation> timekpr = Optional.empty();
    private @Nullable Trouble unread;
    private long readAt = System.nanoTime();
    private boolean mayConfigure;

    /** With these keys, tried in this order. */
    Examination(PcAddress pc, Limits limits, List<KeyPair> keys) {
        this.pc = pc;
        this.limits = limits;
        this.keys = keys;
    }

    /** What was found. */
    Way go(SshClient client, HostKeys hostKeys, Addresses names) {
        try {
            addresses = names.of(pc.host(), limits.connect());
            atMostTwice(client, hostKeys.readOnly());
            return way(Optional.empty());
        } catch (Trouble trouble) {
            return way(Optional.of(new Way.Obstacle(stage, trouble)));
        }
    }

    private Way way(Optional<Way.Obstacle> obstacle) {
        return new Way(
                addresses,
                hostKey,
                hostKeyKnown,
                oldKey,
                report.map(answer -> new Way.Installed(bound, version(answer, "gate"), version(answer, "policy"))),
                timekpr,
                Duration.ofNanos(System.nanoTime() - readAt),
                mayConfigure,
                obstacle);
    }

    /** Whoever wrote it there, it is a number or nothing. */
    private static int version(FilesReport answer, String item) {
        String text = answer.items().getOrDefault(item, "").strip();
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    private ClientSession logIn(SshClient client, HostKeys hostKeys) throws Trouble {
        stage = Stage.HOST_KEY; // what is remembered of it is looked at first
        LogIn logIn = new LogIn(client, pc, hostKeys, limits, keys);
        hostKeyKnown = logIn.knowsHostKey();
        stage = Stage.PORT;
        try {
            return logIn.at(addresses);
        } catch (Trouble trouble) {
            stage = trouble.kind() == Trouble.Kind.HOST_KEY_CHANGED
                    ? Stage.HOST_KEY
                    : logIn.hostKey().isPresent() ? Stage.KEY : Stage.PORT;
            throw trouble;
        } finally {
            hostKey = logIn.hostKey().map(KnownKey::fingerprint).orElse("");
        }
    }

    /** A PC that goes off in that very moment hangs up, too: then nothing answers the second time. */
    private void atMostTwice(SshClient client, HostKeys hostKeys) throws Trouble {
        try {
            once(client, hostKeys);
        } catch (Trouble first) {
            if (!first.isHangUp()) {
                throw first;
            }
            Stage reached = stage;
            Waiting.pause(A_MOMENT);
            try {
                once(client, hostKeys);
            } catch (Trouble second) {
                if (second.saysNothingNew()) {
                    stage = reached;
                    throw first;
                }
                throw second;
            }
        }
    }

    private void once(SshClient client, HostKeys hostKeys) throws Trouble {
        ClientSession session = logIn(client, hostKeys);
        try {
            oldKey = !SshSettings.keyOf(session).equals(keys.get(0).getPublic());
            inside(session);
        } finally {
            session.close(true);
        }
    }

    private void inside(ClientSession session) throws Trouble {
        stage = Stage.GATE;
        read(session);
        stage = Stage.STDIO_BRIDGE;
        BusCalls calls = open(session);
        if (unread != null && unread.kind() == Trouble.Kind.FILES_UNREADABLE && report.isEmpty()) {
            stage = Stage.GATE; // something else answered in its place
            throw unread;
        }
        stage = Stage.TIMEKPR;
        if (unread != null && unread.kind() != Trouble.Kind.FILES_UNREADABLE) {
            throw unread;
        }
        ask(calls);
        if (unread != null) {
            throw unread;
        }
        mayConfigure = calls.mayConfigure();
    }

    /** What is read may only show later in what it is in the way. */
    private void read(ClientSession session) throws Trouble {
        FilesCommand files = new FilesCommand(session, Gate.FILES, limits.files());
        try {
            timekpr = read(files);
        } catch (Trouble refused) {
            if (refused.kind() != Trouble.Kind.COMMAND_REFUSED) {
                throw refused;
            }
            bound = false;
            timekpr = read(new FilesCommand(session, Gate.filesWithoutGate(), limits.files()));
        }
    }

    private Optional<Observation> read(FilesCommand files) throws Trouble {
        try {
            return Optional.of(files.read());
        } catch (Trouble trouble) {
            switch (trouble.kind()) {
                case NO_TIMEKPR, FILES_UNREADABLE, FILES_TOO_LARGE -> unread = trouble;
                default -> throw trouble;
            }
            return Optional.empty();
        } finally {
            report = files.answered();
            readAt = System.nanoTime();
        }
    }

    private BusCalls open(ClientSession session) throws Trouble {
        Signals none = new Signals(new Deaf(), new UserPaths(), () -> {});
        try {
            BusCalls calls =
                    new BusCalls(BusChannel.open(session, limits.call(), none), session.getUsername(), limits.call());
            calls.await(calls.subscribe());
            calls.await(calls.users());
            beside(session);
            return calls;
        } catch (Trouble trouble) {
            stage = switch (trouble.kind()) {
                case BUS_DENIED, COMMAND_REFUSED, NOT_OUR_GATE, TOO_FEW_SESSIONS -> Stage.GATE;
                default -> stage;
            };
            throw trouble;
        }
    }

    /** The bridge reads while its bus is open: here the bus is, and what is read is not wanted. */
    private void beside(ClientSession session) throws Trouble {
        new Exec(session, Gate.FILES, OutputStream.nullOutputStream(), limits.files()).close();
    }

    private void ask(BusCalls calls) throws Trouble {
        stage = Stage.DAEMON;
        try {
            if (calls.await(calls.owner(Call.DESTINATION)).isEmpty()) {
                throw new Trouble(Trouble.Kind.DAEMON_GONE, null);
            }
        } catch (Trouble trouble) {
            stage = trouble.kind() == Trouble.Kind.BUS_DENIED ? Stage.GATE : stage;
            throw trouble;
        }
        try {
            calls.check();
            stage = Stage.RIGHTS;
        } catch (Trouble trouble) {
            switch (trouble.kind()) {
                case NO_ANSWER -> {
                    calls.await(calls.owner(Call.DESTINATION)); // or it is all of the PC that hangs
                    Throwable cause = trouble.getCause();
                    throw new Trouble(Trouble.Kind.DAEMON_SILENT, trouble, cause == null ? "no answer" : cause);
                }
                case DAEMON_GONE, LOST -> throw trouble;
                default -> {
                    stage = Stage.RIGHTS;
                    throw trouble;
                }
            }
        }
    }

    /** It asks, and wants to be told nothing. */
    private static final class Deaf implements PcListener {
        @Override
        public void timeLeft(Username user, LiveTime time) {}

        @Override
        public void changed(String why) {}

        @Override
        public void loggedIn(Set<Username> users) {}

        @Override
        public void closed(Trouble why) {}
    }
}
