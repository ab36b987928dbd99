package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.FilesReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The script as it is, in every POSIX shell of this machine, on a folder that stands for a PC's. */
class GateTest {
    @TempDir
    private Path root;

    private ScriptPc pc;

    @BeforeEach
    void pc() throws IOException {
        pc = new ScriptPc(root);
    }

    static Stream<List<String>> shells() {
        return ScriptPc.installed("sh", "dash", "bash", "busybox sh");
    }

    static Stream<List<String>> logInShells() {
        return Stream.concat(shells(), ScriptPc.installed("zsh", "fish"));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void every_file_is_printed_byte_for_byte(List<String> shell) throws Exception {
        pc.write("etc/timekpr/timekpr.conf", "[GENERAL]\nTIMEKPR_LOGLEVEL = 1\n");
        Map<String, String> files = Map.of(
                "config/timekpr.anna.conf", "ends with a line end\n",
                "config/timekpr.anna.smith.conf", "ends without one",
                "config/timekpr.a b.conf", "ends with three\n\n\n",
                "config/timekpr.jürgen.conf", "übergröße € \uD83D\uDE00\n",
                "config/timekpr.-n.conf", "%s \\n \\\\ $HOME `id` 'quoted' \"quoted\" *\n",
                "work/anna.time", "",
                "work/anna.smith.time", "\n",
                "work/a b.time", " leading and trailing \t ",
                "work/jürgen.time", "x".repeat(100_000),
                "work/-n.time", "\r\nfirst line empty\r\n");
        for (Map.Entry<String, String> file : files.entrySet()) {
            pc.write("var/lib/timekpr/" + file.getKey(), file.getValue());
        }

        Map<String, String> items = pc.files(shell).items();

        files.forEach((name, content) -> assertEquals(content, items.get(name), name));
        assertEquals("[GENERAL]\nTIMEKPR_LOGLEVEL = 1\n", items.get("timekpr.conf"));
        assertEquals(9 + files.size(), items.size(), items.keySet().toString());
    }

    @ParameterizedTest
    @MethodSource("shells")
    void first_and_last_comes_what_the_bridge_looks_for(List<String> shell) throws Exception {
        List<String> names = List.copyOf(pc.files(shell).items().keySet());

        assertEquals(
                List.of("timekpr2mqtt-files", "before", "zone", "boot", "version", "gate", "policy", "after"), names);
        Map<String, String> items = pc.files(shell).items();
        assertEquals("1", items.get("timekpr2mqtt-files"));
        String before = items.getOrDefault("before", "");
        assertTrue(before.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d{4}"), before);
        assertTrue(items.getOrDefault("after", "").compareTo(before) >= 0);
        assertEquals(
                Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip(), items.get("boot"));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void templates_copies_and_foreign_things_are_left_out(List<String> shell) throws Exception {
        pc.write("var/lib/timekpr/config/timekpr.USER.conf", "template");
        pc.write("var/lib/timekpr/work/USER.time", "template");
        pc.write("var/lib/timekpr/work/anna.time.prev", "copy");
        pc.write("var/lib/timekpr/config/timekpr.anna.conf.invalid", "set aside");
        pc.write("var/lib/timekpr/config/timekpr.folder.conf/file", "not a file");

        assertEquals(9, pc.files(shell).items().size());
        assertEquals("config/timekpr.folder.conf\n", pc.files(shell).items().get("unreadable"));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void a_name_with_a_line_break_is_left_out_and_every_other_file_keeps_its_own(List<String> shell) throws Exception {
        pc.write("var/lib/timekpr/config/timekpr.anna.conf", "anna's");
        pc.write("var/lib/timekpr/config/timekpr.b.conf\ntimekpr.anna.conf", "b's");
        pc.write("var/lib/timekpr/config/timekpr.\n.conf", "nobody's");
        pc.write("var/lib/timekpr/config/timekpr.a\nb.conf/file", "a folder's");
        pc.write("var/lib/timekpr/config/timekpr.zoe.conf", "zoe's");
        pc.write("var/lib/timekpr/work/a\nanna.time", "nobody's");

        Map<String, String> items = pc.files(shell).items();

        assertEquals("anna's", items.get("config/timekpr.anna.conf"));
        assertEquals("zoe's", items.get("config/timekpr.zoe.conf"));
        assertEquals(
                List.of("config/timekpr.anna.conf", "config/timekpr.zoe.conf"),
                items.keySet().stream().filter(name -> name.contains("/")).toList());
    }

    @ParameterizedTest
    @MethodSource("shells")
    void anything_but_the_two_words_is_refused(List<String> shell) throws Exception {
        for (String word : List.of("", "id", "bus; id", "files x", "bus\nid", "$(id)", "sftp-server", "*", "fil*")) {
            ScriptPc.Result result = pc.gate(shell, word);

            assertEquals(126, result.status(), word);
            assertEquals("", result.printed(), word);
            assertEquals("timekpr2mqtt's gate knows only the words bus and files\n", result.said(), word);
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void the_word_bus_becomes_the_bridge_to_the_bus(List<String> shell) throws Exception {
        pc.program("systemd-stdio-bridge", "echo bridged; cat");

        ScriptPc.Result result = pc.gate(shell, "bus");

        assertEquals(new ScriptPc.Result(0, "bridged\n", ""), result);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void a_missing_bridge_has_a_status_of_its_own(List<String> shell) throws Exception {
        ScriptPc.Result result = pc.gate(shell, "bus");

        assertEquals(new ScriptPc.Result(69, "", "systemd-stdio-bridge is not installed\n"), result);
    }

    @ParameterizedTest
    @MethodSource("logInShells")
    void without_the_gate_the_log_in_shell_runs_the_same_text(List<String> shell) throws Exception {
        pc.write("var/lib/timekpr/work/anna.time", "it's $HOME\n");

        ScriptPc.Result result = pc.run(shell, "-c", pc.withRoot(Gate.filesWithoutGate()));

        assertEquals("", result.said());
        FilesReport report = FilesReport.parse(result.printed().getBytes(StandardCharsets.UTF_8));
        assertEquals("it's $HOME\n", report.items().get("work/anna.time"));
        assertEquals("", report.items().get("gate"), "there is none");
    }

    @Test
    void four_programs_are_started_however_many_children_there_are() throws Exception {
        for (int i = 0; i < 20; i++) {
            pc.write("var/lib/timekpr/config/timekpr.kid" + i + ".conf", "limits");
            pc.write("var/lib/timekpr/work/kid" + i + ".time", "time");
        }
        pc.timekprCode("usr/lib/python3/dist-packages", "0.5.9");
        pc.zones("Europe/Berlin");
        pc.link("etc/localtime", "usr/share/zoneinfo/Europe/Berlin");
        pc.write("etc/timezone", "Europe/Berlin\n");
        pc.countPrograms();

        assertEquals(48, pc.files(List.of("sh")).items().size());
        assertEquals(
                List.of("awk", "cat", "date", "date"),
                pc.programsStarted().stream().sorted().toList());
    }

    @Test
    void a_report_is_cut_off_rather_than_wrong() throws Exception {
        pc.program("awk", "exit 2");

        ScriptPc.Result result = pc.gate(List.of("sh"), "files");

        assertEquals(2, result.status());
        assertFalse(result.printed().contains("after"));
    }

    @Test
    void the_text_is_safe_to_quote_for_other_shells() {
        // fish takes a doubled backslash inside single quotes for one
        assertFalse(Gate.script().contains("\\\\"));
    }
}
