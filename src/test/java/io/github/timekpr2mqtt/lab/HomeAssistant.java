package io.github.timekpr2mqtt.lab;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real Home Assistant, onboarded, with its MQTT integration set up for a broker. */
public final class HomeAssistant implements AutoCloseable {
    private static final String SCRIPT = Path.of("src/test/lab/homeassistant/homeassistant.sh")
            .toAbsolutePath()
            .toString();
    private static final int CANNOT_BE_HAD = 3;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final HomeAssistantVersion version;
    private final Path folder;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = ObjectMapper.getDefault();

    private HomeAssistant(HomeAssistantVersion version, Path folder, int port) {
        this.version = version;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Ends the test, with one line that says so, unless this one is asked for: by {@code HA=try} or {@code HA=required} in
     * the environment, because it is installed at the first time, which takes some minutes and 2.5 GB, and by
     * {@code HA_VERSION}.
     */
    public static void isWanted(HomeAssistantVersion version) {
        String wanted = System.getenv("HA");
        if (!"try".equals(wanted) && !"required".equals(wanted)) {
            notRun(version, "HA=required runs it");
        }
        if (!HomeAssistantVersion.wanted().contains(version)) {
            notRun(version, "HA_VERSION=both runs it");
        }
    }

    /** A new one in this folder; with {@code HA=try}, the test ends with one line that says so where it cannot be had. */
    public static HomeAssistant start(HomeAssistantVersion version, Path folder, int port, int brokerPort)
            throws IOException {
        HomeAssistant started = new HomeAssistant(version, folder, port);
        Ran ran = started.script("start", Integer.toString(brokerPort));
        if (ran.exit() == CANNOT_BE_HAD && "try".equals(System.getenv("HA"))) {
            notRun(version, ran.err().strip());
        }
        ran.orFail();
        System.out.println("Home Assistant: " + started.release());
        return started;
    }

    private static void notRun(HomeAssistantVersion version, String why) {
        System.out.println("NOT RUN (Home Assistant, " + version.word() + "): " + why);
        Assumptions.abort("no Home Assistant: " + why);
    }

    private Ran script(String... words) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(SCRIPT));
        command.addAll(List.of(words));
        return Ran.of(
                command,
                Map.of("HA_VERSION", version.word(), "HA_DIR", folder.toString(), "HA_PORT", Integer.toString(port)));
    }

    private String token() throws IOException {
        return Files.readString(folder.resolve("token")).strip();
    }

    private String rest(String method, String path, @Nullable Object body) throws IOException {
        HttpRequest.BodyPublisher payload = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token())
                .method(method, payload)
                .timeout(Duration.ofMinutes(1))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 404) {
                return "{}";
            }
            if (answer.statusCode() >= 300) {
                throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** The state of an entity with its attributes; empty while there is none. */
    public Map<String, Object> entity(String id) throws IOException {
        Map<String, Object> state =
                json.readValue(rest("GET", "/api/states/" + id, null), Argument.mapOf(String.class, Object.class));
        return state == null ? Map.of() : state;
    }

    /** The state of an entity as text; empty while there is none. */
    public String state(String id) throws IOException {
        return String.valueOf(entity(id).getOrDefault("state", ""));
    }

    /** An attribute of an entity as text; empty while there is no such entity. */
    public String attribute(String id, String name) throws IOException {
        return entity(id).get("attributes") instanceof Map<?, ?> attributes ? String.valueOf(attributes.get(name)) : "";
    }

    /** Waits until the state of an entity is as wanted. */
    public String await(String id, Predicate<String> wanted) {
        return Awaitility.await(id)
                .atMost(LIMIT)
                .ignoreException(IOException.class)
                .until(() -> state(id), wanted);
    }

    /** Waits until there is this entity and it is not unavailable; the state of a text may be empty. */
    public void awaitAvailable(String id) {
        Awaitility.await(id)
                .atMost(LIMIT)
                .ignoreException(IOException.class)
                .until(
                        () -> String.valueOf(entity(id).getOrDefault("state", "unavailable")),
                        state -> !state.equals("unavailable"));
    }

    /** Does what a tap does, for example {@code number/set_value}. */
    public void call(String service, Map<String, Object> data) throws IOException {
        rest("POST", "/api/services/" + service, data);
    }

    /** Sends something to its API, and returns what it answers. */
    public Map<String, Object> post(String path, Map<String, ?> body) throws IOException {
        String answer = rest("POST", path, body);
        Map<String, Object> read =
                answer.isEmpty() ? Map.of() : json.readValue(answer, Argument.mapOf(String.class, Object.class));
        return read == null ? Map.of() : read;
    }

    /** Adds an integration as the dialogue does it that asks one thing. */
    public void add(String integration, String field, String answer) throws IOException {
        String path = "/api/config/config_entries/flow";
        Object flow = post(path, Map.of("handler", integration)).get("flow_id");
        Map<String, Object> end = post(path + "/" + flow, Map.of(field, answer));
        if (!"create_entry".equals(end.get("type"))) {
            throw new IOException(integration + " was not added: " + end);
        }
    }

    /** The number of its release, for example 2026.11.0. */
    public String release() throws IOException {
        Map<String, Object> config =
                json.readValue(rest("GET", "/api/config", null), Argument.mapOf(String.class, Object.class));
        return config == null ? "" : String.valueOf(config.get("version"));
    }

    public HomeAssistantVersion version() {
        return version;
    }

    /** A connection for what REST does not offer; the caller closes it. */
    public HomeAssistantSocket socket() throws IOException {
        return new HomeAssistantSocket(http, port, token());
    }

    /** Everything that came by MQTT, as it is now. */
    public HomeAssistantView view() throws IOException {
        try (HomeAssistantSocket socket = socket()) {
            return HomeAssistantView.of(socket);
        }
    }

    /** Enables what is disabled, as somebody does it on a device's page; it loads MQTT anew for that, 30 s later. */
    public void enableAll() throws IOException {
        List<String> disabled = view().disabled();
        try (HomeAssistantSocket socket = socket()) {
            for (String id : disabled) {
                Map<String, @Nullable Object> update = new HashMap<>(Map.of("entity_id", id));
                update.put("disabled_by", null);
                socket.ask("config/entity_registry/update", update);
            }
        }
    }

    /** The device and entity registry, as far as MQTT made it, as JSON. */
    public String registry() throws IOException {
        return script("registry").orFail();
    }

    /** How many rows its recorder took since then, by entity id; it takes them a second after they happened. */
    public Map<String, Integer> rows(Instant since) throws IOException {
        String rows = script("rows", BigDecimal.valueOf(since.toEpochMilli(), 3).toPlainString())
                .orFail();
        Map<String, Integer> counted = json.readValue(rows, Argument.mapOf(String.class, Integer.class));
        return counted == null ? Map.of() : counted;
    }

    /** What it logged as warning or worse since its last start; empty if all is well. */
    public String log() throws IOException {
        return script("log").orFail();
    }

    /** Switches an entity off, as its owner can. */
    public void disable(String entity) throws IOException {
        script("disable", entity).orFail();
    }

    /** Until its {@link #restart}. */
    public void stop() throws IOException {
        script("stop").orFail();
    }

    /** Returns when it is back with everything. */
    public void restart() throws IOException {
        script("restart").orFail();
    }

    /** A picture of one of its pages, as PNG; only of the newest, which has a browser. */
    public void screenshot(String page, Path file, int height) throws IOException {
        if (version == HomeAssistantVersion.NEWEST) {
            script("screenshot", page, file.toString(), "1300", Integer.toString(height))
                    .orFail();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
