package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.demopc.Written;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What was asked, and how it was told to have ended; looks at each as it comes. */
final class Ledger {
    private final Journal journal;
    private final Diary diary;
    private final Endings rules;
    private final Map<Asked.Key, Asked> asked = new LinkedHashMap<>();
    private final Map<Asked.Key, Ended> ended = new HashMap<>();
    private final Map<String, OffsetDateTime> accepted = new HashMap<>();
    private final Map<Place, Long> cancels = new HashMap<>();

    /**
     * How something ended.
     *
     * @param heard first, as {@link System#nanoTime}
     */
    record Ended(Told told, long heard) {}

    /** @param clock what the PC of a place shows */
    Ledger(Journal journal, Diary diary, Function<Place, LocalDateTime> clock) {
        this.journal = journal;
        this.diary = diary;
        this.rules = new Endings(journal, clock);
    }

    /** Before it is sent. */
    synchronized void ask(Asked what) {
        asked.put(what.key(), what);
    }

    /** Before it is sent: somebody cancels whatever waits. */
    synchronized void cancel(Place place) {
        cancels.put(place, System.nanoTime());
    }

    /** Whether something of a place has no ending yet. */
    synchronized boolean isOpen(Place place) {
        return asked.values().stream().anyMatch(a -> a.place().equals(place) && !ended.containsKey(a.key()));
    }

    /** What has no ending yet. */
    synchronized List<Asked> open() {
        return asked.values().stream().filter(a -> !ended.containsKey(a.key())).toList();
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked.values());
    }

    synchronized Optional<Ended> ended(Asked what) {
        return Optional.ofNullable(ended.get(what.key()));
    }

    synchronized Optional<Asked> asked(Asked.Key key) {
        return Optional.ofNullable(asked.get(key));
    }

    /** When the bridge said that it took it; a kill may have kept it from that. */
    synchronized Optional<OffsetDateTime> accepted(String id) {
        return Optional.ofNullable(accepted.get(id));
    }

    /** An event, an answer, or a line of the bridge's own list of them. */
    synchronized void heard(Told told, long now) {
        if (told.type().equals("accepted")) {
            accepted.putIfAbsent(told.text("id"), OffsetDateTime.parse(told.text("at")));
            return;
        }
        if (told.type().equals("changed_at_pc")) {
            rules.changedAtPc(told).filter(why -> !wasTakenBack(told)).ifPresent(diary::breach);
            return;
        }
        Asked what = asked.get(told.key());
        if (what == null) {
            boolean cancels =
                    told.type().equals("applied") && told.text("command").startsWith("cancel_");
            diary.holds(
                    cancels || told.type().equals("rejected"), () -> "nobody asked for what ended: " + told.event());
            return;
        }
        Ended before = ended.get(told.key());
        if (before != null) {
            diary.holds(
                    before.told().content().equals(told.content()),
                    () -> what + " has two endings: " + before.told().event() + " and " + told.event());
            return;
        }
        ended.put(told.key(), new Ended(told, now));
        diary.line("told " + told + " of " + what.place());
        endsRightly(what, told).ifPresent(why -> diary.breach(what + " was told as " + told + ", but " + why));
    }

    private Optional<String> endsRightly(Asked what, Told told) {
        return switch (told.type()) {
            case "applied" -> rules.applied(what, alike(what));
            case "rejected" -> rules.rejected(what, told);
            case "failed" -> rules.failed(what, told);
            case "expired" -> rules.expired(what);
            case "cancelled" ->
                cancels.getOrDefault(what.place(), Long.MIN_VALUE) > what.sent()
                        ? Optional.empty()
                        : Optional.of("nobody cancelled anything since");
            case "superseded" ->
                asked.values().stream().anyMatch(later -> replaces(later, what))
                        ? Optional.empty()
                        : Optional.of("nothing replaced it");
            default -> Optional.of("that is no ending");
        };
    }

    /** How many presses of the same amount have been told as given, this one included. */
    private long alike(Asked what) {
        return asked.values().stream()
                .filter(a -> a.kind() == Asked.Kind.GRANT && a.place().equals(what.place()))
                .filter(a -> a.wanted().equals(what.wanted()))
                .filter(a ->
                        ended(a).filter(e -> e.told().type().equals("applied")).isPresent())
                .count();
    }

    private static boolean replaces(Asked later, Asked what) {
        boolean sameTime =
                what.isGrant() && later.kind() == Asked.Kind.ABSOLUTE && later.isPlayTime() == what.isPlayTime();
        return later.place().equals(what.place())
                && later.number() > what.number()
                && (sameTime || later.control().equals(what.control()));
    }

    /** Something was written on a PC; what the bridge changed there, somebody must have asked for. */
    synchronized void written(Place place, Written before, Written now) {
        Optional<Written.Carried> call = now.call().filter(c -> !c.atPc());
        if (now.call().isPresent()) {
            diary.line("on " + place + " " + now.call().get());
        }
        if (call.isEmpty()) {
            return;
        }
        for (String control : Level.of(place).keySet()) {
            String value = Level.in(now.config(), control, place);
            boolean changed = !value.equals(Level.in(before.config(), control, place));
            boolean halfWritten = control.contains("limit_") && !(isWhole(before) && isWhole(now));
            if (changed && !halfWritten && !wasAsked(place, control, value)) {
                diary.breach(
                        "the bridge set " + control + " of " + place + " to " + value + ", for which nobody asked");
            }
        }
        Given.of(before, now)
                .filter(given -> !given.day().equals(given.dayOfFile()))
                .ifPresent(
                        given -> diary.breach("time was given into a file of another day, of " + place + ": " + given));
    }

    /** Of a shorter list two calls make one of seven days; between them its limits belong to other days. */
    private static boolean isWhole(Written state) {
        String week = "1;2;3;4;5;6;7";
        return state.time().isEmpty()
                || (Written.value(state.config(), "ALLOWED_WEEKDAYS").equals(week)
                        && Written.value(state.config(), "PLAYTIME_ALLOWED_WEEKDAYS")
                                .equals(week));
    }

    /** A limit of the promise: what was taken back while it was sent may arrive, and is then nobody's. */
    private boolean wasTakenBack(Told told) {
        Place place = told.key().place();
        String value = Level.asked(told.text("command"), place, told.text("after"));
        return asked.values().stream()
                .filter(a -> a.place().equals(place) && a.control().equals(told.text("command")))
                .filter(a -> a.wanted().equals(value))
                .anyMatch(this::isTakenBack);
    }

    /** Whether it ended without having been done, and yet the PC had it later. */
    boolean isTakenBack(Asked what) {
        return ended(what)
                        .filter(e -> e.told().type().matches("cancelled|failed"))
                        .isPresent()
                && journal.held(what.place(), what.control(), what.wanted(), what.sent());
    }

    private boolean wasAsked(Place place, String control, String value) {
        return asked.values().stream()
                .anyMatch(a -> a.kind() == Asked.Kind.SETTING
                        && a.place().equals(place)
                        && a.control().equals(control)
                        && a.wanted().equals(value));
    }

    /** How many of each kind of ending there were, for people. */
    synchronized Map<String, Integer> counts() {
        Map<String, Integer> counts = new java.util.TreeMap<>();
        ended.values().forEach(e -> counts.merge(e.told().type(), 1, Integer::sum));
        return counts;
    }

    /** What is shown of a child as what the PC has, it must have had. */
    synchronized void shown(Place place, Map<String, Object> controls) {
        if (!(controls.get("details") instanceof Map<?, ?> details)) {
            return; // there is none yet, or it was taken back
        }
        for (String control : Level.of(place).keySet()) {
            Object onPc = details.get(control) instanceof Map<?, ?> of ? of.get("on_pc") : null;
            diary.holds(
                    onPc != null && journal.held(place, control, Level.asked(control, place, onPc), Long.MIN_VALUE),
                    () -> control + " of " + place + " is shown with " + onPc + ", which the PC never had");
        }
    }
}
