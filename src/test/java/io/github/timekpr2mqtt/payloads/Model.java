package io.github.timekpr2mqtt.payloads;

import io.github.timekpr2mqtt.demopc.DemoPc;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the PCs must have: all that was taken, and nothing else. */
final class Model {
    private static final int DAY = 86_400;
    private static final List<String> CANNOT = List.of(
            "nothing left to take: .*",
            "no more can be given: .*",
            "Timekpr holds .* of extra time today",
            "time at this PC runs only with PlayTime \\(override\\): .*");

    private final Stage stage;
    private final Map<String, List<String>> shape = new HashMap<>();
    private final Map<String, String> levels = new LinkedHashMap<>();
    private final Map<String, Integer> extra = new HashMap<>();

    /** As the PCs are now. */
    Model(Stage stage) {
        this.stage = stage;
        Place.CHILDREN.keySet().forEach(pc -> shape.put(pc, stage.keys(pc)));
        levels.putAll(now());
    }

    private Map<String, String> now() {
        Map<String, String> now = new LinkedHashMap<>();
        Place.CHILDREN.forEach((name, children) -> {
            DemoPc pc = stage.pc(name);
            for (Control control : Control.PC.values()) {
                if (control.effect() == Control.Effect.SETTING) {
                    now.put(name + "||" + control.key(), OnPc.level(pc, control));
                }
            }
            for (String child : children) {
                for (Control control : Control.ACCOUNT.values()) {
                    if (control.effect() == Control.Effect.SETTING) {
                        now.put(name + "|" + child + "|" + control.key(), OnPc.level(pc, child, control));
                    }
                }
            }
        });
        return now;
    }

    private static String key(Verdict.Part part) {
        return part.pc() + "|" + part.user() + "|" + part.control().key();
    }

    /** An ending of a part that is one of these, which look the same. */
    void ended(Told told, List<Verdict.Part> parts) {
        Verdict.Part first = parts.get(0);
        if (first.control().effect() == Control.Effect.GRANT) {
            granted(told, first, parts.stream().map(Verdict.Part::level).toList());
            return;
        }
        Object after = told.member("after");
        if (told.type().equals("applied") && after != null) {
            Optional<String> shown = first.control().takes().shown(after);
            boolean right = (shown.isEmpty() && first.control().takes() instanceof Takes.Programs)
                    || parts.stream().anyMatch(part -> shown.equals(Optional.of(part.level())));
            check(right, "applied, but not as it was asked for " + parts, told);
        }
        boolean known = told.type().matches("applied|superseded|cancelled");
        check(known, "not applied, though it is valid", told);
    }

    private void granted(Told told, Verdict.Part part, List<String> amounts) {
        boolean playTime = part.control().key().equals("extra_playtime");
        boolean absolute = part.control().key().startsWith("extra_");
        String of = part.pc() + "|" + part.user() + "|" + playTime;
        int before = extra.getOrDefault(of, 0);
        if (told.type().equals("failed")) {
            check(CANNOT.stream().anyMatch(told.reason()::matches), "failed without a good reason", told);
        }
        if (!told.type().equals("applied")) {
            return;
        }
        int after = seconds(told.member("after"));
        check(seconds(told.member("before")) == before, "something else was given before, " + before, told);
        boolean right = amounts.stream()
                .mapToInt(Integer::parseInt)
                .anyMatch(amount -> absolute ? after == amount : isGiven(before, amount, after));
        check(right, "given, but not as much as was asked for " + amounts, told);
        extra.put(of, after);
    }

    /** At most a day to each side; what was overdrawn is forgiven. */
    private static boolean isGiven(int before, int amount, int after) {
        int exact = Math.max(-DAY, Math.min(DAY, before + amount));
        return after == exact || (amount > 0 && before < 0 && after > exact && after <= amount);
    }

    private static int seconds(@Nullable Object minutes) {
        return Given.number(minutes)
                .orElseThrow()
                .multiply(BigDecimal.valueOf(60))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /**
     * Everything has ended.
     *
     * @param taken in their order
     * @param unsure the keys of those of which one or the other may not have been done
     */
    void settled(List<Verdict.Part> taken, List<String> unsure) {
        Map<String, String> now = now();
        Map<String, List<String>> possible = new HashMap<>();
        for (Verdict.Part part : taken) {
            if (part.control().effect() == Control.Effect.SETTING) {
                possible.computeIfAbsent(key(part), any -> new ArrayList<>()).add(part.level());
            }
        }
        List<String> wrong = new ArrayList<>();
        levels.forEach((key, before) -> {
            List<String> wanted = possible.getOrDefault(key, List.of(before));
            String last = wanted.get(wanted.size() - 1);
            String is = String.valueOf(now.get(key));
            boolean right = is.equals(last) || (unsure.contains(key) && (is.equals(before) || wanted.contains(is)));
            if (!right) {
                wrong.add(key + " is " + is + ", wanted " + last);
            }
        });
        extra.forEach((of, seconds) -> {
            String[] parts = of.split("\\|", -1);
            int is = OnPc.extra(stage.pc(parts[0]), parts[1], Boolean.parseBoolean(parts[2]));
            if (is != seconds) {
                wrong.add("extra time of " + of + " is " + is + ", wanted " + seconds);
            }
        });
        shape.forEach((pc, keys) -> {
            if (!keys.equals(stage.keys(pc))) {
                wrong.add("the files of " + pc + " have other lines: " + stage.keys(pc));
            }
        });
        levels.putAll(now);
        if (!wrong.isEmpty()) {
            throw new AssertionError("the PCs are not as was asked for: " + wrong);
        }
    }

    private static void check(boolean right, String what, Told told) {
        if (!right) {
            throw new AssertionError(what + ": " + told.line());
        }
    }
}
