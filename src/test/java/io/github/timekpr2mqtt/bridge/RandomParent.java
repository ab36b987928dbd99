package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.lab.LabFiles;
import io.github.timekpr2mqtt.lab.LabPc;
import java.io.IOException;
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
import org.awaitility.Awaitility;

/**
 * A parent who asks for something at random, of Anna and Ben on several PCs, each command with an id; and what must be so
 * whatever happens to the bridge meanwhile.
 */
final class RandomParent implements AutoCloseable {
    private final Home home;
    private final Map<String, LabPc> pcs;
    private final Random random;
    private final Probe ear;
    private final List<RandomWish> asked = new ArrayList<>();
    private final Map<String, Map<String, String>> before = new HashMap<>();

    RandomParent(Home home, Map<String, LabPc> pcs, Random random) throws IOException {
        this.home = home;
        this.pcs = pcs;
        this.random = random;
        this.ear = Probe.on(home.port(), home.base + "/account/+/+/event");
        for (String pc : pcs.keySet()) {
            for (String child : RandomWish.CHILDREN) {
                before.put(pc + "/" + child, configuration(pc, child));
            }
        }
    }

    /** One to four commands, as fast as the broker takes them. */
    List<RandomWish> asks() {
        List<RandomWish> burst = new ArrayList<>();
        for (int more = 1 + random.nextInt(4); more > 0; more--) {
            String pc = List.copyOf(pcs.keySet()).get(random.nextInt(pcs.size()));
            RandomWish wish = RandomWish.next(random, pc, "ask " + (asked.size() + 1), minutes(pc));
            asked.add(wish);
            burst.add(wish);
        }
        burst.forEach(this::send);
        return burst;
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

    private Map<String, Integer> minutes(String pc) {
        Map<String, Integer> minutes = new HashMap<>();
        asked.stream()
                .filter(wish -> wish.pc().equals(pc))
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
        Set<Object> told = new HashSet<>();
        for (Probe.Seen seen : ear.seen()) {
            told.add(Home.parse(seen.payload()).get("id"));
        }
        byControl().forEach((control, wishes) -> {
            int last = -1;
            for (int i = 0; i < wishes.size(); i++) {
                last = told.contains(wishes.get(i).id()) ? i : last;
            }
            List<String> allowed = new ArrayList<>();
            int minutes = 0;
            for (int i = 0; i < wishes.size(); i++) {
                minutes += wishes.get(i).minutes();
                if (i >= last) {
                    allowed.add(
                            wishes.get(i).isGrant()
                                    ? String.valueOf(minutes * 60)
                                    : wishes.get(i).inFile());
                }
            }
            if (last >= 0) {
                String there = there(wishes.get(0));
                assertTrue(
                        allowed.contains(there),
                        () -> control + ": told is one of " + allowed + ", but there is " + there);
            }
        });
    }

    /** In the order in which they were asked for; all that give or take a child's time are one. */
    private Map<String, List<RandomWish>> byControl() {
        return asked.stream().collect(Collectors.groupingBy(RandomWish::place, TreeMap::new, Collectors.toList()));
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
        Set<String> ids = asked.stream().map(RandomWish::id).collect(Collectors.toSet());
        endings.forEach((pc, all) -> assertEquals(List.of(), all.ofType("changed_at_pc"), "nobody was at " + pc));
        endings.values().forEach(all -> assertTrue(ids.containsAll(all.ids()), all.ids()::toString));
        byControl().forEach((control, wishes) -> {
            for (RandomWish wish : wishes) {
                boolean last = wish.equals(wishes.get(wishes.size() - 1));
                List<String> types = types(endings, wish);
                assertEquals(1, types.size(), () -> wish + " ended as " + types);
                boolean applied = types.equals(List.of("applied"));
                assertTrue(
                        applied || (!last && !wish.isGrant() && types.equals(List.of("superseded"))), types::toString);
                Set<String> told = events.getOrDefault(wish.id(), Set.of());
                assertEquals(
                        applied
                                ? Objects.requireNonNull(endings.get(wish.pc()))
                                        .lines()
                                        .get(wish.id())
                                : Set.of(),
                        told);
            }
            RandomWish last = wishes.get(wishes.size() - 1);
            int minutes = wishes.stream().mapToInt(RandomWish::minutes).sum();
            assertEquals(last.isGrant() ? String.valueOf(minutes * 60) : last.inFile(), there(last), control);
        });
        theRestIsAsBefore();
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
            asked.stream()
                    .filter(wish -> wish.pc().equals(who[0]) && wish.child().equals(who[1]) && !wish.isGrant())
                    .forEach(wish -> now.put(wish.key(), each.getValue().getOrDefault(wish.key(), "")));
            assertEquals(each.getValue(), now, each.getKey());
        }
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
        String[] limits = String.valueOf(lines.remove("LIMITS_PER_WEEKDAYS")).split(";", -1);
        for (int day = 1; day <= limits.length; day++) {
            lines.put("LIMITS_PER_WEEKDAYS " + day, limits[day - 1]);
        }
        return lines;
    }

    @Override
    public void close() {
        ear.close();
    }
}
