package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.backup.OldFolder;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.history.Day;
import io.github.timekpr2mqtt.history.History;
import io.github.timekpr2mqtt.host.KeyTexts;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.host.PcAddress;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.FolderLock;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --take-over}: what timekpr-mngr left becomes options, keys and history of the bridge. */
class TakeOverTest {
    private static final Username ANNA = new Username("anna");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final KeyPair KNOWN = KeyTexts.pair("RSA", 2048);
    private static final KeyPair OTHER = KeyTexts.pair("EC", 256);

    private final OldFolder old;
    private final Path folder;
    private final Path data;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    TakeOverTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.data = folder.resolve("ours");
        this.old = new OldFolder(Files.createDirectories(folder.resolve("old")));
    }

    private OldFolder family() throws IOException {
        return old.with("servers.json", """
                        {"den": {"host": "192.0.2.20", "port": 22, "user": "root", "key": "id", "users": {"anna": {}, "ben": {}}},
                         "attic": {"host": "attic", "port": 2222, "user": "kids", "key": "id_attic", "users": {"emil": {}}},
                         "loft": {"host": "loft", "port": 22, "user": "root", "key": "id", "users": {}}}""")
                .with("ssh_keys/id", KeyTexts.openSsh(KNOWN))
                .with("ssh_keys/id_attic", KeyTexts.openSsh(OTHER))
                .with(
                        "options.json",
                        "{\"mqtt\": {\"server\": \"192.0.2.10\", \"port\": 1883, \"base_topic\": \"kids\"}}")
                .with("history/den/anna.json", """
                        {"2026-11-19": {"playtime_spent": 0, "time_spent": 5400},
                         "2026-11-20": {"playtime_spent": 600, "time_spent": 3000}}""");
    }

    private int run(Path from) throws InterruptedException {
        out.reset();
        err.reset();
        return Application.run(
                List.of("--data", data.toString(), "--take-over", from.toString()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private List<String> said() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private Options options() throws Exception {
        return Options.read(Files.write(folder.resolve("options.json"), out.toByteArray()));
    }

    private Map<LocalDate, Day> days() throws IOException {
        return new PcDocuments(Documents.open(data))
                .histories("den")
                .load(ANNA)
                .value()
                .orElse(History.NONE)
                .days();
    }

    @Test
    void the_pcs_become_options_as_they_are_and_the_bridge_takes_them() throws Exception {
        assertEquals(0, run(family().homeAssistants("5c53de3b_timekpr_mngr.tar.gz")));
        Options options = options();
        assertEquals("kids", options.baseTopic());
        assertEquals("mqtt://192.0.2.10:1883", String.valueOf(options.mqtt().url()));
        assertEquals(
                List.of("den 192.0.2.20 22 root [anna, ben]", "attic attic 2222 kids [emil]", "loft loft 22 root []"),
                options.pcs().stream()
                        .map(pc -> pc.name() + " " + pc.host() + " " + pc.port() + " " + pc.user() + " "
                                + pc.users().stream().map(Options.Account::name).toList())
                        .toList());
        assertEquals(
                List.of(
                        "den: 2 children, entered as root by the key of timekpr-mngr until it takes the bridge's own",
                        "attic: 1 child, entered as kids by the key of timekpr-mngr",
                        "loft: all of its accounts, as no child was named, entered as root by the key of timekpr-mngr until it takes the bridge's own",
                        "anna on den: 2 days of history",
                        "Now end timekpr-mngr and start the bridge with these options. Paste the setup line on each PC, then take"
                                + " \"user\" out of its options; where there is \"ssh_key\", take both out before."),
                said());
    }

    /** The key that most PCs know is one of the bridge's own until they know its new one; another is that of its PC. */
    @Test
    void each_pc_is_entered_by_the_key_that_it_knows() throws Exception {
        assertEquals(0, run(family().zip()));
        Keys keys = Keys.in(data);
        assertEquals(Optional.of(KNOWN.getPublic()), keys.old().map(KeyPair::getPublic));
        Options read = Options.read(Files.writeString(
                folder.resolve("o.json"),
                out.toString(StandardCharsets.UTF_8).replaceFirst("\\{ *}", "{\"url\":\"mqtt://b\"}")));
        OwnKey own = new OwnKey(data, keys, read, GivenKeys.of(read));
        assertEquals(
                List.of(keys.pair().getPublic(), KNOWN.getPublic()),
                own.of(new PcAddress("den", "h", 22, "root", "")).stream()
                        .map(KeyPair::getPublic)
                        .toList());
        assertEquals(
                List.of(OTHER.getPublic()),
                own.of(new PcAddress("attic", "h", 22, "kids", "")).stream()
                        .map(KeyPair::getPublic)
                        .toList());
        assertTrue(
                said().contains(
                                "- the broker: none is in this backup. Give mqtt.url, but for an app of Home Assistant, which finds its own"));
    }

    @Test
    void the_own_key_of_a_bridge_that_ran_already_stays_its_own() throws Exception {
        Keys before = Keys.in(data);
        assertEquals(0, run(family().data()));
        assertEquals(before.publicLine(), Keys.in(data).publicLine());
        assertEquals(Optional.of(KNOWN.getPublic()), Keys.in(data).old().map(KeyPair::getPublic));
    }

    @Test
    void while_the_own_key_is_being_changed_the_other_one_is_that_of_its_pcs() throws Exception {
        Keys.in(data);
        Keys before = Keys.begin(data);
        assertEquals(0, run(family().data()));
        assertEquals(before.inOrder().size(), Keys.in(data).inOrder().size());
        assertEquals(before.oldLine(), Keys.in(data).oldLine());
        assertEquals(
                3, options().pcs().stream().filter(pc -> pc.sshKey() != null).count());
    }

    @Test
    void the_days_are_added_to_ours_and_a_second_time_changes_nothing() throws Exception {
        new PcDocuments(Documents.open(data))
                .histories("den")
                .save(ANNA, History.NONE.counted(FRIDAY, 3600, 0).counted(FRIDAY.plusDays(1), 60, 0), ZoneId.of("UTC"));
        assertEquals(0, run(family().data()));
        Map<LocalDate, Day> both = new TreeMap<>(Map.of(
                FRIDAY.minusDays(1),
                new Day(5400, 0, List.of()),
                FRIDAY,
                new Day(3600, 600, List.of()),
                FRIDAY.plusDays(1),
                new Day(60, 0, List.of())));
        assertEquals(both, days());
        String first = out.toString(StandardCharsets.UTF_8);
        Keys keys = Keys.in(data);
        Map<String, String> theirs = old.content();
        assertEquals(0, run(old.data()));
        assertEquals(both, days());
        assertEquals(first, out.toString(StandardCharsets.UTF_8));
        assertEquals(keys.toString(), Keys.in(data).toString());
        assertEquals(theirs, old.content());
    }

    /** As timekpr-mngr reads it. */
    @Test
    void what_a_day_of_history_leaves_out_is_nothing() throws Exception {
        family().with("history/den/anna.json", """
                        {"2026-11-19": {"time_spent": 5400}, "2026-11-20": {"playtime_spent": null, "time_spent": 3000}}""");
        assertEquals(0, run(old.data()));
        assertEquals(
                Map.of(FRIDAY.minusDays(1), new Day(5400, 0, List.of()), FRIDAY, new Day(3000, 0, List.of())), days());
    }

    @Test
    void a_day_that_cannot_be_read_is_listed_and_the_others_are_taken() throws Exception {
        family().with(
                        "history/den/anna.json",
                        "{\"2026-02-30\": {\"time_spent\": 60}, \"" + FRIDAY
                                + "\": {\"time_spent\": 3000, \"sessions\": [9]},"
                                + " \"2026-01-01\": {\"time_spent\": \"x\"}, \"2026-01-02\": null, \"2026-01-03\": 5}");
        assertEquals(0, run(old.data()));
        assertEquals(Map.of(FRIDAY, new Day(3000, 0, List.of())), days());
        assertTrue(
                said().contains(
                                "- history/den/anna.json: what is no date, or holds nothing that can be read: 2026-02-30,"
                                        + " 2026-01-01, 2026-01-02 and 1 more"),
                said()::toString);
    }

    @Test
    void a_pc_whose_name_has_a_slash_keeps_its_history_and_is_named_where_something_waited() throws Exception {
        family().with(
                        "servers.json",
                        "{\"up/stairs\": {\"host\": \"192.0.2.21\", \"key\": \"in/side\", \"users\": {\"emil\": {}}}}")
                .with("ssh_keys/in/side", KeyTexts.openSsh(OTHER))
                .with("history/up/stairs/emil.json", "{\"" + FRIDAY + "\": {\"time_spent\": 3000}}")
                .with("pending_uploads/up/stairs/server.conf", "x");
        assertEquals(0, run(old.data()));
        List<String> said = said();
        assertTrue(said.contains("emil on up/stairs: 1 day of history"), said::toString);
        assertTrue(
                said.contains(
                        "up/stairs: 1 child, entered as root by the key of timekpr-mngr until it takes the bridge's own"),
                said::toString);
        assertTrue(
                said.contains(
                        "- up/stairs: 1 change that waited for it: set what is still wanted again, in Home Assistant"),
                said::toString);
    }

    @Test
    void what_cannot_be_taken_over_is_listed_with_the_reason() throws Exception {
        family().with("pending_uploads/den/users/anna.conf", "x")
                .with("pending_uploads/den/stats/anna.stats", "x")
                .with("pending_uploads/attic/server.conf", "x")
                .with("ssh_keys/timekpr_ui_key", KeyTexts.openSsh(OTHER))
                .with("ssh_keys/id_attic", "no key")
                .with("history/den/zoe.json", "{}")
                .with("history/den/ben.json", "{\"2026-11-20\": {")
                .with("history/anna.json", "{}")
                .with("options.json", "{\"mqtt\": {\"server\": \"a b\"}}");
        Files.delete(old.data().resolve("ssh_keys/id"));
        assertEquals(0, run(old.data()));
        List<String> said = said();
        List<String> left = said.subList(said.indexOf("Not taken over:") + 1, said.size() - 1);
        assertEquals(
                List.of(
                        "- the key of den: ssh_keys/id is not there. The bridge comes in when the setup line was pasted there",
                        "- the key of attic: ssh_keys/id_attic holds a key that is damaged, or of no kind that PCs take (Ed25519,"
                                + " ECDSA, RSA). The bridge comes in when the setup line was pasted there",
                        "- the key of loft: ssh_keys/id is not there. The bridge comes in when the setup line was pasted there",
                        "- ssh_keys/timekpr_ui_key: no PC uses it"),
                left.subList(0, 4));
        assertEquals(
                List.of(
                        "- history/anna.json: its PC or child is not in servers.json, or not taken over",
                        "- history/den/ben.json is damaged, or no history as timekpr-mngr writes it",
                        "- history/den/zoe.json: its PC or child is not in servers.json, or not taken over",
                        "- options.json: mqtt.server: given \"a b\", allowed a host name or an address, without user and port",
                        "- the broker: none is in this backup. Give mqtt.url, but for an app of Home Assistant, which finds its own",
                        "- attic: 1 change that waited for it: set what is still wanted again, in Home Assistant",
                        "- den: 2 changes that waited for it: set what is still wanted again, in Home Assistant"),
                left.subList(4, left.size()));
        assertTrue(said.get(0).endsWith("by the bridge's own key"), said::toString);
    }

    /** What stands where the name of a file should may be the key itself. */
    @Test
    void a_key_that_cannot_be_used_is_said_in_the_words_of_ssh_key_and_shown_only_as_the_name_of_a_file()
            throws Exception {
        String locked = """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-128-CBC,00

                AAAA
                -----END RSA PRIVATE KEY-----
                """;
        family().with("ssh_keys/id", locked)
                .with(
                        "servers.json",
                        "{\"den\": {\"host\": \"h\", \"key\": \"id\"}, \"loft\": {\"host\": \"h\", \"key\":"
                                + " \"-----BEGIN OPENSSH PRIVATE KEY-----\\nc2VjcmV0\"}}");
        assertEquals(0, run(old.data()));
        String said = String.join("\n", said());
        assertTrue(
                said.contains(
                        "the key of den: ssh_keys/id has a passphrase, which nobody is there to type, allowed a key without:"
                                + " ssh-keygen -p -N '' -f ssh_keys/id takes it away."),
                said);
        assertTrue(said.contains("the key of loft: what servers.json gives as key is no name of a file."), said);
        assertTrue(!said.contains("c2VjcmV0"), said);
    }

    @Test
    void what_is_none_is_refused_with_one_line_and_nothing_is_written() throws Exception {
        assertEquals(1, run(old.data()));
        assertEquals(
                List.of("Cannot start: --take-over: \"" + old.data()
                        + "\" holds no servers.json: it is nothing of timekpr-mngr, or there was no PC in it"),
                said());
        old.with("servers.json", "[]");
        assertEquals(1, run(old.data()));
        assertEquals(List.of("Cannot start: --take-over: servers.json: given a list, allowed an object { … }"), said());
        assertTrue(Files.notExists(data));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void a_folder_in_which_a_bridge_runs_is_left_alone() throws Exception {
        family();
        try (FolderLock lock = FolderLock.take(data)) {
            assertEquals(1, run(old.data()));
            assertTrue(said().get(0).contains("is in use by another timekpr2mqtt"), lock::toString);
        }
        assertTrue(Files.notExists(data.resolve("history")));
    }

    /** {@code take_over} of the options. */
    @Test
    void as_an_option_it_is_done_once_until_it_is_taken_out_and_given_again() throws Exception {
        String from = family().zip().toString();
        TakeOver.once("", data);
        assertTrue(Files.notExists(data), "nothing was wanted");
        TakeOver.once(from, data);
        assertEquals(2, days().size());
        Path file = data.resolve("history/den/anna.json");
        Files.delete(file);
        TakeOver.once(from, data);
        assertEquals(0, days().size());
        TakeOver.once("", data);
        TakeOver.once(from, data);
        assertEquals(2, days().size());
    }

    @Test
    void an_option_that_leads_nowhere_ends_nothing_and_is_tried_again() throws Exception {
        String from = folder.resolve("old/backup.zip").toString();
        TakeOver.once(from, data);
        TakeOver.once("\0", data);
        assertEquals(0, days().size());
        family().zip();
        TakeOver.once(from, data);
        assertEquals(2, days().size());
    }

    @Test
    void as_many_days_are_kept_as_the_history_has() throws Exception {
        family().with("history/den/ben.json", """
                {"2026-10-01": {"playtime_spent": 0, "time_spent": 60}, "2026-11-20": {"playtime_spent": 0, "time_spent": 60}}""");
        assertEquals(0, run(old.data()));
        assertEquals(51, options().historyDays());
    }

    @Test
    void what_may_not_be_read_is_said_to_be_so_and_not_to_be_empty() throws Exception {
        Path shut = Files.createDirectory(folder.resolve("shut"));
        Files.setPosixFilePermissions(shut, Set.of());
        Process take = CheckKeysTest.withoutRootsRights("--data", data.toString(), "--take-over", shut.toString());
        String said = new String(take.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(
                "Cannot start: --take-over: \"" + shut + "\" cannot be read: " + shut + ": permission denied\n", said);
        assertEquals(1, take.waitFor());
    }
}
