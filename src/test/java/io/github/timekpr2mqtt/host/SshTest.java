package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.host.Trouble.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Getting in: what works, and each way in which it does not. */
class SshTest {
    @TempDir
    private Path folder;

    private final KeyPair key = TestKeys.ed25519();
    private final Heard heard = new Heard();
    private FakePc pc;
    private Ssh ssh;

    @BeforeEach
    void start() throws IOException {
        pc = new FakePc(folder.resolve("pc"), key.getPublic());
        ssh = new Ssh(key, folder.resolve("known_hosts"));
    }

    @AfterEach
    void stop() throws IOException {
        ssh.close();
        pc.close();
    }

    private Trouble refused(PcAddress address) {
        return assertThrows(Trouble.class, () -> ssh.open(address, heard));
    }

    private void opens(PcAddress address) throws Trouble {
        ssh.open(address, heard).close();
    }

    @Test
    void our_key_opens_the_pc_and_nothing_else_is_offered() throws Trouble {
        opens(pc.address());

        assertEquals(List.of(Gate.BUS), pc.commands());
        assertEquals(Set.of(key.getPublic()), Set.copyOf(pc.offered()));
    }

    @Test
    void a_key_that_is_not_accepted_is_said() throws IOException {
        try (Ssh stranger = new Ssh(TestKeys.ed25519(), folder.resolve("known_hosts"))) {
            Trouble trouble = assertThrows(Trouble.class, () -> stranger.open(pc.address(), heard));

            assertEquals(Kind.KEY_REFUSED, trouble.kind());
            assertTrue(trouble.getMessage().contains("the account timekpr2mqtt"), trouble.getMessage());
        }
        assertTrue(Files.exists(folder.resolve("known_hosts/den.pub")), "the PC is known all the same");
    }

    @Test
    void a_server_that_lets_nobody_try_twice_refuses_the_key_too() throws IOException {
        pc.oneTryOnly();
        try (Ssh stranger = new Ssh(TestKeys.ed25519(), folder.resolve("known_hosts"))) {
            Trouble trouble = assertThrows(Trouble.class, () -> stranger.open(pc.address(), heard));

            assertEquals(Kind.KEY_REFUSED, trouble.kind(), trouble.getMessage());
        }
    }

    @Test
    void a_server_with_which_we_have_no_cipher_in_common_is_said() {
        pc.oldCipherOnly();

        Trouble trouble = refused(pc.address());

        assertEquals(Kind.NOTHING_IN_COMMON, trouble.kind(), trouble.getMessage());
        assertTrue(
                trouble.getMessage()
                        .contains(
                                ", but we have no encryption algorithm in common. Look at what its sshd_config allows"),
                trouble.getMessage());
    }

    /** A PC that goes off or comes up just then does so, too, but not for long. */
    @Test
    void a_pc_that_hangs_up_when_it_has_taken_our_key_refuses_the_account_if_it_does_so_again() throws Trouble {
        pc.hangsUp(1);
        assertEquals(Kind.LOST, refused(pc.address()).kind());
        opens(pc.address());

        pc.hangsUp(2);
        assertEquals(Kind.LOST, refused(pc.address()).kind());
        assertEquals(Kind.ACCOUNT_REFUSED, refused(pc.address()).kind());
        opens(pc.address());
    }

    @Test
    void after_the_end_of_the_client_nothing_is_opened() {
        ssh.close();

        assertEquals(Kind.LOST, refused(pc.address()).kind());
    }

    @Test
    void the_first_host_key_is_pinned_and_another_one_refused_until_somebody_agrees() throws Trouble, IOException {
        KeyPair before = TestKeys.ed25519();
        KeyPair now = TestKeys.ed25519();
        pc.hostKeys(before);
        opens(pc.address());
        pc.hostKeys(now);

        Trouble trouble = refused(pc.address());
        assertEquals(Kind.HOST_KEY_CHANGED, trouble.kind());
        assertTrue(trouble.getMessage().contains(TestKeys.fingerprint(before) + " was expected"), trouble.getMessage());
        assertTrue(trouble.getMessage().contains(TestKeys.fingerprint(now)), trouble.getMessage());
        assertEquals(List.of(Gate.BUS), pc.commands(), "nothing was asked of it");

        opens(pc.address(TestKeys.fingerprint(now)));
        opens(pc.address());
    }

    @Test
    void removing_the_pinned_key_trusts_the_next_one() throws Trouble, IOException {
        opens(pc.address());
        pc.hostKeys(TestKeys.ed25519());
        assertEquals(Kind.HOST_KEY_CHANGED, refused(pc.address()).kind());

        Files.delete(folder.resolve("known_hosts/den.pub"));

        opens(pc.address());
    }

    @Test
    void a_pinned_kind_of_key_is_asked_for_also_when_the_pc_gets_others() throws Trouble {
        KeyPair ecdsa = TestKeys.ecdsa();
        pc.hostKeys(ecdsa);
        opens(pc.address());

        pc.hostKeys(TestKeys.ed25519(), ecdsa, TestKeys.rsa());

        opens(pc.address());
    }

    @Test
    void a_given_fingerprint_may_be_of_any_of_the_pcs_keys() throws Trouble {
        KeyPair ed25519 = TestKeys.ed25519();
        KeyPair ecdsa = TestKeys.ecdsa();
        pc.hostKeys(ed25519, ecdsa, TestKeys.rsa());

        opens(pc.address(TestKeys.fingerprint(TestKeys.rsa())));
        opens(pc.address(TestKeys.fingerprint(ecdsa)));
        opens(pc.address(TestKeys.line(ed25519)));
    }

    @Test
    void a_given_fingerprint_of_none_of_its_keys_is_refused() {
        KeyPair ed25519 = TestKeys.ed25519();
        pc.hostKeys(ed25519, TestKeys.ecdsa());

        Trouble trouble = refused(pc.address(TestKeys.fingerprint(TestKeys.rsa())));

        assertEquals(Kind.HOST_KEY_CHANGED, trouble.kind());
        assertTrue(trouble.waitsForPerson());
    }

    @Test
    void a_host_key_that_cannot_be_pinned_lets_nobody_in() throws IOException {
        Files.writeString(folder.resolve("known_hosts"), "a file in the way");

        assertEquals(Kind.HOST_KEY_LOST, refused(pc.address()).kind());
        assertEquals(List.of(), pc.commands());
    }

    @Test
    void an_unknown_name_is_said() {
        Trouble trouble = refused(new PcAddress("den", "no-such-host.invalid", 22, "kid", ""));

        assertEquals(Kind.HOST_UNKNOWN, trouble.kind());
        assertTrue(trouble.getMessage().contains("no-such-host.invalid"), trouble.getMessage());
    }

    @Test
    void a_closed_port_is_said() throws IOException {
        PcAddress address = pc.address();
        pc.close();

        Trouble trouble = refused(address);

        assertEquals(Kind.UNREACHABLE, trouble.kind());
        assertTrue(
                trouble.getMessage().contains("127.0.0.1 port " + address.port() + " (Connection refused)"),
                trouble.getMessage());
    }
}
