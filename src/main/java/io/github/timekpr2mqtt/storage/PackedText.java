package io.github.timekpr2mqtt.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** A text that lies in a document in a few letters: deflated, in Base64. */
public record PackedText(String value) {
    /** Bytes; a damaged document must not fill the memory. */
    static final int LIMIT = 1 << 20;

    /** @throws IllegalArgumentException if it is not what {@link #packed} gave, or too long */
    static PackedText unpack(String packed) {
        byte[] deflated = Base64.getDecoder().decode(packed);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            byte[] text = in.readNBytes(LIMIT + 1);
            if (text.length > LIMIT) {
                throw new IllegalArgumentException("a packed text that is longer than 1 MiB");
            }
            return new PackedText(new String(text, UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException("a packed text that cannot be unpacked", e);
        }
    }

    String packed() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(value.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }
}
