package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostKeyCheckTest {
    private static final String ALL =
            "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,rsa-sha2-512,rsa-sha2-256";

    private final KeyPair ed25519 = TestKeys.ed25519();
    private final KeyPair ecdsa = TestKeys.ecdsa();
    private final KeyPair rsa = TestKeys.rsa();

    private static HostKeyCheck expecting(String text) {
        return new HostKeyCheck(Optional.of(KnownKey.parse(text)));
    }

    @Test
    void at_first_sight_every_key_is_right() {
        HostKeyCheck check = new HostKeyCheck(Optional.empty());

        assertEquals(ALL, check.proposal());
        assertTrue(check.accepts(rsa.getPublic()));
        assertEquals(Optional.of(rsa.getPublic()), check.accepted());
        assertFalse(check.tryAnotherKind());
        assertEquals(Optional.empty(), check.changed());
    }

    @Test
    void before_the_pc_has_shown_a_key_nothing_is_accepted_or_changed() {
        HostKeyCheck check = expecting(TestKeys.line(ed25519));

        assertEquals(Optional.empty(), check.accepted());
        assertEquals(Optional.empty(), check.changed());
        assertFalse(check.tryAnotherKind());
    }

    @Test
    void the_kind_that_is_known_is_asked_for_first() {
        assertTrue(expecting(TestKeys.line(ecdsa)).proposal().startsWith("ecdsa-sha2-nistp256,ssh-ed25519,"));
        assertTrue(expecting(TestKeys.line(rsa)).proposal().startsWith("rsa-sha2-512,rsa-sha2-256,ssh-ed25519,"));
        assertEquals(ALL.length(), expecting(TestKeys.line(rsa)).proposal().length());
    }

    @Test
    void a_known_kind_with_another_key_has_changed() {
        HostKeyCheck check = expecting(TestKeys.line(ed25519));
        KeyPair other = TestKeys.ed25519();

        assertFalse(check.accepts(other.getPublic()));
        assertFalse(check.tryAnotherKind());
        assertEquals(Optional.empty(), check.accepted());
        String words = check.changed().orElseThrow().getMessage();
        assertTrue(words.contains(TestKeys.fingerprint(ed25519) + " was expected"), words);
        assertTrue(words.contains(TestKeys.fingerprint(other)), words);
    }

    @Test
    void for_a_fingerprint_the_kinds_are_tried_one_after_another() {
        HostKeyCheck check = expecting(TestKeys.fingerprint(rsa));

        assertFalse(check.accepts(ed25519.getPublic()));
        assertTrue(check.tryAnotherKind());
        check.newTry();
        assertEquals(ALL.replace("ssh-ed25519,", ""), check.proposal());
        assertFalse(check.accepts(ecdsa.getPublic()));
        assertTrue(check.tryAnotherKind());
        check.newTry();
        assertTrue(check.accepts(rsa.getPublic()));
        assertEquals(Optional.of(rsa.getPublic()), check.accepted());
    }

    @Test
    void a_right_key_after_wrong_ones_of_other_kinds_has_not_changed() {
        HostKeyCheck check = expecting(TestKeys.fingerprint(rsa));
        check.accepts(ed25519.getPublic());
        check.newTry();
        assertFalse(check.hasSeen());
        check.accepts(rsa.getPublic());

        assertTrue(check.hasSeen());
        assertEquals(Optional.empty(), check.changed());
    }

    @Test
    void when_no_kind_is_left_it_is_over() {
        HostKeyCheck check = expecting(TestKeys.fingerprint(TestKeys.ed25519()));
        check.accepts(ed25519.getPublic());
        check.newTry(); // and the PC has no other kind: it shows nothing

        assertFalse(check.tryAnotherKind());
        assertTrue(check.changed().orElseThrow().getMessage().contains(TestKeys.fingerprint(ed25519)));
    }
}
