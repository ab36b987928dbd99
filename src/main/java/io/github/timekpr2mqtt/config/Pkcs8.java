package io.github.timekpr2mqtt.config;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;

/**
 * The one form of a private key that the JDK reads. The older ones, which many tools still write, are what lies in it; it adds
 * the algorithm: SEQUENCE { 0, SEQUENCE { algorithm, parameters }, OCTET STRING { older form } } (RFC 5208, 5).
 *
 * <p>Apache MINA SSHD reads them too, but only after it was told its providers, which is the business of another package.
 */
final class Pkcs8 {
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;
    private static final byte[] ZERO = {0x02, 1, 0};
    private static final byte[] NULL = {0x05, 0};
    /** 1.2.840.113549.1.1.1 */
    private static final byte[] RSA = {0x06, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1};
    /** 1.2.840.10045.2.1 */
    private static final byte[] EC = {0x06, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

    private Pkcs8() {}

    /**
     * The bytes of a block that holds a private key.
     *
     * @param certified has the curve that an older form of an EC key need not name
     * @throws IllegalArgumentException if it is damaged, or a form or a kind that is not known here
     */
    static byte[] of(Pem.Block block, PublicKey certified) {
        byte[] bytes = block.bytes();
        return switch (block.label()) {
            case "PRIVATE KEY" -> bytes;
            case "RSA PRIVATE KEY" -> of(element(SEQUENCE, RSA, NULL), bytes);
            case "EC PRIVATE KEY" -> of(element(SEQUENCE, EC, curve(certified)), bytes);
            default -> throw new IllegalArgumentException(block.label());
        };
    }

    private static byte[] of(byte[] algorithm, byte[] older) {
        return element(SEQUENCE, ZERO, algorithm, element(OCTET_STRING, older));
    }

    /** Any curve will do where the certificate is not even one of an EC key: they do not belong together. */
    private static byte[] curve(PublicKey certified) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            if (certified instanceof ECPublicKey ec) {
                parameters.init(ec.getParams());
            } else {
                parameters.init(new ECGenParameterSpec("secp256r1"));
            }
            return parameters.getEncoded();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("a curve that this Java does not know", e);
        }
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (body.size() < 0x80) {
            out.write(body.size());
        } else { // the number of bytes of the length, then these; the JDK refuses more than are needed
            byte[] length = BigInteger.valueOf(body.size()).toByteArray();
            int sign = length[0] == 0 ? 1 : 0;
            out.write(0x80 | (length.length - sign));
            out.write(length, sign, length.length - sign);
        }
        out.writeBytes(body.toByteArray());
        return out.toByteArray();
    }
}
