package io.github.timekpr2mqtt.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code .ci/release} makes of a tag, and the tags that it refuses. */
class ReleaseTest {
    private final Path folder;

    ReleaseTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void project() throws IOException {
        Files.createDirectories(folder.resolve(".ci"));
        Files.copy(Path.of(".ci", "release"), folder.resolve(".ci").resolve("release"));
        write(
                "pom.xml",
                "<project>\n  <parent>\n    <version>9.9.9</version>\n  </parent>\n  <version>1.2.3</version>\n");
        write("ha-addon/config.yaml", "name: x\nversion: 1.2.3\n");
        write(
                "CHANGELOG.md",
                "# C\n\n## [Unreleased]\n\n- later\n\n## [1.2.3] - 2026-12-01\n\n- now\n\n## [1.2.2]\n\n- before\n");
        write("target/timekpr2mqtt.jar", "jar");
        write("target/bom.json", "{}");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private record Ended(int code, String out, String err) {}

    private Ended release(String... words) throws Exception {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of("bash", folder.resolve(".ci/release").toString()), Stream.of(words))
                        .toList())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int code = process.waitFor();
        return new Ended(code, read(out), read(err));
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    @Test
    void the_notes_are_what_the_change_log_says_of_that_version_alone() throws Exception {
        assertEquals(new Ended(0, "- now\n", ""), release("notes", "v1.2.3"));
    }

    @Test
    void the_files_are_the_jar_its_bill_of_materials_and_the_checksums_of_both() throws Exception {
        Path made = folder.resolve("made");
        assertEquals(new Ended(0, "", ""), release("files", "v1.2.3", made.toString()));
        assertEquals("jar", read(made.resolve("timekpr2mqtt-1.2.3.jar")));
        assertEquals("{}", read(made.resolve("timekpr2mqtt-1.2.3.cdx.json")));
        List<String> sums = Files.readAllLines(made.resolve("SHA256SUMS"));
        assertEquals(2, sums.size());
        assertTrue(sums.get(0).matches("[0-9a-f]{64} {2}timekpr2mqtt-1\\.2\\.3\\.jar"), sums.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, release: given '1.2.3'; allowed v1.2.3",
        "v1.2, release: given 'v1.2'; allowed v1.2.3",
        "v1.2.4, release: v1.2.4 is not the version of pom.xml: 1.2.3"
    })
    void another_tag_is_refused(String tag, String line) throws Exception {
        assertEquals(new Ended(1, "", line.replace(';', ',') + "\n"), release("notes", tag));
    }

    @Test
    void an_app_of_another_version_is_refused() throws Exception {
        write("ha-addon/config.yaml", "version: \"1.2.2\"\n");
        assertEquals(
                new Ended(1, "", "release: v1.2.3 is not the version of ha-addon/config.yaml: 1.2.2\n"),
                release("notes", "v1.2.3"));
    }

    @Test
    void nothing_is_made_of_a_version_of_which_the_change_log_says_nothing() throws Exception {
        write("CHANGELOG.md", "## [1.2.3] - 2026-12-01\n\n## [1.2.2]\n\n- before\n");
        Ended ended = release("files", "v1.2.3", folder.resolve("made").toString());
        assertEquals(1, ended.code());
        assertTrue(ended.err().startsWith("release: CHANGELOG.md says nothing of 1.2.3"), ended.err());
        assertFalse(Files.exists(folder.resolve("made")));
    }

    /** So that the next release can be made of what is here. */
    @Test
    void the_change_log_of_this_project_has_a_section_that_becomes_the_notes() throws Exception {
        write("CHANGELOG.md", read(Path.of("CHANGELOG.md")).replace("## [Unreleased]", "## [1.2.3] - 2026-12-01"));
        assertTrue(release("notes", "v1.2.3").out().contains("### Added\n- "));
    }
}
