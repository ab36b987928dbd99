package io.github.timekpr2mqtt.demopc;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.host.Link;
import io.github.timekpr2mqtt.host.PcAddress;
import io.github.timekpr2mqtt.host.Ssh;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.host.Trouble.Kind;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong with a demo PC, as the bridge's own client sees it. What is right with it is in the contract. */
class DemoPcTest {
    private static final Username ANNA = new Username("anna");

    @TempDir
    private Path folder;

    private final Told told = new Told();
    private DemoPc pc;
    private Keys keys;
    private Ssh ssh;

    @BeforeEach
    void switch_on() throws IOException {
        pc = new DemoPc("anna", "ben");
        keys = Keys.in(folder);
        pc.authorise(keys.publicLine());
        ssh = new Ssh(keys.pair(), folder.resolve("known_hosts"));
    }

    @AfterEach
    void switch_off() throws IOException {
        ssh.close();
        pc.close();
    }

    private Link open() throws Trouble {
        return ssh.open(new PcAddress("den", "127.0.0.1", pc.port(), DemoPc.ACCOUNT, pc.hostKey()), told);
    }

    /** The first log-in of a JVM on a busy machine may take longer than our client waits. */
    private Link opened() {
        return await().atMost(Duration.ofMinutes(1))
                .ignoreException(Trouble.class)
                .until(this::open, link -> true);
    }

    private static void fails(Kind kind, Executable what) {
        assertEquals(kind, assertThrows(Trouble.class, what).kind());
    }

    @Test
    void off_it_refuses_connections_and_on_again_it_is_another_run_of_the_same_pc() throws Exception {
        Link link = opened();
        String boot = link.files().bootId();
        String guid = link.busGuid();
        int port = pc.port();
        link.call(Call.setTimeLimitForWeek(ANNA, 3600));
        pc.login("anna");

        pc.off();
        pc.off();

        assertFalse(pc.isOn());
        await().until(() -> told.ends.size() == 1);
        fails(Kind.UNREACHABLE, this::open);
        assertThrows(IllegalStateException.class, () -> pc.login("anna"));
        assertEquals("3600", pc.config("anna", "LIMIT_PER_WEEK"));

        pc.on();
        pc.on();

        assertEquals(port, pc.port());
        Link again = opened();
        assertNotEquals(boot, again.files().bootId());
        assertNotEquals(guid, again.busGuid());
        assertTrue(again.loggedIn().isEmpty());
    }

    @Test
    void silent_it_takes_connections_and_answers_nothing_until_it_speaks_again() throws Exception {
        Link link = opened();
        pc.silent(true);

        fails(Kind.NO_ANSWER, link::check);
        Trouble trouble = assertThrows(Trouble.class, this::open);
        assertTrue(trouble.getMessage().contains("no SSH greeting"), trouble.getMessage());

        pc.silent(false);
        link.check();
        opened().check();
    }

    @Test
    void slow_it_answers_later_than_anybody_waits() throws Exception {
        Link link = opened();
        pc.faults().slow(Duration.ofSeconds(7));
        fails(Kind.NO_ANSWER, link::check);
        fails(Kind.NO_ANSWER, link::files);
        pc.faults().slow(Duration.ofMillis(1));
        await().atMost(Duration.ofMinutes(1)).ignoreException(Trouble.class).until(() -> {
            link.check();
            return link.files().accounts().containsKey(ANNA);
        });
    }

    @Test
    void torn_its_files_are_never_taken_for_what_they_say() throws Exception {
        Link link = opened();
        pc.faults().torn(true);
        Observation torn = link.files();
        assertTrue(torn.problems().containsKey(ANNA), torn.problems()::toString);
        assertFalse(torn.accounts().containsKey(ANNA));
        pc.faults().torn(false);
        Observation whole = link.files();
        assertEquals(Map.of(), whole.problems());
        assertEquals("", requireNonNull(whole.accounts().get(ANNA)).faults().told());
    }

    @Test
    void refusing_it_keeps_what_it_has() throws Exception {
        pc.faults().refusing(true);
        Link link = opened();
        String before = pc.config("anna", "LIMITS_PER_WEEKDAYS");
        assertEquals(
                -1,
                link.call(Call.setTimeLimitForDays(ANNA, DailyLimits.everyDay(60)))
                        .result());
        assertEquals(-1, link.call(Call.setTimeLeft(ANNA, 60)).result());
        assertEquals(before, pc.config("anna", "LIMITS_PER_WEEKDAYS"));
        assertEquals("0", pc.time("anna", "TIME_SPENT_BALANCE"));
    }

    @Test
    void who_is_not_in_the_group_may_not_call() throws Exception {
        pc.faults().group(false);
        fails(Kind.NOT_IN_GROUP, opened()::check);
    }

    @Test
    void an_account_without_the_gate_is_served_the_same() throws Exception {
        pc.faults().gate(false);
        Link link = opened();
        link.check();
        assertEquals(Optional.empty(), link.realtime(ANNA));
        assertTrue(link.files().accounts().containsKey(ANNA));
    }

    @Test
    void a_key_that_was_not_let_in_stays_out() throws IOException {
        opened();
        Path elsewhere = folder.resolve("elsewhere");
        try (Ssh stranger = new Ssh(Keys.in(elsewhere).pair(), elsewhere.resolve("known_hosts"))) {
            PcAddress address = new PcAddress("den", "127.0.0.1", pc.port(), DemoPc.ACCOUNT, "");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> assertThrows(Trouble.class, () -> stranger.open(address, told))
                                    .kind()
                            == Kind.KEY_REFUSED);
        }
    }

    @Test
    void time_can_be_used_at_once() throws Exception {
        pc.clock()
                .set(LocalDateTime.of(
                        2027, 5, 15, 12, 0)); // in the last hour of a day tomorrow's time would count, too
        pc.setConfig("anna", "LIMITS_PER_WEEKDAYS", "3600;3600;3600;3600;3600;3600;3600");
        pc.login("anna");
        pc.use("anna", Duration.ofMinutes(20));
        assertTrue(opened().realtime(ANNA).orElseThrow().left() <= 2400);
        assertThrows(IllegalStateException.class, () -> pc.use("ben", Duration.ofMinutes(1)));
        assertThrows(IllegalArgumentException.class, () -> pc.login("carla"));
        pc.killDaemon();
        assertThrows(IllegalStateException.class, () -> pc.use("anna", Duration.ofMinutes(1)));
        assertEquals("0", pc.time("anna", "TIME_SPENT_DAY"), "what was not saved is lost");
    }

    @Test
    void its_clock_and_zone_are_its_own() throws Exception {
        pc.clock().zone(ZoneId.of("Asia/Tokyo"));
        pc.clock().set(LocalDateTime.of(2027, 1, 2, 3, 4, 5));
        var clock = opened().files().clock();
        assertEquals("Asia/Tokyo", clock.zone());
        assertEquals(LocalDateTime.of(2027, 1, 2, 3, 4), clock.local().withSecond(0));
        assertEquals(32_400, clock.offset().getTotalSeconds());
    }

    @Test
    void what_is_not_there_cannot_be_edited() {
        assertThrows(IllegalArgumentException.class, () -> pc.setConfig("anna", "NO_SUCH_KEY", "1"));
        assertThrows(IllegalArgumentException.class, () -> pc.setTime("anna", "TIME_SPENT_DAY", "much"));
        assertThrows(IllegalArgumentException.class, () -> pc.time("carla", "TIME_SPENT_DAY"));
        assertThrows(IllegalArgumentException.class, () -> pc.authorise("ssh-ed25519 ????"));
        assertEquals(List.of("ssh-ed25519"), List.of(pc.hostKey().split(" ", -1)[0]));
    }
}
