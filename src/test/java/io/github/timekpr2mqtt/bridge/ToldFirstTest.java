package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.homeassistant.Announcement;
import io.github.timekpr2mqtt.homeassistant.Announcements;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whether discovery or the states go first at a start. */
@ExtendWith(BrokerExtension.class)
class ToldFirstTest {
    private static final Topics.Account ANNA = new Topics.Account("den", new Username("anna"));

    private Home home;
    private Topics topics;

    @BeforeEach
    void seenOnAnEarlierDay(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder).at("den", "127.0.0.1", 1);
        topics = new Topics(home.base, home.base + "-ha", "");
        Gone.seen(home.data, "den", "anna");
    }

    @AfterEach
    void end() throws Exception {
        home.close();
    }

    private boolean isStateFirst() throws IOException {
        home.probe.clear();
        home.start();
        String state = topics.state(ANNA);
        String discovery = topics.discovery(ANNA);
        Awaitility.await("both are told")
                .atMost(Home.LIMIT)
                .until(() -> topicsSeen().containsAll(List.of(state, discovery)));
        home.stop();
        return topicsSeen().indexOf(state) < topicsSeen().indexOf(discovery);
    }

    private List<String> topicsSeen() {
        return home.probe.seen().stream().map(Probe.Seen::topic).toList();
    }

    @Test
    void what_this_version_announced_fits_its_states_so_they_are_not_kept_waiting() throws Exception {
        isStateFirst();
        assertTrue(isStateFirst());
    }

    @Test
    void nothing_is_shown_to_one_who_was_told_of_nothing() throws Exception {
        assertFalse(isStateFirst());
    }

    @Test
    void what_another_version_announced_is_announced_anew_before_its_states() throws Exception {
        isStateFirst();
        String bridge = topics.discovery(new Topics.Bridge());
        AnnouncedStore store = new AnnouncedStore(Documents.open(home.data));
        Announcements known = store.load().value().orElseThrow();
        Announcement now = Objects.requireNonNull(known.devices().get(bridge));
        String version = Version.ofThisProgram().text();
        String older = now.version().payload().replace("\"" + version + "\"", "\"0.0.1\"");
        assertNotEquals(now.version().payload(), older);
        store.save(known.announce(
                bridge,
                new Announcement(
                        now.subject(),
                        new Announcement.Version(older, now.version().platforms()),
                        now.retained())));
        assertFalse(isStateFirst());
        assertTrue(isStateFirst());
    }
}
