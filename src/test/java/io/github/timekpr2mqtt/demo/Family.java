package io.github.timekpr2mqtt.demo;

import io.github.timekpr2mqtt.demopc.DemoPc;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Two demo PCs with three children in the middle of an ordinary day: one of them has five minutes left. */
final class Family implements AutoCloseable {
    /** Who is where. */
    static final List<Place> CHILDREN =
            List.of(new Place("den", "anna"), new Place("den", "ben"), new Place("laptop", "cleo"));

    private final Map<String, DemoPc> pcs = new LinkedHashMap<>();

    /** Switches both PCs on and lets the bridge's key in. */
    Family(String publicKey, ZoneId zone) throws IOException {
        try {
            for (Place place : CHILDREN) {
                if (!pcs.containsKey(place.pc())) {
                    DemoPc pc = new DemoPc(childrenOf(place.pc()));
                    pcs.put(place.pc(), pc);
                    pc.authorise(publicKey);
                    pc.clock().zone(zone);
                }
            }
        } catch (IOException e) {
            close();
            throw e;
        }
        day("anna", 60, Duration.ofMinutes(55).plusSeconds(2));
        day("ben", 120, Duration.ofMinutes(35));
        day("cleo", 90, Duration.ofMinutes(20));
        login("anna", true);
        login("cleo", true);
    }

    private static String[] childrenOf(String pc) {
        return CHILDREN.stream()
                .filter(place -> place.pc().equals(pc))
                .map(Place::child)
                .toArray(String[]::new);
    }

    private void day(String child, int limitMinutes, Duration used) {
        DemoPc pc = of(child);
        pc.setConfig(
                child,
                "LIMITS_PER_WEEKDAYS",
                Collections.nCopies(7, "" + limitMinutes * 60).stream().collect(Collectors.joining(";")));
        for (String key : List.of("TIME_SPENT_BALANCE", "TIME_SPENT_DAY", "TIME_SPENT_WEEK", "TIME_SPENT_MONTH")) {
            pc.setTime(child, key, "" + used.toSeconds());
        }
    }

    private DemoPc of(String child) {
        String name = CHILDREN.stream()
                .filter(place -> place.child().equals(child))
                .findFirst()
                .orElseThrow()
                .pc();
        return pc(name);
    }

    private DemoPc pc(String name) {
        DemoPc pc = pcs.get(name);
        if (pc == null) {
            throw new IllegalArgumentException(name);
        }
        return pc;
    }

    void power(String name, boolean on) throws IOException {
        if (on) {
            pc(name).on();
        } else {
            pc(name).off();
        }
    }

    boolean isOn(String child) {
        return of(child).isOn();
    }

    void login(String child, boolean in) {
        if (in) {
            of(child).login(child);
        } else {
            of(child).logout(child);
        }
    }

    /** The option {@code pcs} of the bridge. */
    String options() {
        return pcs.entrySet().stream()
                .map(pc -> "{\"name\":\"" + pc.getKey() + "\",\"host\":\"127.0.0.1\",\"port\":"
                        + pc.getValue().port() + ",\"host_key\":\""
                        + pc.getValue().hostKey() + "\",\"users\":["
                        + users(pc.getKey()) + "]}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String users(String pc) {
        return CHILDREN.stream()
                .filter(place -> place.pc().equals(pc))
                .map(place -> "{\"name\":\"" + place.child() + "\",\"display\":\"" + place.name() + "\"}")
                .collect(Collectors.joining(","));
    }

    @Override
    public void close() throws IOException {
        for (DemoPc pc : pcs.values()) {
            pc.close();
        }
    }
}
