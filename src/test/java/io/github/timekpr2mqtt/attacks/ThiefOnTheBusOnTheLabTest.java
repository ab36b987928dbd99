package io.github.timekpr2mqtt.attacks;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.dbus.Message;
import io.github.timekpr2mqtt.host.BusPolicy;
import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabChild;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabSsh;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a thief of the bridge's key gets by the gate's word {@code bus}, where our policy is installed: Timekpr's calls
 * for children, which are the key's job, and who is logged in.
 */
@Lab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ParameterizedClass
@ValueSource(strings = {"dbus-daemon", "dbus-broker"})
class ThiefOnTheBusOnTheLabTest {
    private static final String BUS = StolenBus.BUS;
    private static final String LOGIND = "org.freedesktop.login1";
    private static final String TIMEKPR = "com.timekpr.server";
    private static final String DENIED = "AccessDenied";

    @Parameter
    private String bus = "";

    private final Path folder;
    private LabPc pc;
    private final KeyPair key = LabSsh.newKey();
    private LabSsh ssh;
    private StolenBus thief;

    ThiefOnTheBusOnTheLabTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
    }

    @BeforeAll
    void switch_on() throws IOException {
        pc = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna", "ben");
        if (bus.equals("dbus-broker")) {
            pc.off();
            pc.access().dbusBroker();
            pc.on();
        }
        pc.access().authorise(LabSsh.line(key), Files.writeString(folder.resolve("gate"), Gate.script()));
    }

    @BeforeEach
    void he_has_the_key() throws IOException {
        policy(BusPolicy.text(false));
        comes();
    }

    @AfterEach
    void he_goes() {
        thief.close();
        ssh.close();
    }

    @AfterAll
    void switch_off() throws IOException {
        pc.close();
    }

    private void comes() throws IOException {
        ssh = new LabSsh(pc, LabPc.ACCOUNT, key);
        thief = new StolenBus(ssh.session(), "bus");
    }

    private void policy(String text) throws IOException {
        pc.access().policy(Files.writeString(folder.resolve("policy"), text));
    }

    private void asAnAccountWithoutThePolicy() throws IOException {
        he_goes();
        pc.access().withoutPolicy();
        comes();
    }

    private String ofTimekpr(String iface, String member, String signature, Object... args) throws IOException {
        return thief.answer(TIMEKPR, "/com/timekpr/server", iface, member, signature, args);
    }

    @Test
    void he_has_what_the_key_is_for() throws IOException {
        assertEquals("ok", ofTimekpr(TIMEKPR + ".user.admin", "getUserInformation", "ss", "ben", "R"));
        assertEquals("ok", thief.answer(LOGIND, "/org/freedesktop/login1", LOGIND + ".Manager", "ListUsers", ""));
        assertEquals("ok", thief.answerOfBus("GetNameOwner", "s", TIMEKPR));
        assertEquals("ok", thief.answerOfBus("AddMatch", "s", "type='signal',sender='" + TIMEKPR + "'"));
        pc.login("anna");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> thief.signals().stream()
                        .anyMatch(signal -> signal.member().equals("timeLeft")));
        pc.logout("anna");
    }

    @ParameterizedTest
    @CsvSource({
        "ListNames, '', ''",
        "ListActivatableNames, '', ''",
        "NameHasOwner, s, com.timekpr.server",
        "GetConnectionUnixUser, s, com.timekpr.server",
        "GetConnectionUnixProcessID, s, com.timekpr.server",
        "GetConnectionCredentials, s, com.timekpr.server",
        "GetConnectionSELinuxSecurityContext, s, com.timekpr.server",
        "ListQueuedOwners, s, com.timekpr.server",
        "GetId, '', ''",
        "ReloadConfig, '', ''",
        "StartServiceByName, su, org.freedesktop.systemd1",
        "RequestName, su, com.timekpr.server",
        "RequestName, su, io.github.thief",
        "ReleaseName, s, com.timekpr.server",
        "UpdateActivationEnvironment, a{ss}, ''"
    })
    void the_bus_answers_him_nothing_else(String member, String signature, String name) throws IOException {
        assertEquals(
                DENIED,
                switch (signature) {
                    case "s" -> thief.answerOfBus(member, signature, name);
                    case "su" -> thief.answerOfBus(member, signature, name, 4);
                    case "a{ss}" -> thief.answerOfBus(member, signature, java.util.Map.of("PATH", "/var/tmp"));
                    default -> thief.answerOfBus(member, "");
                });
    }

    @Test
    void he_owns_no_name_and_another_account_would_have_got_an_answer() throws IOException {
        assertEquals("NameHasNoOwner", thief.answerOfBus("GetNameOwner", "s", "io.github.thief"));
        asAnAccountWithoutThePolicy();
        assertEquals("ok", thief.answerOfBus("ListNames", ""));
        assertEquals("ok", thief.answerOfBus("GetConnectionUnixUser", "s", TIMEKPR));
        assertEquals("ok", ofTimekpr(TIMEKPR + ".admin", "getTimekprConfiguration", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "com.timekpr.server.admin, getTimekprConfiguration",
        "com.timekpr.server.user.limits, requestTimeLimits",
        "com.timekpr.server.user.session, processUserSessionAttributes",
        "org.freedesktop.DBus.Introspectable, Introspect",
        "org.freedesktop.DBus.Properties, GetAll",
        "'', getTimekprConfiguration",
        "'', getUserList"
    })
    void of_timekpr_he_may_call_one_interface_by_its_name(String iface, String member) throws IOException {
        assertEquals(DENIED, ofTimekpr(iface, member, ""));
    }

    /** Which everybody on the PC can read in {@code /etc/machine-id}. */
    @Test
    void the_id_of_the_machine_is_told_by_systemd_stdio_bridge_and_never_asked_on_the_bus() throws IOException {
        String peer = "org.freedesktop.DBus.Peer";
        assertEquals("ok", thief.answer("no.such.name", "/p", peer, "GetMachineId", ""));
        assertEquals("ok", thief.answer(TIMEKPR, "/com/timekpr/server", peer, "GetMachineId", ""));
        assertTrue(pc.parent()
                .runAs(LabPc.ACCOUNT, "busctl", "call", TIMEKPR, "/com/timekpr/server", peer, "GetMachineId")
                .err()
                .contains("Access denied"));
    }

    @Test
    void of_logind_he_may_call_one_method() throws IOException {
        pc.login("anna");
        String manager = LOGIND + ".Manager";
        String root = "/org/freedesktop/login1";
        assertEquals(DENIED, thief.answer(LOGIND, root, manager, "GetSeat", "s", "seat0"));
        assertEquals(DENIED, thief.answer(LOGIND, root, manager, "TerminateSession", "s", "c1"));
        assertEquals(DENIED, thief.answer(LOGIND, root, manager, "PowerOff", "b", false));
        assertEquals(DENIED, thief.answer(LOGIND, root, "", "ListUsers", ""));
        assertEquals(
                DENIED,
                thief.answer(
                        LOGIND,
                        root + "/user/_1000",
                        "org.freedesktop.DBus.Properties",
                        "GetAll",
                        "s",
                        LOGIND + ".User"));
        assertEquals(List.of(), pc.asked());
        pc.logout("anna");
    }

    @Test
    void he_can_call_no_other_program() throws IOException {
        try (LabChild other = LabChild.does("listen", pc, "ben")) {
            other.awaitRounds(1);
            String name = other.said().get(0).split(" ", 2)[1];
            assertEquals(DENIED, thief.answer(name, "/p", "i.f", "m", ""));
            assertEquals(DENIED, thief.answer(name, "/p", "com.timekpr.server.user.admin", "m", ""));
            assertEquals(DENIED, thief.answer(thief.name(), "/p", "i.f", "m", ""));
        }
    }

    @Test
    void what_he_says_reaches_nobody() throws IOException {
        try (LabChild other = LabChild.does("listen", pc, "ben")) {
            other.awaitRounds(1);
            String name = other.said().get(0).split(" ", 2)[1];
            says(name, "denied");
            asAnAccountWithoutThePolicy();
            says(name, "allowed");
            await().until(() -> other.said().stream()
                            .filter(line -> line.contains("allowed"))
                            .count()
                    >= 2);
            assertFalse(String.join("\n", other.said()).contains("denied"));
            assertTrue(other.said().stream().skip(1).allMatch(line -> line.startsWith("4 ")), "signals and no answers");
        }
    }

    /** To one, to all, and as an answer to a call that was never made. */
    private void says(String to, String member) throws IOException {
        Message signal = Message.signal(1_000_001, "/p", "com.timekpr.server.user.notifications", member, "");
        thief.send(signal.to(to));
        thief.send(signal);
        Message asked = Message.call(7, thief.name(), "/p", "i.f", "m", "").from(to);
        thief.send(asked.reply(1_000_002, "s", member));
        thief.send(asked.failure(1_000_003, "com.timekpr." + member, member));
        assertEquals("ok", thief.answerOfBus("GetNameOwner", "s", TIMEKPR));
    }

    @Test
    void he_overhears_nothing() throws IOException {
        assertEquals(
                DENIED,
                thief.answer(
                        BUS,
                        "/org/freedesktop/DBus",
                        "org.freedesktop.DBus.Monitoring",
                        "BecomeMonitor",
                        "asu",
                        List.of(),
                        0));
        for (String rule : List.of(
                "eavesdrop='true'",
                "eavesdrop='true',type='method_call'",
                "eavesdrop='true',type='method_return'",
                "eavesdrop='true',destination='" + TIMEKPR + "'",
                "type='method_call'",
                "")) {
            thief.answerOfBus("AddMatch", "s", rule); // whether the bus takes it or not
        }
        pc.parent()
                .run(
                        "busctl",
                        "call",
                        TIMEKPR,
                        "/com/timekpr/server",
                        TIMEKPR + ".user.admin",
                        "getUserInformation",
                        "ss",
                        "overheard",
                        "F")
                .orFail();
        pc.parent().runAs("ben", "busctl", "emit", "/p", "i.f", "overheard").orFail();
        assertEquals("ok", thief.answerOfBus("GetNameOwner", "s", TIMEKPR));
        assertFalse(thief.cameBy("overheard"));
        assertTrue(
                thief.signals().stream().allMatch(signal -> signal.sender().equals(BUS)),
                () -> thief.signals().toString());
    }

    @Test
    void his_names_lead_to_no_other_file() throws IOException {
        pc.parent().run("mkdir", "-p", "/var/tmp/x").orFail();
        pc.parent()
                .run("cp", "/var/lib/timekpr/config/timekpr.ben.conf", "/var/tmp/x/evil.conf")
                .orFail();
        String before = Files.readString(pc.file("/var/tmp/x/evil.conf"));
        for (String user : List.of(
                "../../../../var/tmp/x/evil", "/var/tmp/x/evil", "x/../../../../tmp/x/evil", "$(touch /var/tmp/got)")) {
            thief.answer(
                    TIMEKPR, "/com/timekpr/server", TIMEKPR + ".user.admin", "setTimeLimitForWeek", "si", user, 4711);
            thief.answer(
                    TIMEKPR, "/com/timekpr/server", TIMEKPR + ".user.admin", "setTimeLeft", "ssi", user, "+", 4711);
        }
        assertEquals(before, Files.readString(pc.file("/var/tmp/x/evil.conf")));
        assertEquals(
                "",
                pc.parent()
                        .run("find", "/var/tmp", "/tmp", "-name", "got", "-o", "-name", "*.time")
                        .out());
        assertEquals(
                "", pc.parent().run("grep", "-rl", "4711", "/var/lib/timekpr").out());
    }

    @Test
    void a_child_who_sends_straight_to_our_name_does_not_reach_it() throws IOException {
        try (LabChild child = LabChild.does("forged", pc, "anna");
                LabChild more = LabChild.does("many", pc, "ben")) {
            child.awaitRounds(20);
            more.awaitRounds(20);
            assertEquals("ok", thief.answerOfBus("GetNameOwner", "s", TIMEKPR));
            assertEquals(
                    List.of("NameAcquired"),
                    thief.signals().stream().map(Message::member).distinct().toList());
            assertFalse(thief.cameBy("PrepareForShutdown"));
        }
        asAnAccountWithoutThePolicy();
        try (LabChild child = LabChild.does("forged", pc, "anna")) {
            child.awaitRounds(1);
            await().until(() -> thief.cameBy("PrepareForShutdown"));
        }
    }
}
