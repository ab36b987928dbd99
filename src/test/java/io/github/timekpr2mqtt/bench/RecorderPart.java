package io.github.timekpr2mqtt.bench;

import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.lab.HomeAssistant;
import io.github.timekpr2mqtt.lab.HomeAssistantVersion;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a child at the PC costs a real Home Assistant: messages, and rows of its recorder. Each sample reaches from one minute
 * that is shown to the next; as much is enabled as is at first.
 */
final class RecorderPart implements Part {
    private static final int MINUTES = 8;
    /** In whole minutes, and less than what is left of the day until the evening: else what is left is news of its own. */
    private static final String LIMIT = "7200;".repeat(6) + "7200";
    /** A minute has come with all that belongs to it, and its rows are written. */
    private static final int SETTLE_MILLIS = 5_000;

    private static final Target ROWS = Target.worst(2);
    private static final Target STATES = Target.worst(1);
    private static final Target OTHERS = Target.worst(0);

    private final Path folder;

    RecorderPart(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "recorder";
    }

    @Override
    public int pcs() {
        return 1;
    }

    @Override
    public void measure(Street street, Sheet sheet) throws Exception {
        street.used(0);
        House house = street.houses(1).get(0);
        house.limit(LIMIT);
        house.pc().login(House.USER);
        try (HomeAssistant ha = HomeAssistant.start(
                        HomeAssistantVersion.NEWEST, folder.resolve("homeassistant"), freePort(), street.port());
                BridgeProcess bridge = street.bridge(street.addresses(1), 30, street.port(), "homeassistant")
                        .startAndAwaitAll()) {
            watch(ha, bridge, sheet, street.describe(1) + ", a child uses it; Home Assistant " + ha.release());
        } finally {
            house.pc().logout(House.USER);
        }
    }

    private void watch(HomeAssistant ha, BridgeProcess bridge, Sheet sheet, String on) throws Exception {
        String pc = bridge.pcs().get(0).name();
        Topics.Account child = new Topics.Account(pc, new Username(House.USER));
        String shown = "sensor." + House.USER + "_on_" + pc + "_time_left_today";
        ha.awaitAvailable(shown);
        awaitNext(ha, shown);
        Set<String> entities = ha.view().entitiesOf(bridge.topics().device(child));
        List<Double> rows = new ArrayList<>();
        List<Double> states = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        for (int i = 0; i < MINUTES; i++) {
            Instant since = Instant.now();
            int mark = bridge.ear().mark();
            awaitNext(ha, shown);
            Map<String, Integer> counted = ha.rows(since);
            rows.add(entities.stream()
                    .mapToDouble(id -> counted.getOrDefault(id, 0))
                    .sum());
            List<String> topics = bridge.ear().since(mark).stream()
                    .map(Ear.Heard::topic)
                    .filter(topic -> topic.startsWith(bridge.topic("account/" + pc + "/" + House.USER + "/")))
                    .toList();
            states.add((double) Collections.frequency(topics, bridge.topics().state(child)));
            others.add(topics.size() - states.get(i));
        }
        String of = " a minute, " + entities.size() + " entities";
        sheet.add(name(), "rows a minute in Home Assistant's recorder", "", new Samples(rows), ROWS, on);
        sheet.add(name(), "messages of the child's state" + of, "", new Samples(states), STATES, on);
        sheet.add(name(), "other messages about the child" + of, "", new Samples(others), OTHERS, on);
    }

    private static void awaitNext(HomeAssistant ha, String shown) throws IOException, InterruptedException {
        String before = ha.state(shown);
        ha.await(shown, state -> !state.equals(before));
        Thread.sleep(SETTLE_MILLIS);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
