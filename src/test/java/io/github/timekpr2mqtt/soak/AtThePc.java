package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.demopc.Written;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A parent who sits at a PC and uses Timekpr's own program there. What two can only do at the same time with a loss, lists and extra
 * time, is done when the bridge has nothing to do for that child: that is a limit of its promise.
 */
final class AtThePc {
    private static final Pattern SLOT = Pattern.compile("(!?)([0-9]+)(?:\\[([0-9]+)-([0-9]+)])?");

    private final Random random;
    private final Family family;
    private final Ledger ledger;
    private final Journal journal;

    AtThePc(Random random, Family family, Ledger ledger, Journal journal) {
        this.random = random;
        this.family = family;
        this.ledger = ledger;
        this.journal = journal;
    }

    /** One change, if it can be. */
    void changes() {
        Place place = family.places().get(random.nextInt(family.places().size()));
        SoakPc pc = family.pc(place);
        if (!pc.canBeUsed()) {
            return;
        }
        int what = random.nextInt(ledger.isOpen(place) ? 4 : 8);
        switch (what) {
            case 0 -> call(pc, place, "setTimeLimitForWeek", "si", 3600 * (20 + random.nextInt(140)));
            case 1 -> call(pc, place, "setTrackInactive", "sb", random.nextBoolean());
            case 2 -> call(pc, place, "setHideTrayIcon", "sb", random.nextBoolean());
            case 3 -> call(pc, place, "setAllowedHours", "ssa{sa{si}}", "" + (1 + random.nextInt(7)), hours());
            case 4 -> {
                call(pc, place, "setAllowedDays", "sas", List.of("1", "2", "3", "4", "5", "6", "7"));
                call(pc, place, "setTimeLimitForDays", "sai", limits(7));
            }
            case 5 -> {
                List<String> days = new ArrayList<>(
                        IntStream.rangeClosed(1, 7).mapToObj(String::valueOf).toList());
                Collections.shuffle(days, random);
                List<String> some = days.subList(0, 5).stream().sorted().toList();
                call(pc, place, "setAllowedDays", "sas", some);
                call(pc, place, "setTimeLimitForDays", "sai", limits(5));
            }
            default -> {
                Written file = journal.last(place);
                boolean whole = Written.value(file.config(), "ALLOWED_WEEKDAYS").equals("1;2;3;4;5;6;7");
                if (whole && Extra.day(file).equals(family.now(place).toLocalDate())) {
                    call(
                            pc,
                            place,
                            "setTimeLeft",
                            "ssi",
                            random.nextBoolean() ? "+" : "-",
                            60 * (1 + random.nextInt(30)));
                }
            }
        }
    }

    private static void call(SoakPc pc, Place place, String member, String signature, Object... more) {
        List<Object> args = new ArrayList<>(List.of(place.child()));
        args.addAll(List.of(more));
        if (pc.demo().call(member, signature, args.toArray()) != 0) {
            throw new IllegalStateException("the demo PC refused " + member + args);
        }
    }

    private List<Integer> limits(int days) {
        return IntStream.range(0, days).mapToObj(i -> 60 * random.nextInt(400)).toList();
    }

    private Map<String, Object> hours() {
        List<String> all = Level.HOURS.values().stream().sorted().toList();
        Map<String, Object> hours = new LinkedHashMap<>();
        Matcher slot = SLOT.matcher(all.get(random.nextInt(all.size())));
        while (slot.find()) {
            boolean part = slot.group(3) != null;
            hours.put(
                    slot.group(2),
                    Map.of(
                            "STARTMIN",
                            part ? Integer.parseInt(slot.group(3)) : 0,
                            "ENDMIN",
                            part ? Integer.parseInt(slot.group(4)) : 60,
                            "UACC",
                            slot.group(1).isEmpty() ? 0 : 1));
        }
        return hours;
    }
}
