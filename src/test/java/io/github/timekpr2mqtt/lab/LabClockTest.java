package io.github.timekpr2mqtt.lab;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock that can be moved: timekprd, an SSH session and a parent agree on it. */
@Lab
class LabClockTest {
    private static final Duration TICKS = Duration.ofSeconds(20);

    private LabPc pc;

    @BeforeEach
    void switch_on() throws IOException {
        pc = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
        pc.tickEverySecond();
    }

    @AfterEach
    void switch_off() throws IOException {
        pc.close();
    }

    /** Logs a child in for a tick or two; the day under which timekprd then saved its time. */
    private LocalDate dayOfASession() throws IOException {
        LocalDateTime before = pc.files().lastChecked("anna");
        pc.login("anna");
        await().atMost(TICKS)
                .until(() -> pc.parent()
                        .call("getUserInformation", "ss", "anna", "R")
                        .contains("ACTUAL"));
        pc.logout("anna");
        await().atMost(TICKS)
                .ignoreExceptions() // while timekprd writes it, the file is empty
                .until(() -> !pc.files().lastChecked("anna").equals(before));
        return pc.files().lastChecked("anna").toLocalDate();
    }

    @Test
    void the_daemon_of_a_pc_set_to_yesterday_writes_files_of_yesterday() throws IOException {
        LocalDateTime yesterday = LocalDate.of(2026, 3, 1).atTime(12, 0);
        pc.clock().set(yesterday);
        assertEquals(LocalDate.of(2026, 3, 1), dayOfASession());
        // and the day after, the file is one of the day before
        pc.clock().set(yesterday.plusDays(1));
        assertEquals(LocalDate.of(2026, 3, 1), pc.files().lastChecked("anna").toLocalDate());
        assertEquals("2026-03-02", pc.parent().run("date", "+%F").orFail().strip());
        assertEquals(LocalDate.of(2026, 3, 2), dayOfASession());
    }

    @Test
    void a_running_daemon_passes_midnight() throws IOException {
        pc.clock().set(LocalDate.of(2026, 11, 29).atTime(23, 59, 50));
        pc.files().setTime("anna", "LAST_CHECKED", "2026-11-29 20:00:00");
        pc.files().setTime("anna", "TIME_SPENT_DAY", "5000");
        pc.login("anna");
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> pc.files().lastChecked("anna").toLocalDate().equals(LocalDate.of(2026, 11, 30)));
        assertEquals(1, pc.files().time("anna", "TIME_SPENT_DAY").length(), "counted anew");
    }

    @Test
    void an_ssh_session_sees_the_same_clock_in_the_same_zone() throws Exception {
        KeyPair key = LabSsh.newKey();
        pc.access().authorise(LabSsh.line(key));
        pc.clock().zone("Asia/Kolkata");
        try (LabSsh ssh = new LabSsh(pc, LabPc.ACCOUNT, key)) {
            for (LocalDate day : List.of(LocalDate.of(2031, 1, 31), LocalDate.of(2024, 2, 29))) {
                pc.clock().set(day.atTime(12, 0));
                assertEquals(
                        day + "T12+0530", ssh.exec("date +%Y-%m-%dT%H%z").out().strip());
                assertEquals(day, pc.clock().now().toLocalDate());
            }
            pc.clock().move(Duration.ZERO);
            assertEquals("", ssh.exec("printenv LD_PRELOAD").out());
        }
    }

    @Test
    void a_moved_clock_stays_moved_while_the_pc_is_off() throws IOException {
        pc.clock().set(LocalDate.of(2026, 3, 1).atTime(12, 0));
        pc.off();
        pc.on();
        assertEquals("2026-03-01", pc.parent().run("date", "+%F").orFail().strip());
        assertEquals(LocalDate.of(2026, 3, 1), dayOfASession());
    }
}
