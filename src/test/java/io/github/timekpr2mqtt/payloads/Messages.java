package io.github.timekpr2mqtt.payloads;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes messages: on every command topic, and under the prefix of commands where there is none. */
final class Messages {
    /** In front of the number of a message, where its answers go. */
    static final String ANSWERS = "answers/";

    private record Target(String topic, @Nullable Control control) {}

    private final Random random;
    private final Payloads payloads;
    private final List<Target> targets = new ArrayList<>();
    private long number;

    Messages(Random random) {
        this.random = random;
        this.payloads = new Payloads(random);
        Place.CHILDREN.forEach((pc, children) -> {
            add("/pc/" + pc, Control.PC, 1);
            for (String child : children) {
                add("/account/" + pc + "/" + child, Control.ACCOUNT, pc.equals(Place.READ_ONLY) ? 4 : 1);
                for (int i = 0; i < (pc.equals(Place.READ_ONLY) ? 4 : 24); i++) {
                    targets.add(new Target(Place.BASE + "/account/" + pc + "/" + child + "/set", null));
                }
            }
        });
        add("/bridge", Control.BRIDGE, 1);
    }

    private void add(String subject, Map<String, Control> controls, int rarer) {
        for (Control control : controls.values()) {
            for (int i = 0; i < (control.weight() + rarer - 1) / rarer; i++) {
                targets.add(new Target(Place.BASE + subject + "/" + control.key() + "/set", control));
            }
        }
    }

    /** The next one. */
    Message next() {
        Target target = Samples.one(random, targets);
        byte[] payload = target.control() == null ? payloads.several() : payloads.of(target.control());
        String topic = target.topic();
        if (random.nextInt(20) == 0) {
            topic = nobodys();
        }
        String text = new String(payload, UTF_8);
        boolean restarts = topic.equals(Place.BASE + "/bridge/restart/set")
                && (text.equals("PRESS") || Given.startsAnObject(text));
        number++;
        return new Message(
                number,
                topic,
                restarts ? "press".getBytes(UTF_8) : payload, // a restart comes where it is expected
                random.nextInt(40) == 0,
                answers(),
                correlation());
    }

    /** One that is answered after all before it. */
    Message last() {
        number++;
        return new Message(
                number, Place.BASE + "/bridge/end-" + number + "/set", "PRESS".getBytes(UTF_8), false, null, null);
    }

    private @Nullable String answers() {
        return switch (random.nextInt(100)) {
            case 0 -> Place.BASE + "/account/den/anna/state";
            case 1 -> "homeassistant/status";
            case 2 -> ANSWERS + number + "/" + "x".repeat(244 + random.nextInt(10));
            default -> random.nextInt(3) > 0 ? null : ANSWERS + number;
        };
    }

    private byte @Nullable [] correlation() {
        byte[] data = new byte[random.nextInt(60) == 0 ? 255 + random.nextInt(4) : 12];
        random.nextBytes(data);
        return switch (random.nextInt(40)) {
            case 0 -> new byte[0];
            case 1 -> new byte[40_000];
            default -> random.nextInt(4) > 0 ? null : data;
        };
    }

    private String nobodys() {
        String odd = Samples.one(
                random,
                List.of(
                        "nonsense",
                        "time",
                        "",
                        " ",
                        "limit_Monday",
                        "limit_monday ",
                        "ann--61",
                        "--",
                        "😀",
                        "zoe",
                        "set",
                        "x".repeat(300),
                        "ü".repeat(3000),
                        "%00",
                        "..",
                        "$SYS",
                        "state",
                        "event"));
        String place = Samples.one(
                random,
                List.of(
                        "/bridge/%s/set",
                        "/pc/den/%s/set",
                        "/pc/%s/sync_now/set",
                        "/account/den/anna/%s/set",
                        "/account/loft/cleo/%s/set",
                        "/account/den/%s/limit_monday/set",
                        "/account/%s/anna/limit_monday/set",
                        "/account/den/%s/set",
                        "/account/%s/%s/%s/set",
                        "/%s/set",
                        "/account/den/anna/limit_monday/%s/set",
                        "/account/den/anna/limit_monday/set/%s"));
        return Place.BASE + place.replace("%s", odd);
    }
}
