package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.lab.LabPc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/**
 * Somebody at a PC who sets the limit of a child's month there, a longer one each time, with Timekpr's own means: it stays, and is told
 * with what it was before.
 */
final class MonthAtPc {
    static final String CONTROL = "limit_month";
    static final String KEY = "LIMIT_PER_MONTH";
    private static final int FIRST = 100;

    private final Home home;
    private final Map<String, LabPc> pcs;
    /** Hours by PC and child. */
    private final Map<String, Integer> set = new TreeMap<>();

    private final Map<String, String> before = new TreeMap<>();
    private int hours = FIRST;

    MonthAtPc(Home home, Map<String, LabPc> pcs) {
        this.home = home;
        this.pcs = pcs;
    }

    /** The next one. */
    void sets(String pc, String child) throws IOException {
        LabPc lab = pcs.get(pc);
        if (lab == null) {
            throw new IllegalArgumentException(pc);
        }
        String place = pc + "/" + child;
        before.putIfAbsent(place, "" + Integer.parseInt(lab.files().config(child, KEY)) / 3600);
        hours++;
        lab.parent().call("setTimeLimitForMonth", "si", child, "" + hours * 3600);
        set.put(place, hours);
    }

    /** With a bridge that runs. */
    void isTold() throws IOException {
        for (Map.Entry<String, Integer> each : set.entrySet()) {
            String[] who = each.getKey().split("/", -1);
            String last = "" + each.getValue();
            Awaitility.await(each + " is told")
                    .atMost(Home.LIMIT)
                    .until(() -> told(who[0], who[1]).stream().anyMatch(event -> is(event, "after", last)));
            LabPc pc = pcs.get(who[0]);
            assertTrue(
                    pc != null && pc.files().config(who[1], KEY).equals("" + each.getValue() * 3600), each::toString);
            String was = String.valueOf(before.get(each.getKey()));
            for (Map<String, Object> event : told(who[0], who[1])) {
                assertEquals(was, String.valueOf(event.get("before")), () -> told(who[0], who[1]) + "");
                was = String.valueOf(event.get("after"));
            }
            assertEquals(last, was);
        }
    }

    private static boolean is(Map<String, Object> event, String field, String value) {
        return value.equals(String.valueOf(event.get(field)));
    }

    /** In the order in which it was set; what a kill told twice, the same each time, is there once. */
    private List<Map<String, Object>> told(String pc, String child) {
        List<Map<String, Object>> told = new ArrayList<>();
        for (String line : Endings.of(home.data, pc).ofType("changed_at_pc")) {
            Map<String, Object> event = Home.parse(line);
            if (is(event, "user", child) && is(event, "command", CONTROL)) {
                told.add(event);
            }
        }
        told.sort(Comparator.comparing(event -> Integer.parseInt(String.valueOf(event.get("after")))));
        return told;
    }
}
