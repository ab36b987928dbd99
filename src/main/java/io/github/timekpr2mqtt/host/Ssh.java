package io.github.timekpr2mqtt.host;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyPair;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;

/**
 * The SSH client for all PCs: one thread for their connections, whatever their number. It uses our key and nothing else: no
 * configuration, keys or agent of the user who runs the bridge, no password.
 */
public final class Ssh implements AutoCloseable {
    private final SshClient client;
    private final Limits limits;
    private final HostKeys hostKeys;
    private final Addresses addresses = new Addresses(InetAddress::getAllByName);

    /**
     * @param key our key
     * @param hostKeys the folder of the PCs' host keys
     */
    public Ssh(KeyPair key, Path hostKeys) {
        this(key, hostKeys, Limits.NORMAL);
    }

    Ssh(KeyPair key, Path hostKeys, Limits limits) {
        this.limits = limits;
        this.hostKeys = new HostKeys(hostKeys);
        this.client = SshSettings.client(key, limits);
        client.start();
    }

    /**
     * Connects to a PC and logs in, to it and to its bus. Blocks for half a minute at most, mostly for 0.4 s. The listener has been told
     * who is logged in when this returns.
     *
     * @throws Trouble any kind but NO_TIMEKPR, FILES_UNREADABLE, and those of a call
     */
    public Link open(PcAddress pc, PcListener listener) throws Trouble {
        LogIn logIn = new LogIn(client, pc, hostKeys, limits);
        ClientSession session = logIn.at(addresses.of(pc.host(), limits.connect()));
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
        return new Examination(pc, limits).go(client, hostKeys, addresses);
    }

    /** Ends all links; their listeners are told. */
    @Override
    public void close() {
        client.close(true);
    }
}
