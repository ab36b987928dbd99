package io.github.timekpr2mqtt.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The Supervisor's own code against what this project says that it does. It is no part of the project: it is downloaded, or
 * {@code -Dsupervisor.options=FILE} names it; voluptuous comes with pip. Where one of them cannot be had, the transcription stands alone.
 */
class RealSupervisorTest {
    private static final String SOURCE = "https://raw.githubusercontent.com/home-assistant/supervisor/"
            + "090ef31ec024952c2469ed5a7c9f3ce8c1a5499e/supervisor/apps/options.py";
    private static final Path FOLDER = Path.of("target", "supervisor");
    private static final Path CHECK = Path.of("src", "test", "resources", "supervisor", "options_check.py");
    private static final List<@Nullable Object> OTHERS = Arrays.asList(
            null,
            true,
            false,
            0,
            1,
            2,
            22,
            366,
            65_536,
            -1,
            1.5,
            "22",
            " 22 ",
            "1.5",
            "True",
            "ON",
            "yes",
            List.of(),
            List.of(1),
            List.of("anna"),
            List.of("anna", 7),
            Map.of(),
            Map.of("x", 1),
            List.of(Map.of()),
            List.of(Map.of("name", "a", "host", "b")));

    private static Path source() throws IOException {
        String given = System.getProperty("supervisor.options", "");
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        Path file = Files.createDirectories(FOLDER).resolve("options.py");
        if (Files.exists(file)) {
            return file;
        }
        URLConnection connection = URI.create(SOURCE).toURL().openConnection();
        connection.setConnectTimeout(5000);
        connection.setReadTimeout(5000);
        try (InputStream in = connection.getInputStream()) {
            return Files.write(file, in.readNBytes(1 << 20));
        } catch (IOException e) {
            return abort("the Supervisor's code cannot be had here: " + e);
        }
    }

    /** A Python that has voluptuous. */
    private static String python() throws IOException, InterruptedException {
        Path python = FOLDER.resolve("python").resolve("bin").resolve("python").toAbsolutePath();
        if (Files.notExists(FOLDER.resolve("complete"))) {
            Files.createDirectories(FOLDER);
            String folder = FOLDER.resolve("python").toString();
            if (!runs("python3", "-m", "venv", folder)
                    || !runs(
                            python.toString(),
                            "-m",
                            "pip",
                            "-q",
                            "--timeout",
                            "5",
                            "--retries",
                            "1",
                            "install",
                            "voluptuous==0.16.0")) {
                return abort("no Python with voluptuous can be had here");
            }
            Files.writeString(FOLDER.resolve("complete"), "");
        }
        return python.toString();
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, Object> asked(List<Map<String, Object>> options) throws Exception {
        Path source = source();
        String python = python();
        Path given = FOLDER.resolve("given.json");
        Path answer = FOLDER.resolve("answer.json");
        Files.writeString(
                given,
                ObjectMapper.getDefault()
                        .writeValueAsString(Map.of("schema", AppOptionsTest.SCHEMA, "options", options)));
        Process process = new ProcessBuilder(python, CHECK.toString(), source.toString())
                .redirectInput(given.toFile())
                .redirectOutput(answer.toFile())
                .redirectError(FOLDER.resolve("errors.txt").toFile())
                .start();
        assertEquals(0, process.waitFor(), () -> {
            try {
                return Files.readString(FOLDER.resolve("errors.txt"));
            } catch (IOException e) {
                return e.toString();
            }
        });
        return ObjectMapper.getDefault()
                .readValue(Files.readString(answer), Argument.mapOf(String.class, Object.class));
    }

    private static List<Map<String, Object>> documents() {
        List<Map<String, Object>> documents = new ArrayList<>();
        documents.add(new LinkedHashMap<>(AppOptionsTest.map(AppOptionsTest.CONFIG.get("options"))));
        documents.add(new LinkedHashMap<>());
        documents.add(
                new LinkedHashMap<>(Map.of("log_level", "info", "mqtt", Map.of(), "pcs", List.of(), "unknown", 1)));
        documents.add(new LinkedHashMap<>(Map.of("log_level", "info", "pcs", List.of())));
        List<String> odd = AppOptionsTest.oddTexts().distinct().toList();
        for (String path : AppOptionsTest.known()) {
            for (int i = path.length(); i < odd.size(); i += 17) {
                documents.add(AppOptionsTest.with(path, odd.get(i)));
                if (!isPattern(path)) {
                    documents.add(AppOptionsTest.with(path, List.of(odd.get(i))));
                }
            }
            OTHERS.stream()
                    .filter(other -> !(isPattern(path) && (other instanceof List || other instanceof Map)))
                    .forEach(other -> documents.add(AppOptionsTest.with(path, other)));
        }
        return documents;
    }

    /** A list is a text to it, in Python's way of writing. */
    private static boolean isPattern(String path) {
        return String.valueOf(AppOptionsTest.at(AppOptionsTest.SCHEMA, path)).startsWith("match");
    }

    @Test
    void it_takes_writes_and_refuses_what_the_transcription_does() throws Exception {
        List<Map<String, Object>> documents = documents();
        List<?> answers = (List<?>) Objects.requireNonNull(asked(documents).get("answers"));
        assertEquals(documents.size(), answers.size());
        List<String> differ = new ArrayList<>();
        int refusals = 0;
        for (int i = 0; i < documents.size(); i++) {
            Object real = ((Map<?, ?>) Objects.requireNonNull(answers.get(i))).get("written");
            Object ours;
            try {
                ours = new SupervisorSchema(AppOptionsTest.SCHEMA).written(documents.get(i));
            } catch (SupervisorSchema.Refused e) {
                ours = null;
                refusals++;
            }
            if (!Objects.equals(String.valueOf(real), String.valueOf(ours))) {
                differ.add(documents.get(i) + ": really " + answers.get(i) + ", here " + ours);
            }
        }
        assertEquals(List.of(), differ);
        assertTrue(refusals > 1000 && documents.size() - refusals > 1000, refusals + " of " + documents.size());
    }

    /** The form shows the broker's part even if nothing stands in it, and lists of texts as such. */
    @Test
    void it_makes_a_form_of_the_schema() throws Exception {
        List<?> form = (List<?>) Objects.requireNonNull(asked(List.of()).get("ui"));
        assertEquals(AppOptionsTest.SCHEMA.size(), form.size());
        assertTrue(
                String.valueOf(form).contains("{name=users, multiple=true, optional=true, type=string}"),
                form.toString());
    }
}
