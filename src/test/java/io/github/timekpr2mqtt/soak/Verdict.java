package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.demopc.Written;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What must hold when everything is over. */
final class Verdict {
    /** A command that was taken so near to midnight may be of either day: the clocks are moved one after another. */
    private static final int MINUTES_ROUND_MIDNIGHT = 3;

    private final Journal journal;
    private final Ledger ledger;
    private final Function<Place, ZoneId> zones;

    Verdict(Journal journal, Ledger ledger, Function<Place, ZoneId> zones) {
        this.journal = journal;
        this.ledger = ledger;
        this.zones = zones;
    }

    /** Settings that the PC does not have as they were told, and that nobody changed there afterwards. */
    List<String> settings() {
        List<String> wrong = new ArrayList<>();
        for (Place place : journal.places()) {
            for (String control : Level.of(place).keySet()) {
                setting(place, control).ifPresent(wrong::add);
            }
        }
        return wrong;
    }

    private Optional<String> setting(Place place, String control) {
        String has = Level.in(journal.last(place).config(), control, place);
        Optional<Asked> wish = ledger.asked().stream()
                .filter(a -> a.place().equals(place) && a.control().equals(control))
                .filter(a -> a.kind() == Asked.Kind.SETTING)
                .filter(a -> ledger.ended(a)
                        .filter(e -> e.told().type().equals("applied"))
                        .isPresent())
                .reduce((a, b) -> b);
        long told = wish.flatMap(ledger::ended).map(Ledger.Ended::heard).orElse(Long.MIN_VALUE);
        List<String> mayBe = new ArrayList<>();
        wish.ifPresent(w -> mayBe.add(w.wanted()));
        ledger.asked().stream()
                .filter(a -> a.place().equals(place) && a.control().equals(control))
                .filter(a -> a.kind() == Asked.Kind.SETTING
                        && a.number() > wish.map(Asked::number).orElse(0))
                .filter(ledger::isTakenBack)
                .forEach(a -> mayBe.add(a.wanted()));
        if (wish.isEmpty()) {
            mayBe.add(Level.in(journal.of(place).get(0).config(), control, place));
        }
        for (Journal.Change change : others(place, control)) {
            if (wish.isEmpty() || change.nanoTime() - told > 0) {
                mayBe.clear(); // it came later, so it stays
                mayBe.add(change.value());
            } else if (change.nanoTime() - wish.get().sent() > 0) {
                mayBe.add(change.value());
            }
        }
        return mayBe.contains(has)
                ? Optional.empty()
                : Optional.of(control + " of " + place + " is " + has + " on the PC, but must be " + mayBe
                        + ": the last that was" + " applied is " + wish);
    }

    /** What nobody asked the bridge for: changes at the PC, and what they were overwritten with where they may be lost. */
    private List<Journal.Change> others(Place place, String control) {
        return Stream.concat(journal.atPc(place, control).stream(), ledger.writes().lost(place, control).stream())
                .sorted(Comparator.comparingLong(Journal.Change::nanoTime))
                .toList();
    }

    /**
     * Extra time that is not as it was told.
     *
     * @param inOrder everything that ended, in that order
     */
    List<String> grants(List<Told> inOrder) {
        List<String> wrong = new ArrayList<>();
        for (Place place : journal.places()) {
            if (!place.isPc()) {
                Grants grants = new Grants(place, journal.of(place));
                wrong.addAll(grants.days());
                List<Grants.Pair> pairs = inOrder.stream()
                        .filter(told -> told.key().place().equals(place))
                        .flatMap(told -> ledger.asked(told.key()).stream()
                                .filter(Asked::isGrant)
                                .map(a -> new Grants.Pair(a, told, acceptedOn(a))))
                        .toList();
                grants.calls(pairs).ifPresent(wrong::add);
            }
        }
        return wrong;
    }

    private Optional<LocalDate> acceptedOn(Asked asked) {
        return ledger.accepted(asked.id())
                .map(at -> at.atZoneSameInstant(zones.apply(asked.place())).toLocalDateTime())
                .filter(at -> at.minusMinutes(MINUTES_ROUND_MIDNIGHT)
                        .toLocalDate()
                        .equals(at.plusMinutes(MINUTES_ROUND_MIDNIGHT).toLocalDate()))
                .map(LocalDateTime::toLocalDate);
    }

    /**
     * What is shown of a place and is not what its files say.
     *
     * @param controls the document of its controls
     * @param readings the document of its readings; of a PC the same
     * @param today by the PC's clock
     */
    List<String> shown(Place place, Map<String, Object> controls, Map<String, Object> readings, LocalDate today) {
        List<String> wrong = new ArrayList<>();
        Written file = journal.last(place);
        for (String control : Level.of(place).keySet()) {
            String has = place.isPc() ? orFailed(place, control, file) : Level.in(file.config(), control, place);
            Object shown = controls.get(control);
            if (shown == null || !Level.asked(control, place, shown).equals(has)) {
                wrong.add(control + " of " + place + " is shown as " + shown + ", but is " + has);
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("waiting", 0);
        if (!place.isPc()) {
            boolean ofToday = Extra.day(file).equals(today);
            int used = ofToday ? Extra.number(file, "TIME_SPENT_DAY") : 0;
            figures.put("time", used / 60);
            figures.put("extra_today", minutes(ofToday ? Extra.of(file, false) : 0));
            figures.put("time_month", hours(Extra.number(file, "TIME_SPENT_MONTH") - used % 60));
        }
        figures.forEach((key, value) -> {
            Object shown = readings.get(key);
            if (shown == null || !isSame(shown, value)) {
                wrong.add(key + " of " + place + " is shown as " + shown + ", but is " + value);
            }
        });
        return wrong;
    }

    /** What failed is shown as it was wanted, and of Timekpr's own settings it cannot be dismissed. */
    private String orFailed(Place place, String control, Written file) {
        return ledger.asked().stream()
                .filter(a -> a.place().equals(place) && a.control().equals(control))
                .reduce((a, b) -> b)
                .filter(a -> ledger.ended(a)
                        .filter(e -> e.told().type().equals("failed"))
                        .isPresent())
                .map(Asked::wanted)
                .orElse(Level.in(file.config(), control, place));
    }

    /** Minutes that are thirds are cut. */
    private static boolean isSame(Object shown, Object value) {
        BigDecimal apart = new BigDecimal(shown.toString()).subtract(new BigDecimal(value.toString()));
        return apart.abs().compareTo(new BigDecimal("0.01")) < 0;
    }

    private static BigDecimal minutes(int seconds) {
        return BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal hours(int seconds) {
        return BigDecimal.valueOf(Math.max(0, seconds)).divide(BigDecimal.valueOf(3600), 1, RoundingMode.DOWN);
    }
}
