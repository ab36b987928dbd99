package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.host.Trouble.Kind;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our key is changed at a PC whose real SSH server hangs up after the first key that it refuses. */
@Lab
class KeyChangeOnTheLabTest {
    @TempDir
    private Path folder;

    private static PcAddress address(LabPc pc) {
        return new PcAddress("lab", "127.0.0.1", pc.port(), LabPc.ACCOUNT, "");
    }

    private static PublicKey opened(Ssh ssh, LabPc pc) throws Trouble {
        Link link = ssh.open(address(pc), new Heard());
        link.check();
        link.close();
        return link.key();
    }

    private void letIn(LabPc pc, String publicLine) throws IOException {
        pc.access().authorise(publicLine, Files.writeString(folder.resolve("gate"), Gate.script()));
    }

    @Test
    void the_old_key_goes_on_until_the_pc_knows_the_new_one() throws Exception {
        try (LabPc pc = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna")) {
            pc.access().sshd("MaxAuthTries 1", true);
            letIn(pc, Keys.in(folder).publicLine());
            Keys both = Keys.begin(folder);
            PublicKey old = both.old().orElseThrow().getPublic();
            try (Ssh ssh = new Ssh(any -> both.inOrder(), folder.resolve("ssh/known_hosts"))) {
                for (int n = 0; n < 2; n++) {
                    assertEquals(old, opened(ssh, pc));
                    Way way = ssh.examine(address(pc));
                    assertTrue(way.oldKey() && way.obstacle().isEmpty(), way::toString);
                    assertFalse(ssh.takes(address(pc), both.pair()));
                }

                letIn(pc, both.publicLine());

                assertTrue(ssh.takes(address(pc), both.pair()));
                assertEquals(both.pair().getPublic(), opened(ssh, pc));
                assertFalse(ssh.examine(address(pc)).oldKey());
                pc.access().revoke();
                for (int n = 0; n < 3; n++) {
                    Trouble trouble = assertThrows(Trouble.class, () -> opened(ssh, pc));
                    assertEquals(Kind.KEY_REFUSED, trouble.kind(), trouble.getMessage());
                }
            }
        }
    }
}
