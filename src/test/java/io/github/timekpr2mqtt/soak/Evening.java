package io.github.timekpr2mqtt.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The end of the day: what waits is done, and then all is looked at. */
final class Evening {
    private static final long POLL_MILLIS = 200;

    private final Family family;
    private final Ledger ledger;
    private final Journal journal;
    private final Diary diary;
    private final Wire wire;
    private final Path data;

    Evening(Family family, Ledger ledger, Journal journal, Diary diary, Wire wire, Path data) {
        this.family = family;
        this.ledger = ledger;
        this.journal = journal;
        this.diary = diary;
        this.wire = wire;
        this.data = data;
    }

    static boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return true;
    }

    /** Whether every account has its documents. */
    boolean allShown() {
        return family.places().stream()
                .allMatch(place -> !wire.document(place.topic("settings")).isEmpty()
                        && !wire.document(place.topic("state")).isEmpty());
    }

    /** Waits until nothing waits, and judges. */
    void judge(Duration patience) throws InterruptedException {
        if (!await(() -> hasEnded() || !diary.breaches().isEmpty(), patience)) {
            ledger.open().forEach(asked -> diary.breach("it never ended: " + asked));
        }
        await(wire::isOnline, patience);
        family.places()
                .forEach(place -> wire.press(place.topic("dismiss/set"))); // what failed is shown as it was wanted
        wire.press("bridge/sync_all/set");
        if (!await(() -> wrongShown().isEmpty(), patience)) {
            wrongShown().forEach(diary::breach);
        }
        List<Told> told = hearAudit(); // what was told and what is written down are the same
        Verdict verdict = new Verdict(journal, ledger, place -> family.pc(place).zone());
        verdict.settings().forEach(diary::breach);
        verdict.grants(told).forEach(diary::breach);
        ledger.untoldAtPc().forEach(diary::breach);
    }

    /** That one change replaced another is told to the one who asked alone, and lost with the bridge; it is written down first. */
    private boolean hasEnded() {
        if (!ledger.open().isEmpty()) {
            var unused = hearAudit();
        }
        return ledger.open().isEmpty();
    }

    private List<Told> hearAudit() {
        List<Told> told = audit();
        told.forEach(one -> ledger.heard(one, System.nanoTime()));
        return told;
    }

    private List<String> wrongShown() {
        Verdict verdict = new Verdict(journal, ledger, place -> family.pc(place).zone());
        List<String> wrong = new ArrayList<>();
        for (Place place : family.places()) {
            wrong.addAll(verdict.shown(
                    place,
                    wire.document(place.topic("settings")),
                    wire.document(place.topic("state")),
                    family.now(place).toLocalDate()));
        }
        for (SoakPc pc : family.pcs()) {
            Place place = new Place(pc.name(), "");
            Map<String, Object> state = wire.document(place.topic("state"));
            wrong.addAll(verdict.shown(place, state, state, family.now(place).toLocalDate()));
        }
        Object waiting = wire.document("bridge/state").get("waiting");
        if (!Integer.valueOf(0).equals(waiting)) {
            wrong.add("of all PCs " + waiting + " changes are shown as waiting, but 0 are");
        }
        return wrong;
    }

    /** The bridge's own list of all endings, in their order. */
    private List<Told> audit() {
        List<Told> all = new ArrayList<>();
        for (String name : List.of("audit.1.jsonl", "audit.jsonl")) {
            Path file = data.resolve(name);
            try {
                if (Files.exists(file)) {
                    Files.readAllLines(file).forEach(line -> all.add(new Told(Wire.parse(line))));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all.stream().distinct().toList(); // a kill may write one twice
    }
}
