package io.github.timekpr2mqtt.host;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;

/**
 * The SSH client for all PCs: one thread for their connections, whatever their number. It uses our keys and nothing else: no
 * configuration, keys or agent of the user who runs the bridge, no password.
 */
public final class Ssh implements AutoCloseable {
    private @Nullable SshClient client;
    private boolean closed;
    private final KeyChain keys;
    private final Limits limits;
    private final HostKeys hostKeys;
    private final Set<String> hungUp = ConcurrentHashMap.newKeySet();
    private final Turns turns = new Turns();
    private final Addresses addresses = new Addresses(InetAddress::getAllByName);

    /**
     * With one key for all PCs.
     *
     * @param hostKeys the folder of the PCs' host keys
     */
    public Ssh(KeyPair key, Path hostKeys) {
        this(key, hostKeys, Limits.NORMAL);
    }

    Ssh(KeyPair key, Path hostKeys, Limits limits) {
        this(pc -> List.of(key), hostKeys, limits);
    }

    /**
     * With the keys of each PC.
     *
     * @param hostKeys the folder of the PCs' host keys
     */
    public Ssh(KeyChain keys, Path hostKeys) {
        this(keys, hostKeys, Limits.NORMAL);
    }

    private Ssh(KeyChain keys, Path hostKeys, Limits limits) {
        this.keys = keys;
        this.limits = limits;
        this.hostKeys = new HostKeys(hostKeys);
    }

    /**
     * Connects to a PC and logs in, to it and to its bus. A PC that goes off in that very moment, or has just come up, hangs up on us, too:
     * it counts when it does so again. Blocks for half a minute at most, mostly for 0.4 s. The listener has been told
     * who is logged in when this returns.
     *
     * @throws Trouble any kind but NO_TIMEKPR, FILES_UNREADABLE, and those of a call
     */
    public Link open(PcAddress pc, PcListener listener) throws Trouble {
        try {
            Link link = linked(pc, listener);
            hungUp.remove(pc.name());
            return link;
        } catch (Trouble trouble) {
            if (trouble.isHangUp()) {
                if (hungUp.add(pc.name())) {
                    String what = trouble.kind() == Trouble.Kind.SESSION_ENDED ? "let us in" : "took our key";
                    throw new Trouble(Trouble.Kind.LOST, trouble, "it " + what + " and hung up");
                }
            } else if (!trouble.saysNothingNew()) {
                hungUp.remove(pc.name());
            }
            throw trouble;
        }
    }

    private Link linked(PcAddress pc, PcListener listener) throws Trouble {
        ClientSession session = logInByTurns(pc, keys.of(pc));
        try {
            return new Link(session, limits, listener);
        } catch (Trouble | RuntimeException e) {
            session.close(true);
            throw e;
        }
    }

    /**
     * Goes the way to a PC's Timekpr once, on a connection of its own, and says how far one comes. It only reads, there and here, and
     * disturbs no link. Blocks as {@link #open}, and for as long again while it asks.
     */
    public Way examine(PcAddress pc) {
        return new Examination(pc, limits, keys.of(pc)).go(client(), hostKeys, addresses);
    }

    private ClientSession logInByTurns(PcAddress pc, List<KeyPair> all) throws Trouble {
        LogIn logIn = new LogIn(client(), pc, hostKeys, limits, turns.of(pc.name(), all));
        try {
            ClientSession session = at(pc, logIn);
            turns.letIn(pc.name());
            return session;
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.KEY_REFUSED) {
                turns.refused(pc.name(), logIn.keys(), all);
            }
            throw trouble;
        }
    }

    private ClientSession at(PcAddress pc, LogIn logIn) throws Trouble {
        return logIn.at(addresses.of(pc.host(), limits.connect()));
    }

    /**
     * Whether a PC takes this key, by a log-in that does nothing. Blocks as {@link #open}.
     *
     * @throws Trouble if that cannot be found out
     */
    public boolean takes(PcAddress pc, KeyPair key) throws Trouble {
        try {
            at(pc, new LogIn(client(), pc, hostKeys, limits, List.of(key))).close(true);
            return true;
        } catch (Trouble trouble) {
            if (trouble.kind() == Trouble.Kind.KEY_REFUSED) {
                return false;
            }
            throw trouble;
        }
    }

    /**
     * Made by whoever needs it first, on a PC's thread: what it takes of MINA and of Java is a tenth of a start, which need not wait for
     * it. After the end it is one that is closed.
     */
    private synchronized SshClient client() {
        SshClient made = client;
        if (made == null) {
            made = SshSettings.client(limits);
            made.start();
            client = made;
            if (closed) {
                made.close(true);
            }
        }
        return made;
    }

    /** Ends all links; their listeners are told. */
    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close(true);
        }
    }
}
