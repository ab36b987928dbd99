package io.github.timekpr2mqtt.lab;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stand-in for logind: what timekprd and the bus see of it. */
@Lab
class LabLogindTest {
    private static final String LOGIND = "org.freedesktop.login1";
    private static final Pattern MEMBER = Pattern.compile("\"member\":\"([A-Za-z]+)\"");

    private LabPc pc;

    @BeforeEach
    void switch_on() throws IOException {
        pc = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
        pc.tickEverySecond();
    }

    @AfterEach
    void switch_off() throws IOException {
        pc.close();
    }

    private Ran manager(String account, String member, String... arguments) throws IOException {
        String call = "busctl call " + LOGIND + " /org/freedesktop/login1 " + LOGIND + ".Manager " + member;
        return pc.parent()
                .runAs(
                        account,
                        (call + " " + String.join(" ", arguments)).strip().split(" ", -1));
    }

    @Test
    void signals_come_as_logind_sends_them() throws IOException {
        pc.parent()
                .run("sh", "-c", "busctl --json=short monitor " + LOGIND + " >/var/log/seen 2>/var/log/listening &")
                .orFail();
        await().until(() -> pc.parent().run("cat", "/var/log/listening").out().contains("Monitoring"));
        pc.login("anna");
        pc.logout("anna", Duration.ofMillis(1));
        await().until(() -> signals().contains("UserRemoved"));
        assertEquals(List.of("UserNew", "SessionNew", "SessionRemoved", "UserRemoved"), signals());
    }

    private List<String> signals() throws IOException {
        return pc.parent()
                .run("cat", "/var/log/seen")
                .out()
                .lines()
                .filter(line -> line.contains("\"type\":\"signal\"") && line.contains(LOGIND + ".Manager"))
                .flatMap(line -> MEMBER.matcher(line).results().map(found -> found.group(1)))
                .toList();
    }

    @Test
    void a_user_who_logs_out_is_listed_until_logind_lets_go() throws IOException {
        pc.login("anna");
        pc.login("ben", "tty");
        assertTrue(manager(LabPc.ACCOUNT, "ListUsers").orFail().startsWith("a(uso) 2 1000 \"anna\""));
        pc.logout("ben", Duration.ofHours(1));
        pc.logout("anna");
        assertTrue(manager(LabPc.ACCOUNT, "ListUsers").orFail().startsWith("a(uso) 1 1001 \"ben\""));
    }

    @Test
    void only_root_may_end_a_session() throws IOException {
        pc.login("anna");
        assertEquals(1, manager(LabPc.ACCOUNT, "TerminateSession", "s", "c1").exit());
        assertEquals("anna", pc.word("who"));
        manager("root", "TerminateSession", "s", "c1").orFail();
        assertEquals("", pc.word("who"));
        assertEquals(List.of("terminate anna"), pc.asked());
    }

    @Test
    void timekpr_ends_the_session_of_a_child_whose_time_is_up() throws IOException {
        pc.files().setMainConfig("TIMEKPR_TERMINATION_TIME", "3");
        pc.killDaemon();
        pc.startDaemon();
        pc.parent().call("setTimeLimitForDays", "sai", "anna", "7", "0", "0", "0", "0", "0", "0", "0");
        pc.login("anna");
        pc.login("ben");
        await().atMost(Duration.ofSeconds(60)).until(() -> pc.asked().contains("terminate anna"));
        assertEquals("ben", pc.word("who"));
    }

    @Test
    void a_locked_screen_does_not_count() throws IOException {
        pc.login("anna");
        pc.lock("anna");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> pc.parent()
                        .call("getUserInformation", "ss", "anna", "R")
                        .matches(".*\"ACTUAL_TIME_INACTIVE_SESSION\":\\{\"type\":\"i\",\"data\":[1-9].*"));
        pc.unlock("anna");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> pc.parent()
                        .call("getUserInformation", "ss", "anna", "R")
                        .matches(".*\"ACTUAL_TIME_SPENT_SESSION\":\\{\"type\":\"i\",\"data\":[1-9].*"));
    }
}
