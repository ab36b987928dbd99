package io.github.timekpr2mqtt.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What can be seen of the image and of the service without building or starting them; the rest is seen by {@code ImageLineTest}. */
class ImageFilesTest {
    private static final Path APP = Path.of("ha-addon");

    private static String text(String file) throws IOException {
        return Files.readString(APP.resolve(file));
    }

    /** The Dockerfile, each instruction on one line. */
    private static List<String> instructions() throws IOException {
        return text("Dockerfile")
                .replaceAll("(?m)^#.*\\R", "")
                .replace("\\\n", " ")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static List<String> of(String instruction) throws IOException {
        return instructions().stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length()).strip())
                .toList();
    }

    /** Java is the first process of the container, and a signal reaches it: a shell would keep SIGTERM for itself. */
    @Test
    void no_shell_stands_before_the_program_or_its_health_check() throws IOException {
        assertEquals(1, of("ENTRYPOINT").size());
        assertTrue(of("ENTRYPOINT").get(0).startsWith("[\"/opt/java/bin/java\","));
        assertTrue(of("CMD").get(0).startsWith("["));
        assertTrue(of("HEALTHCHECK").get(0).contains(" CMD [\"/usr/bin/test\","));
    }

    @Test
    void the_health_check_looks_at_the_heartbeat_that_the_program_is_given() throws IOException {
        Matcher given = Pattern.compile("\"--heartbeat\", \"([^\"]+)\"")
                .matcher(of("CMD").get(0));
        assertTrue(given.find());
        assertTrue(of("HEALTHCHECK").get(0).contains("\"" + given.group(1) + "\", \"-nt\", \"/proc/self/stat\""));
        assertTrue(given.group(1).startsWith("/dev/shm/"), "in memory, and not on the card of a small computer");
    }

    @Test
    void apparmor_lets_run_what_the_image_runs_and_nothing_else() throws IOException {
        Set<String> allowed = new TreeSet<>();
        Matcher rule = Pattern.compile("(?m)^ {2}(/\\S+) +[a-z]*ix,$").matcher(text("apparmor.txt"));
        while (rule.find()) {
            allowed.add(rule.group(1));
        }
        assertEquals(Set.of("/dev/init", "/opt/java/bin/java", "/sbin/docker-init", "/usr/bin/test"), allowed);
    }

    /** A cache that was made with other flags is not taken, and the start is then slow without a word. */
    @Test
    void the_cache_is_made_with_the_java_the_flags_the_jar_and_the_paths_that_it_is_used_with() throws IOException {
        String rehearsal = of("RUN").stream()
                .filter(line -> line.contains("exec:exec@rehearsal"))
                .findFirst()
                .orElseThrow();
        String entry = of("ENTRYPOINT").get(0);
        Matcher given = Pattern.compile("-Drehearsal\\.[a-z]+=(\\S+)").matcher(rehearsal);
        Set<String> words = new TreeSet<>();
        while (given.find()) {
            words.add(given.group(1));
            assertTrue(entry.contains(given.group(1) + "\""), given.group(1));
        }
        assertEquals(4, words.size());
    }

    /** A signal, or the name of an option, that systemd does not know, is only a line in its log. */
    @Test
    void the_service_runs_the_jar_with_options_that_it_has() throws IOException {
        String unit = text("examples/timekpr2mqtt.service").replaceAll("\\\\\n\\s*", "");
        List<String> sections =
                unit.lines().filter(line -> line.startsWith("[")).toList();
        assertEquals(List.of("[Unit]", "[Service]", "[Install]"), sections);
        for (String line : unit.lines().filter(line -> !line.isBlank()).toList()) {
            assertTrue(line.matches("#.*|\\[[A-Z][a-z]+]|[A-Z][A-Za-z]+=.*"), line);
        }
        Matcher start = Pattern.compile("(?m)^ExecStart=(.*)$").matcher(unit);
        assertTrue(start.find());
        List<String> words = List.of(start.group(1).split(" ", -1));
        assertEquals("/usr/bin/java", words.get(0));
        assertTrue(words.contains("/usr/local/lib/timekpr2mqtt/timekpr2mqtt.jar"));
        assertTrue(unit.contains("LoadCredential=options.json:"), "what ${CREDENTIALS_DIRECTORY} holds");
        assertTrue(unit.contains("StateDirectory=timekpr2mqtt-bridge\n")
                && words.contains("/var/lib/timekpr2mqtt-bridge"));
        String readme = Files.readString(Path.of("README.md"));
        String flags = words.stream().filter(word -> word.startsWith("-X")).collect(Collectors.joining(" "));
        assertFalse(flags.isEmpty());
        assertTrue(readme.replaceAll("\\s*\\\\\\R\\s*", " ").contains(flags), flags);
    }
}
