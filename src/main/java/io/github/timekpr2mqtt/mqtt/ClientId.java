package io.github.timekpr2mqtt.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The names under which a broker knows us. Each has 23 letters and digits, as many as MQTT 5 obliges every broker to accept
 * (section 3.1.3.1).
 */
public final class ClientId {
    private static final String OURS = "timekpr";
    private static final String LOOK = OURS + "look";

    private ClientId() {}

    /**
     * That of a bridge, the same for all with one base topic: the broker itself lets only one of them in at a time, and keeps for
     * the next start what was sent meanwhile.
     */
    public static String of(String baseTopic) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(baseTopic.getBytes(UTF_8));
            return OURS + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** One for a {@link Lookout}, which must not throw anybody out. */
    static String ofLook() {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        return LOOK + HexFormat.of().formatHex(random);
    }
}
