package io.github.timekpr2mqtt.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.host.Trouble.Kind;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Answer;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** The same on both real daemons, by the gate and by a plain account. */
@Lab
@ParameterizedClass
@CsvSource({"TIMEKPR_0_5_4, true", "TIMEKPR_0_5_4, false", "TIMEKPR_0_5_9, true", "TIMEKPR_0_5_9, false"})
class LinkOnTheLabTest {
    private static final Username ANNA = new Username("anna");
    private static final Username BEN = new Username("ben.b");

    @TempDir
    private Path folder;

    private final LabVersion version;
    private final boolean gate;
    private final Heard heard = new Heard();
    private LabPc pc;
    private LabKey key;

    LinkOnTheLabTest(LabVersion version, boolean gate) {
        this.version = version;
        this.gate = gate;
    }

    @BeforeEach
    void start() throws IOException {
        pc = LabPc.start(version, "anna", "ben.b");
        key = new LabKey(folder, pc, gate);
    }

    @AfterEach
    void stop() throws IOException {
        key.close();
        pc.close();
    }

    /** timekprd looks every 3 s, and this machine may be busy. */
    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30));
    }

    private static AccountFiles of(Observation seen, Username user) {
        return Objects.requireNonNull(seen.accounts().get(user));
    }

    @Test
    void what_is_set_there_is_seen_here_and_the_other_way_round() throws Exception {
        try (Link link = key.open(heard)) {
            Observation seen = link.files();
            assertEquals(Set.of(ANNA, BEN), seen.accounts().keySet());
            assertEquals(TimekprVersion.parse(version.number()), seen.version());
            assertEquals("Etc/UTC", seen.clock().zone());
            assertEquals(
                    pc.parent()
                            .run("cat", "/proc/sys/kernel/random/boot_id")
                            .orFail()
                            .strip(),
                    seen.bootId());
            assertTrue(link.hasDaemon());

            pc.parent().call("setTimeLimitForWeek", "si", "ben.b", "36000");

            assertEquals(36_000, of(link.files(), BEN).config().limitPerWeek());

            DailyLimits limits = of(link.files(), ANNA).config().limits().with(DayOfWeek.MONDAY, 5_400);

            assertEquals(new Answer(0, "", List.of()), link.call(Call.setTimeLimitForDays(ANNA, limits)));
            assertEquals(
                    -1, link.call(Call.setTimeLeft(new Username("nobody"), 60)).result());

            assertEquals("5400;86400;86400;86400;86400;86400;86400", pc.files().config("anna", "LIMITS_PER_WEEKDAYS"));
            assertEquals(limits, of(link.files(), ANNA).config().limits());
        }
    }

    @Test
    void what_a_child_does_is_told() throws Exception {
        try (Link link = key.open(heard)) {
            link.files();
            assertEquals(List.of(Set.of()), heard.users);
            assertEquals(Optional.empty(), link.realtime(BEN));

            pc.login("ben.b");
            soon().until(() -> heard.users.contains(Set.of(BEN)));
            soon().until(() ->
                    heard.times.stream().anyMatch(time -> time.getKey().equals(BEN)));
            assertEquals(Set.of(BEN), link.loggedIn());
            assertTrue(link.realtime(BEN).orElseThrow().left() > 0);

            heard.changes.clear();
            pc.parent().call("setTimeLeft", "ssi", "ben.b", "-", "900");
            soon().until(() -> heard.changes.contains("timeLeftChangedNotification"));

            heard.users.clear();
            pc.logout("ben.b");
            soon().until(() -> heard.users.contains(Set.of()));
        }
    }

    @Test
    void a_daemon_that_hangs_or_is_gone_is_told_apart_and_comes_back() throws Exception {
        try (Link link = key.open(heard, Duration.ofSeconds(3))) {
            pc.stopDaemon();
            Trouble hangs = assertThrows(Trouble.class, () -> link.call(Call.getUserList()));
            assertEquals(Kind.NO_ANSWER, hangs.kind());
            pc.contDaemon();
            soon().until(() -> answers(link));

            pc.killDaemon();
            soon().until(() -> heard.changes.contains("Timekpr's daemon has stopped"));
            Trouble gone = assertThrows(Trouble.class, () -> link.call(Call.getUserList()));
            assertEquals(Kind.DAEMON_GONE, gone.kind());
            assertEquals(
                    Kind.DAEMON_GONE, assertThrows(Trouble.class, link::check).kind());
            assertEquals(Set.of(ANNA, BEN), link.files().accounts().keySet(), "its files are still there");

            pc.startDaemon();
            soon().until(link::hasDaemon);
            soon().until(() -> answers(link));
            pc.login("anna");
            soon().until(() ->
                    heard.times.stream().anyMatch(time -> time.getKey().equals(ANNA)));
        }
    }

    private static boolean answers(Link link) {
        try {
            return link.call(Call.getUserList()).accepted();
        } catch (Trouble e) {
            return false;
        }
    }

    @Test
    void who_is_not_in_the_group_sees_but_may_not_change() throws Exception {
        pc.access().withoutPolicy();
        pc.access().group(false);
        try (Link link = key.open(heard)) {
            assertEquals(Set.of(ANNA, BEN), link.files().accounts().keySet());
            Trouble trouble = assertThrows(Trouble.class, () -> link.call(Call.setTimeLeft(ANNA, 60)));
            assertEquals(Kind.NOT_IN_GROUP, trouble.kind());
            assertEquals(
                    Kind.NOT_IN_GROUP, assertThrows(Trouble.class, link::check).kind());
            assertTrue(
                    trouble.getMessage().contains("sudo usermod -aG timekpr timekpr2mqtt, or"), trouble.getMessage());

            pc.access().group(true);
            assertThrows(Trouble.class, () -> link.call(Call.setTimeLeft(ANNA, 60)), "the log-in was before");
        }
        try (Link link = key.open(heard)) {
            link.check();
            assertTrue(link.call(Call.setTimeLeft(ANNA, 60)).accepted());
        }
    }
}
