package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.demopc.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A parent who sits at a PC and uses Timekpr's own program there, also while something of the same child is on its way. Only extra
 * time is left alone while the bridge gives some: that two cannot do at once is a limit of its promise.
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

    /** One change of any child's, if it can be. */
    void changes() {
        changes(family.places().get(random.nextInt(family.places().size())));
    }

    /** One change, if it can be. */
    void changes(Place place) {
        SoakPc pc = family.pc(place);
        if (!pc.canBeUsed()) {
            return;
        }
        switch (random.nextInt(12)) {
            case 0 -> call(pc, place, "setTimeLimitForWeek", "si", 3600 * (20 + random.nextInt(140)));
            case 1 -> call(pc, place, "setTrackInactive", "sb", random.nextBoolean());
            case 2 -> call(pc, place, "setHideTrayIcon", "sb", random.nextBoolean());
            case 3 -> call(pc, place, "setAllowedHours", "ssa{sa{si}}", "" + (1 + random.nextInt(7)), hours());
            case 4 -> {
                call(pc, place, "setAllowedDays", "sas", days(7));
                call(pc, place, "setTimeLimitForDays", "sai", limits(7));
            }
            case 5 -> {
                call(pc, place, "setAllowedDays", "sas", days(5));
                call(pc, place, "setTimeLimitForDays", "sai", limits(5));
            }
            case 6 -> {
                call(pc, place, "setPlayTimeAllowedDays", "sas", days(6));
                call(pc, place, "setPlayTimeLimitsForDays", "sai", limits(6));
            }
            case 7, 8 -> oneLimit(pc, place, "LIMITS_PER_WEEKDAYS", "setTimeLimitForDays");
            case 9 -> oneLimit(pc, place, "PLAYTIME_LIMITS_PER_WEEKDAYS", "setPlayTimeLimitsForDays");
            default -> givesTime(pc, place);
        }
    }

    /** Of one of the days that are allowed; Timekpr's program sends the others as it has read them. */
    private void oneLimit(SoakPc pc, Place place, String key, String member) {
        String[] now = Written.value(journal.last(place).config(), key).split(";", -1);
        List<Integer> limits =
                new ArrayList<>(Arrays.stream(now).map(Integer::valueOf).toList());
        limits.set(random.nextInt(limits.size()), 60 * random.nextInt(1440));
        call(pc, place, member, "sai", limits);
    }

    private void givesTime(SoakPc pc, Place place) {
        Written file = journal.last(place);
        boolean isToday = Extra.day(file).equals(family.now(place).toLocalDate());
        if (!ledger.isGrantOpen(place) && WeekList.TIME.isWhole(file) && isToday) {
            String operation = random.nextBoolean() ? "+" : "-";
            call(pc, place, "setTimeLeft", "ssi", operation, 60 * (1 + random.nextInt(30)));
        }
    }

    private static void call(SoakPc pc, Place place, String member, String signature, Object... more) {
        List<Object> args = new ArrayList<>(List.of(place.child()));
        args.addAll(List.of(more));
        if (pc.demo().call(member, signature, args.toArray()) != 0) {
            throw new IllegalStateException("the demo PC refused " + member + args);
        }
    }

    /** So many of them, in their order. */
    private List<String> days(int many) {
        List<String> days = new ArrayList<>(
                IntStream.rangeClosed(1, 7).mapToObj(String::valueOf).toList());
        Collections.shuffle(days, random);
        return days.subList(0, many).stream().sorted().toList();
    }

    private List<Integer> limits(int days) {
        return IntStream.range(0, days).mapToObj(i -> 60 * random.nextInt(1440)).toList();
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
