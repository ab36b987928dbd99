package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.lab.HomeAssistant;
import io.github.timekpr2mqtt.lab.HomeAssistantSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The project's blueprints in a live Home Assistant, automations made of them, and what they tell. */
final class Blueprinted implements AutoCloseable {
    static final Path FOLDER = Path.of("blueprints/automation/timekpr");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final HomeAssistant ha;
    private final List<HomeAssistantSocket> sockets = new ArrayList<>(); // one of each start

    /** Every blueprint is saved there as its import does it. */
    Blueprinted(HomeAssistant ha) throws IOException {
        this.ha = ha;
        listen();
        for (Path file : files()) {
            ask(
                    "blueprint/save",
                    Map.of("domain", "automation", "path", "timekpr/" + name(file), "yaml", Files.readString(file)));
        }
    }

    /** To be called when Home Assistant was restarted: what it said before is still known. */
    void listen() throws IOException {
        HomeAssistantSocket socket = ha.socket();
        sockets.add(socket);
        socket.listen("call_service");
        socket.watch();
    }

    private HomeAssistantSocket socket() {
        return sockets.get(sockets.size() - 1);
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }

    /** Asks what REST does not offer. */
    void ask(String type, Map<String, ?> with) throws IOException {
        socket().ask(type, with);
    }

    /** The id of a device that is called so. */
    String deviceNamed(String name) throws IOException {
        if (socket().ask("config/device_registry/list", Map.of()) instanceof List<?> all) {
            for (Object one : all) {
                if (one instanceof Map<?, ?> device && name.equals(device.get("name"))) {
                    return String.valueOf(device.get("id"));
                }
            }
        }
        throw new IOException("no device " + name);
    }

    /**
     * The same blueprint, but that looks at its clock every five seconds: no test waits for a half of an hour.
     *
     * @return its name
     */
    String ticking(String blueprint) throws IOException {
        String yaml = Files.readString(FOLDER.resolve(blueprint + ".yaml"));
        String ticking = yaml.replaceFirst("(trigger: time_pattern\n +)minutes: /[0-9]+\n", "$1seconds: /5\n");
        if (ticking.equals(yaml)) {
            throw new IOException(blueprint + " looks at no clock");
        }
        String name = blueprint + "_ticking";
        ask("blueprint/save", Map.of("domain", "automation", "path", "timekpr/" + name + ".yaml", "yaml", ticking));
        return name;
    }

    /** An automation of this name from the blueprint of this name, as its editor saves it; returns when it runs. */
    void automate(String blueprint, Map<String, Object> inputs) throws IOException {
        automate(blueprint, blueprint, inputs);
    }

    /** One of another name, beside those that there are. */
    void automate(String name, String blueprint, Map<String, Object> inputs) throws IOException {
        ha.post(
                "/api/config/automation/config/" + name,
                Map.of(
                        "alias",
                        name,
                        "use_blueprint",
                        Map.of("path", "timekpr/" + blueprint + ".yaml", "input", inputs)));
        ha.await("automation." + name, "on"::equals);
    }

    /** It tells nothing any more. */
    void end(String automation) throws IOException {
        ha.call("automation/turn_off", Map.of("entity_id", "automation." + automation));
        ha.await("automation." + automation, "off"::equals);
    }

    /** What was shown in Home Assistant's own notifications so far and begins so, oldest first. */
    List<String> told(String begin) {
        return sockets.stream()
                .flatMap(socket -> socket.heard("call_service").stream())
                .map(HomeAssistantSocket.Heard::with)
                .filter(call -> "persistent_notification".equals(call.get("domain")))
                .map(Blueprinted::message)
                .filter(message -> message.startsWith(begin))
                .toList();
    }

    private static String message(Map<?, ?> call) {
        return call.get("service_data") instanceof Map<?, ?> data ? String.valueOf(data.get("message")) : "";
    }

    /** Waits until as much was told that begins so, and returns the last. */
    String awaitTold(String begin, int times) {
        return Awaitility.await(times + " times \"" + begin + "\"")
                .atMost(LIMIT)
                .until(() -> told(begin), told -> told.size() >= times)
                .get(times - 1);
    }

    /** Waits until an entity has had this state since the beginning, or the last restart. */
    void awaitSeen(String entity, String state) {
        Awaitility.await(entity + " was " + state)
                .atMost(LIMIT)
                .until(() -> socket().states(entity).contains(state));
    }

    @Override
    public void close() {
        sockets.forEach(HomeAssistantSocket::close);
    }
}
