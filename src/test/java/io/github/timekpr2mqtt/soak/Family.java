package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.demopc.Written;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Three PCs with seven children; one of the PCs is with somebody far away. */
final class Family implements AutoCloseable {
    /** Where the bridge is, and most of them. */
    static final ZoneId HOME = ZoneId.of("Europe/Berlin");

    private static final ZoneId FAR_AWAY = ZoneId.of("America/New_York");

    private final List<SoakPc> pcs;

    /** What is to be told of each write, with the state before it. */
    interface Watcher {
        void written(Place place, Written before, Written now);
    }

    Family(Random random, String publicKey, Instant start) throws IOException {
        pcs = List.of(
                new SoakPc("den", TimekprVersion.NEWEST, HOME, random, "anna", "ben", "cleo"),
                new SoakPc("laptop", TimekprVersion.OLDEST, HOME, random, "dora", "emil"),
                new SoakPc("attic", TimekprVersion.NEWEST, FAR_AWAY, random, "fay", "gus.tav"));
        for (SoakPc pc : pcs) {
            pc.demo().authorise(publicKey);
            pc.moveTo(start);
        }
    }

    /** Writes the first limits, so that each child's state is known from the beginning. */
    void watch(Journal journal, Watcher watcher) {
        for (SoakPc pc : pcs) {
            pc.demo().watch(written -> {
                Place place = new Place(pc.name(), written.child());
                watcher.written(place, journal.add(place, written), written);
            });
            pc.demo().watchReads(nanoTime -> journal.read(pc.name(), nanoTime));
            pc.demo().setOwn("TIMEKPR_FINAL_WARNING_TIME", "10");
            for (Place place : pc.places()) {
                pc.demo()
                        .setConfig(
                                place.child(),
                                "LIMITS_PER_WEEKDAYS",
                                Collections.nCopies(7, "10800").stream().collect(Collectors.joining(";")));
            }
        }
    }

    List<SoakPc> pcs() {
        return pcs;
    }

    SoakPc pc(Place place) {
        return pcs.stream()
                .filter(pc -> pc.name().equals(place.pc()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such PC: " + place));
    }

    /** All children's. */
    List<Place> places() {
        return pcs.stream().flatMap(pc -> pc.places().stream()).toList();
    }

    /** What the PC's clock shows. */
    LocalDateTime now(Place place) {
        return pc(place).demo().clock().now();
    }

    void moveTo(Instant moment) {
        pcs.forEach(pc -> pc.moveTo(moment));
    }

    /** The option {@code pcs} of the bridge. */
    String options() {
        return pcs.stream().map(SoakPc::option).collect(Collectors.joining(",", "[", "]"));
    }

    @Override
    public void close() throws IOException {
        for (SoakPc pc : pcs) {
            pc.close();
        }
    }
}
