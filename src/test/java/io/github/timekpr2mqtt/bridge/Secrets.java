package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What must stand nowhere, in each form in which a program might let it slip. */
final class Secrets {
    /** Letters of base64 that nobody writes by chance. */
    private static final int TELLING = 16;

    private final Map<String, String> needles = new LinkedHashMap<>();

    /** A word. */
    Secrets word(String name, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        add(name, secret);
        add(name + " in base64", Base64.getEncoder().withoutPadding().encodeToString(bytes));
        add(name + " in hex", hex);
        add(name + " in hex", hex.toUpperCase(Locale.ROOT));
        add(name + " as bytes", Arrays.toString(bytes).replaceAll("[\\[\\]]", ""));
        return this;
    }

    /** A private key as PEM: any part of it that is long enough to tell it, but for its beginning, which all of its kind share. */
    Secrets key(String name, String pem) {
        return key(name, pem, "");
    }

    /** The same of one in OpenSSH's form, whose end is its public half once more: that may be told. */
    Secrets key(String name, String pem, String publicLine) {
        String body = pem.replaceAll("-----[^-]+-----", "").replaceAll("\\s", "");
        for (int i = body.length() / 2; i + TELLING <= body.length(); i += TELLING) {
            String part = body.substring(i, i + TELLING);
            if (!publicLine.contains(part)) {
                add(name, part);
            }
        }
        return this;
    }

    private void add(String name, String needle) {
        needles.put(needle, name);
    }

    void assertNotIn(String where, String text) {
        String whole = text.replaceAll("[\\r\\n]|\\\\n", ""); // a key's lines may be broken anywhere
        needles.forEach((needle, name) -> {
            if (text.contains(needle) || whole.contains(needle)) {
                fail(name + " is in " + where);
            }
        });
    }
}
