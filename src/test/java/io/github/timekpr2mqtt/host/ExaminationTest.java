package io.github.timekpr2mqtt.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.demopc.Program;
import io.github.timekpr2mqtt.host.Trouble.Kind;
import io.github.timekpr2mqtt.timekpr.FilesReport;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far one comes on the way to a fake PC's Timekpr. */
class ExaminationTest {
    private static final Set<Username> ANNA = Set.of(new Username("anna"));

    @TempDir
    private Path folder;

    private OpenPc open;
    private Ssh ssh;

    @BeforeEach
    void start() throws Exception {
        open = new OpenPc(folder, "anna");
        ssh = new Ssh(open.key(), folder.resolve("known_hosts"));
    }

    @AfterEach
    void stop() throws IOException {
        ssh.close();
        open.close();
    }

    private Way examine() {
        return ssh.examine(open.pc.address());
    }

    private static void ends(Stage at, Kind kind, Way way) {
        Way.Obstacle obstacle = way.obstacle().orElseThrow();
        assertEquals(at + ", " + kind, obstacle.at() + ", " + obstacle.trouble().kind(), obstacle::toString);
    }

    @Test
    void all_of_a_free_way_is_found() {
        Way way = examine();

        assertEquals(List.of("127.0.0.1"), way.addresses());
        assertTrue(way.hostKeyKnown());
        assertTrue(way.hostKey().startsWith("SHA256:"));
        assertFalse(way.oldKey());
        assertTrue(way.installed().orElseThrow().bound());
        assertEquals(ANNA, way.timekpr().orElseThrow().accounts().keySet());
        assertTrue(way.mayConfigure());
        assertTrue(way.obstacle().isEmpty());
        assertTrue(way.age().compareTo(Duration.ZERO) > 0 && way.age().compareTo(Duration.ofMinutes(1)) < 0);
    }

    @Test
    void nothing_is_asked_that_changes_something() {
        open.pc.bus().forget();
        open.pc.commands().clear();

        examine();

        assertEquals(List.of(Gate.FILES, Gate.BUS, Gate.FILES), open.pc.commands());
        assertEquals(
                List.of(
                        "Hello",
                        "AddMatch",
                        "ListUsers",
                        "GetNameOwner",
                        "getUserInformation",
                        "getTimekprConfiguration"),
                open.pc.bus().members().stream().distinct().toList());
        assertEquals(
                List.of("nobody", "R"),
                open.pc.bus().received("getUserInformation").get(0).body());
    }

    @Test
    void a_link_beside_it_goes_on_and_the_connection_of_the_look_ends() throws Exception {
        examine();

        open.link.files();
        open.link.check();
        await().until(() -> open.pc.sessions().size() == 1);
        assertEquals(List.of(), open.heard.ends);
    }

    @Test
    void a_host_key_that_nobody_knows_is_not_pinned() {
        Path fresh = folder.resolve("fresh");
        try (Ssh first = new Ssh(open.key(), fresh)) {
            Way way = first.examine(open.pc.address());

            assertFalse(way.hostKeyKnown());
            assertTrue(way.obstacle().isEmpty());
        }
        assertFalse(Files.exists(fresh));
    }

    @Test
    void a_pc_that_takes_the_second_of_our_keys_alone_is_found() {
        try (Ssh two = new Ssh(pc -> List.of(TestKeys.ed25519(), open.key()), folder.resolve("known_hosts"))) {
            Way way = two.examine(open.pc.address());

            assertTrue(way.oldKey());
            assertTrue(way.obstacle().isEmpty());
        }
    }

    /** As with OpenSSH's MaxAuthTries 1, where the first of our keys is the only one that is looked at. */
    @Test
    void a_pc_that_hangs_up_after_the_first_key_is_asked_for_the_second_alone() {
        open.pc.oneTryOnly();
        try (Ssh two = new Ssh(pc -> List.of(TestKeys.ed25519(), open.key()), folder.resolve("known_hosts"))) {
            Way way = two.examine(open.pc.address());

            assertTrue(way.oldKey());
            assertTrue(way.obstacle().isEmpty(), way::toString);
        }
        try (Ssh two = new Ssh(pc -> List.of(TestKeys.ed25519(), TestKeys.ed25519()), folder.resolve("known_hosts"))) {
            ends(Stage.KEY, Kind.KEY_REFUSED, two.examine(open.pc.address()));
        }
    }

    @Test
    void a_name_that_nobody_knows_is_the_first_obstacle() {
        Way way = ssh.examine(new PcAddress("den", "no-such-host.invalid", 22, "kid", ""));

        ends(Stage.NAME, Kind.HOST_UNKNOWN, way);
        assertEquals(List.of(), way.addresses());
    }

    @Test
    void a_closed_port_is_said() throws IOException {
        PcAddress address = open.pc.address();
        open.pc.close();
        ends(Stage.PORT, Kind.UNREACHABLE, ssh.examine(address));
    }

    @Test
    void another_host_key_is_found_and_nothing_asked_of_that_pc() {
        open.pc.hostKeys(TestKeys.ed25519());
        open.pc.commands().clear();

        Way way = examine();

        ends(Stage.HOST_KEY, Kind.HOST_KEY_CHANGED, way);
        assertEquals("", way.hostKey());
        assertEquals(List.of(), open.pc.commands());
    }

    @Test
    void a_host_key_that_cannot_be_read_here_is_found() throws IOException {
        Files.writeString(folder.resolve("known_hosts/den.pub"), "rubbish");
        ends(Stage.HOST_KEY, Kind.HOST_KEY_LOST, examine());
    }

    @Test
    void another_host_key_of_the_only_kind_is_found_by_a_fingerprint_too() {
        Way way = ssh.examine(open.pc.address(TestKeys.fingerprint(TestKeys.ed25519())));
        ends(Stage.HOST_KEY, Kind.HOST_KEY_CHANGED, way);
    }

    @Test
    void a_key_that_is_refused_is_told_from_a_host_key_whatever_kind_of_it_is_known_by_its_fingerprint() {
        List<KeyPair> kinds = List.of(TestKeys.ed25519(), TestKeys.ecdsa(), TestKeys.rsa());
        open.pc.hostKeys(kinds.toArray(new KeyPair[0]));
        for (KeyPair kind : kinds) {
            String given = TestKeys.fingerprint(kind);
            try (Ssh stranger = new Ssh(TestKeys.ed25519(), folder.resolve("fresh"))) {
                Way way = stranger.examine(open.pc.address(given));

                ends(Stage.KEY, Kind.KEY_REFUSED, way);
                assertEquals(given, way.hostKey());
            }
            open.pc.hangsUp(2);
            ends(Stage.KEY, Kind.ACCOUNT_REFUSED, ssh.examine(open.pc.address(given)));
        }
    }

    @Test
    void a_key_that_is_refused_is_found_and_the_host_key_known() {
        try (Ssh stranger = new Ssh(TestKeys.ed25519(), folder.resolve("known_hosts"))) {
            Way way = stranger.examine(open.pc.address());

            ends(Stage.KEY, Kind.KEY_REFUSED, way);
            assertTrue(way.hostKey().startsWith("SHA256:"));
        }
    }

    @Test
    void a_pc_that_hangs_up_when_it_has_taken_our_key_refuses_the_account() {
        open.pc.hangsUp(2);

        Way way = examine();

        ends(Stage.KEY, Kind.ACCOUNT_REFUSED, way);
        assertEquals(
                "The PC took our SSH key, but its PAM refuses the account timekpr2mqtt (it hung up). The setup line, which is"
                        + " in the log, opens an expired one; else look at /etc/nologin and /etc/security/access.conf there.",
                way.obstacle().orElseThrow().trouble().getMessage());
    }

    @Test
    void one_that_does_so_once_had_other_reasons() {
        open.pc.hangsUp(1);
        assertTrue(examine().obstacle().isEmpty());
    }

    @Test
    void a_pc_that_lets_us_in_and_ends_the_session_is_said() {
        open.pc.endsSessions(2);

        Way way = examine();

        ends(Stage.GATE, Kind.SESSION_ENDED, way);
        assertEquals(
                "The PC let us in and ended the session at once: look at its log (journalctl -u ssh), at /etc/security/limits.conf"
                        + " and /etc/pam.d there, and for ChrootDirectory in its sshd_config.",
                way.obstacle().orElseThrow().trouble().getMessage());
        open.pc.endsSessions(1);
        assertTrue(examine().obstacle().isEmpty());
    }

    @Test
    void an_account_without_the_gate_comes_as_far_and_is_known_by_it() {
        open.pc.withoutGate();

        Way way = examine();

        assertTrue(way.obstacle().isEmpty());
        assertFalse(way.installed().orElseThrow().bound());
        assertEquals(ANNA, way.timekpr().orElseThrow().accounts().keySet());
    }

    @ParameterizedTest
    @CsvSource({"126, timekpr2mqtt knows only this", "127, 'sh: 1: /usr/local/gate: not found'"})
    void a_gate_that_is_gone_or_another_one_is_said(int status, String words) {
        open.pc.program("*", Program.says(status, "", words + "\n"));
        open.pc.program(Gate.BUS, Program.says(status, "", words + "\n"));

        Way way = examine();

        ends(Stage.GATE, Kind.COMMAND_REFUSED, way);
        assertTrue(way.obstacle().orElseThrow().trouble().getMessage().contains(words));
    }

    @Test
    void a_pc_that_opens_no_session_is_said() {
        open.pc.noChannels();
        ends(Stage.GATE, Kind.TOO_FEW_SESSIONS, examine());
    }

    @Test
    void what_answers_in_the_place_of_the_bus_alone_is_one_of_the_gates_stage() {
        open.pc.bus().greet("Welcome to den\r\n");
        ends(Stage.GATE, Kind.NOT_OUR_GATE, examine());
    }

    @Test
    void a_pc_that_opens_the_bus_and_nothing_beside_it_is_said() {
        open.pc.oneChannel();
        ends(Stage.GATE, Kind.TOO_FEW_SESSIONS, examine());
    }

    @Test
    void an_account_without_a_shell_is_said() {
        open.pc.program("*", Program.says(1, "", "This account is currently not available.\n"));
        open.pc.program(Gate.BUS, Program.says(1, "", "This account is currently not available.\n"));
        ends(Stage.GATE, Kind.COMMAND_REFUSED, examine());
    }

    @Test
    void what_answers_in_the_place_of_the_gate_is_said() {
        for (String answer : List.of("Welcome to den!\n", "")) {
            open.pc.program(Gate.FILES, Program.says(0, answer, ""));
            open.pc.program(Gate.BUS, Program.says(0, answer, ""));
            ends(Stage.GATE, Kind.NOT_OUR_GATE, examine());
        }
    }

    @Test
    void a_report_that_is_always_cut_off_is_one_of_the_gates_stage() {
        open.pc.program(Gate.FILES, Program.says(0, "18 1\ntimekpr2mqtt-files1\n6 24\nbefore2026-", ""));
        ends(Stage.GATE, Kind.FILES_UNREADABLE, examine());
    }

    @Test
    void files_that_are_too_large_are_no_matter_of_the_gate() {
        String report = "18 1\ntimekpr2mqtt-files1\n" + "x".repeat(FilesReport.MAX_BYTES);
        open.pc.program(Gate.FILES, Program.says(0, report, ""));
        ends(Stage.TIMEKPR, Kind.FILES_TOO_LARGE, examine());
    }

    @Test
    void a_gate_without_its_bridge_is_in_place_all_the_same() {
        open.pc.program(Gate.BUS, Program.says(69, "", "systemd-stdio-bridge is not installed\n"));

        Way way = examine();

        ends(Stage.STDIO_BRIDGE, Kind.NO_STDIO_BRIDGE, way);
        assertTrue(way.installed().orElseThrow().bound());
    }

    @Test
    void a_policy_that_allows_too_little_is_one_of_the_gates_stage() {
        for (String member : List.of("Hello", "AddMatch", "GetNameOwner", "ListUsers")) {
            open.pc.bus().fail(member, "AccessDenied");
            ends(Stage.GATE, Kind.BUS_DENIED, examine());
            open.pc.bus().mend(member);
        }
    }

    @Test
    void a_pc_without_timekpr_is_said_and_one_that_lacks_its_file_alone_too() throws IOException {
        Path file = folder.resolve("pc/etc/timekpr/timekpr.conf");
        Files.delete(file);
        Way way = examine();
        ends(Stage.RIGHTS, Kind.FILES_UNREADABLE, way);
        String words = way.obstacle().orElseThrow().trouble().getMessage();
        assertTrue(words.contains("timekpr.conf is missing."), words);
        Files.createDirectory(file);
        words = examine().obstacle().orElseThrow().trouble().getMessage();
        assertTrue(words.endsWith("install timekpr-next again"), words);
        Files.delete(file);
        Files.delete(folder.resolve("pc/usr/lib/python3/dist-packages/timekpr/common/constants/constants.py"));
        ends(Stage.TIMEKPR, Kind.NO_TIMEKPR, examine());
    }

    @Test
    void a_daemon_that_does_not_run_is_said() {
        open.pc.bus().owner("com.timekpr.server", "");
        ends(Stage.DAEMON, Kind.DAEMON_GONE, examine());
    }

    @Test
    void a_daemon_that_hangs_is_told_from_a_pc_that_does() {
        try (Ssh hasty = new Ssh(open.key(), folder.resolve("known_hosts"), hasty())) {
            open.pc.bus().silence("getUserInformation");
            ends(Stage.DAEMON, Kind.DAEMON_SILENT, hasty.examine(open.pc.address()));
            open.pc.bus().silence("GetNameOwner");
            ends(Stage.DAEMON, Kind.NO_ANSWER, hasty.examine(open.pc.address()));
        }
    }

    private static Limits hasty() {
        Duration normal = Limits.NORMAL.login();
        return new Limits(normal, normal, normal, Duration.ofSeconds(1), normal);
    }

    @Test
    void an_account_out_of_the_group_is_said() {
        open.pc.bus().fail("getUserInformation", "AccessDenied");
        ends(Stage.RIGHTS, Kind.NOT_IN_GROUP, examine());
    }

    @Test
    void files_that_our_account_may_not_read_are_a_matter_of_rights() throws IOException {
        open.pc.program(Gate.FILES, Program.says(0, report("unreadable", "config\n"), ""));
        ends(Stage.RIGHTS, Kind.FILES_UNREADABLE, examine());
    }

    private static String report(String item, String content) {
        String head =
                "18 1\ntimekpr2mqtt-files1\n" + item.length() + " " + content.length() + "\n" + item + content + "\n";
        return head + "5 24\nafter2026-11-21T12:00:00+0000\n";
    }

    @Test
    void timekprs_own_settings_may_be_closed_to_us() {
        open.pc.bus().fail("getTimekprConfiguration", "AccessDenied");

        Way way = examine();

        assertTrue(way.obstacle().isEmpty());
        assertFalse(way.mayConfigure());
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "'', 0", "seven, 0", "12345678, 0", "-1, 0"})
    void the_version_that_a_gate_says_is_a_number_or_none(String said, int version) throws IOException {
        open.pc.program(Gate.FILES, Program.says(0, report("gate", said), ""));
        assertEquals(version, examine().installed().orElseThrow().gate());
    }
}
