package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The doctor, asked by a button and on the command line, beside a bridge that goes on. */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckLineTest {
    private final LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
    private final LabPc attic = LabPc.start(LabVersion.TIMEKPR_0_5_4, "ben");
    private final Path gate;
    private final Home home;

    CheckLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder)
                .at("den", "127.0.0.1", den.port(), "anna")
                .at("attic", "127.0.0.1", attic.port(), "ben");
        gate = Files.writeString(folder.resolve("gate"), Gate.script());
        for (LabPc pc : new LabPc[] {den, attic}) {
            authorise(pc);
            pc.clock().zone(ZoneId.systemDefault().getId());
        }
        home.start();
    }

    private void authorise(LabPc pc) throws IOException {
        pc.access().authorise(Keys.in(home.data).publicLine(), gate);
    }

    @BeforeAll
    void shown() {
        home.awaitOnline("den").awaitOnline("attic").awaitAccount("den", "anna").awaitAccount("attic", "ben");
    }

    @AfterAll
    void end() throws IOException {
        home.close();
        den.close();
        attic.close();
    }

    private static String detail(Map<String, Object> state, String name) {
        return String.valueOf(
                Walk.map(Walk.map(state.get("details")).get("check")).get(name));
    }

    private Map<String, Object> awaitCheck(String pc, String word, String step) {
        return home.await(
                home.base + "/pc/" + pc + "/state",
                state -> word.equals(state.get("check"))
                        && String.valueOf(detail(state, "steps")).contains(step));
    }

    private void press(String pc) {
        home.probe.publish(home.base + "/pc/" + pc + "/check_now/set", "PRESS");
    }

    private String printed = "";

    private int check(String... pcs) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        List<String> call = Stream.concat(
                        Stream.of(
                                "--options", home.optionsFile().toString(), "--data", home.data.toString(), "--check"),
                        Stream.of(pcs))
                .toList();
        int status = Application.run(call, to, to);
        printed = out.toString(StandardCharsets.UTF_8);
        return status;
    }

    @Test
    void a_press_is_answered_and_a_second_one_does_no_harm() {
        press("den");
        press("den");
        Map<String, Object> state = awaitCheck("den", "ok", "✓ Accounts: anna");
        assertEquals("null", detail(state, "setup_line"));
        assertEquals("ON", state.get("online"));
    }

    @Test
    void a_pc_that_lets_us_in_no_more_has_the_line_to_paste_without_a_press_and_is_well_again_after_it()
            throws Exception {
        attic.access().revoke();
        attic.shutDown();
        home.await(home.base + "/pc/attic/state", state -> "OFF".equals(state.get("online")));
        attic.on();
        Map<String, Object> state = awaitCheck("attic", "problem", "✗ Our key: The PC does not accept our SSH key");
        assertTrue(
                String.valueOf(detail(state, "setup_line"))
                        .contains(Keys.in(home.data).publicLine()),
                state::toString);
        assertTrue(String.valueOf(detail(state, "steps")).contains("– Timekpr: not looked at"), state::toString);

        assertEquals(1, check("attic"));
        assertTrue(printed.contains("  ✗ Our key: The PC does not accept our SSH key"), printed);
        assertTrue(printed.contains("\n" + detail(state, "setup_line") + "\n"), printed);
        assertEquals(0, check("den"), () -> printed);

        authorise(attic);
        press("attic");
        awaitCheck("attic", "ok", "✓ Accounts: ben");
        home.awaitOnline("attic");
    }

    /** Neither is looked for by anybody: the link ends, and the next one is not opened. */
    @Test
    void a_gate_that_is_another_program_and_a_bus_that_denies_are_problems_without_a_press() throws Exception {
        String state = home.base + "/pc/attic/state";
        Path other = Files.writeString(gate.resolveSibling("other"), "#!/bin/sh\n");
        attic.access().authorise(Keys.in(home.data).publicLine(), other);
        attic.shutDown();
        home.await(state, is -> "OFF".equals(is.get("online")));
        attic.on();
        Map<String, Object> told =
                awaitCheck("attic", "problem", "✗ Gate and policy: Something else than our gate answers");
        assertTrue(detail(told, "setup_line").contains("|sudo sh"), told::toString);
        home.await(state, is -> "ON".equals(is.get("problem")));

        Path policy = attic.file("/etc/dbus-1/system.d/timekpr2mqtt.conf");
        List<String> less = Files.readAllLines(policy).stream()
                .filter(line -> !line.contains("AddMatch"))
                .toList();
        attic.access().policy(Files.write(other, less));
        authorise(attic);
        awaitCheck("attic", "problem", "✗ Gate and policy: The PC's D-Bus denies the account");
        home.await(state, is -> "ON".equals(is.get("problem")));

        attic.access().serverSettings(false);
        awaitCheck("attic", "ok", "✓ Accounts: ben");
        home.await(state, is -> "OFF".equals(is.get("problem")));
    }

    @Test
    void a_frozen_pc_is_said_and_delays_no_other() throws IOException {
        den.freeze();
        press("den");
        press("attic");
        awaitCheck("attic", "ok", "✓ Accounts: ben");
        home.applied("attic", "ben", "limit_monday", "77", 77);
        awaitCheck("den", "problem", "✗ Port: The PC does not answer");
        home.await(home.base + "/pc/den/state", state -> "OFF".equals(state.get("online")));
        den.thaw();
        home.awaitOnline("den");
        awaitCheck("den", "ok", "✓ Accounts: anna"); // what was wrong is looked at again by itself
    }

    @Test
    void the_command_line_says_the_same_beside_the_bridge_and_writes_nothing() throws Exception {
        home.command("den", "anna", "limit_tuesday", "44");
        home.awaitEvent("den", "anna", 1);
        Map<Path, FileTime> before = ssh();

        assertEquals(0, check(), () -> printed);

        assertEquals(before, ssh());
        assertTrue(printed.startsWith("den (127.0.0.1): all is well\n  ✓ Name: 127.0.0.1 is an address\n"), printed);
        assertTrue(printed.contains("attic (127.0.0.1): all is well"), printed);
        home.applied("den", "anna", "limit_tuesday", "45", 45);
    }

    /** Files and folders that only a key or a host key would change. */
    private Map<Path, FileTime> ssh() throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home.data.resolve("ssh"))) {
            for (Path path : all.toList()) {
                times.put(path, Files.getLastModifiedTime(path));
            }
        }
        return times;
    }

    @Test
    void a_pc_that_is_not_in_the_options_is_named() throws Exception {
        assertEquals(1, check("den", "loft"));
        assertEquals("Cannot start: --check: given 'loft', allowed den, attic\n", printed);
    }
}
