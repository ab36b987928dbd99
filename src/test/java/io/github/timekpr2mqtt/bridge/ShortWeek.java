package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.lab.LabPc;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The limits of Anna, whose PC allows Saturday and Sunday alone, get one for Monday, which takes two calls, and perhaps another while
 * that breaks: whatever happens, each day has what was wanted last, and each command has one ending.
 */
final class ShortWeek {
    private final Home home;
    private final String name;
    private final LabPc pc;
    private final String first;
    private final String another;
    private boolean isAnother;

    ShortWeek(Home home, Wired pc, String name) {
        this(home, pc.name(), pc.pc(), name);
    }

    /**
     * @param name of the PC in the options
     * @param id begins the ids of the commands
     */
    ShortWeek(Home home, String name, LabPc pc, String id) {
        this.home = home;
        this.name = name;
        this.pc = pc;
        this.first = id + ", first";
        this.another = id + ", another";
    }

    /** To where it stops, at this one of the two calls. */
    void begin(Wired wired, String call) throws IOException {
        shorten();
        wired.filter().stopAt(call, wired.point());
        want();
    }

    /** Two days alone, until that is shown, and nothing of it is left to be told. */
    void shorten() throws IOException {
        pc.files().setConfig("anna", "LIMITS_PER_WEEKDAYS", "3600;7200");
        pc.files().setConfig("anna", "ALLOWED_WEEKDAYS", "6;7");
        home.probe.publish(home.base + "/pc/" + name + "/sync_now/set", "PRESS");
        home.await(
                home.account(name, "anna", "settings"),
                settings -> List.of(0, 60, 120)
                        .equals(Arrays.asList(
                                settings.get("limit_monday"),
                                settings.get("limit_saturday"),
                                settings.get("limit_sunday"))));
        Awaitility.await("nothing to tell of " + name)
                .atMost(Home.LIMIT)
                .until(() -> GivenOnce.isNothingUntold(home.data, name));
    }

    /** A limit for Monday. */
    void want() {
        want(45, first);
    }

    void wantAnother() {
        isAnother = true;
        want(50, another);
    }

    private void want(int minutes, String id) {
        home.command(name, "anna", "limit_monday", "{\"value\":" + minutes + ",\"id\":\"" + id + "\"}");
    }

    /** Until the other limit is told to be there, or it is said why it is not. */
    void awaitDoneOrExplained() {
        String settings = home.account(name, "anna", "settings");
        Awaitility.await(another + " on " + name)
                .atMost(Home.LIMIT)
                .until(() -> !endings(another).isEmpty() || isExplained(home.document(settings)));
    }

    private static boolean isExplained(Map<String, Object> settings) {
        return Integer.valueOf(50).equals(settings.get("limit_monday"))
                && settings.get("details") instanceof Map<?, ?> details
                && details.get("limit_monday") instanceof Map<?, ?> limit
                && limit.get("reason") instanceof String reason
                && !reason.isEmpty();
    }

    private List<String> endings(String id) {
        return Endings.of(home.data, name).types(id);
    }

    private Stream<Map<String, Object>> events(String id) {
        return home.events(name, "anna").stream().filter(event -> id.equals(event.get("id")));
    }

    /** Whether what was wanted last has ended, and that was told. */
    boolean isTold() {
        return events(last()).findAny().isPresent() && GivenOnce.isNothingUntold(home.data, name);
    }

    private String last() {
        return isAnother ? another : first;
    }

    void holds() throws IOException {
        Awaitility.await("the end of " + last() + " on " + name)
                .atMost(Home.LIMIT)
                .until(this::isTold);
        home.await(
                home.account(name, "anna", "state"), state -> Integer.valueOf(0).equals(state.get("waiting")));
        assertEquals(List.of("applied"), endings(last()), this::words);
        assertEquals(1, events(last()).distinct().count(), this::words);
        assertEquals(1, endings(first).size(), this::words);
        assertEquals("1;2;3;4;5;6;7", pc.files().config("anna", "ALLOWED_WEEKDAYS"), this::words);
        String monday = isAnother ? "3000" : "2700";
        assertEquals(monday + ";0;0;0;0;3600;7200", pc.files().config("anna", "LIMITS_PER_WEEKDAYS"), this::words);
    }

    private String words() {
        return last() + " on " + name + ": " + endings(first) + ", " + endings(another) + ", told "
                + events(last()).toList();
    }
}
