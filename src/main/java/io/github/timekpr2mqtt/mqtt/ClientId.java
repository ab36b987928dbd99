package io.github.timekpr2mqtt.mqtt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name under which the broker keeps our session. It is random, so that two bridges at one broker do not throw each
 * other out, and kept, so that commands sent during a restart are still ours.
 */
final class ClientId {
    /** 23 letters and digits are what MQTT 5 obliges every broker to accept (section 3.1.3.1). */
    private static final Pattern FORM = Pattern.compile("timekpr[0-9a-f]{16}");

    private ClientId() {}

    /** Reads the file; makes it where it is missing or holds something else. */
    static String in(Path file) throws IOException {
        String kept = read(file);
        if (FORM.matcher(kept).matches()) {
            return kept;
        }
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        String made = "timekpr" + HexFormat.of().formatHex(random);
        Path written = Files.writeString(
                file.resolveSibling(file.getFileName() + ".new"),
                made,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }

    private static String read(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip();
        } catch (NoSuchFileException firstStart) {
            return "";
        }
    }
}
