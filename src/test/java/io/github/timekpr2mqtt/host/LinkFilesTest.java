package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.demopc.Program;
import io.github.timekpr2mqtt.host.Trouble.Kind;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading Timekpr's files over a link, by the real script. */
class LinkFilesTest {
    private static final Username ANNA = new Username("anna");

    @TempDir
    private Path folder;

    private OpenPc open;

    @BeforeEach
    void start() throws Exception {
        open = new OpenPc(folder, "anna", "ben.b");
    }

    @AfterEach
    void stop() throws IOException {
        open.close();
    }

    private static UserConfig annas(Observation seen) {
        return Objects.requireNonNull(seen.accounts().get(ANNA)).config();
    }

    private Trouble refused() {
        return assertThrows(Trouble.class, open.link::files);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_same_is_read_with_and_without_the_gate(boolean gate) throws Exception {
        if (!gate) {
            open.pc.withoutGate();
            open.openAnew();
        }

        Observation seen = open.link.files();

        assertEquals(Set.of(ANNA, new Username("ben.b")), seen.accounts().keySet());
        assertEquals(TimekprVersion.parse("0.5.9"), seen.version());
        assertEquals(86_400, annas(seen).limits().on(java.time.DayOfWeek.MONDAY));
        assertEquals(
                Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip(), seen.bootId());
    }

    @Test
    void what_changed_on_the_pc_is_seen_by_the_next_read() throws Exception {
        assertEquals(604_800, annas(open.link.files()).limitPerWeek());

        open.pc
                .script()
                .change(
                        "var/lib/timekpr/config/timekpr.anna.conf",
                        "LIMIT_PER_WEEK = 604800",
                        "LIMIT_PER_WEEK = 36000");

        assertEquals(36_000, annas(open.link.files()).limitPerWeek());
    }

    @Test
    void a_torn_file_is_read_again() throws Exception {
        Path file = folder.resolve("pc/var/lib/timekpr/config/timekpr.anna.conf");
        String whole = Files.readString(file);
        Files.writeString(file, "");
        AtomicInteger reads = new AtomicInteger();
        open.pc.program(Gate.FILES, (in, out, error) -> {
            if (reads.incrementAndGet() == 3) {
                Files.writeString(file, whole);
            }
            return open.pc.script().program(true, Gate.FILES).run(in, out, error);
        });

        assertEquals(604_800, annas(open.link.files()).limitPerWeek());
        assertEquals(3, reads.get());
    }

    @Test
    void a_file_that_stays_torn_is_a_problem_of_its_account_alone() throws Exception {
        open.pc.script().write("var/lib/timekpr/config/timekpr.anna.conf", "");

        Observation seen = open.link.files();

        assertEquals(Set.of(ANNA), seen.problems().keySet());
        assertEquals(Set.of(new Username("ben.b")), seen.accounts().keySet());
        assertEquals(5, open.pc.commands().stream().filter(Gate.FILES::equals).count());
    }

    @Test
    void a_timekpr_without_its_configuration_is_not_said_to_be_missing() throws IOException {
        Files.delete(folder.resolve("pc/etc/timekpr/timekpr.conf"));

        Trouble trouble = refused();

        assertEquals(Kind.FILES_UNREADABLE, trouble.kind());
        assertTrue(trouble.getMessage().contains("/etc/timekpr/timekpr.conf"), trouble.getMessage());
        assertTrue(trouble.waitsForPerson());
    }

    @Test
    void files_that_mean_nothing_are_said() {
        open.pc.program(Gate.FILES, Program.says(0, "Welcome to den!\n", ""));

        Trouble trouble = refused();

        assertEquals(Kind.NOT_OUR_GATE, trouble.kind());
        assertTrue(trouble.getMessage().contains("(with 'Welcome to den!')"), trouble.getMessage());
    }

    @Test
    void a_report_that_is_always_cut_off_is_said() {
        open.pc.program(Gate.FILES, Program.says(0, "18 1\ntimekpr2mqtt-files1\n6 24\nbefore2026-", ""));

        assertEquals(Kind.FILES_UNREADABLE, refused().kind());
    }

    @Test
    void a_script_that_fails_says_why() {
        open.pc.program(Gate.FILES, Program.says(2, "", "sh: 1: awk: not found\n"));

        Trouble trouble = refused();

        assertEquals(Kind.FILES_UNREADABLE, trouble.kind());
        assertEquals("Timekpr's files on the PC cannot be read: sh: 1: awk: not found", trouble.getMessage());
    }

    @Test
    void a_script_that_is_killed_is_said() {
        open.pc.program(Gate.FILES, Program.dies());

        assertEquals(
                "Timekpr's files on the PC cannot be read: it ended without a status",
                refused().getMessage());
    }

    @Test
    void a_pc_that_opens_no_further_channel_is_said() {
        open.pc.noChannels();

        Trouble trouble = refused();

        assertEquals(Kind.TOO_FEW_SESSIONS, trouble.kind());
        assertTrue(trouble.getMessage().contains("set MaxSessions to 10"), trouble.getMessage());
    }

    @Test
    void a_frozen_pc_is_not_waited_for() throws Exception {
        open.openWithLimitOfFiles(Duration.ofMillis(200));
        open.pc.freeze();
        assertEquals(Kind.NO_ANSWER, refused().kind(), "the fake still takes what is on its way");

        Trouble trouble = refused();

        assertEquals(Kind.NO_ANSWER, trouble.kind());
        assertTrue(trouble.getMessage().contains("(it opens no channel)"), trouble.getMessage());
    }

    @Test
    void a_gate_that_knows_no_files_is_said() {
        open.pc.program(Gate.FILES, Program.says(126, "", "not allowed\n"));

        assertEquals(Kind.COMMAND_REFUSED, refused().kind());
    }

    @Test
    void a_pc_that_prints_without_end_fills_nothing() {
        open.pc.program(Gate.FILES, (in, out, error) -> endless(out));

        Trouble trouble = refused();

        assertEquals(Kind.NOT_OUR_GATE, trouble.kind(), trouble.getMessage());
    }

    @Test
    void a_report_that_is_larger_than_any_is_said() {
        open.pc.program(Gate.FILES, (in, out, error) -> {
            out.write("18 1\ntimekpr2mqtt-files1\n".getBytes(StandardCharsets.UTF_8));
            return endless(out);
        });

        assertEquals(
                "Timekpr's files on the PC are larger than 4 MiB together, and no child's are. Look for the largest there: ls"
                        + " -lS /var/lib/timekpr/*",
                refused().getMessage());
    }

    private static int endless(OutputStream out) throws IOException {
        byte[] block = new byte[64 * 1024];
        for (int i = 0; i < 128; i++) {
            out.write(block);
        }
        return 0;
    }

    @Test
    void a_read_without_answer_ends_and_the_link_goes_on() throws Exception {
        open.openWithLimitOfFiles(Duration.ofMillis(200));
        open.pc.program(Gate.FILES, Program.hangs());

        Trouble trouble = refused();

        assertEquals(Kind.NO_ANSWER, trouble.kind());
        assertEquals(Set.of(ANNA), open.link.loggedIn());
    }

    @Test
    void after_the_link_has_ended_there_is_nothing_to_read() {
        open.link.close();

        assertEquals(Kind.LOST, refused().kind());
    }
}
