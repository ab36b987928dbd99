package io.github.timekpr2mqtt.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Good texts and bad texts of each rule. */
class RuleTest {
    @ParameterizedTest
    @ValueSource(strings = {"timekpr", "a/b/c", "kids-time", "Büro", "timekpr.x"})
    void good_topics(String text) {
        assertTrue(Rule.TOPIC.holds(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a", "a/", "a//b", "a b", "a\tb", "a\u00A0b", "+", "a/+/b", "a#", "$SYS", "a\0"})
    void bad_topics(String text) {
        assertFalse(Rule.TOPIC.holds(text));
    }

    @Test
    void a_topic_has_at_most_200_characters() {
        assertTrue(Rule.TOPIC.holds("a".repeat(200)));
        assertFalse(Rule.TOPIC.holds("a".repeat(201)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"den", "Anna's PC", "Büro 2", "👨‍👩‍👧", "a/b", "a.b", "a$b", "a+b#c"})
    void good_names_of_pcs(String text) {
        assertTrue(Rule.PC_NAME.holds(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a\nb", "a\u2028b", "a\u0085b", "\uDC00", "a\u007F"})
    void bad_names_of_pcs(String text) {
        assertFalse(Rule.PC_NAME.holds(text));
    }

    @Test
    void the_name_of_a_pc_has_at_most_64_characters() {
        assertTrue(Rule.PC_NAME.holds("ä".repeat(64)));
        assertFalse(Rule.PC_NAME.holds("ä".repeat(65)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"den", "den.lan", "my_pc", "192.0.2.1", "::1", "2001:db8::1", "fe80::1%eth0", "::ffff:192.0.2.1"
            })
    void good_hosts(String text) {
        assertTrue(Rule.HOST.holds(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "a b", "a:22", "me@a", "ssh://a", "a/b", "-oProxy", ".a", "[::1]", "büro", ":1", "a\n"})
    void bad_hosts(String text) {
        assertFalse(Rule.HOST.holds(text));
    }

    /** Of all shapes, with and without groups that are left out, and with an old address at the end. */
    @Test
    void an_address_of_colons_is_one_if_java_says_so() {
        for (int before = 0; before <= 9; before++) {
            for (int behind = 0; behind <= 9; behind++) {
                String left = "2a:".repeat(before);
                String right = ":b".repeat(behind);
                for (String text : List.of(
                        left + ":" + (right.isEmpty() ? ":" : right),
                        left + right.replaceFirst("^:", ""),
                        left + ":" + (right.isEmpty() ? ":" : right + ":") + "192.0.2.1",
                        left + "192.0.2.1")) {
                    if (text.contains(":")) {
                        assertEquals(isAddress(text), Rule.HOST.holds(text), text);
                    }
                }
            }
        }
    }

    private static boolean isAddress(String text) {
        try {
            return InetAddress.getByName("[" + text + "]") != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "anna.smith", "Anna Smith", "änne", "DOM\\anna", "a@b", "a$b", "a+b#c"})
    void good_accounts(String text) {
        assertTrue(Rule.ACCOUNT.holds(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a\nb", "a\0b", "\uD800"})
    void bad_accounts(String text) {
        assertFalse(Rule.ACCOUNT.holds(text));
    }

    @Test
    void an_account_has_at_most_255_bytes() {
        assertTrue(Rule.ACCOUNT.holds("a".repeat(255)));
        assertFalse(Rule.ACCOUNT.holds("ä".repeat(128)));
    }

    @Test
    void a_display_name_has_at_most_64_characters() {
        assertTrue(Rule.DISPLAY.holds("a".repeat(64)));
        assertFalse(Rule.DISPLAY.holds("a".repeat(65)));
    }

    private static String blob(String type, int rest) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(4 + name.length + rest);
        return Base64.getEncoder()
                .encodeToString(out.putInt(name.length).put(name).array());
    }

    @Test
    void a_host_key_is_a_fingerprint_or_a_line_whose_blob_names_its_type() {
        String hash = Base64.getEncoder().withoutPadding().encodeToString(new byte[32]);
        assertTrue(Rule.HOST_KEY.holds("SHA256:" + hash));
        assertTrue(Rule.HOST_KEY.holds("SHA256:" + hash + "="));
        assertTrue(Rule.HOST_KEY.holds("256 SHA256:" + hash + " root@den (ED25519)"));
        assertTrue(Rule.HOST_KEY.holds("3072 SHA256:" + hash + " the key of den (RSA)"));
        assertTrue(Rule.HOST_KEY.holds("ssh-ed25519 " + blob("ssh-ed25519", 36)));
        assertTrue(Rule.HOST_KEY.holds("ssh-rsa " + blob("ssh-rsa", 300) + " root@den"));
    }

    @Test
    void a_host_key_that_was_cut_or_mixed_up_is_none() {
        String hash = Base64.getEncoder().withoutPadding().encodeToString(new byte[32]);
        String line = "ssh-ed25519 " + blob("ssh-ed25519", 36);
        assertFalse(Rule.HOST_KEY.holds("SHA256:"));
        assertFalse(Rule.HOST_KEY.holds("SHA256:" + hash.substring(1)));
        assertFalse(Rule.HOST_KEY.holds("sha256:" + hash));
        assertFalse(Rule.HOST_KEY.holds("256 SHA256:" + hash.substring(1) + " root@den (ED25519)"));
        assertFalse(Rule.HOST_KEY.holds("256 SHA256: " + hash));
        assertFalse(Rule.HOST_KEY.holds("host key: 256 SHA256:" + hash + " root@den (ED25519)"));
        assertFalse(Rule.HOST_KEY.holds(hash));
        assertFalse(Rule.HOST_KEY.holds("ssh-ed25519"));
        assertFalse(Rule.HOST_KEY.holds("ssh-ed25519 "));
        assertFalse(Rule.HOST_KEY.holds("ssh-ed25519 AAAA"));
        assertFalse(Rule.HOST_KEY.holds("ssh-ed25519 !" + blob("ssh-ed25519", 36)));
        assertFalse(Rule.HOST_KEY.holds("ssh-ed25519 " + blob("ssh-ed25519", 0)));
        assertFalse(Rule.HOST_KEY.holds("ssh-ed25519 " + blob("ssh-ed25519-x", 36)));
        assertFalse(Rule.HOST_KEY.holds("ssh-rsa " + blob("ssh-ed25519", 36)));
        assertFalse(Rule.HOST_KEY.holds(" " + blob("", 36)));
        assertFalse(Rule.HOST_KEY.holds(line + "\n" + line));
    }
}
