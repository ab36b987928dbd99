package io.github.timekpr2mqtt.demopc;

import io.github.timekpr2mqtt.host.JdkEd25519;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.jspecify.annotations.Nullable;

/**
 * A child's PC behind a port of 127.0.0.1, which stays the same while the PC is off. Its files, keys and clock outlive its being
 * off, too; its boot id, its bus, who is logged in and what the daemon had not saved yet do not.
 */
public final class DemoPc implements AutoCloseable {
    /** The account of the log-in. */
    public static final String ACCOUNT = "timekpr2mqtt";

    private final TimekprVersion version;
    private final Map<String, Child> children = new LinkedHashMap<>();
    private final DemoClock clock = new DemoClock();
    private final Faults faults = new Faults();
    private final Set<PublicKey> keys = ConcurrentHashMap.newKeySet();
    private final KeyPair hostKey = newKey();
    private volatile Consumer<Written> watcher = written -> {};
    private volatile LongConsumer reader = nanoTime -> {};
    private OwnFile settings = new OwnFile(settings(3, 30, 15));
    private int port;
    private Socket reserved = new Socket();
    private @Nullable Boot boot;
    private @Nullable SshDoor door;

    /** Switches on a PC with these children, who have no limits and have not used it today. */
    public DemoPc(String... children) throws IOException {
        this(TimekprVersion.NEWEST, children);
    }

    /** The same with another Timekpr. */
    public DemoPc(TimekprVersion version, String... children) throws IOException {
        this.version = version;
        for (String child : children) {
            this.children.put(child, new Child(child, clock, this::written));
        }
        on();
    }

    /** Somebody is told from now on of everything that is written, before whoever called for it has an answer. One at a time. */
    public void watch(Consumer<Written> next) {
        watcher = next;
    }

    /** Somebody is told from now on when whoever came by SSH reads all files, and finds them whole; as {@link System#nanoTime}. */
    public void watchReads(LongConsumer next) {
        reader = next;
    }

    private void written(Written what) {
        synchronized (children) {
            watcher.accept(what);
        }
    }

    private static KeyPair newKey() {
        JdkEd25519.register();
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As Timekpr is installed. */
    private static MainConfig settings(int poll, int save, int termination) {
        List<String> counted = List.of("x11", "wayland", "mir");
        List<String> notCounted = List.of("tty", "unspecified");
        return new MainConfig(
                1,
                poll,
                save,
                false,
                termination,
                10,
                60,
                counted,
                notCounted,
                List.of(),
                "/var/lib/timekpr/config",
                "/var/lib/timekpr/work",
                "/usr/share/timekpr",
                "/var/log",
                false,
                false);
    }

    /**
     * Timekpr's own settings, from the next {@link #on} on: how often it counts, how often it saves, and how long somebody
     * without time may stay. At first 3, 30 and 15 seconds.
     */
    public void settle(int poll, int save, int termination) {
        settings = new OwnFile(settings(poll, save, termination));
    }

    /** Switches it on. A new boot id and a new bus each time. Without effect on a PC that is on. */
    public void on() throws IOException {
        if (boot == null) {
            reserved.close();
            boot = new Boot(
                    version,
                    clock,
                    settings,
                    faults,
                    children.values(),
                    this::written,
                    () -> reader.accept(System.nanoTime()));
            door = new SshDoor(port, hostKey, ACCOUNT, this::opens, boot.words()::program);
            port = door.port();
        }
    }

    /** Pulls the plug: nothing is saved, nothing announced. From then on connections are refused. */
    public void off() throws IOException {
        if (boot != null && door != null) {
            door.close();
            boot.close();
            boot = null;
            // bound but deaf, so that nobody else is given the port
            reserved = new Socket();
            reserved.setReuseAddress(true);
            reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }

    public boolean isOn() {
        return boot != null;
    }

    private boolean opens(PublicKey key) {
        return keys.stream().anyMatch(known -> KeyUtils.compareKeys(known, key));
    }

    /** Lets a public key in; the line of a {@code .pub} file. */
    public void authorise(String publicKey) throws IOException {
        try {
            keys.add(AuthorizedKeyEntry.parseAuthorizedKeyEntry(publicKey)
                    .resolvePublicKey(null, PublicKeyEntryResolver.FAILING));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** The public host key, a line as in {@code known_hosts} without the address. */
    public String hostKey() {
        return PublicKeyEntry.toString(hostKey.getPublic());
    }

    /** Of its SSH server. */
    public int port() {
        return port;
    }

    public DemoClock clock() {
        return clock;
    }

    public Faults faults() {
        return faults;
    }

    private Boot running() {
        if (boot == null) {
            throw new IllegalStateException("the PC is off");
        }
        return boot;
    }

    /** The PC hangs: connections stay open, new ones are taken, and nobody says anything. */
    public void silent(boolean on) {
        running().freeze(on);
        if (door != null) {
            door.silent(on);
        }
    }

    /** A graphical log-in; the daemon sees it at its next tick. */
    public void login(String child) {
        running().login(child);
    }

    public void logout(String child) {
        running().logout(child);
    }

    /** A child who is logged in uses so much time at once. */
    public void use(String child, Duration time) {
        running().use(child, (int) time.toSeconds());
    }

    /** The daemon counts now, as it else does every few seconds: for a clock that is moved. Without effect while it cannot. */
    public void count() {
        running().count();
    }

    /**
     * Somebody at the PC calls the daemon, as {@code timekpra} does.
     *
     * @param args the child's name first
     * @return 0, or -1 if it was refused
     */
    public int call(String member, String signature, Object... args) {
        return running().call(member, signature, args);
    }

    /** Timekpr's daemon dies: what it had not saved is lost. */
    public void killDaemon() {
        running().killDaemon();
    }

    public void startDaemon() {
        running().startDaemon();
    }

    /** A value of a child's limits, as Timekpr writes it. */
    public String config(String child, String key) {
        return child(child).configFile().get(key);
    }

    /** The whole file of a child's limits. */
    public String configText(String child) {
        return child(child).configFile().toString();
    }

    /** Changes one value of a child's limits, as a parent with an editor would. */
    public void setConfig(String child, String key, String value) {
        child(child).configFile().set(key, value);
        child(child).written(Optional.empty());
    }

    /** A value of a child's time spent, as Timekpr writes it. */
    public String time(String child, String key) {
        return new KeyLines(child(child).timeFile()).get(key);
    }

    /** The same for the time spent; the daemon overwrites it if the child is logged in. */
    public void setTime(String child, String key, String value) {
        child(child).edit(key, value);
        child(child).written(Optional.empty());
    }

    /** One of Timekpr's own settings, as it stands in its file. */
    public String own(String key) {
        return settings.get(key);
    }

    /** Changes one in the file; the daemon goes by it from its next start on. */
    public void setOwn(String key, String value) {
        settings.edit(key, value);
        written(new Written(System.nanoTime(), clock.now(), "", Optional.empty(), settings.toString(), ""));
    }

    private Child child(String name) {
        Child child = children.get(name);
        if (child == null) {
            throw new IllegalArgumentException("this PC has no account " + name);
        }
        return child;
    }

    /** Off for good. */
    @Override
    public void close() throws IOException {
        off();
        reserved.close();
    }
}
