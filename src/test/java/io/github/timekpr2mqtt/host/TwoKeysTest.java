package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.timekpr2mqtt.host.Trouble.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key is being changed: a fake PC knows the old one, the new one, or neither, and may look at one key a connection. */
class TwoKeysTest {
    @TempDir
    private Path folder;

    private final KeyPair fresh = TestKeys.ed25519();
    private final KeyPair old = TestKeys.ed25519();
    private final PublicKey strange = TestKeys.ed25519().getPublic();
    private volatile List<KeyPair> ours = List.of(fresh, old);
    private FakePc pc;
    private Ssh ssh;

    @BeforeEach
    void start() throws IOException {
        pc = new FakePc(folder.resolve("pc"), old.getPublic());
        ssh = new Ssh(address -> ours, folder.resolve("known_hosts"));
    }

    @AfterEach
    void stop() throws IOException {
        ssh.close();
        pc.close();
    }

    /** The key with which we got in. */
    private PublicKey opened() throws Trouble {
        Link link = ssh.open(pc.address(), new Heard());
        link.close();
        return link.key();
    }

    private void isRefused() {
        Trouble trouble = assertThrows(Trouble.class, () -> ssh.open(pc.address(), new Heard()));
        assertEquals(Kind.KEY_REFUSED, trouble.kind(), trouble.getMessage());
        assertEquals(
                "The PC does not accept our SSH key for the account timekpr2mqtt. Paste the setup line, which is in the log,"
                        + " into a terminal on the PC.",
                trouble.getMessage());
    }

    /** What was offered since this was asked last, each key of a connection once. */
    private List<PublicKey> offered() {
        List<PublicKey> offered = List.copyOf(pc.offered());
        pc.offered().clear();
        return offered;
    }

    private PublicKey first() {
        return fresh.getPublic();
    }

    private PublicKey second() {
        return old.getPublic();
    }

    @Test
    void a_pc_that_looks_at_both_is_asked_on_one_connection() throws Trouble {
        assertEquals(second(), opened());
        assertEquals(1, pc.logIns());
        pc.authorize(strange);
        for (int n = 2; n < 5; n++) {
            offered();
            isRefused();
            assertEquals(List.of(first(), second()), offered());
            assertEquals(n, pc.logIns());
        }
    }

    @Test
    void one_that_hangs_up_after_the_new_one_is_asked_for_the_old_one_alone() throws Trouble {
        pc.oneTryOnly();
        for (int n = 1; n < 4; n++) {
            assertEquals(second(), opened());
            assertEquals(2 * n, pc.logIns());
            assertEquals(first(), offered().get(0), "the new one comes first each time");
        }
        pc.authorize(first());
        assertEquals(first(), opened());
        assertEquals(7, pc.logIns());
    }

    @Test
    void one_that_knows_neither_is_not_troubled_twice_as_often_as_with_one_key() throws Trouble {
        pc.oneTryOnly();
        pc.authorize(strange);
        isRefused();
        assertEquals(List.of(first(), second()), offered());
        for (PublicKey next : List.of(first(), second(), first())) {
            isRefused();
            assertEquals(List.of(next), offered());
        }
        pc.authorize(first());
        isRefused();
        assertEquals(first(), opened());
        offered();
        pc.authorize(second());
        assertEquals(second(), opened());
        assertEquals(first(), offered().get(0), "once it let us in, both are tried");
    }

    @Test
    void keys_that_changed_meanwhile_are_all_tried() throws Trouble {
        pc.oneTryOnly();
        pc.authorize(strange);
        isRefused();
        KeyPair newest = TestKeys.ed25519();
        ours = List.of(newest, fresh);
        pc.authorize(first());
        assertEquals(first(), opened());
        ours = List.of(newest);
        offered();
        isRefused();
        isRefused();
        assertEquals(List.of(newest.getPublic(), newest.getPublic()), offered(), "one key, one connection");
    }
}
