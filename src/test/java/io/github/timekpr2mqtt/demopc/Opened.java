package io.github.timekpr2mqtt.demopc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.host.Link;
import io.github.timekpr2mqtt.host.PcAddress;
import io.github.timekpr2mqtt.host.Ssh;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Answer;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A PC under the contract and the bridge's own client on it. It is noon of a Saturday, in the middle of a month. */
final class Opened implements AutoCloseable {
    static final LocalDateTime NOON = LocalDateTime.of(2027, 5, 15, 12, 0);
    static final Answer OK = new Answer(0, "", List.of());

    final ContractPc pc;
    final Told told = new Told();
    final Link link;
    private final Keys keys;
    private final Ssh ssh;

    /** Starts a PC that lets a key in. */
    interface Starter {
        ContractPc start(String publicKey, String... children) throws IOException;
    }

    Opened(Path folder, Starter starter, LocalDateTime clock, String... children) throws IOException {
        keys = Keys.in(folder);
        pc = starter.start(keys.publicLine(), children);
        pc.clock(clock);
        ssh = new Ssh(keys.pair(), folder.resolve("known_hosts"));
        link = another(told);
    }

    /** Tries again: on a busy machine the first log-in of a JVM may take longer than our client waits. */
    Link another(Told listener) {
        PcAddress address = new PcAddress("pc", "127.0.0.1", pc.port(), DemoPc.ACCOUNT, "");
        return Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .ignoreException(Trouble.class)
                .until(() -> ssh.open(address, listener), link -> true);
    }

    LibraryBus library() throws Exception {
        return new LibraryBus(pc.port(), keys.pair());
    }

    /** The daemon ticks every second here, and this machine may be busy. */
    static ConditionFactory soon() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .ignoreException(IOException.class); // while the daemon writes a file, it is empty
    }

    /** What the daemon answered; fails if that was an error of the bus. */
    Answer call(String member, String signature, Object... args) throws Trouble {
        return link.call(new Call(member, signature, List.of(args)));
    }

    void set(String member, String signature, Object... args) throws Trouble {
        assertEquals(OK, call(member, signature, args), member);
    }

    AccountFiles files(String child) throws Trouble {
        return Objects.requireNonNull(link.files().accounts().get(new Username(child)));
    }

    Optional<LiveTime> realtime(String child) throws Trouble {
        return link.realtime(new Username(child));
    }

    int time(String child, String key) throws IOException {
        return Integer.parseInt(pc.time(child, key));
    }

    /** Prepares the file of a child who is logged out. */
    void spent(String child, LocalDateTime at, int balance, int day, int week) throws IOException {
        pc.setTime(child, "TIME_SPENT_BALANCE", "" + balance);
        pc.setTime(child, "TIME_SPENT_DAY", "" + day);
        pc.setTime(child, "TIME_SPENT_WEEK", "" + week);
        pc.setTime(child, "TIME_SPENT_MONTH", "" + week);
        pc.setTime(child, "LAST_CHECKED", at.toString().replace('T', ' ') + ":00");
    }

    /** Returns when the daemon has counted the child. */
    void logInAndCount(String child) throws IOException {
        pc.login(child);
        soon().until(() ->
                realtime(child).map(LiveTime::spentSession).filter(s -> s > 0).isPresent());
    }

    /** Returns when the daemon has let go of the child. */
    void logOut(String child) throws IOException {
        pc.logout(child);
        soon().until(() -> realtime(child).isEmpty());
    }

    @Override
    public void close() throws IOException {
        ssh.close();
        pc.close();
    }
}
