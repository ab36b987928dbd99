package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.lab.LabFiles;
import io.github.timekpr2mqtt.lab.LabPc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A parent who asks for something at random, of Anna and Ben on several PCs, each command with an id, and sometimes takes it back, and
 * another at the PCs; and what must be so whatever happens to the bridge meanwhile.
 */
final class RandomParent implements AutoCloseable {
    private final Home home;
    private final Map<String, LabPc> pcs;
    private final Random random;
    private final Probe ear;
    private final List<RandomWish> asked = new ArrayList<>();
    private final Set<RandomWish> mayBeCancelled = new HashSet<>();
    private final List<String> queueIds = new ArrayList<>();
    private final MonthAtPc month;
    private final Map<String, Map<String, String>> before = new HashMap<>();

    RandomParent(Home home, Map<String, LabPc> pcs, Random random) throws IOException {
        this.home = home;
        this.pcs = pcs;
        this.random = random;
        this.month = new MonthAtPc(home, pcs);
        this.ear = Probe.on(home.port(), home.base + "/account/+/+/event");
        for (String pc : pcs.keySet()) {
            for (String child : RandomWish.CHILDREN) {
                before.put(pc + "/" + child, configuration(pc, child));
            }
        }
    }

    /** One to four commands, as fast as the broker takes them; sometimes what waits is then taken back. */
    List<RandomWish> asks() {
        List<RandomWish> burst = new ArrayList<>();
        for (int more = 1 + random.nextInt(4); more > 0; more--) {
            String pc = List.copyOf(pcs.keySet()).get(random.nextInt(pcs.size()));
            RandomWish wish = RandomWish.next(random, pc, "ask " + (asked.size() + 1), minutes(pc));
            asked.add(wish);
            burst.add(wish);
        }
        burst.forEach(this::send);
        if (random.nextInt(4) == 0) {
            takesBack(burst.get(random.nextInt(burst.size())));
        }
        return burst;
    }

    /** Everything of its child that waits, or the first of it. */
    private void takesBack(RandomWish wish) {
        asked.stream()
                .filter(other -> other.pc().equals(wish.pc()) && other.child().equals(wish.child()))
                .forEach(mayBeCancelled::add);
        boolean all = random.nextBoolean();
        for (String command : all ? List.of("cancel_waiting") : List.of("pending_change", "cancel_selected")) {
            queueIds.add("queue " + (queueIds.size() + 1));
            String value = command.equals("pending_change") ? "\"value\":\"1\"," : "";
            home.command(
                    wish.pc(),
                    wish.child(),
                    command,
                    "{" + value + "\"id\":\"" + queueIds.get(queueIds.size() - 1) + "\"}");
        }
    }

    /** Somebody sits at one of the PCs. */
    void changesAtThePc() throws IOException {
        month.sets(
                List.copyOf(pcs.keySet()).get(random.nextInt(pcs.size())),
                RandomWish.CHILDREN.get(random.nextInt(RandomWish.CHILDREN.size())));
    }

    /** As a broker that delivers twice. */
    void asksTheSameAgain(List<RandomWish> burst) {
        burst.forEach(this::send);
    }

    private void send(RandomWish wish) {
        home.command(wish.pc(), wish.child(), wish.control(), wish.payload());
    }

    int commands() {
        return asked.size();
    }

    /** What a child has got at least: of what did not end yet only what is taken. */
    private Map<String, Integer> minutes(String pc) {
        Endings endings = Endings.of(home.data, pc);
        Map<String, Integer> minutes = new HashMap<>();
        asked.stream()
                .filter(wish -> wish.pc().equals(pc))
                .filter(wish -> endings.types(wish.id()).equals(List.of("applied"))
                        || (wish.minutes() < 0 && endings.types(wish.id()).isEmpty()))
                .forEach(wish -> minutes.merge(wish.child(), wish.minutes(), Integer::sum));
        return minutes;
    }

    private LabPc pc(String name) {
        return Objects.requireNonNull(pcs.get(name));
    }

    private Map<String, Endings> endings() {
        return pcs.keySet().stream().collect(Collectors.toMap(pc -> pc, pc -> Endings.of(home.data, pc)));
    }

    /** Until each command so far has an ending. */
    void awaitAllEnded() {
        Awaitility.await("the end of everything")
                .atMost(Home.LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(this::withoutEnd, List::isEmpty);
    }

    private List<RandomWish> withoutEnd() {
        Map<String, Endings> endings = endings();
        return asked.stream().filter(wish -> !ended(endings, wish)).toList();
    }

    private static boolean ended(Map<String, Endings> endings, RandomWish wish) {
        return !types(endings, wish).isEmpty();
    }

    private static List<String> types(Map<String, Endings> endings, RandomWish wish) {
        return Objects.requireNonNull(endings.get(wish.pc())).types(wish.id());
    }

    /** While no bridge runs: what somebody was told to be applied is on the PC, or something that was asked for later. */
    void whatWasToldIsThere() {
        Map<String, String> told = new HashMap<>();
        for (Probe.Seen seen : ear.seen()) {
            told.put(String.valueOf(Home.parse(seen.payload()).get("id")), RandomOutcome.end(seen.payload()));
        }
        byControl().forEach((control, wishes) -> {
            RandomOutcome outcome = new RandomOutcome(
                    wishes,
                    wishes.stream()
                            .map(wish -> told.getOrDefault(wish.id(), ""))
                            .toList());
            if (outcome.isAnyApplied()) {
                String there = there(wishes.get(0));
                assertTrue(
                        outcome.mayBe("").contains(there),
                        () -> control + ": there is " + there + ", told is " + outcome + evidence(wishes.get(0)));
            }
        });
    }

    /** In the order in which they were asked for; all that give or take a child's time are one. */
    private Map<String, List<RandomWish>> byControl() {
        return asked.stream().collect(Collectors.groupingBy(RandomWish::place, TreeMap::new, Collectors.toList()));
    }

    /** What the PC has of the child, and all that was written down of it. */
    private String evidence(RandomWish wish) {
        try {
            return "\n" + Files.readString(pc(wish.pc()).files().timeFile(wish.child())) + "\n"
                    + Files.readString(home.data.resolve("audit.jsonl"))
                            .lines()
                            .filter(line -> wish.pc().equals(Home.parse(line).get("pc"))
                                    && wish.child().equals(Home.parse(line).get("user")))
                            .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The daemon rewrites a file in place: a look may find it empty. */
    private String there(RandomWish wish) {
        LabFiles files = pc(wish.pc()).files();
        return Awaitility.await(wish.place())
                .pollDelay(Duration.ZERO)
                .ignoreException(IOException.class)
                .until(
                        () -> wish.there(files),
                        text -> !text.isEmpty() || wish.inFile().isEmpty());
    }

    /** The end, with a bridge that runs: nothing waits, nothing was lost, nothing was done or told twice. */
    void everythingIsSo() throws IOException {
        awaitAllEnded();
        for (String pc : pcs.keySet()) {
            Awaitility.await("nothing waits on " + pc).atMost(Home.LIMIT).until(() -> nothingWaits(pc));
            home.await(
                    home.base + "/pc/" + pc + "/state",
                    state -> Integer.valueOf(0).equals(state.get("waiting")));
        }
        Map<String, Endings> endings = endings();
        Map<String, Set<String>> events = new TreeMap<>();
        for (Probe.Seen seen : ear.seen()) {
            events.computeIfAbsent(String.valueOf(Home.parse(seen.payload()).get("id")), id -> new TreeSet<>())
                    .add(seen.payload());
        }
        Set<String> ids = new HashSet<>(asked.stream().map(RandomWish::id).toList());
        ids.addAll(queueIds);
        endings.forEach((pc, all) -> nobodyElseChanged(pc, all, ids));
        byControl().forEach((control, wishes) -> {
            List<String> ends = new ArrayList<>();
            for (RandomWish wish : wishes) {
                Set<String> lines =
                        Objects.requireNonNull(endings.get(wish.pc())).lines().getOrDefault(wish.id(), Set.of());
                assertEquals(1, lines.size(), () -> wish + " ended as " + lines);
                String end = RandomOutcome.end(lines.iterator().next());
                ends.add(end);
                assertEquals(end.equals("superseded") ? Set.of() : lines, events.getOrDefault(wish.id(), Set.of()));
            }
            RandomOutcome outcome = new RandomOutcome(wishes, ends);
            outcome.endsRightly(mayBeCancelled);
            String there = there(wishes.get(0));
            assertTrue(
                    outcome.mayBe(before(wishes.get(0))).contains(there),
                    () -> control + ": there is " + there + ", ended is " + outcome + evidence(wishes.get(0)));
        });
        month.isTold();
        theRestIsAsBefore();
    }

    /** Only the month is set at the PCs; of what was taken back after it had been sent it may look so, after a kill. */
    private void nobodyElseChanged(String pc, Endings all, Set<String> ids) {
        Set<Object> unknown = new HashSet<>(all.ids());
        for (String line : all.ofType("changed_at_pc")) {
            Map<String, Object> event = Home.parse(line);
            Object command = event.get("command");
            boolean perhaps = asked.stream()
                    .filter(wish -> wish.pc().equals(pc) && wish.child().equals(event.get("user")))
                    .filter(wish -> wish.control().equals(command))
                    .flatMap(wish -> all.lines().getOrDefault(wish.id(), Set.of()).stream())
                    .anyMatch(end -> RandomOutcome.end(end).equals(RandomOutcome.PERHAPS));
            assertTrue(MonthAtPc.CONTROL.equals(command) || perhaps, line);
            unknown.remove(event.get("id"));
        }
        unknown.removeAll(ids);
        assertEquals(Set.of(), unknown, "ended on " + pc + ", and nobody asked for it");
        queueIds.forEach(id -> assertTrue(all.types(id).size() <= 1, () -> id + " ended as " + all.types(id)));
    }

    private String before(RandomWish wish) {
        return wish.isGrant()
                ? "0"
                : Objects.requireNonNull(before.get(wish.pc() + "/" + wish.child()))
                        .getOrDefault(wish.key(), "");
    }

    private boolean nothingWaits(String pc) throws IOException {
        Map<String, Object> wishes = Home.parse(Files.readString(home.data.resolve("wishes-" + pc + ".json")));
        return List.of().equals(wishes.get("untold"))
                && Map.of().equals(wishes.get("accounts"))
                && wishes.get("writer") == null;
    }

    private void theRestIsAsBefore() throws IOException {
        for (Map.Entry<String, Map<String, String>> each : before.entrySet()) {
            String[] who = each.getKey().split("/", -1);
            Map<String, String> now = configuration(who[0], who[1]);
            Stream.concat(
                            asked.stream()
                                    .filter(wish -> wish.pc().equals(who[0])
                                            && wish.child().equals(who[1])
                                            && !wish.isGrant())
                                    .map(RandomWish::key),
                            Stream.of(MonthAtPc.KEY, RandomWish.ALLOWED_DAYS))
                    .forEach(key -> now.put(key, each.getValue().getOrDefault(key, "")));
            assertEquals(each.getValue(), now, each.getKey());
            theWeekIsWhole(who[0], who[1]);
        }
    }

    /** A short one stays so until a limit is set or time is given. */
    private void theWeekIsWhole(String pc, String child) throws IOException {
        String days = pc(pc).files().config(child, RandomWish.ALLOWED_DAYS);
        boolean mayBeShort = asked.stream()
                .filter(wish -> wish.pc().equals(pc) && wish.child().equals(child))
                .filter(wish -> wish.isGrant() || wish.key().startsWith(RandomWish.LIMITS))
                .noneMatch(wish -> Endings.of(home.data, pc).types(wish.id()).equals(List.of("applied")));
        assertTrue(
                days.equals("1;2;3;4;5;6;7")
                        || (mayBeShort
                                && days.equals(Objects.requireNonNull(before.get(pc + "/" + child))
                                        .get(RandomWish.ALLOWED_DAYS))),
                () -> child + " on " + pc + " may use it on " + days);
    }

    /** Every line of the child's file, each limit of the week as a line of its own. */
    private Map<String, String> configuration(String pc, String child) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        for (String line : Files.readAllLines(pc(pc).files().configFile(child))) {
            if (line.contains(" = ") && !line.startsWith("#")) {
                String[] parts = line.split(" = ", 2);
                lines.put(parts[0], parts[1]);
            }
        }
        lines.remove(RandomWish.LIMITS);
        for (int day = 1; day <= 7; day++) {
            lines.put(RandomWish.LIMITS + " " + day, RandomWish.limit(pc(pc).files(), child, "" + day));
        }
        return lines;
    }

    @Override
    public void close() {
        ear.close();
    }
}
