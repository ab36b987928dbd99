package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command on the pages is run by a test, or stands here with the reason why not. {@link PageCommandsLineTest} runs them. */
class PageCommandsTest {
    private static final String LONG = "takes from ten minutes to hours; ";
    private static final String CHANGES_THE_MACHINE = "changes the machine that it is typed on; ";

    /** What is not run here as it stands: where it is run instead, or why it is not. */
    static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("./mvnw verify", "this test is part of it: .ci/run calls it"),
            Map.entry("LAB=required ./mvnw verify", "this test is part of it: .ci/run calls it"),
            Map.entry(".ci/run", "this test is part of it"),
            Map.entry(".ci/lint", ".ci/run calls it before the tests"),
            Map.entry("./mvnw -DskipTests package", "a part of verify, which .ci/run calls"),
            Map.entry(
                    "./mvnw -q spotless:apply",
                    "writes into the sources; verify, which .ci/run calls, checks the same"),
            Map.entry("./mvnw -Pdemo", "waits for a person; DemoTest runs the demo"),
            Map.entry("./mvnw -Pkills", LONG + "RandomKillsLineTest kills 30 times in each build"),
            Map.entry("./mvnw -Psoak verify", LONG + "SoakTest runs three quarters of an hour of it in each build"),
            Map.entry("./mvnw -Ppayloads verify", LONG + "PayloadsTest sends ten thousand in each build"),
            Map.entry("./mvnw -Pmutation verify", LONG + "run by hand"),
            Map.entry("./mvnw -Pbench verify", LONG + "needs a quiet machine; run by hand"),
            Map.entry(
                    "HA=required ./mvnw test -Dtest='*HomeAssistantLineTest'",
                    LONG + ".ci/run runs these classes with HA=try, live.yaml with HA=required"),
            Map.entry(
                    "LAB=required ./mvnw test -Djacoco.skip=true -Dtest=CancelLineTest",
                    "the class is part of verify, which .ci/run calls with LAB=required"),
            Map.entry(
                    "./mvnw test -Djacoco.skip=true -Dgolden.update=true"
                            + " -Dtest='GoldenTest,DocumentationTest,AppFilesTest,DashboardTest'",
                    "writes into the sources; the same classes compare in each build"),
            Map.entry(".ci/picture", LONG + "HomeAssistantLineTest, of which it is, is run by .ci/run with HA=try"),
            Map.entry(
                    ".ci/release notes v0.1.0",
                    "holds once the version has a section in CHANGELOG.md; ReleaseTest runs it on one that has"),
            Map.entry(
                    "sudo apt-get install openjdk-17-jdk-headless", CHANGES_THE_MACHINE + ".ci/run installs the same"),
            Map.entry("apt-get install openjdk-17-jdk-headless", CHANGES_THE_MACHINE + ".ci/run installs the same"),
            Map.entry(
                    "sudo apt-get install openssh-server",
                    CHANGES_THE_MACHINE + "the lab unpacks that package for its PCs"),
            Map.entry(
                    "sudo pkill -KILL -u timekpr2mqtt",
                    CHANGES_THE_MACHINE + "a lab's PCs share its processes, and it would end what is not theirs"),
            Map.entry("apt-get install docker.io", CHANGES_THE_MACHINE + ".ci/run installs the same"),
            Map.entry("src/test/image/image build timekpr2mqtt:test", "ImageLineTest begins with it"),
            Map.entry(
                    "src/test/image/image with docker run --rm timekpr2mqtt:test --version",
                    "ImageLineTest does it with the engine that it has"),
            Map.entry(
                    "test FILE -nt /proc/self/stat",
                    "the HEALTHCHECK of the image is that, and ImageLineTest waits for what it says"),
            Map.entry("sh FILE", "SetupOnTheLabTest gives the script to sh on a PC of the lab"));

    private static Set<String> texts(Stream<PageCommand> commands) {
        return commands.map(PageCommand::text).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_command_is_run_or_stands_here_with_a_reason() throws IOException {
        Set<String> here = new TreeSet<>(ELSEWHERE.keySet());
        here.addAll(PageCommandsLineTest.RUN);
        here.addAll(SystemdLineTest.RUN);
        here.addAll(ComposeLineTest.RUN);
        assertEquals(here, texts(PageCommand.all().stream()));
    }

    @Test
    void what_ci_is_said_to_call_it_calls() throws IOException {
        String script = Files.readString(Path.of(".ci/run"));
        assertTrue(script.contains("\n.ci/lint\n"), script);
        assertTrue(Pattern.compile("^LAB=required .* \\./mvnw -B verify$", Pattern.MULTILINE)
                .matcher(script)
                .find());
        assertTrue(script.contains("openjdk-17-jdk-headless"), script);
    }

    static Stream<String> maven() throws IOException {
        return texts(PageCommand.all().stream().filter(PageCommand::isMaven)).stream();
    }

    /** A profile, a property or a class that was renamed is noticed also where the command takes hours. */
    @ParameterizedTest
    @MethodSource("maven")
    void a_command_for_maven_names_what_there_is(String command) throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        Pattern.compile("-P(\\S+)")
                .matcher(command)
                .results()
                .forEach(profile -> assertTrue(pom.contains("<id>" + profile.group(1) + "</id>"), profile::group));
        for (String word : List.of(command.replaceAll("'", "").split(" ", -1))) {
            if (word.startsWith("-Dtest=")) {
                for (String name : word.substring("-Dtest=".length()).split(",", -1)) {
                    assertTrue(isATest(name), name);
                }
            }
        }
    }

    private static boolean isATest(String name) throws IOException {
        Pattern pattern = Pattern.compile(name.replace("*", ".*") + "\\.java");
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.anyMatch(
                    file -> pattern.matcher(file.getFileName().toString()).matches());
        }
    }

    @Test
    void a_new_command_is_seen_in_a_block_and_in_a_sentence() {
        Path page = Path.of("x.md");
        String text =
                "Do `curl -O x`, see `java`, then:\n\n```sh\n# first\na \\\n  b\n  c > d\n```\n\n```json\n{}\n```\n`HA=1 ./mvnw x`, `.ci/y`";
        assertEquals(
                List.of("a b", "c > d", "curl -O x", "HA=1 ./mvnw x", ".ci/y"),
                PageCommand.of(page, text).stream().map(PageCommand::text).toList());
    }
}
