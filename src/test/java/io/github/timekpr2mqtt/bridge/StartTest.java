package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.timekpr2mqtt.changes.ToyTimekpr;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.FolderLock;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.github.timekpr2mqtt.storage.Remembered;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Username;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the options and the disk together tell at the start, before any PC or broker is there. */
class StartTest {
    private static final String COINCIDE = "account b_c on PC a and account c on PC a_b would have one id in"
            + " Home Assistant, timekpr_a_b_c_time. Rename one of the PCs in the options, or exclude one of the accounts";

    @TempDir
    private Path folder;

    private String url = "mqtt://127.0.0.1:1";

    private static String pc(String name, String more) {
        return "{\"name\":\"" + name + "\",\"host\":\"127.0.0.1\",\"port\":1" + more + "}";
    }

    private ApplicationContext start(String more, String... pcs) throws Exception {
        Path file = Files.writeString(
                folder.resolve("options.json"),
                "{" + more + "\"mqtt\":{\"url\":\"" + url + "\"},\"pcs\":[" + String.join(",", pcs) + "]}");
        return Application.start(Options.read(file), folder.resolve("data"), new Restart(file));
    }

    /** Starts with these PCs, ends at once, and returns the warnings and errors about PCs. */
    private List<String> warnings(String more, String... pcs) throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger(Household.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        try {
            start(more, pcs).close();
        } finally {
            log.detachAppender(lines);
        }
        return lines.list.stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private String refusal(String more, String... pcs) {
        return CannotStart.why(assertThrows(RuntimeException.class, () -> warnings(more, pcs)));
    }

    /** On an earlier day this account was found on the PC. */
    private void seen(String pc, String account) throws IOException {
        Username user = new Username(account);
        AccountFiles anna =
                Objects.requireNonNull(new ToyTimekpr().look().accounts().get(ToyTimekpr.ANNA));
        Map<Username, AccountFiles> accounts = Map.of(user, new AccountFiles(user, anna.config(), Optional.empty()));
        new PcDocuments(Documents.open(folder.resolve("data")))
                .save(
                        pc,
                        new Remembered(accounts, ZoneId.of("UTC"), LocalDate.EPOCH, Instant.EPOCH, "0.5.9", Map.of()));
    }

    @Test
    void accounts_of_the_options_whose_ids_coincide_stop_it_and_are_both_named() throws Exception {
        assertEquals(COINCIDE, refusal("", pc("a_b", ",\"users\":[\"c\"]"), pc("a", ",\"users\":[\"anna\",\"b_c\"]")));
        FolderLock.take(folder.resolve("data")).close(); // given back, and not only by the end of the process
    }

    /** Else Home Assistant would see the bridge come and go. */
    @Test
    void the_broker_does_not_hear_of_a_start_that_is_stopped() throws Exception {
        try (ServerSocket broker = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            url = "mqtt://127.0.0.1:" + broker.getLocalPort();
            refusal("", pc("a_b", ",\"users\":[\"c\"]"), pc("a", ",\"users\":[\"b_c\"]"));
            try (Socket next = new Socket(broker.getInetAddress(), broker.getLocalPort());
                    Socket look = broker.accept();
                    Socket second = broker.accept()) {
                String said = new String(look.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                assertTrue(said.contains("timekprlook"), said); // for another bridge, of which nobody else hears
                assertEquals(next.getLocalPort(), second.getPort(), "nobody else came before");
            }
        }
    }

    @Test
    void an_account_that_was_seen_on_its_pc_counts_as_well() throws Exception {
        seen("a", "b_c");
        assertEquals(COINCIDE, refusal("", pc("a_b", ",\"users\":[\"c\"]"), pc("a", "")));
        seen("a_b", "c");
        assertEquals(COINCIDE, refusal("", pc("a_b", ""), pc("a", "")));
    }

    @Test
    void one_that_is_excluded_does_not_count_and_in_a_named_instance_none_does() throws Exception {
        seen("a", "b_c");
        String c = ",\"users\":[\"c\"]";
        assertEquals(List.of(), warnings("", pc("a_b", c), pc("a", ",\"exclude\":[\"b_c\"]")));
        assertEquals(List.of(), warnings("\"instance\":\"x\",", pc("a_b", c), pc("a", "")));
        assertEquals(List.of(), warnings("", pc("a_b", c)));
    }

    @Test
    void who_logs_in_as_root_is_warned_once() throws Exception {
        String root = ",\"user\":\"root\"";
        assertEquals(
                List.of(
                        "On den, attic we log in as root: whoever gets our key then has the whole PC. README says how to make"
                                + " an account that can do no more than is needed"),
                warnings("", pc("den", root), pc("shed", ""), pc("attic", root)));
        assertEquals(List.of(), warnings("", pc("den", ""), pc("shed", ",\"user\":\"toor\"")));
    }

    /** The PC is as it was: that we hang up says nothing about it, and is no fault of ours either. */
    @Test
    void an_end_in_the_middle_of_a_log_in_says_nothing_about_the_pc() throws Exception {
        Logger log = (Logger) LoggerFactory.getLogger("io.github.timekpr2mqtt.bridge");
        Level before = log.getLevel();
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.list = new CopyOnWriteArrayList<>(); // the PC's thread writes, too
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.DEBUG);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String den = "{\"name\":\"den\",\"host\":\"127.0.0.1\",\"port\":" + silent.getLocalPort() + "}";
            ApplicationContext bridge = start("\"log_level\":\"debug\",", den);
            Socket taken = silent.accept();
            bridge.close();
            Awaitility.await().until(() -> said(lines).contains("den: ended"));
            assertEquals(
                    List.of("den: ended"),
                    said(lines).stream().filter(line -> line.startsWith("den")).toList());
            taken.close();
        } finally {
            log.setLevel(before);
            log.detachAppender(lines);
        }
    }

    @Test
    void a_document_with_a_key_too_many_is_damaged_whatever_the_system_says() throws Exception {
        String lenient = "micronaut.serde.deserialization.ignore-unknown";
        Path document = Files.writeString(
                Files.createDirectories(folder.resolve("data")).resolve("announced.json"),
                "{\"schema\":1,\"devices\":[],\"tombstones\":[],\"more\":1}");
        System.setProperty(lenient, "true");
        try {
            start("").close();
        } finally {
            System.clearProperty(lenient);
        }
        assertTrue(Files.exists(document.resolveSibling("announced.damaged-1")));
    }

    private static List<String> said(ListAppender<ILoggingEvent> lines) {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
