package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.config.BadOption;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.LabPc;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A family's network: a broker, real PCs, the bridge, and an eye on the broker. */
final class Home implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ObjectMapper JSON = ObjectMapper.getDefault();
    static final Duration LIMIT = Duration.ofSeconds(60);

    final String base = "home" + NUMBER.incrementAndGet();
    final Path folder;
    final Path data;
    final Probe probe;
    private final Broker broker;
    private final Map<String, String> pcs = new LinkedHashMap<>();
    private String more = "";
    private String discovery = base + "-ha";
    private Clock clock = Clock.system(ZoneId.systemDefault());
    private int way;
    private List<String> classes = BridgeProcess.CLASSES;
    private @Nullable ApplicationContext bridge;
    private @Nullable Process process;

    Home(Broker broker, Path folder) throws IOException {
        this.broker = broker;
        this.way = broker.port();
        this.folder = folder;
        this.data = Files.createDirectories(folder.resolve("data-" + base));
        this.probe = Probe.on(broker.port(), base + "/#", base + "-ha/#");
    }

    /** A PC with its host key given, our key let in, and its children in the list or, if there is none, all of them. */
    Home with(String name, LabPc pc, String... children) throws IOException {
        pc.access().authorise(Keys.in(data).publicLine());
        return at(name, "127.0.0.1", pc.port(), children);
    }

    /** A PC at an address, known or not. */
    Home at(String name, String host, int port, String... children) {
        String users = List.of(children).stream()
                .map(child -> "{\"name\":\"" + child + "\",\"display\":\""
                        + child.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + child.substring(1) + "\"}")
                .collect(Collectors.joining(","));
        pcs.put(
                name,
                "{\"name\":\"" + name + "\",\"host\":\"" + host + "\",\"port\":" + port + ",\"users\":[" + users
                        + "]}");
        return this;
    }

    /** A PC as its option says it, in JSON. */
    Home asGiven(String name, String option) {
        pcs.put(name, option);
        return this;
    }

    /** The last PC does not show this account. */
    Home exclude(String child) {
        String last = List.copyOf(pcs.keySet()).get(pcs.size() - 1);
        pcs.computeIfPresent(last, (name, json) -> json.replaceAll("}$", ",\"exclude\":[\"" + child + "\"]}"));
        return this;
    }

    /** The options do not have this PC any more. */
    Home remove(String pc) {
        pcs.remove(pc);
        return this;
    }

    /** Nothing of the last PC may be changed. */
    Home readOnly() {
        String last = List.copyOf(pcs.keySet()).get(pcs.size() - 1);
        pcs.computeIfPresent(last, (name, json) -> json.replaceAll("}$", ",\"read_only\":true}"));
        return this;
    }

    /** The last PC is entered with this key: a path. */
    Home sshKey(Path key) {
        String last = List.copyOf(pcs.keySet()).get(pcs.size() - 1);
        pcs.computeIfPresent(last, (name, json) -> json.replaceAll("}$", ",\"ssh_key\":\"" + key + "\"}"));
        return this;
    }

    /** The last PC has this host key, and no other. */
    Home hostKey(String line) {
        String last = List.copyOf(pcs.keySet()).get(pcs.size() - 1);
        pcs.computeIfPresent(last, (name, json) -> json.replaceAll("}$", ",\"host_key\":\"" + line + "\"}"));
        return this;
    }

    /** Home Assistant's own prefix, so that a real one sees us. */
    Home forHomeAssistant() {
        discovery = "homeassistant";
        return this;
    }

    /** The bridge gets to the broker by this port. */
    Home through(int port) {
        way = port;
        return this;
    }

    /** Further options, as JSON members with a comma behind each. */
    Home options(String members) {
        more = members;
        return this;
    }

    Path optionsFile() throws IOException {
        return Files.writeString(
                folder.resolve("options-" + base + ".json"),
                "{" + more + "\"mqtt\":{\"url\":\"mqtt://127.0.0.1:" + way + "\",\"base_topic\":\"" + base
                        + "\",\"discovery_prefix\":\"" + discovery + "\",\"status_topic\":\"" + discovery
                        + "/status\"},\"pcs\":[" + String.join(",", pcs.values()) + "]}");
    }

    /** The bridge within this JVM goes by this clock. */
    Home by(Clock other) {
        clock = other;
        return this;
    }

    /** The bridge within this JVM. */
    Home start() throws IOException {
        try {
            bridge = Application.start(Options.read(optionsFile()), data, new Restart(optionsFile()), clock);
        } catch (BadOption e) {
            throw new AssertionError(e);
        }
        return this;
    }

    /** One of the bridge within this JVM. */
    <T> T bean(Class<T> type) {
        return Objects.requireNonNull(bridge).getBean(type);
    }

    void stop() {
        ApplicationContext running = bridge;
        bridge = null;
        if (running != null) {
            running.close();
        }
    }

    /** How Java finds and loads the classes of further processes. */
    Home classes(List<String> options) {
        classes = options;
        return this;
    }

    /**
     * The bridge as a process of its own, which can be killed.
     *
     * @param by a command that runs it, with its own arguments
     */
    Process startProcess(String... by) throws IOException {
        Process started = BridgeProcess.start(optionsFile(), data, log(), classes, by);
        process = started;
        return started;
    }

    /** What was written by all {@link #startProcess}. */
    Path log() {
        return folder.resolve("bridge-" + base + ".log");
    }

    /** Of the last {@link #startProcess}. */
    Process process() {
        return Objects.requireNonNull(process);
    }

    /** The folder of a bridge that was never started. */
    Home withoutData() throws IOException {
        Files.deleteIfExists(data);
        return this;
    }

    /** As a power cut ends it. */
    void kill() {
        Process running = process;
        if (running != null) {
            List<ProcessHandle> run = running.descendants().toList(); // by a command that would let them live
            run.forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly().onExit().join();
            run.forEach(child -> child.onExit().join());
        }
    }

    int port() {
        return broker.port();
    }

    String account(String pc, String child, String rest) {
        return base + "/account/" + pc + "/" + child + "/" + rest;
    }

    /** The newest document of a topic; empty if there is none yet, or the topic was cleared. */
    Map<String, Object> document(String topic) {
        return probe.last(topic)
                .filter(text -> !text.isEmpty())
                .map(Home::parse)
                .orElse(Map.of());
    }

    static Map<String, Object> parse(String json) {
        try {
            Map<String, Object> parsed = JSON.readValue(json, Argument.mapOf(String.class, Object.class));
            return parsed == null ? Map.of() : parsed;
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }

    /** Waits until the newest document of a topic is as wanted. */
    Map<String, Object> await(String topic, Predicate<Map<String, Object>> wanted) {
        return Awaitility.await(topic)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> document(topic), wanted);
    }

    /** Waits until the PC is read. */
    Home awaitOnline(String pc) {
        await(base + "/pc/" + pc + "/state", state -> "ON".equals(state.get("online")));
        return this;
    }

    /** Waits until the account is shown, all three documents of it. */
    Home awaitAccount(String pc, String child) {
        for (String document : List.of("state", "settings", "history")) {
            await(account(pc, child, document), shown -> !shown.isEmpty());
        }
        return this;
    }

    /** The events of an account so far, oldest first. */
    List<Map<String, Object>> events(String pc, String child) {
        return probe.on(account(pc, child, "event")).stream().map(Home::parse).toList();
    }

    /** Waits for the n-th event of an account (from 1). */
    Map<String, Object> awaitEvent(String pc, String child, int n) {
        return Awaitility.await(n + ". event of " + child)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> events(pc, child), events -> events.size() >= n)
                .get(n - 1);
    }

    void command(String pc, String child, String entity, String payload) {
        probe.publish(account(pc, child, entity + "/set"), payload);
    }

    /** Sets a control, and waits for the event that tells how it ended. */
    Map<String, Object> set(String pc, String child, String control, String value) {
        int events = events(pc, child).size();
        command(pc, child, control, value);
        return Awaitility.await("the end of " + control + " of " + child)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> ended(pc, child, control, events), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Map<String, Object>> ended(String pc, String child, String control, int after) {
        return events(pc, child).stream()
                .skip(after)
                .filter(event -> control.equals(event.get("command")))
                .filter(event -> !"changed_at_pc".equals(event.get("event_type")))
                .findFirst();
    }

    /** The same; it must be applied, told and shown as this. */
    void applied(String pc, String child, String control, String value, Object shown) {
        Map<String, Object> event = set(pc, child, control, value);
        assertEquals(
                List.of("applied", control), List.of(event.get("event_type"), event.get("command")), event::toString);
        assertEquals(shown, event.get("after"));
        await(account(pc, child, "settings"), settings -> shown.equals(settings.get(control)));
    }

    /** As Home Assistant's button does it. */
    void press(String pc, String child, String button, String id) {
        int minutes = Integer.parseInt(button.substring(button.indexOf('_') + 1));
        command(pc, child, button, "{\"minutes\":" + minutes + ",\"id\":\"" + id + "\"}");
    }

    @Override
    public void close() {
        stop();
        kill();
        probe.close();
    }
}
