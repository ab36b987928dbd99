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
import java.util.stream.Stream;

/** What was asked, and how it was told to have ended; looks at each as it comes. */
final class Ledger {
    /** How the reason begins of a change that was cancelled while it was on its way. */
    private static final String SENT = "was already sent to the PC";

    private final Journal journal;
    private final Diary diary;
    private final Endings rules;
    private final Writes writes;
    private final AtPcTold atPcTold;
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
        this.writes = new Writes(journal, diary, this::isWanted);
        this.atPcTold = new AtPcTold(journal, writes);
    }

    /** Before it is sent. */
    synchronized void ask(Asked what) {
        asked.put(what.key(), what);
    }

    /** Before it is sent: somebody cancels whatever waits. */
    synchronized void cancel(Place place) {
        cancels.put(place, System.nanoTime());
    }

    /** Whether extra time of a child has no ending yet. */
    synchronized boolean isGrantOpen(Place place) {
        return open().stream().anyMatch(a -> a.isGrant() && a.place().equals(place));
    }

    /** What has no ending yet, and must get one. */
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
            atPcTold.heard(told, now).filter(why -> !wasTakenBack(told)).ifPresent(diary::breach);
            return;
        }
        Asked what = asked.get(told.key());
        if (what == null) {
            boolean needsNone = told.type().equals("rejected") || rules.isAboutQueue(told);
            diary.holds(needsNone, () -> "nobody asked for what ended: " + told.event());
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
        now.call().ifPresent(call -> diary.line("on " + place + " " + call));
        writes.written(place, now);
        if (now.call().filter(call -> !call.atPc()).isPresent()) {
            Given.of(before, now)
                    .filter(given -> !given.day().equals(given.dayOfFile()))
                    .ifPresent(given ->
                            diary.breach("time was given into a file of another day, of " + place + ": " + given));
        }
    }

    /** Whether the bridge may set that: it was asked for and has not ended, or it was sent before it ended. */
    private boolean isWanted(Place place, String control, String value) {
        return asked.values().stream()
                .filter(a -> a.kind() == Asked.Kind.SETTING && a.wanted().equals(value))
                .filter(a -> a.place().equals(place) && a.control().equals(control))
                .anyMatch(a -> !ended.containsKey(a.key()) || mayStillArrive(a));
    }

    /**
     * Of one that ended without having been done. A limit of the promise: what was on its way when it was taken back, or when
     * something else was wanted instead, may arrive. When that was applied, it cannot any more.
     */
    boolean mayStillArrive(Asked what) {
        return (isCancelledAfterItWasSent(what) || isEnded(what, "superseded"))
                && laterOnes(what).noneMatch(a -> isEnded(a, "applied"));
    }

    private Stream<Asked> laterOnes(Asked what) {
        return asked.values().stream().filter(a -> a.kind() == Asked.Kind.SETTING && replaces(a, what));
    }

    private boolean isEnded(Asked what, String type) {
        return ended(what).filter(e -> e.told().type().equals(type)).isPresent();
    }

    /** Whether it, or what replaced it, was cancelled with the words that the PC may have it; the other ending may be heard later. */
    private boolean isTakenBackAfterItWasSent(Asked what) {
        boolean replaced = isEnded(what, "superseded") || ended(what).isEmpty();
        return isCancelledAfterItWasSent(what)
                || (replaced && laterOnes(what).anyMatch(this::isCancelledAfterItWasSent));
    }

    private boolean isCancelledAfterItWasSent(Asked what) {
        return ended(what)
                .filter(e ->
                        e.told().type().equals("cancelled") && e.told().reason().contains(SENT))
                .isPresent();
    }

    /** A change at the PC that is nobody's: of what was taken back after it had been sent, once the bridge was killed. */
    private boolean wasTakenBack(Told told) {
        Place place = told.key().place();
        String value = Level.asked(told.text("command"), place, told.text("after"));
        return asked.values().stream()
                .filter(a -> a.place().equals(place) && a.control().equals(told.text("command")))
                .filter(a -> a.wanted().equals(value))
                .anyMatch(this::isTakenBack);
    }

    /** Whether it ended without having been done, and yet the PC had it later. */
    synchronized boolean isTakenBack(Asked what) {
        return isTakenBackAfterItWasSent(what)
                && journal.held(what.place(), what.control(), what.wanted(), what.sent());
    }

    Writes writes() {
        return writes;
    }

    /** What somebody changed at a PC, and what was not told of it though it stayed. */
    synchronized List<String> untoldAtPc() {
        return atPcTold.untold(asked(), this::ended);
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
                    onPc != null && was(place, control, Level.asked(control, place, onPc)),
                    () -> control + " of " + place + " is shown with " + onPc + ", which the PC never had");
        }
    }

    private boolean was(Place place, String control, String value) {
        return journal.held(place, control, value, Long.MIN_VALUE) || writes.was(place, control, value);
    }
}
