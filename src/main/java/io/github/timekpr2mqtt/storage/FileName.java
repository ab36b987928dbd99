package io.github.timekpr2mqtt.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file's name for any document's name; different documents get different names. */
public final class FileName {
    /** File systems take 255 bytes; endings are added to this. */
    private static final int LIMIT = 200;

    private static final HexFormat HEX = HexFormat.of();

    private FileName() {}

    /**
     * Letters, digits, {@code _} and {@code -} stand for themselves, any other byte is {@code %} and two hex digits. What would be
     * too long is cut and ends with {@code %=} and its hash, which no other name contains.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    public static String of(String document) {
        if (document.isEmpty()) {
            throw new IllegalArgumentException("a document needs a name");
        }
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        StringBuilder name = new StringBuilder();
        for (byte b : bytes) {
            if (isPlain(b)) {
                name.append((char) b);
            } else {
                HEX.toHexDigits(name.append('%'), b);
            }
        }
        if (name.length() > LIMIT) {
            String hash = HEX.formatHex(sha256(bytes));
            return name.substring(0, LIMIT - 2 - hash.length()) + "%=" + hash;
        }
        return name.toString();
    }

    private static boolean isPlain(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '_' || b == '-';
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
