package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.lab.LabPc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/**
 * Presses of {@code add_15} for Anna on one PC, each through a fault of its own: whatever happens, each gives 15 minutes once, and has
 * one ending.
 */
final class GivenOnce {
    private final Home home;
    private final String name;
    private final LabPc pc;
    private int presses;
    private final Set<String> lost = new HashSet<>();

    GivenOnce(Home home, LabPc den) {
        this(home, "den", den);
    }

    /** @param name of the PC in the options */
    GivenOnce(Home home, String name, LabPc pc) {
        this.home = home;
        this.name = name;
        this.pc = pc;
    }

    /** The next press, as Home Assistant's button makes it. */
    void press() {
        presses++;
        again();
    }

    /** The last press, delivered once more. */
    void again() {
        home.press(name, "anna", "add_15", id());
    }

    /** Nobody but the broker had the last press, and it has forgotten it: it is never given, and never ends. */
    void isLost() {
        lost.add(id());
    }

    private String id() {
        return "press " + presses;
    }

    /** How the last press ended; the same event may have been told again. */
    List<Map<String, Object>> endings() {
        return home.events(name, "anna").stream()
                .filter(event -> id().equals(event.get("id")))
                .toList();
    }

    /** Whether it has ended, and nothing is left to be told or saved. */
    boolean isTold() {
        return isTold(home.data);
    }

    private boolean isTold(Path data) {
        return !endings().isEmpty() && isNothingUntold(data, name);
    }

    /** Whether the disk has that everything about a PC was told. */
    static boolean isNothingUntold(Path data, String pc) {
        try {
            return List.of()
                    .equals(Home.parse(Files.readString(data.resolve("wishes-" + pc + ".json")))
                            .get("untold"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDone(Map<String, Object> state) {
        return Integer.valueOf(0).equals(state.get("waiting"));
    }

    /** Waits for the ending, and looks at the daemon's own figures. */
    void holds() throws IOException {
        holds(home.data);
    }

    /** The same, where another bridge has it in its data folder. */
    void holds(Path data) throws IOException {
        Awaitility.await("the end of " + id() + " on " + name)
                .atMost(Home.LIMIT)
                .until(() -> isTold(data));
        home.await(home.account(name, "anna", "state"), GivenOnce::isDone);
        assertEquals(1, endings().stream().distinct().count(), () -> "told in different ways: " + endings());
        assertEquals(
                "applied", endings().get(0).get("event_type"), () -> endings().toString());
        assertEquals(900 * (presses - lost.size()), GrantLineTest.extra(pc, "anna"));
        assertTrue(
                home.events(name, "anna").stream().noneMatch(event -> lost.contains(String.valueOf(event.get("id")))));
    }
}
