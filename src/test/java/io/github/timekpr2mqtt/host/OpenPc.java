package io.github.timekpr2mqtt.host;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Map;

/** A fake PC with Timekpr and children, and a link to it. */
final class OpenPc implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(30);

    final FakePc pc;
    Heard heard = new Heard();
    Link link;
    private final Path folder;
    private final KeyPair key = TestKeys.ed25519();
    private Ssh ssh;

    OpenPc(Path folder, String... children) throws IOException, Trouble {
        this.folder = folder;
        pc = new FakePc(folder.resolve("pc"), key.getPublic());
        pc.script().timekpr("0.5.9", children);
        ssh = new Ssh(key, folder.resolve("known_hosts"));
        link = ssh.open(pc.address(), heard);
    }

    KeyPair key() {
        return key;
    }

    Link another(PcListener listener) throws Trouble {
        return ssh.open(pc.address(), listener);
    }

    void openAnew() throws Trouble {
        reopen(Limits.NORMAL);
    }

    void openWithHeartbeat(Duration heartbeat) throws Trouble {
        reopen(new Limits(LONG, LONG, heartbeat, LONG, LONG));
    }

    void openWithLimitOfCalls(Duration call) throws Trouble {
        reopen(new Limits(LONG, LONG, LONG, call, LONG));
    }

    void openWithLimitOfFiles(Duration files) throws Trouble {
        reopen(new Limits(LONG, LONG, LONG, LONG, files));
    }

    private void reopen(Limits limits) throws Trouble {
        ssh.close();
        heard = new Heard();
        ssh = new Ssh(key, folder.resolve("known_hosts"), limits);
        link = ssh.open(pc.address(), heard);
    }

    /** The signal that Timekpr sends every 3 s. */
    void timeLeft(String sender, String child, int left) {
        Map<String, Integer> values =
                Map.of("LEFTD", left, "LEFT", left, "SPENT", 3, "SPENTW", 100, "SPENTM", 100, "SLEEP", 0);
        String path = "/com/timekpr/server/user/" + child;
        pc.bus().signal(sender, path, "com.timekpr.server.user.limits", "timeLeft", "sa{si}", "low", values);
    }

    /** The signals UserNew and UserRemoved. */
    void logind(String sender, String member) {
        pc.bus().signal(sender, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", member, "uo", 1001, "/u");
    }

    @Override
    public void close() throws IOException {
        ssh.close();
        pc.close();
    }
}
