package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.host.Gate;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabFilter;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A bridge starts on a data folder of which one file is cut or filled with rubbish, and which has a press on its way: it had been
 * sent when the bridge was killed, and it did arrive.
 *
 * <p>Some lengths each, or all of them: {@code ./mvnw test -Dtest=CutDocumentLineTest -Dlengths=all}, some hours.
 */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CutDocumentLineTest {
    private static final boolean ALL = "all".equals(System.getProperty("lengths"));

    private final LabPc den;
    private final LabPc attic;
    private final Home home;
    private final Path sound;
    private int starts;

    CutDocumentLineTest(Broker broker, @TempDir Path folder) throws IOException {
        den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
        attic = LabPc.start(LabVersion.TIMEKPR_0_5_4, "ben");
        home = new Home(broker, folder);
        sound = folder.resolve("sound");
    }

    /** What stands in the data folder, and what is lost without it. */
    private enum Kept {
        WISHES("wishes-den.json") {
            @Override
            void isSaid(Home home) {
                home.await(home.base + "/pc/den/state", state -> error(state).startsWith("wishes of PC den lost"));
            }
        },
        SEEN("seen-den.json") {
            @Override
            boolean isSetAside() {
                return true;
            }
        },
        HISTORY("history/den/anna.json") {
            @Override
            void isSaid(Home home) {
                home.await(
                        home.base + "/pc/den/state", state -> error(state).startsWith("history of anna on den lost"));
            }
        },
        ANNOUNCED("announced.json") {
            @Override
            void isSaid(Home home) {
                home.await(home.base + "/bridge/state", state -> error(state).startsWith("what was announced"));
            }
        },
        AUDIT("audit.jsonl") {
            @Override
            boolean isSetAside() {
                return false;
            }
        },
        PUBLIC_KEY("ssh/id_ed25519.pub") {
            @Override
            boolean isSetAside() {
                return false;
            }
        },
        /** Of the other PC: the press has nothing to do with it. */
        HOST_KEY("ssh/known_hosts/attic.pub") {
            @Override
            boolean isSetAside() {
                return false;
            }

            @Override
            void isSaid(Home home) {
                home.await(
                        home.base + "/pc/attic/state",
                        state -> error(state).contains("host key") && "ON".equals(state.get("problem")));
            }
        };

        private final String file;

        Kept(String file) {
            this.file = file;
        }

        boolean isSetAside() {
            return true;
        }

        /** Waits until Home Assistant is told. */
        void isSaid(Home home) throws IOException {}

        private static String error(Map<String, Object> state) {
            return String.valueOf(state.get("last_error"));
        }
    }

    /** A life that leaves every kind of file, and a press that is sent and not answered. */
    @BeforeAll
    void live() throws Exception {
        LabFilter filter = LabFilter.of(den, Keys.in(home.data).publicLine(), Gate.script());
        home.at("den", "127.0.0.1", den.port(), "anna")
                .with("attic", attic, "ben")
                .startProcess();
        home.awaitOnline("den").awaitOnline("attic").awaitAccount("den", "anna").awaitAccount("attic", "ben");
        home.applied("den", "anna", "limit_monday", "40", 40);
        filter.stopAt("setTimeLeft", LabFilter.Point.BEFORE_ANSWER);
        home.press("den", "anna", "add_15", "sent");
        filter.awaitStopped();
        home.kill();
        filter.goOn();
        GrantLineTest.awaitExtra(den, "anna", 900);
        assertTrue(Files.readString(home.data.resolve(Kept.WISHES.file)).contains("\"prepared\""));
        copy(home.data, sound);
    }

    @AfterAll
    void end() throws Exception {
        home.close();
        den.close();
        attic.close();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(
                        path,
                        to.resolve(from.relativize(path).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** What is done to the file. */
    private interface Damage {
        void to(Path file) throws IOException;
    }

    /** The folder as it was, but for this, and a bridge on it; returns the content of the file. */
    private void start(Damage damage, Kept kept) throws IOException {
        starts++;
        remove(home.data);
        copy(sound, home.data);
        Path file = home.data.resolve(kept.file);
        damage.to(file);
        home.probe.clear();
        home.start();
    }

    /** Everything is as it has to be, whatever of this is lost. */
    private void holds(Damage damage, Kept kept) throws IOException {
        start(damage, kept);
        try {
            kept.isSaid(home);
            home.awaitOnline("den").awaitAccount("den", "anna");
            if (kept != Kept.HOST_KEY) {
                home.awaitOnline("attic").awaitAccount("attic", "ben");
                home.applied("attic", "ben", "limit_monday", "" + starts % 1000, starts % 1000);
            }
            home.applied("den", "anna", "limit_tuesday", "" + starts % 1000, starts % 1000);
            if (kept != Kept.WISHES) {
                Awaitility.await("the end of what was sent").atMost(Home.LIMIT).until(() -> !sent().isEmpty());
            }
            assertEquals(
                    kept == Kept.WISHES ? List.of() : List.of("applied"), sent(), "of what is lost nobody says done");
            assertEquals(900, GrantLineTest.extra(den, "anna"), "given once");
            assertTrue(den.files().config("anna", "LIMITS_PER_WEEKDAYS").startsWith("2400;"));
        } finally {
            home.stop();
        }
    }

    private List<Object> sent() {
        return home.events("den", "anna").stream()
                .filter(event -> "sent".equals(event.get("id")))
                .map(event -> event.get("event_type"))
                .toList();
    }

    private static Iterable<Integer> lengths(int whole) {
        return ALL ? IntStream.range(0, whole).boxed().toList() : List.of(whole * 2 / 3);
    }

    private void isKeptAside(Kept kept, byte[] damaged) throws IOException {
        if (kept.isSetAside()) {
            String name = kept.file.replaceFirst("\\.json$", ".damaged-1");
            assertArrayEquals(damaged, Files.readAllBytes(home.data.resolve(name)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void cut_or_filled_with_rubbish_it_is_said_what_is_lost_and_everything_else_stands(Kept kept) throws Exception {
        byte[] whole = Files.readAllBytes(sound.resolve(kept.file));
        List<byte[]> damaged = new ArrayList<>();
        lengths(whole.length - 1).forEach(length -> damaged.add(Arrays.copyOf(whole, length)));
        byte[] rubbish = new byte[whole.length];
        new Random(1).nextBytes(rubbish);
        damaged.add(rubbish);
        for (byte[] content : damaged) {
            holds(file -> Files.write(file, content), kept);
            isKeptAside(kept, content);
        }
    }

    /** Only its owner can put it back: with another one no PC lets us in. */
    @Test
    void without_its_key_it_does_not_start_and_says_so() throws Exception {
        byte[] whole = Files.readAllBytes(sound.resolve("ssh/id_ed25519"));
        for (int length : lengths(whole.length - 2)) {
            remove(home.data);
            copy(sound, home.data);
            Path key = home.data.resolve("ssh/id_ed25519");
            byte[] half = Arrays.copyOf(whole, length);
            Files.write(key, half);
            String said = CannotStart.why(assertThrows(RuntimeException.class, home::start, "cut at " + length));
            assertTrue(said.startsWith("The SSH key " + key + " cannot be read"), said);
            assertEquals(1, said.lines().count());
            assertArrayEquals(half, Files.readAllBytes(key));
        }
    }
}
