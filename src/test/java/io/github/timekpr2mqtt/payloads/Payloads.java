package io.github.timekpr2mqtt.payloads;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes payloads for a control: valid ones, broken valid ones, what often breaks programs, and noise. */
final class Payloads {
    private final Random random;
    private final Mutation mutation;
    private final List<String> ids = new ArrayList<>(List.of("first"));

    Payloads(Random random) {
        this.random = random;
        this.mutation = new Mutation(random);
    }

    /** For one control. */
    byte[] of(Control control) {
        byte[] valid = (isPlain(control) ? control.takes().plain(random) : object(control)).getBytes(UTF_8);
        return spoiled(valid);
    }

    private static boolean needsObject(Control control) {
        return control.takes() instanceof Takes.Press;
    }

    private boolean isPlain(Control control) {
        return random.nextInt(needsObject(control) ? 3 : 2) == 0;
    }

    /** For several controls at once. */
    byte[] several() {
        List<String> members = new ArrayList<>(List.of(id()));
        Set<String> keys = new HashSet<>();
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 30 : 4); i >= 0; i--) {
            Control control = Samples.one(random, List.copyOf(Control.ACCOUNT.values()));
            boolean may = control.effect() != Control.Effect.QUEUE || random.nextInt(20) == 0;
            if (may && keys.add(control.key())) {
                members.add("\"" + control.key() + "\":" + control.takes().json(random));
            }
        }
        return spoiled(("{" + String.join(",", members) + "}").getBytes(UTF_8));
    }

    private byte[] spoiled(byte[] valid) {
        int how = random.nextInt(100);
        if (how < 45) {
            return valid;
        }
        if (how < 72) {
            return mutation.of(valid);
        }
        if (how < 90) {
            return Samples.nasty(random).getBytes(UTF_8);
        }
        return how < 97 ? noise() : long_();
    }

    private String object(Control control) {
        String members = control.takes().members(random);
        List<String> all = new ArrayList<>(members.isEmpty() ? List.of() : List.of(members));
        if (members.isEmpty() || random.nextInt(4) > 0) {
            all.add(random.nextInt(2) * all.size(), id());
        }
        if (random.nextInt(20) == 0) {
            all.add("\"expires\":\"2026-12-24T18:00:00+01:00\"");
        }
        if (random.nextInt(40) == 0) {
            int deep = random.nextInt(1200);
            all.add("\"deep\":" + "[".repeat(deep) + "]".repeat(deep));
        }
        String blank = random.nextInt(4) == 0 ? Samples.one(random, List.of(" ", "\n", "\t", "  \r\n")) : "";
        return blank + "{" + blank + String.join("," + blank, all) + blank + "}" + blank;
    }

    /** Most times a new one. */
    private String id() {
        boolean again = random.nextInt(12) == 0;
        String id = again ? Samples.one(random, ids) : Long.toHexString(random.nextLong());
        if (!again) {
            ids.add(id);
            if (ids.size() > 50) {
                ids.remove(0);
            }
        }
        return switch (random.nextInt(30)) {
            case 0 -> "\"id\":" + random.nextInt(1_000_000_000) + "." + random.nextInt(100_000);
            case 1 -> "\"id\":\"" + "x".repeat(90) + id + "\"";
            case 2 -> "\"id\":\"ü😀\\n\\u0000 " + id + "\"";
            default -> "\"id\":\"" + id + "\"";
        };
    }

    /** Bytes, or characters of any kind. */
    byte[] noise() {
        byte[] bytes = new byte[random.nextInt(random.nextInt(8) == 0 ? 600 : 24)];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            return bytes;
        }
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.appendCodePoint(b > 0 ? b : random.nextInt(0xd800));
        }
        return text.toString().getBytes(UTF_8);
    }

    /** Around the limits, and far above. */
    private byte[] long_() {
        int length = switch (random.nextInt(6)) {
            case 0 -> 2046 + random.nextInt(5);
            case 1 -> 16_382 + random.nextInt(5);
            case 2 -> 100_000;
            case 3 -> 254 + random.nextInt(4);
            default -> random.nextInt(3000);
        };
        String part = Samples.one(
                random, List.of("x", "9", "[", "{\"a\":", "7-8,", "game;", "😀", "\"", "\\", "ü", " ", "x11 "));
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "" : "{\"value\":\"");
        while (text.length() < length) {
            text.append(part);
        }
        return text.append(random.nextBoolean() ? "" : "\"}").toString().getBytes(UTF_8);
    }
}
