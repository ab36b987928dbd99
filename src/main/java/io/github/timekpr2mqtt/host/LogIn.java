package io.github.timekpr2mqtt.host;

import java.io.IOException;
import java.net.SocketException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;

/** One try to get an SSH session on a PC, which may take some connections. */
final class LogIn {
    /** What OpenSSH says in place of its greeting when it lets nobody in for a while. */
    private static final List<String> BUSY = List.of("Not allowed at this time", "Exceeded MaxStartups");

    /** In MINA's words; then come the lists of both. */
    private static final Pattern NEGOTIATION = Pattern.compile(
            "Unable to negotiate key exchange for (.{1,60}?)s?(?: \\(client to server\\)| \\(server to client\\))? \\(");

    private final SshClient client;
    private final PcAddress pc;
    private final HostKeys hostKeys;
    private final HostKeyCheck check;
    private final Limits limits;
    private List<KeyPair> keys;

    /** With these keys, at least one, tried in this order. Throws HOST_KEY_LOST. */
    LogIn(SshClient client, PcAddress pc, HostKeys hostKeys, Limits limits, List<KeyPair> keys) throws Trouble {
        this.client = client;
        this.pc = pc;
        this.hostKeys = hostKeys;
        this.check = hostKeys.check(pc);
        this.limits = limits;
        this.keys = keys;
    }

    /**
     * Logs in at the first of these addresses that lets us connect. It connects once more for the keys that the PC did not look at
     * before it hung up on us.
     */
    ClientSession at(List<String> addresses) throws Trouble {
        boolean listensFirst = false;
        while (true) {
            check.newTry();
            Beginning beginning = new Beginning(check, listensFirst);
            try {
                return authenticate(connect(addresses, beginning));
            } catch (Waiting.Failed e) {
                if (!listensFirst && !e.timedOut() && beginning.saidNothing()) {
                    listensFirst = true; // our greeting may have broken the connection before its line was read
                } else if (isCutShort(beginning, e.getCause())) {
                    keys = notOffered(beginning);
                } else if (e.timedOut() || !check.tryAnotherKind()) {
                    throw trouble(beginning, e);
                }
            }
        }
    }

    /** The keys of the last connection. */
    List<KeyPair> keys() {
        return keys;
    }

    /** The key that the PC showed last, if it was the right one. */
    Optional<KnownKey> hostKey() {
        return check.accepted().map(KnownKey::of);
    }

    /** Whether the PC's key was known before. */
    boolean knowsHostKey() {
        return check.knowsKey();
    }

    /** Whether the PC hung up after it refused some of our keys, before it saw the others: OpenSSH's MaxAuthTries may be 1. */
    private boolean isCutShort(Beginning beginning, Throwable cause) {
        int left = notOffered(beginning).size();
        return left > 0 && left < keys.size() && isTooManyFailures(cause);
    }

    private List<KeyPair> notOffered(Beginning beginning) {
        return keys.stream()
                .filter(pair -> !beginning.hasOffered(pair.getPublic()))
                .toList();
    }

    /** OpenSSH's "Too many authentication failures". */
    private boolean isTooManyFailures(Throwable cause) {
        return code(cause) == SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR
                && check.accepted().isPresent();
    }

    private ClientSession authenticate(ClientSession session) throws Waiting.Failed, Trouble {
        try {
            Waiting.on(authenticated(session), limits.login());
            hostKeys.pin(pc, check.accepted());
            return session;
        } catch (Waiting.Failed | Trouble e) {
            session.close(true);
            // also if our key was refused: the PC that was asked is the one to which it will be added
            hostKeys.pin(pc, check.accepted());
            throw e;
        }
    }

    private ClientSession connect(List<String> addresses, Beginning beginning) throws Waiting.Failed, Trouble {
        Duration share = limits.connect().dividedBy(addresses.size());
        Object why = "no answer";
        for (String address : addresses) {
            CompletableFuture<ClientSession> connected = connected(address, beginning);
            try {
                return Waiting.on(connected, share);
            } catch (Trouble e) {
                abandon(connected);
                throw e;
            } catch (Waiting.Failed e) {
                abandon(connected);
                Throwable root = root(e.getCause());
                if (!e.timedOut() && (beginning.turnedAway() || !(root instanceof SocketException))) {
                    throw new Waiting.Failed(beginning.failure().orElse(root)); // it was connected, and broke at once
                }
                why = e.timedOut() ? "no answer" : root;
            }
        }
        throw new Trouble(Trouble.Kind.UNREACHABLE, null, where(), why);
    }

    private CompletableFuture<ClientSession> connected(String address, Beginning beginning) {
        CompletableFuture<ClientSession> connected = new CompletableFuture<>();
        try {
            client.connect(pc.user(), address, pc.port(), SshSettings.context(beginning), null)
                    .addListener(connect -> {
                        if (connect.isConnected()) {
                            connected.complete(connect.getClientSession());
                        } else {
                            connected.completeExceptionally(connect.getException());
                        }
                    });
        } catch (IOException | IllegalStateException e) { // the second: MINA's once its client was closed
            connected.completeExceptionally(e);
        }
        return connected;
    }

    /** MINA wraps what the network said. */
    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? thrown : root(cause);
    }

    /** Nobody waits for it any more. */
    private static void abandon(CompletableFuture<ClientSession> connected) {
        CompletableFuture<?> unused = connected.thenAccept(late -> late.close(true));
    }

    private CompletableFuture<Boolean> authenticated(ClientSession session) {
        CompletableFuture<Boolean> authenticated = new CompletableFuture<>();
        keys.forEach(session::addPublicKeyIdentity);
        try {
            session.auth().addListener(auth -> {
                if (auth.isSuccess()) {
                    authenticated.complete(true);
                } else {
                    authenticated.completeExceptionally(auth.getException());
                }
            });
        } catch (IOException e) {
            authenticated.completeExceptionally(e);
        }
        return authenticated;
    }

    private Trouble trouble(Beginning beginning, Waiting.Failed failed) {
        Throwable cause = failed.getCause();
        Optional<String> line = beginning.foreignLine();
        if (line.isPresent()) {
            return BUSY.stream().anyMatch(line.get()::startsWith)
                    ? new Trouble(Trouble.Kind.BUSY, cause, line.get())
                    : new Trouble(Trouble.Kind.NOT_SSH, cause, where(), line.get());
        }
        if (failed.timedOut()) {
            return new Trouble(Trouble.Kind.NO_ANSWER, cause, beginning.greeted() ? "SSH log-in" : "no SSH greeting");
        }
        if (beginning.turnedAway()) {
            return new Trouble(
                    Trouble.Kind.BUSY, cause, "it hung up at once; if it always does, check port in the options");
        }
        // if it broke before a key was shown, the right one may be of a kind that is still to come
        return check.changed()
                .filter(changed -> check.hasSeen() || nothingInCommon(cause).isPresent())
                .orElseGet(() -> refused(beginning, cause));
    }

    private Trouble refused(Beginning beginning, Throwable cause) {
        return switch (code(cause)) {
            case SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE ->
                new Trouble(Trouble.Kind.KEY_REFUSED, cause, pc.user());
            case SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR,
                    SshConstants.SSH2_DISCONNECT_PROTOCOL_VERSION_NOT_SUPPORTED,
                    SshConstants.SSH2_DISCONNECT_KEY_EXCHANGE_FAILED ->
                check.accepted().isPresent() // then it is too many failures
                        ? new Trouble(Trouble.Kind.KEY_REFUSED, cause, pc.user())
                        : nothingInCommon(cause)
                                .orElseGet(() -> new Trouble(Trouble.Kind.NOT_SSH, cause, where(), cause));
            default ->
                beginning.hasSigned()
                        ? new Trouble(Trouble.Kind.ACCOUNT_REFUSED, cause, pc.user(), farewell(beginning))
                        : new Trouble(Trouble.Kind.LOST, cause, cause);
        };
    }

    /** 0 if nobody said one. */
    private static int code(Throwable cause) {
        return cause instanceof SshException ssh ? ssh.getDisconnectCode() : 0;
    }

    private Optional<Trouble> nothingInCommon(Throwable cause) {
        Matcher words = NEGOTIATION.matcher(String.valueOf(cause.getMessage()));
        return words.find()
                ? Optional.of(new Trouble(Trouble.Kind.NOTHING_IN_COMMON, cause, where(), words.group(1)))
                : Optional.empty();
    }

    private static String farewell(Beginning beginning) {
        return beginning.farewell().isBlank() ? "it hung up" : beginning.farewell();
    }

    private String where() {
        return pc.host() + " port " + pc.port();
    }
}
