package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What timekpr-mngr announced is ours. That Home Assistant takes it so, {@link HomeAssistantTakesOverTest} shows. */
@ExtendWith(BrokerExtension.class)
class InheritedEntitiesTest {
    private static final String LET_GO = "{\"migrate_discovery\":true}";

    private final Home home;
    private final String prefix;
    private final List<String> theirs;

    InheritedEntitiesTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
        prefix = home.base + "-ha";
        theirs = List.of(
                prefix + "/binary_sensor/timekpr_den_online/config",
                prefix + "/sensor/timekpr_den_anna_time/config",
                prefix + "/sensor/timekpr_den_anna_playtime/config");
        announce();
        Gone.seen(home.data, "den", "anna");
        home.at("den", "127.0.0.1", 1);
    }

    @AfterEach
    void end() {
        home.close();
    }

    private void announce() {
        new Predecessor(home.probe, home.base, "den", "anna").announce(prefix);
    }

    private List<String> payloads(String topic) {
        return home.probe.seen().stream()
                .filter(seen -> seen.topic().equals(topic))
                .map(Probe.Seen::payload)
                .toList();
    }

    private void awaitCleared() {
        for (String topic : theirs) {
            Awaitility.await(topic)
                    .atMost(Home.LIMIT)
                    .until(
                            () -> payloads(topic),
                            told -> !told.isEmpty() && told.get(told.size() - 1).isEmpty());
        }
    }

    private int first(String topic, String beginning) {
        List<Probe.Seen> seen = home.probe.seen();
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i).topic().equals(topic) && seen.get(i).payload().startsWith(beginning)) {
                return i;
            }
        }
        throw new AssertionError(beginning + " was not sent to " + topic);
    }

    @Test
    void home_assistant_lets_go_of_each_before_it_is_ours_and_its_topic_is_cleared_then() throws Exception {
        home.start();
        awaitCleared();
        for (String topic : theirs) {
            assertEquals(List.of(LET_GO, ""), payloads(topic).subList(1, 3), "and nothing else");
            String ours =
                    prefix + (topic.contains("anna") ? "/device/timekpr_den/anna" : "/device/timekpr/den") + "/config";
            assertTrue(first(topic, LET_GO) < first(ours, "{"), topic);
        }
        Gone.awaitTombstones(home.data, 0);
    }

    @Test
    void once_is_enough_until_everything_is_to_be_told_again() throws Exception {
        home.start();
        awaitCleared();
        Gone.awaitTombstones(home.data, 0);
        home.stop();
        home.probe.clear();
        announce();
        Awaitility.await().atMost(Home.LIMIT).until(() -> payloads(theirs.get(2)), told -> !told.isEmpty());
        home.probe.clear();
        home.start();
        home.awaitAccount("den", "anna");
        assertEquals(List.of(), payloads(theirs.get(1)));
        home.probe.publish(home.base + "/bridge/sync_all/set", "PRESS");
        awaitCleared();
        assertEquals(List.of(LET_GO, ""), payloads(theirs.get(1)));
    }
}
