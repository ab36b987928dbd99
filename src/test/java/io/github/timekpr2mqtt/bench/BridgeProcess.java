package io.github.timekpr2mqtt.bench;

import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.timekpr.Username;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The program as its users run it, in a process of its own. */
final class BridgeProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final String base;
    private final Topics topics;
    private final Path data;
    private final Path options;
    private final Ear ear;
    private final List<Street.Address> pcs;
    private Program program = Program.jar();
    private @Nullable Process process;

    BridgeProcess(
            String base, Path data, int brokerPort, String prefix, Ear ear, List<Street.Address> pcs, int pollSeconds)
            throws IOException {
        this.base = base;
        this.topics = new Topics(base, prefix, "");
        this.data = data;
        this.ear = ear;
        this.pcs = pcs;
        String list = pcs.stream()
                .map(pc -> "{\"name\":\"" + pc.name() + "\",\"host\":\"127.0.0.1\",\"port\":" + pc.port() + "}")
                .collect(Collectors.joining(","));
        options = Files.writeString(
                data.resolveSibling(base + ".json"),
                "{\"poll_seconds\":" + pollSeconds + ",\"mqtt\":{\"url\":\"mqtt://127.0.0.1:" + brokerPort
                        + "\",\"base_topic\":\"" + base + "\",\"discovery_prefix\":\"" + prefix
                        + "\"},\"pcs\":[" + list + "]}");
    }

    /** It is this program from its next start on; else the jar. */
    BridgeProcess of(Program other) {
        program = other;
        return this;
    }

    /** Starts it; returns when, as {@link System#nanoTime}. */
    long start() throws IOException {
        List<String> command = new ArrayList<>(program.command());
        command.addAll(List.of("--options", options.toString(), "--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("MALLOC_ARENA_MAX", "1"); // as in the README
        long now = System.nanoTime();
        process = builder.start();
        return now;
    }

    private Path log() {
        return data.resolveSibling(base + ".log");
    }

    /** Starts it and waits until every PC was read. */
    BridgeProcess startAndAwaitAll() throws IOException, InterruptedException {
        int mark = ear.mark();
        start();
        for (Street.Address pc : pcs) {
            awaitOnline(mark, pc.name(), true);
        }
        return this;
    }

    void awaitOnline(int mark, String pc, boolean online) throws IOException, InterruptedException {
        String state = "\"online\":\"" + (online ? "ON" : "OFF") + "\"";
        await(
                mark,
                pc + (online ? " to be there" : " to be missed"),
                heard -> heard.topic().equals(topic("pc/" + pc + "/state"))
                        && heard.payload().contains(state));
    }

    /** Fails with the end of its log, if what it should say is not heard. */
    Ear.Heard await(int mark, String what, java.util.function.Predicate<Ear.Heard> wanted)
            throws IOException, InterruptedException {
        try {
            return ear.await(mark, what, LIMIT, wanted);
        } catch (IOException e) {
            List<String> lines = Files.readAllLines(log());
            throw new IOException(
                    e.getMessage() + "; the bridge's last words: "
                            + String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size())),
                    e);
        }
    }

    /**
     * Waits for the event that says how a command ended.
     *
     * @param account the topic before those of its controls, with its slash
     * @throws IOException if it was not applied
     */
    Ear.Heard awaitApplied(int mark, String account, String id) throws IOException, InterruptedException {
        Ear.Heard event = await(
                mark,
                "the end of " + id + " of " + account,
                heard -> heard.topic().equals(account + "event")
                        && heard.payload().contains("\"id\":\"" + id + "\""));
        if (!event.payload().contains("\"event_type\":\"applied\"")) {
            throw new IOException("not applied: " + event.payload());
        }
        return event;
    }

    String topic(String rest) {
        return base + "/" + rest;
    }

    Topics topics() {
        return topics;
    }

    /** Everything that it announces, of PCs with these children. */
    List<String> announcements(List<String> children) {
        List<String> all = new ArrayList<>(List.of(topics.discovery(new Topics.Bridge())));
        for (Street.Address pc : pcs) {
            all.add(topics.discovery(new Topics.Pc(pc.name())));
            for (String child : children) {
                all.add(topics.discovery(new Topics.Account(pc.name(), new Username(child))));
            }
        }
        return all;
    }

    Ear ear() {
        return ear;
    }

    List<Street.Address> pcs() {
        return pcs;
    }

    long pid() {
        return Optional.ofNullable(process).orElseThrow().pid();
    }

    /** Its documents and events, parsed. */
    static Map<String, Object> parse(String json) throws IOException {
        Map<String, Object> parsed =
                ObjectMapper.getDefault().readValue(json, Argument.mapOf(String.class, Object.class));
        return parsed == null ? Map.of() : parsed;
    }

    /** Ends it in order. */
    void stop() {
        Process running = process;
        process = null;
        if (running != null) {
            running.destroy();
            running.onExit().join();
        }
    }

    @Override
    public void close() {
        stop();
        ear.close();
    }
}
