package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.host.KeyTexts;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.host.PcAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The change of the bridge's key, PC by PC. */
class OwnKeyTest {
    @TempDir
    private Path folder;

    private OwnKey of(String... pcs) throws Exception {
        Path options = Files.writeString(
                folder.resolve("options.json"),
                "{\"mqtt\":{\"url\":\"mqtt://b\"},\"pcs\":[" + String.join(",", pcs) + "]}");
        Options read = Options.read(options);
        return new OwnKey(folder, Keys.in(folder), read, GivenKeys.of(read));
    }

    private static String pc(String name) {
        return "{\"name\":\"" + name + "\",\"host\":\"h\"}";
    }

    private static List<KeyPair> keys(OwnKey key, String pc) {
        return key.of(new PcAddress(pc, "h", 22, "u", ""));
    }

    private KeyPair disk() throws Exception {
        return Keys.in(folder).pair();
    }

    private static String reason(OwnKey key) {
        return assertThrows(Refused.class, key::change).reason();
    }

    @Test
    void there_is_one_key_until_a_new_one_is_wanted() throws Exception {
        OwnKey key = of(pc("den"));
        assertEquals(1, keys(key, "den").size());
        assertEquals(Set.of(), key.behind());
        assertEquals(Optional.empty(), key.problem());
        assertEquals(Optional.empty(), key.newerThan(keys(key, "den").get(0).getPublic()));
        assertFalse(key.loggedIn("den", disk().getPublic()));
    }

    @Test
    void the_old_one_is_kept_until_the_new_one_worked_on_every_pc() throws Exception {
        OwnKey key = of(pc("den"), pc("attic"));
        KeyPair old = keys(key, "den").get(0);
        key.change();
        KeyPair fresh = keys(key, "den").get(0);

        assertEquals(lines(List.of(fresh, old)), lines(keys(key, "attic")));
        assertEquals(Set.of("attic", "den"), key.behind());
        assertEquals(
                "the new SSH key is not yet in use on attic, den: paste the setup line there, which check of each of them has;"
                        + " until then the old one goes on",
                key.problem().orElseThrow());
        assertEquals(Optional.of(fresh), key.newerThan(old.getPublic()));
        assertEquals(Optional.empty(), key.newerThan(fresh.getPublic()));

        assertTrue(key.loggedIn("den", old.getPublic()));
        assertEquals(Set.of("attic", "den"), key.behind());
        assertTrue(key.loggedIn("den", fresh.getPublic()));
        assertFalse(key.loggedIn("den", fresh.getPublic()));
        assertEquals(Set.of("attic"), key.behind());
        assertEquals(lines(List.of(fresh, old)), lines(keys(key, "den")));

        assertTrue(key.loggedIn("attic", fresh.getPublic()));
        assertEquals(Set.of(), key.behind());
        assertEquals(lines(List.of(fresh)), lines(keys(key, "den")));
        assertTrue(Keys.in(folder).old().isEmpty());
        assertEquals(fresh.getPublic(), disk().getPublic());
    }

    @Test
    void a_pc_that_falls_back_to_the_old_one_is_behind_again() throws Exception {
        OwnKey key = of(pc("den"), pc("attic"));
        key.change();
        KeyPair fresh = keys(key, "den").get(0);
        KeyPair old = keys(key, "den").get(1);
        key.loggedIn("den", fresh.getPublic());
        key.loggedIn("den", old.getPublic());
        key.loggedIn("attic", fresh.getPublic());
        assertEquals(Set.of("den"), key.behind());
        assertEquals(List.of(fresh, old), keys(key, "den"));
    }

    @Test
    void after_a_restart_every_pc_has_to_show_it_anew() throws Exception {
        OwnKey before = of(pc("den"), pc("attic"));
        before.change();
        KeyPair fresh = keys(before, "den").get(0);
        before.loggedIn("den", fresh.getPublic());

        OwnKey after = of(pc("den"), pc("attic"));
        assertEquals(Set.of("attic", "den"), after.behind());
        after.loggedIn("attic", disk().getPublic());
        assertEquals(2, keys(after, "den").size());
        after.loggedIn("den", disk().getPublic());
        assertEquals(1, keys(after, "den").size());
    }

    /** Nobody has proved that it works. */
    @Test
    void without_any_pc_the_old_one_stays() throws Exception {
        OwnKey before = of(pc("den"));
        before.change();
        OwnKey none = of();
        assertEquals(2, keys(none, "den").size());
        assertEquals(2, keys(of(pc("den")), "den").size());
    }

    @Test
    void a_second_new_key_is_refused_while_the_first_waits() throws Exception {
        OwnKey key = of(pc("den"), pc("attic"));
        key.change();
        KeyPair fresh = disk();
        key.loggedIn("attic", fresh.getPublic());
        assertEquals(
                "there is a new key already, and the old one is still in use on den: let the new one in there first, or take"
                        + " these PCs out of the options",
                reason(key));
        assertEquals(fresh.getPublic(), disk().getPublic());
    }

    @Test
    void a_key_of_the_options_is_used_alone_and_not_changed() throws Exception {
        KeyPair given = KeyTexts.pair("EC", 256);
        String text = KeyTexts.openSsh(given).replace("\n", "\\n");
        String den = "{\"name\":\"den\",\"host\":\"h\",\"ssh_key\":\"" + text + "\"}";
        OwnKey mixed = of(den, pc("attic"));
        assertEquals(List.of(KeyTexts.publicLine(given)), lines(keys(mixed, "den")));
        assertEquals(KeyTexts.publicLine(given) + " timekpr2mqtt", mixed.publicLine("den"));
        assertEquals(mixed.publicLine(), mixed.publicLine("attic"));
        mixed.change();
        assertEquals(List.of(KeyTexts.publicLine(given)), lines(keys(mixed, "den")));
        assertEquals(KeyTexts.publicLine(disk()) + " timekpr2mqtt", mixed.publicLine("attic"));
        assertEquals(Set.of("attic"), mixed.behind());
        mixed.loggedIn("den", given.getPublic());
        assertEquals(Optional.empty(), mixed.newerThan(given.getPublic()));
        assertEquals(
                "no PC uses the bridge's own key: those of the options (ssh_key) are changed there", reason(of(den)));
    }

    private static List<String> lines(List<KeyPair> keys) {
        return keys.stream().map(KeyTexts::publicLine).toList();
    }

    @Test
    void a_new_key_that_cannot_be_saved_is_refused_and_the_old_one_goes_on() throws Exception {
        OwnKey key = of(pc("den"));
        Files.createDirectories(folder.resolve("ssh/id_ed25519_new.new/x"));
        assertTrue(reason(key).startsWith("cannot save a new key: "), reason(key));
        assertEquals(1, keys(key, "den").size());
    }
}
