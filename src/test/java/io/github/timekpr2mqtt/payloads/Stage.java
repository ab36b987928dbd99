package io.github.timekpr2mqtt.payloads;

import io.github.timekpr2mqtt.bridge.BridgeInProcess;
import io.github.timekpr2mqtt.broker.EmbeddedBroker;
import io.github.timekpr2mqtt.config.BadOption;
import io.github.timekpr2mqtt.demopc.DemoPc;
import io.github.timekpr2mqtt.host.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A broker, two demo PCs at noon with three children, and the bridge. */
final class Stage implements AutoCloseable {
    private final EmbeddedBroker broker = EmbeddedBroker.forgetful();
    private final Map<String, DemoPc> pcs = new TreeMap<>();
    private final Path options;
    private final Path data;
    private @Nullable BridgeInProcess bridge;

    /** All but the bridge. */
    Stage(Path folder) throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        for (Map.Entry<String, List<String>> place : Place.CHILDREN.entrySet()) {
            DemoPc pc = new DemoPc(place.getValue().toArray(new String[0]));
            pc.authorise(Keys.in(data).publicLine());
            pc.clock().set(LocalDate.now(ZoneId.systemDefault()).atTime(LocalTime.NOON)); // no midnight meanwhile
            pcs.put(place.getKey(), pc);
        }
        options = Files.writeString(
                folder.resolve("options.json"),
                "{\"mqtt\":{\"url\":\"mqtt://127.0.0.1:" + broker.port() + "\"},\"pcs\":["
                        + pcs.keySet().stream().map(this::option).collect(Collectors.joining(",")) + "]}");
    }

    private String option(String name) {
        String users = Place.CHILDREN.getOrDefault(name, List.of()).stream()
                .map(child -> "{\"name\":\"" + child + "\",\"display\":\"" + child + "\"}")
                .collect(Collectors.joining(","));
        return "{\"name\":\"" + name + "\",\"host\":\"127.0.0.1\",\"port\":" + pc(name).port() + ",\"read_only\":"
                + name.equals(Place.READ_ONLY) + ",\"users\":[" + users + "]}";
    }

    void start() throws BadOption {
        bridge = new BridgeInProcess(options, data);
    }

    int port() {
        return broker.port();
    }

    Path audit() {
        return data.resolve("audit.jsonl");
    }

    DemoPc pc(String name) {
        DemoPc pc = pcs.get(name);
        if (pc == null) {
            throw new IllegalArgumentException(name);
        }
        return pc;
    }

    /** Everything that may be changed on a PC, and what nobody should be able to change. */
    List<String> keys(String pc) {
        List<String> keys = new ArrayList<>();
        for (String child : Place.CHILDREN.getOrDefault(pc, List.of())) {
            keys.add(pc(pc).configText(child).replaceAll("(?m)^(PLAYTIME_ACTIVITY_.*\n)|( = .*)$", ""));
        }
        return keys;
    }

    @Override
    public void close() throws IOException {
        if (bridge != null) {
            bridge.close();
        }
        for (DemoPc pc : pcs.values()) {
            pc.close();
        }
        broker.close();
    }
}
