package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.util.Base64;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.junit.jupiter.api.Test;

class JdkEdDsaTest {
    private final JdkEdDsa edDsa = new JdkEdDsa();
    private final KeyPair pair = pair();
    private final EdECPublicKey publicKey = (EdECPublicKey) pair.getPublic();
    private final EdECPrivateKey privateKey = (EdECPrivateKey) pair.getPrivate();

    private static KeyPair pair() {
        JdkEd25519.register();
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void mina_uses_it() {
        assertInstanceOf(JdkEdDsa.class, SecurityUtils.getEdDSASupport().orElseThrow());
        assertEquals("ssh-ed25519", KeyUtils.getKeyType(publicKey));
        assertEquals(256, KeyUtils.getKeySize(publicKey));
        assertEquals(-1, edDsa.getEDDSAKeySize(TestKeys.rsa().getPublic()));
    }

    @Test
    void the_public_key_is_printed_as_openssh_does() {
        byte[] raw = edDsa.getPublicKeyData(publicKey);
        ByteArrayBuffer expected = new ByteArrayBuffer();
        expected.putString("ssh-ed25519");
        expected.putUInt(32);
        expected.putRawBytes(raw);

        assertEquals(
                "ssh-ed25519 " + Base64.getEncoder().encodeToString(expected.getCompactData()),
                PublicKeyEntry.toString(publicKey));
    }

    /** The first test vector of RFC 8032, section 7.1. */
    @Test
    void the_public_half_is_found_from_the_private_one() throws GeneralSecurityException, IOException {
        byte[] secret = hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        byte[] expected = hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        EdECPrivateKey key = edDsa.generateEDDSAPrivateKey(secret);

        assertArrayEquals(expected, edDsa.getPublicKeyData(edDsa.recoverEDDSAPublicKey(key)));
        assertArrayEquals(secret, edDsa.getPrivateKeyData(key));
        assertEquals(edDsa.generateEDDSAPublicKey(expected), edDsa.recoverEDDSAPublicKey(key));
    }

    @Test
    void what_it_signs_it_verifies_and_nothing_else() throws Exception {
        byte[] text = "text".getBytes(StandardCharsets.UTF_8);
        Signature signer = edDsa.getEDDSASigner();
        signer.initSigner(null, privateKey);
        signer.update(null, text);
        byte[] signature = signer.sign(null);

        assertTrue(verifies(text, signature));
        assertFalse(verifies("Text".getBytes(StandardCharsets.UTF_8), signature));
    }

    private boolean verifies(byte[] text, byte[] signature) throws Exception {
        Signature verifier = edDsa.getEDDSASigner();
        verifier.initVerifier(null, publicKey);
        verifier.update(null, text);
        return verifier.verify(null, signature);
    }

    @Test
    void keys_are_compared_by_what_they_are() {
        KeyPair other = pair();
        assertTrue(edDsa.compareEDDSAPPublicKeys(publicKey, publicKey));
        assertFalse(edDsa.compareEDDSAPPublicKeys(publicKey, other.getPublic()));
        assertFalse(edDsa.compareEDDSAPPublicKeys(publicKey, TestKeys.rsa().getPublic()));
        assertTrue(edDsa.compareEDDSAPrivateKeys(privateKey, privateKey));
        assertFalse(edDsa.compareEDDSAPrivateKeys(privateKey, other.getPrivate()));
    }

    @Test
    void keys_are_copied_whole() throws GeneralSecurityException {
        var publicDecoder = edDsa.getEDDSAPublicKeyEntryDecoder();
        var privateDecoder = edDsa.getOpenSSHEDDSAPrivateKeyEntryDecoder();

        assertEquals(publicKey, publicDecoder.clonePublicKey(publicKey));
        assertArrayEquals(
                privateKey.getEncoded(),
                privateDecoder.clonePrivateKey(privateKey).getEncoded());
        assertEquals(EdECPublicKey.class, edDsa.getEDDSAPublicKeyType());
        assertEquals(EdECPrivateKey.class, edDsa.getEDDSAPrivateKeyType());
        assertEquals("Ed25519", edDsa.getKeyFactoryAlgorithm());
    }

    @Test
    void a_private_key_leaves_by_no_way() {
        assertThrows(
                UnsupportedOperationException.class,
                () -> edDsa.putEDDSAKeyPair(new ByteArrayBuffer(), publicKey, privateKey));
    }

    @Test
    void what_is_no_ed25519_key_is_refused() {
        assertThrows(GeneralSecurityException.class, () -> edDsa.generateEDDSAPublicKey(new byte[31]));
        assertThrows(GeneralSecurityException.class, () -> edDsa.generateEDDSAPrivateKey(new byte[33]));
    }

    private static byte[] hex(String text) {
        return java.util.HexFormat.of().parseHex(text);
    }
}
