package io.github.timekpr2mqtt.config;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** The two forms in which a host key can be given. */
final class HostKey {
    private static final Pattern FINGERPRINT = Pattern.compile("(?:[0-9]{1,5} )?SHA256:([^ ]*)(?: .*)?");

    private HostKey() {}

    /**
     * {@code SHA256:} with 43 characters of base64, alone or within the line {@code bits SHA256:… comment (type)} of {@code ssh-keygen
     * -l}; or {@code type base64 comment} as in {@code /etc/ssh/ssh_host_*_key.pub}.
     * The blob of a key begins with the length and the letters of its type (RFC 4253, 6.6): a line that was cut, or put together
     * from two, does not pass.
     */
    static boolean isValid(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        var fingerprint = FINGERPRINT.matcher(text);
        if (fingerprint.matches()) {
            return bytes(fingerprint.group(1)).length == 32;
        }
        String[] words = text.split(" ", 3);
        return words.length >= 2 && names(bytes(words[1]), words[0]);
    }

    private static boolean names(byte[] blob, String type) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        if (blob.length < Integer.BYTES + name.length + 1) {
            return false;
        }
        ByteBuffer in = ByteBuffer.wrap(blob);
        byte[] first = new byte[name.length];
        return in.getInt() == name.length
                && name.length > 0
                && in.get(first).remaining() > 0
                && java.util.Arrays.equals(first, name);
    }

    /** Empty if this is not base64. */
    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
