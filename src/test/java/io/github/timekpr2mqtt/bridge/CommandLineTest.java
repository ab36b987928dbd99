package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.host.KeyTexts;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.host.SetupLine;
import io.github.timekpr2mqtt.storage.FolderLock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    private static final Version VERSION = new Version("1.2.3", "https://example.org");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static CommandLine of(String... words) {
        return CommandLine.of(List.of(words), VERSION);
    }

    private int run(String... words) throws InterruptedException {
        PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Application.run(List.of(words), to, new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private List<String> complaint() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void options_and_data_may_come_in_any_order() {
        CommandLine.Run run = new CommandLine.Run(Path.of("o.json"), Path.of("d"), null);
        assertEquals(run, of("--options", "o.json", "--data", "d"));
        assertEquals(run, of("--data", "d", "--options", "o.json"));
    }

    @Test
    void a_heartbeat_is_of_a_bridge_that_runs() {
        assertEquals(
                new CommandLine.Run(Path.of("o.json"), Path.of("d"), Path.of("h")),
                of("--heartbeat", "h", "--options", "o.json", "--data", "d"));
        assertEquals(
                new CommandLine.Wrong("--heartbeat: given with --check, allowed where the bridge is to run"),
                of("--options", "o.json", "--data", "d", "--heartbeat", "h", "--check"));
        assertEquals(
                new CommandLine.Wrong("--heartbeat needs a file"), of("--options", "o", "--data", "d", "--heartbeat"));
    }

    @Test
    void a_heartbeat_that_cannot_be_written_stops_the_start(@TempDir Path folder) throws Exception {
        Path options = Files.writeString(folder.resolve("options.json"), "{\"mqtt\":{\"url\":\"mqtt://127.0.0.1:1\"}}");
        assertEquals(
                1, run("--options", options.toString(), "--data", folder + "/data", "--heartbeat", folder.toString()));
        assertEquals(
                List.of(
                        "Cannot start: --heartbeat: " + folder
                                + " cannot be written: it is no file; allowed is a file, or none, in a folder that can be written"),
                complaint());
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void a_check_is_of_all_pcs_or_of_those_named_behind_it() {
        Path options = Path.of("o.json");
        Path data = Path.of("d");
        assertEquals(
                new CommandLine.Check(options, data, List.of()), of("--options", "o.json", "--data", "d", "--check"));
        assertEquals(
                new CommandLine.Check(options, data, List.of("den", "Anna's PC")),
                of("--check", "den", "Anna's PC", "--options", "o.json", "--data", "d"));
        assertEquals(new CommandLine.Wrong("--data FOLDER is missing, see --help"), of("--check", "--options", "o"));
        assertEquals(
                new CommandLine.Run(options, Path.of("--check"), null), of("--options", "o.json", "--data", "--check"));
    }

    @Test
    void help_and_version_win() {
        assertEquals(new CommandLine.Say(CommandLine.USAGE), of("--data", "--help"));
        assertEquals(new CommandLine.Say("timekpr2mqtt 1.2.3" + System.lineSeparator()), of("--version"));
    }

    @Test
    void what_is_wrong_is_named() {
        assertEquals(new CommandLine.Wrong("--options FILE is missing, see --help"), of());
        assertEquals(new CommandLine.Wrong("--data FOLDER is missing, see --help"), of("--options", "o"));
        assertEquals(new CommandLine.Wrong("--data needs a folder"), of("--options", "o", "--data"));
        assertEquals(new CommandLine.Wrong("--options needs a file"), of("--options"));
        assertEquals(
                new CommandLine.Wrong(
                        "unknown argument '--port', allowed are --options, --data, --heartbeat, --setup, --check, --new-key, --dashboard, --take-over, --diagnostics, --help, --version"),
                of("--port", "1"));
        assertEquals(new CommandLine.Wrong("--setup needs the name of a PC"), of("--setup"));
    }

    @Test
    void a_dashboard_needs_the_folder_alone_and_takes_what_was_renamed() {
        assertEquals(new CommandLine.Board(Path.of("d"), List.of()), of("--data", "d", "--dashboard"));
        assertEquals(
                new CommandLine.Board(Path.of("d"), List.of("a.b=a.c", "a.d=a.e")),
                of("--dashboard", "a.b=a.c", "a.d=a.e", "--data", "d"));
        assertEquals(new CommandLine.Wrong("--data FOLDER is missing, see --help"), of("--dashboard"));
        assertEquals(
                new CommandLine.Wrong("--dashboard: allowed with --data alone"),
                of("--dashboard", "--options", "o", "--data", "d"));
    }

    @Test
    void a_dashboard_of_what_was_never_announced_is_none_and_a_damaged_document_stays(@TempDir Path data)
            throws IOException, InterruptedException {
        assertEquals(1, run("--data", data.toString(), "--dashboard"));
        assertEquals(
                List.of(
                        "Cannot start: --dashboard: there is nothing to show: no PC and no child was announced to Home Assistant yet"),
                complaint());
        Path document = data.resolve("announced.json");
        Files.writeString(document, "{");
        err.reset();
        assertEquals(1, run("--data", data.toString(), "--dashboard"));
        assertTrue(
                complaint().get(0).startsWith("Cannot start: the document " + document + " cannot be read: "),
                complaint()::toString);
        assertEquals("{", Files.readString(document));
    }

    @Test
    void a_new_key_is_made_with_the_data_folder_alone_and_diagnostics_need_both() {
        assertEquals(new CommandLine.NewKey(Path.of("d")), of("--data", "d", "--new-key"));
        assertEquals(new CommandLine.Wrong("--data FOLDER is missing, see --help"), of("--new-key"));
        assertEquals(
                new CommandLine.Wrong("--new-key: allowed with --data alone"),
                of("--new-key", "--options", "o", "--data", "d"));
        assertEquals(
                new CommandLine.Diagnose(Path.of("o"), Path.of("d")),
                of("--diagnostics", "--options", "o", "--data", "d"));
        assertEquals(
                new CommandLine.Wrong("--options FILE is missing, see --help"), of("--diagnostics", "--data", "d"));
    }

    @Test
    void what_timekpr_mngr_left_is_taken_into_the_data_folder() {
        CommandLine.Take take = new CommandLine.Take(Path.of("b.tar"), Path.of("d"));
        assertEquals(take, of("--data", "d", "--take-over", "b.tar"));
        assertEquals(take, of("--take-over", "b.tar", "--data", "d"));
        assertEquals(new CommandLine.Wrong("--take-over needs a file or folder"), of("--data", "d", "--take-over"));
        assertEquals(new CommandLine.Wrong("--data FOLDER is missing, see --help"), of("--take-over", "b.tar"));
        assertEquals(
                new CommandLine.Wrong("--take-over: allowed with --data alone"),
                of("--take-over", "b.tar", "--options", "o", "--data", "d"));
    }

    @Test
    void one_errand_at_a_time() {
        assertEquals(
                new CommandLine.Wrong("--setup and --check are given, allowed is one of them"),
                of("--check", "--options", "o", "--data", "d", "--setup", "den"));
        assertEquals(
                new CommandLine.Wrong("--check and --new-key and --diagnostics are given, allowed is one of them"),
                of("--diagnostics", "--new-key", "--check", "den", "--data", "d"));
        assertEquals(
                new CommandLine.Check(Path.of("o"), Path.of("d"), List.of()),
                of("--check", "--check", "--options", "o", "--data", "d"));
        assertEquals(
                new CommandLine.Wrong("--options FILE is missing, see --help"), of("--setup", "den", "--data", "d"));
    }

    @Test
    void a_new_key_is_printed_with_what_to_do_and_a_second_one_is_refused(@TempDir Path folder) throws Exception {
        String data = folder.resolve("data").toString();
        assertEquals(0, run("--data", data, "--new-key"));
        Keys first = Keys.in(Path.of(data));
        assertEquals("Let this key in on each PC:\n" + first.publicLine() + "\n", out.toString(StandardCharsets.UTF_8));
        out.reset();
        assertEquals(0, run("--data", data, "--new-key"));
        Keys both = Keys.in(Path.of(data));
        assertEquals(Optional.of(first.publicLine()), both.oldLine());
        assertEquals(
                "Let this key in on each PC, as the first one:\n" + both.publicLine()
                        + "\nThe old one goes on until every PC has taken the new one.\n",
                out.toString(StandardCharsets.UTF_8));
        assertEquals(1, run("--data", data, "--new-key"));
        assertEquals(
                List.of("Cannot start: there is a new SSH key already, and not every PC has taken it: "
                        + both.publicLine()),
                complaint());
        try (FolderLock lock = FolderLock.take(Path.of(data))) {
            assertEquals(1, run("--data", data, "--new-key"));
            assertTrue(complaint().get(1).contains("is in use by another timekpr2mqtt"), lock::toString);
        }
    }

    @Test
    void a_name_that_no_file_can_have_is_quoted() {
        String why = "', no name that a file can have here (is the locale UTF-8?), allowed the path of a ";
        assertEquals(new CommandLine.Wrong("--data: given '" + why + "folder"), of("--options", "o", "--data", ""));
        assertEquals(new CommandLine.Wrong("--options: given 'a\0b" + why + "file"), of("--options", "a\0b"));
    }

    @Test
    void help_goes_to_the_output_and_ends_well() throws InterruptedException {
        assertEquals(0, run("--help"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("--options FILE"));
        assertEquals(List.of(), complaint());
    }

    @Test
    void a_wrong_call_ends_with_2_and_one_line() throws InterruptedException {
        assertEquals(2, run("--nonsense"));
        assertEquals(1, complaint().size());
    }

    @Test
    void a_bad_option_ends_with_1_and_one_line_that_names_it(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path options = Files.writeString(
                folder.resolve("options.json"), "{\"poll_seconds\": 1, \"mqtt\": {\"url\": \"mqtt://127.0.0.1\"}}");
        assertEquals(1, run("--options", options.toString(), "--data", folder.toString()));
        assertEquals(1, complaint().size());
        assertTrue(complaint().get(0).contains("poll_seconds: given 1, allowed 5 to 3600"), complaint()::toString);
    }

    @Test
    void a_data_folder_that_cannot_be_used_ends_with_1_and_one_line(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path options = Files.writeString(
                folder.resolve("options.json"), "{\"mqtt\": {\"url\": \"mqtt://127.0.0.1:1\"}, \"pcs\": []}");
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEquals(1, run("--options", options.toString(), "--data", file.toString()));
        assertEquals(1, complaint().size());
        assertTrue(complaint().get(0).startsWith("Cannot start: --data: "), complaint()::toString);
    }

    private int setup(Path folder, String pc, String user) throws IOException, InterruptedException {
        return setup(folder, pc, user, "");
    }

    private int setup(Path folder, String pc, String user, String more) throws IOException, InterruptedException {
        Path options = Files.writeString(
                folder.resolve("options.json"),
                "{\"mqtt\": {\"url\": \"mqtt://127.0.0.1:1\"}, \"pcs\": [{\"name\": \"den\", \"host\": \"192.0.2.1\", \"user\": \""
                        + user + "\"" + more + "}, {\"name\": \"attic\", \"host\": \"192.0.2.2\"}]}");
        return run(
                "--setup",
                pc,
                "--options",
                options.toString(),
                "--data",
                folder.resolve("data").toString());
    }

    @Test
    void the_setup_line_of_a_pc_is_printed_and_nothing_else(@TempDir Path folder) throws Exception {
        assertEquals(0, setup(folder, "den", "screentime"));

        String key = Files.readString(folder.resolve("data/ssh/id_ed25519.pub")).strip();
        assertEquals(
                List.of(SetupLine.of(key, "screentime")),
                out.toString(StandardCharsets.UTF_8).lines().toList());
        assertEquals(List.of(), complaint());
    }

    @Test
    void the_setup_line_has_the_key_with_which_the_pc_will_be_asked_first(@TempDir Path folder) throws Exception {
        String old = Keys.in(folder.resolve("data")).publicLine();
        Keys both = Keys.begin(folder.resolve("data"));
        assertEquals(0, setup(folder, "den", "timekpr2mqtt"));
        String line = out.toString(StandardCharsets.UTF_8).strip();
        assertEquals(SetupLine.of(both.publicLine(), "timekpr2mqtt"), line);
        assertFalse(line.contains(old));
        out.reset();

        KeyPair given = KeyTexts.pair("EC", 256);
        String option = ", \"ssh_key\": \"" + KeyTexts.openSsh(given).replace("\n", "\\n") + "\"";
        assertEquals(0, setup(folder, "den", "timekpr2mqtt", option));
        assertEquals(
                SetupLine.of(KeyTexts.publicLine(given) + " timekpr2mqtt", "timekpr2mqtt"),
                out.toString(StandardCharsets.UTF_8).strip());
    }

    @Test
    void a_pc_that_cannot_be_set_up_is_named(@TempDir Path folder) throws Exception {
        assertEquals(1, setup(folder, "study", "timekpr2mqtt"));
        assertEquals(List.of("Cannot start: --setup: given 'study', allowed den, attic"), complaint());
    }

    @Test
    void without_a_pc_in_the_options_no_name_of_one_is_allowed(@TempDir Path folder) throws Exception {
        Path options =
                Files.writeString(folder.resolve("options.json"), "{\"mqtt\": {\"url\": \"mqtt://127.0.0.1:1\"}}");
        for (String errand : List.of("--setup", "--check")) {
            err.reset();
            assertEquals(1, run(errand, "den", "--options", options.toString(), "--data", folder.toString()));
            assertEquals(
                    List.of("Cannot start: " + errand + ": given 'den', allowed nothing, as no PC is in the options"),
                    complaint());
        }
    }
}
