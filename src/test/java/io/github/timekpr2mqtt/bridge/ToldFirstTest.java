package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.broker.Proxy;
import io.github.timekpr2mqtt.homeassistant.Announcement;
import io.github.timekpr2mqtt.homeassistant.Announcements;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
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
        return isStateFirstOfBoth();
    }

    private boolean isStateFirstOfBoth() {
        String state = topics.state(ANNA);
        String discovery = topics.discovery(ANNA);
        Awaitility.await("both are told")
                .atMost(Home.LIMIT)
                .until(() -> topicsSeen().containsAll(List.of(state, discovery)));
        home.stop();
        return topicsSeen().indexOf(state) < topicsSeen().indexOf(discovery);
    }

    /** The last time this was announced in another way. */
    private void announcedAs(Topics.Subject subject, UnaryOperator<String> otherwise) throws IOException {
        String topic = topics.discovery(subject);
        AnnouncedStore store = new AnnouncedStore(Documents.open(home.data));
        Announcements known = store.load().value().orElseThrow();
        Announcement.Version now =
                Objects.requireNonNull(known.devices().get(topic)).version();
        String other = otherwise.apply(now.payload());
        assertFalse(other.equals(now.payload()), "it is the same");
        store.save(known.announce(
                topic,
                new Announcement(
                        subject, new Announcement.Version(other, now.platforms()), topics.retained(subject, true))));
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
        String version = Version.ofThisProgram().text();
        announcedAs(new Topics.Bridge(), payload -> payload.replace("\"" + version + "\"", "\"0.0.1\""));
        assertFalse(isStateFirst());
        assertTrue(isStateFirst());
    }

    /** As when a PC is read sooner than the broker answers, and has another Timekpr than before. */
    @Test
    void what_became_known_before_the_first_connection_is_announced_before_its_states(Broker broker) throws Exception {
        isStateFirst();
        announcedAs(ANNA, payload -> payload.replace("\"Last seen\"", "\"Seen\""));
        try (Proxy proxy = new Proxy(broker.port())) {
            home.through(proxy.port()).probe.clear();
            home.start();
            PcState den = home.bean(Household.class).pcs().get(0).desk().state();
            assertTrue(home.bean(Desk.class)
                    .within(Home.LIMIT, () -> home.bean(Display.class).announce(den)));
            proxy.open();
            assertFalse(isStateFirstOfBoth());
        }
    }
}
