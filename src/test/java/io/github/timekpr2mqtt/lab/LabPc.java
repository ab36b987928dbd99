package io.github.timekpr2mqtt.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A child's PC: real timekprd, system bus and OpenSSH behind a port of 127.0.0.1, which stays the same while the PC is
 * off. Its files, host key and clock outlive its being off too; its boot id, its bus and who is logged in do not.
 *
 * <p>Whatever goes wrong is an IOException that says what the PC said. For one thread.
 */
public final class LabPc implements AutoCloseable {
    /** The account of the SSH log-in, UID 900, member of group {@code timekpr}. */
    public static final String ACCOUNT = "timekpr2mqtt";

    static final String SCRIPT = Path.of("src/test/lab/pc").toAbsolutePath().toString();

    private final Path folder;
    private final Socket port;
    private final LabFiles files = new LabFiles(this);
    private final LabClock clock = new LabClock(this);
    private final LabParent parent = new LabParent(this);
    private final LabAccess access = new LabAccess(this);
    private @Nullable LabConsole console;

    private LabPc(Path folder, Socket port) {
        this.folder = folder;
        this.port = port;
    }

    /** Installs a PC with an account for each child (UIDs from 1000) below {@code target/lab} and switches it on. */
    public static LabPc start(LabVersion version, String... children) throws IOException {
        return start(version, LabSuite.THIS, children);
    }

    /** The same with another release of Debian, its own SSH server and PAM among it. */
    public static LabPc start(LabVersion version, LabSuite suite, String... children) throws IOException {
        return start(Files.createDirectories(Path.of("target/lab").toAbsolutePath()), version, suite, children);
    }

    /** The same in a new folder inside the one given, with this machine's Debian. */
    public static LabPc start(Path parent, LabVersion version, String... children) throws IOException {
        return start(parent, version, LabSuite.THIS, children);
    }

    private static LabPc start(Path parent, LabVersion version, LabSuite suite, String... children) throws IOException {
        Path folder = Files.createTempDirectory(parent, "pc").toAbsolutePath();
        Socket port = new Socket();
        // Bound but deaf: nobody else is given the port while the PC is off, and a log-in is refused. OpenSSH sets the
        // same flag, which lets it listen there.
        port.setReuseAddress(true);
        port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        LabPc pc = new LabPc(folder, port);
        try {
            List<String> install =
                    new ArrayList<>(List.of(SCRIPT, "new", folder.toString(), version.number(), suite.word()));
            install.addAll(List.of(children));
            Ran.of(install, Map.of()).orFail();
            pc.on();
            return pc;
        } catch (IOException e) {
            pc.close();
            throw e;
        }
    }

    /** Switches the PC on; returns when its daemon answers. A new boot id and a new bus each time. */
    public void on() throws IOException {
        if (console != null) {
            throw new IOException("the PC is on");
        }
        console = new LabConsole(folder, port.getLocalPort());
    }

    /** Pulls the plug: nothing is saved, nothing announced. Without effect on a PC that is off. */
    public void off() throws IOException {
        LabConsole on = console;
        console = null;
        if (on != null) {
            on.off();
        }
    }

    /** Announced by logind, timekprd ended (≤ 3 s), then off. */
    public void shutDown() throws IOException {
        word("shutdown");
        off();
    }

    /** The PC hangs: no process of it runs any more, connections stay open, the kernel still takes new ones. */
    public void freeze() throws IOException {
        word("freeze");
    }

    public void thaw() throws IOException {
        word("thaw");
    }

    /** A graphical log-in. Returns when logind's signals are sent; timekprd sees it at its next tick (≤ 3 s). */
    public void login(String child) throws IOException {
        word("login", child);
    }

    /** As {@link #login(String)}; the type is {@code x11}, {@code wayland} or {@code tty} (Timekpr does not count it). */
    public void login(String child, String type) throws IOException {
        word("login", child, type);
    }

    public void logout(String child) throws IOException {
        word("logout", child);
    }

    /** A log-out after which logind keeps the user as "closing" for a while, as the real one does for about 10 s. */
    public void logout(String child, Duration closing) throws IOException {
        word("logout", child, String.valueOf(closing.toMillis() / 1000.0));
    }

    /** The screen lock, as the desktop tells it to logind. */
    public void lock(String child) throws IOException {
        word("lock", child);
    }

    public void unlock(String child) throws IOException {
        word("unlock", child);
    }

    /** What Timekpr asked logind to do since the PC was installed: {@code terminate anna}, {@code lock ben}. */
    public List<String> asked() throws IOException {
        Path log = file("/var/log/logind-asked");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    /** SIGSTOP to timekprd alone: its calls are kept by the bus and carried out when it goes on. */
    public void stopDaemon() throws IOException {
        word("daemon", "stop");
    }

    public void contDaemon() throws IOException {
        word("daemon", "cont");
    }

    /** SIGKILL to timekprd; nobody starts it again. */
    public void killDaemon() throws IOException {
        word("daemon", "kill");
    }

    /** Returns when timekprd answers. */
    public void startDaemon() throws IOException {
        word("daemon", "start");
    }

    /** Returns when timekprd has taken in the child, and holds it there: neither limits nor time are read, and calls are answered. */
    public void loginHeld(String child) throws IOException {
        Files.createFile(file("/var/log/hold-log-in"));
        login(child);
        Awaitility.await("timekprd takes in " + child)
                .atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(file("/var/log/held-log-in")));
    }

    /** It goes on. */
    public void letIn() throws IOException {
        Files.delete(file("/var/log/held-log-in"));
    }

    /** Timekpr's own setting: it counts every second, not every 3 s, which shortens tests. Starts the daemon anew. */
    public void tickEverySecond() throws IOException {
        files.setMainConfig("TIMEKPR_POLLTIME", "1");
        killDaemon();
        startDaemon();
    }

    String word(String... parts) throws IOException {
        if (console == null) {
            throw new IOException("the PC is off");
        }
        return console.word(parts);
    }

    boolean isOn() {
        return console != null;
    }

    public LabFiles files() {
        return files;
    }

    public LabClock clock() {
        return clock;
    }

    public LabParent parent() {
        return parent;
    }

    public LabAccess access() {
        return access;
    }

    /** Of its SSH server, on 127.0.0.1. */
    public int port() {
        return port.getLocalPort();
    }

    /** Where a file of the PC below {@code /etc} or {@code /var} lies on this machine, also while the PC is off. */
    public Path file(String path) {
        return folder.resolve(path.substring(1));
    }

    /** A file beside the gate, {@link LabAccess#GATE}, on this machine. */
    public Path inGateFolder(String name) {
        return folder.resolve("local/timekpr2mqtt").resolve(name);
    }

    Path folder() {
        return folder;
    }

    /** Off, and nothing left of it; {@code LAB_KEEP=1} keeps its folder, with the logs in {@code var/log}. */
    @Override
    public void close() throws IOException {
        off();
        port.close();
        if (System.getenv("LAB_KEEP") == null && Files.exists(folder)) {
            List<Path> all;
            try (Stream<Path> tree = Files.walk(folder)) {
                all = new ArrayList<>(tree.toList());
            }
            for (int i = all.size() - 1; i >= 0; i--) {
                Files.delete(all.get(i));
            }
        }
    }
}
