package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.junit.jupiter.api.Test;

class SshSettingsTest {
    /** MINA finds the user's home folder once per process, so what it would read there cannot be shown by moving it. */
    @Test
    void nothing_of_the_users_own_ssh_is_used() throws Exception {
        try (SshClient client = SshSettings.client(Limits.NORMAL)) {
            client.start(); // where it would put in what is not set

            assertSame(HostConfigEntryResolver.EMPTY, client.getHostConfigEntryResolver());
            List<KeyPair> keys = new ArrayList<>();
            client.getKeyIdentityProvider().loadKeys(null).forEach(keys::add);
            assertEquals(List.of(), keys); // each session gets its own
            assertNull(client.getAgentFactory());
            assertNull(client.getPasswordIdentityProvider());
            assertEquals("publickey", client.getUserAuthFactoriesNameList());
        }
    }
}
