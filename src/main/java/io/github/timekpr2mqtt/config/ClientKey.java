package io.github.timekpr2mqtt.config;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Map;

/** The private key of a client certificate: RSA, EC or Ed25519, without a password. */
final class ClientKey {
    /** By what a key signs, to see whether it belongs to a certificate; by the JDK's names of the keys' algorithms. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private static final String UNKNOWN = "holds no key that can be read, allowed PEM of an RSA, EC or Ed25519 key";

    private ClientKey() {}

    static PrivateKey of(Pem pem, PublicKey certified) throws BadOption {
        for (Pem.Block block : pem.blocks()) {
            if (block.label().endsWith("PRIVATE KEY")) {
                return of(pem, block, certified);
            }
        }
        throw pem.bad("holds no private key, allowed " + Rule.KEY.allowed());
    }

    private static PrivateKey of(Pem pem, Pem.Block block, PublicKey certified) throws BadOption {
        if (block.label().startsWith("ENCRYPTED") || block.body().contains("4,ENCRYPTED")) {
            throw pem.bad("has a password, allowed a key without: openssl pkcs8 -topk8 -nocrypt -in "
                    + pem.file("KEY.pem") + " -out NEW.pem makes one");
        }
        byte[] pkcs8;
        try {
            pkcs8 = Pkcs8.of(block, certified);
        } catch (IllegalArgumentException e) {
            throw pem.bad(UNKNOWN);
        }
        for (String algorithm : SIGNATURES.keySet()) {
            try {
                PrivateKey key = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
                if (!belong(key, certified)) {
                    throw pem.bad("does not belong to mqtt.client_certificate");
                }
                return key;
            } catch (GeneralSecurityException e) {
                // of another algorithm, or damaged
            }
        }
        throw pem.bad(UNKNOWN);
    }

    private static boolean belong(PrivateKey key, PublicKey certified) {
        try {
            Signature signature = Signature.getInstance(SIGNATURES.getOrDefault(key.getAlgorithm(), ""));
            byte[] some = certified.getEncoded(); // of nothing at all, EdDSA makes no signature
            signature.initSign(key);
            signature.update(some);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(some);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
