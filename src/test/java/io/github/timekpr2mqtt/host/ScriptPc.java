package io.github.timekpr2mqtt.host;

import io.github.timekpr2mqtt.demopc.Program;
import io.github.timekpr2mqtt.timekpr.FilesReport;
import io.github.timekpr2mqtt.timekpr.Unreadable;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder that stands for a PC's file system, and the gate's script, which takes it for one. */
final class ScriptPc {
    /** What the script needs. The PC has nothing else in its path, so that a test decides what is installed. */
    private static final List<String> PROGRAMS = List.of("sh", "date", "cat", "awk", "readlink");

    private final Path root;
    private final Path bin;
    private final Map<String, String> environment = new HashMap<>();

    record Result(int status, String printed, String said) {}

    ScriptPc(Path root) throws IOException {
        this.root = root;
        this.bin = root.resolve("bin");
        Files.createDirectories(bin);
        for (String program : PROGRAMS) {
            script(program, "exec " + real(program) + " \"$@\"");
        }
        environment.put("PATH", bin.toString());
    }

    /** Those shells, with their arguments, that this machine has. */
    static Stream<List<String>> installed(String... shells) {
        return Stream.of(shells)
                .map(shell -> List.of(shell.split(" ", -1)))
                .filter(shell -> !real(shell.get(0)).toString().isEmpty());
    }

    private static Path real(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(""));
    }

    void write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    /** Timekpr as it is after its installation, with these children. */
    void timekpr(String version, String... children) throws IOException {
        timekprCode("usr/lib/python3/dist-packages", version);
        write("etc/timekpr/timekpr.conf", sample("timekpr.conf"));
        for (String child : children) {
            write(
                    "var/lib/timekpr/config/timekpr." + child + ".conf",
                    sample("timekpr.leo.conf").replace("[leo", "[" + child));
            write("var/lib/timekpr/work/" + child + ".time", sample("leo.time").replace("[leo", "[" + child));
        }
    }

    private static String sample(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/timekpr/fresh-0.5.9", name));
    }

    void change(String file, String before, String after) throws IOException {
        String text = Files.readString(root.resolve(file));
        if (!text.contains(before)) {
            throw new IOException("no " + before + " in " + text);
        }
        write(file, text.replace(before, after));
    }

    void link(String file, String target) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.deleteIfExists(root.resolve(file));
        Files.createSymbolicLink(root.resolve(file), root.resolve(target));
    }

    void zones(String... names) throws IOException {
        for (String name : names) {
            write("usr/share/zoneinfo/" + name, "TZif2 " + name);
        }
    }

    void timekprCode(String folder, String version) throws IOException {
        write(
                folder + "/timekpr/common/constants/constants.py",
                "#!/x\n\nTK_VERSION = \"" + version + "\"\nTK_X = \"9\"\n");
    }

    /** Installs a program, which itself may use what this machine has. */
    void program(String name, String command) throws IOException {
        script(name, "PATH=/usr/bin:/bin\n" + command);
    }

    private void script(String name, String command) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + command + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    void countPrograms() throws IOException {
        for (String name : PROGRAMS) {
            program(name, "echo " + name + " >>" + root + "/started; exec " + real(name) + " \"$@\"");
        }
    }

    List<String> programsStarted() throws IOException {
        return Files.readAllLines(root.resolve("started"));
    }

    Map<String, String> environment() {
        return environment;
    }

    /** The script's own text, but for the folders. */
    String withRoot(String script) {
        return script.replaceAll(
                "(?<![\\w*])(/etc/timekpr|/etc/dbus-1|/var/lib|/usr/|/etc/timezone|/etc/localtime)", root + "$1");
    }

    Path gate() throws IOException {
        Path file = root.resolve("gate");
        Files.writeString(file, withRoot(Gate.script()));
        return file;
    }

    Result gate(List<String> shell, String word) throws IOException, InterruptedException {
        environment.put("SSH_ORIGINAL_COMMAND", word);
        return run(shell, gate().toString());
    }

    /** What an SSH server on this PC would run: the gate, or the log-in shell. */
    Program program(boolean gate, String command) throws IOException {
        Map<String, String> inherited = new HashMap<>(environment);
        inherited.put("SSH_ORIGINAL_COMMAND", command);
        String sh = real("sh").toString();
        return Program.process(gate ? List.of(sh, gate().toString()) : List.of(sh, "-c", withRoot(command)), inherited);
    }

    FilesReport files(List<String> shell) throws IOException, InterruptedException, Unreadable {
        Result result = gate(shell, "files");
        if (result.status() != 0 || !result.said().isEmpty()) {
            throw new IOException(result.toString());
        }
        return FilesReport.parse(result.printed().getBytes(StandardCharsets.UTF_8));
    }

    Result run(List<String> shell, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(shell);
        command.set(0, real(shell.get(0)).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Path said = root.resolve("stderr");
        builder.redirectError(said.toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), printed, Files.readString(said));
    }
}
