package io.github.timekpr2mqtt.bridge;

import static io.github.timekpr2mqtt.bridge.Gone.awaitCleared;
import static io.github.timekpr2mqtt.bridge.Gone.awaitDevice;
import static io.github.timekpr2mqtt.bridge.Gone.awaitNoDevice;
import static io.github.timekpr2mqtt.bridge.Gone.awaitTombstones;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.Tombstone;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of a withdrawal, cut off between each; and what else than a child or a PC is withdrawn. */
@ExtendWith(BrokerExtension.class)
class WithdrawalTest {
    private static final String ANNA = "timekpr.den.anna";
    private static final String BEN = "timekpr.den.ben";
    private static final String STATE = "/den/ben/state";

    private final Home home;
    private final int port;

    WithdrawalTest(Broker broker, @TempDir Path folder) throws IOException {
        port = broker.port();
        home = new Home(broker, folder);
        Gone.seen(home.data, "den", "anna", "ben");
        home.at("den", "127.0.0.1", 1);
    }

    private String discovery(String child) {
        return home.base + "-ha/device/timekpr_den/" + child + "/config";
    }

    /** The moment at which the program is killed. */
    private enum Step {
        ANNOUNCED,
        REMOVED,
        CLEARED;

        boolean isReached(Probe.Seen seen) {
            boolean discovery = seen.topic().endsWith("/ben/config");
            return switch (this) {
                case ANNOUNCED -> discovery && !seen.retained();
                case REMOVED -> discovery && seen.payload().isEmpty();
                case CLEARED -> seen.topic().endsWith(STATE) && seen.payload().isEmpty();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_kill_between_two_steps_loses_nothing(Step step) throws Exception {
        try (home;
                ToyHomeAssistant ha = new ToyHomeAssistant(port, home.base + "-ha")) {
            home.startProcess();
            home.awaitAccount("den", "anna").awaitAccount("den", "ben");
            ha.start();
            awaitDevice(ha, BEN);
            home.kill();
            home.probe.awaitLast(home.base + "/bridge/availability", "offline");
            home.exclude("ben").startProcess();
            home.probe.await(step::isReached);
            home.kill();
            home.probe.awaitLast(home.base + "/bridge/availability", "offline");
            ha.stop(); // whatever it had in memory is gone, too
            home.startProcess();
            home.probe.awaitLast(home.base + "/bridge/availability", "online");
            ha.start();
            awaitTombstones(home.data, 0);
            awaitNoDevice(ha, BEN);
            awaitCleared(home.probe, "/ben");
            assertTrue(ha.hasDevice(ANNA));
            Gone.assertNothingRejected(home);
        }
    }

    /** No birth was seen, and nobody listened before: the next start does it. */
    @Test
    void what_nobody_heard_is_done_again_at_the_next_start() throws Exception {
        try (home;
                ToyHomeAssistant ha = new ToyHomeAssistant(port, "homeassistant")) {
            home.forHomeAssistant().start();
            home.awaitAccount("den", "ben");
            ha.start();
            awaitDevice(ha, BEN);
            ha.stop();
            home.stop();
            home.exclude("ben").start();
            awaitCleared(home.probe, "/ben");
            home.stop();
            assertEquals(List.of(false), heard());
            ha.start();
            assertTrue(ha.hasDevice(BEN));
            home.start();
            awaitNoDevice(ha, BEN);
            Awaitility.await()
                    .atMost(Home.LIMIT)
                    .ignoreExceptionsInstanceOf(IOException.class) // the bridge moves the document into its place
                    .until(this::heard, List.of(true)::equals);
            home.stop();
            assertEquals(List.of(true), heard());
        }
    }

    /** Of what is taken back; what timekpr-mngr may have announced of the others is cleared beside it. */
    private List<Boolean> heard() throws IOException {
        return Gone.known(home.data).tombstones().values().stream()
                .filter(tombstone -> !tombstone.versions().isEmpty())
                .map(Tombstone::heard)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_entity_that_the_program_no_longer_has_goes_and_the_others_stay(boolean whileItIsDown) throws Exception {
        try (home;
                ToyHomeAssistant ha = new ToyHomeAssistant(port, home.base + "-ha")) {
            home.start();
            home.awaitAccount("den", "anna");
            ha.start();
            awaitDevice(ha, BEN);
            Set<String> before = ha.entities();
            home.stop();
            Gone.announceMore(home, discovery("anna"));
            Awaitility.await().until(() -> ha.has(ANNA + ".mood"));
            if (whileItIsDown) {
                ha.stop();
                home.start();
                home.probe.awaitLast(home.base + "/bridge/availability", "online");
                ha.start();
                awaitTombstones(home.data, 0);
            } else {
                home.start();
            }
            Awaitility.await().until(() -> !ha.has(ANNA + ".mood"));
            assertEquals(before, ha.entities());
            String last = home.probe.seen().stream()
                    .filter(seen -> seen.topic().equals(discovery("anna")) && seen.retained())
                    .reduce((first, second) -> second)
                    .orElseThrow()
                    .payload();
            assertFalse(last.contains("mood"), "what is retained does not speak of it");
        }
    }

    /** Starts with other options than those of this home, does something, and ends. */
    private void runWith(UnaryOperator<String> change, ThrowingRunnable then) throws Exception {
        Path file = Files.writeString(
                home.folder.resolve("moved.json"), change.apply(Files.readString(home.optionsFile())));
        ApplicationContext moved = Application.start(Options.read(file), home.data, new Restart(file));
        try {
            then.run();
        } finally {
            moved.close();
        }
    }

    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    @Test
    void another_base_topic_leaves_nothing_at_the_old_one_and_all_entities_as_they_were() throws Exception {
        try (home;
                ToyHomeAssistant ha = new ToyHomeAssistant(port, home.base + "-ha")) {
            home.start();
            home.awaitAccount("den", "anna");
            ha.start();
            awaitDevice(ha, BEN);
            Set<String> before = ha.entities();
            home.stop();
            runWith(
                    options -> options.replace(
                            "\"base_topic\":\"" + home.base + "\"", "\"base_topic\":\"moved-" + home.base + "\""),
                    () -> {
                        awaitCleared(home.probe, home.base + "/");
                        assertEquals(before, ha.entities());
                        assertTrue(
                                home.probe.last(discovery("anna")).orElseThrow().contains("moved-" + home.base));
                        awaitTombstones(home.data, 0);
                    });
        }
    }

    @Test
    void another_instance_and_no_legacy_topics_leave_nothing_of_the_old() throws Exception {
        try (home;
                ToyHomeAssistant ha = new ToyHomeAssistant(port, home.base + "-ha")) {
            home.start();
            home.awaitAccount("den", "anna");
            ha.start();
            awaitDevice(ha, BEN);
            home.stop();
            home.options("\"legacy_topics\":false,").start();
            Awaitility.await().until(() -> !Gone.retained(home.probe).contains(home.base + "/servers/online"));
            assertTrue(Gone.retained(home.probe).contains(home.base + "/bridge/state"));
            home.stop();
            runWith(
                    options -> options.replace("\"base_topic\":\"" + home.base + "\",", "")
                            .replaceFirst("\\{", "{\"instance\":\"x\","),
                    () -> {
                        awaitDevice(ha, "timekpr-x.den.anna");
                        awaitNoDevice(ha, "timekpr");
                        awaitNoDevice(ha, "timekpr.den");
                        awaitCleared(home.probe, home.base + "/");
                        assertTrue(
                                ha.entities().stream().allMatch(id -> id.startsWith("timekpr-x.")),
                                ha.entities()::toString);
                    });
        }
    }

    @Test
    void a_damaged_document_is_set_aside_and_everything_is_announced() throws Exception {
        try (home;
                ToyHomeAssistant ha = new ToyHomeAssistant(port, home.base + "-ha")) {
            Files.writeString(home.data.resolve("announced.json"), "{");
            home.start();
            ha.start();
            awaitDevice(ha, ANNA);
            assertTrue(Files.exists(home.data.resolve("announced.damaged-1")));
            home.stop();
            assertEquals(4, Gone.known(home.data).devices().size());
        }
    }
}
