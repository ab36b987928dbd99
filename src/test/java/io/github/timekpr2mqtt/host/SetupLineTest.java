package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The line itself; what it does on a PC is seen in {@link SetupOnTheLabTest}. */
class SetupLineTest {
    private static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIF timekpr2mqtt";

    @TempDir
    private Path folder;

    /** A sudo that only writes down what it was to run. */
    @BeforeEach
    void sudo() throws IOException {
        Path sudo = folder.resolve("sudo");
        Files.writeString(sudo, "#!/bin/sh\nprintf '%s\\n' \"$@\" >" + folder + "/asked\ncat >" + folder + "/script\n");
        Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String run(List<String> shell, String line) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(shell);
        command.addAll(List.of("-c", line));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", folder + ":", (old, first) -> first + old);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }

    private List<String> asked() throws IOException {
        return Files.readAllLines(folder.resolve("asked"));
    }

    static Stream<List<String>> typedInto() {
        return ScriptPc.installed("sh", "dash", "bash", "busybox sh", "zsh", "fish");
    }

    static Stream<List<String>> shells() {
        return ScriptPc.installed("sh", "dash", "bash --posix", "busybox sh");
    }

    @ParameterizedTest
    @MethodSource("typedInto")
    void a_shell_hands_the_whole_script_and_the_key_to_sudo(List<String> shell) throws Exception {
        String said = run(shell, SetupLine.of(KEY, "timekpr2mqtt"));

        assertEquals("", said);
        assertEquals(List.of("sh", "-s", "--", KEY), asked());
        assertEquals(SetupLine.script(), Files.readString(folder.resolve("script")));
    }

    @Test
    void words_can_be_added_at_its_end() throws Exception {
        run(List.of("sh"), SetupLine.of(KEY, "timekpr2mqtt") + " --remove");

        assertEquals(List.of("sh", "-s", "--", KEY, "--remove"), asked());
    }

    @Test
    void another_account_is_named_and_is_a_word_whatever_it_is_called() throws Exception {
        run(List.of("sh"), SetupLine.of(KEY, "it's $(id)"));

        assertEquals(List.of("sh", "-s", "--", "--user", "it's $(id)", KEY), asked());
    }

    @Test
    void without_its_end_it_prints_what_would_be_run() throws Exception {
        String line = SetupLine.of(KEY, "timekpr2mqtt");

        assertEquals(SetupLine.script(), run(List.of("sh"), line.substring(0, line.indexOf("|sudo"))));
    }

    @ParameterizedTest
    @MethodSource("typedInto")
    void a_line_that_a_terminal_has_cut_runs_nothing(List<String> shell) throws Exception {
        run(shell, SetupLine.of(KEY, "timekpr2mqtt").substring(0, 4095));

        assertFalse(Files.exists(folder.resolve("asked")));
    }

    @Test
    void it_is_one_line_of_plain_characters_that_fits_into_a_state_of_home_assistant() {
        String line = SetupLine.of(KEY, "timekpr2mqtt");

        assertTrue(line.matches("[ -~]+"), line);
        assertTrue(line.length() < 9_000, "" + line.length());
    }

    @Test
    void the_script_holds_gate_and_policy_as_they_are() {
        assertTrue(SetupLine.script().contains("<<'GATE'\n" + Gate.script() + "GATE\n"));
        assertTrue(SetupLine.script().contains("<<'POLICY'\n" + BusPolicy.text(false) + "POLICY\n"));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void half_a_script_runs_nothing(List<String> shell) throws Exception {
        String script = SetupLine.script();
        for (int part = 1; part < 20; part++) {
            String half = script.substring(0, script.length() * part / 20);
            String said = run(shell, half);

            assertFalse(said.contains("changed") || said.contains("Done"), said);
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void what_is_no_option_and_no_key_is_refused(List<String> shell) throws Exception {
        for (String word : List.of("--help", "id", "ssh-ed25519 A\"B", "ssh-rsa A\nssh-rsa B", "ssh-rsa A;B")) {
            String said = run(shell, "set -- '" + word + "'\n" + SetupLine.script());

            assertTrue(said.startsWith("Nothing was changed: "), word + " " + said);
            assertTrue(said.contains(word), said);
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void names_that_no_system_account_has_are_refused(List<String> shell) throws Exception {
        for (String name : List.of("-x", "Anna", "9", "a b", "a.b", "a\"/>", "../x", "$x", "")) {
            String said =
                    run(shell, "set -- --user '" + name + "' '" + KEY + "'\nid() { echo 0; }\n" + SetupLine.script());

            assertTrue(said.startsWith("Nothing was changed: '" + name + "' cannot be"), said);
        }
    }
}
