package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * The limits of Anna, whose PC allows Saturday and Sunday alone, get one for Monday, and while that breaks another: whatever
 * happens, each day has what was wanted last, and each command has one ending.
 */
final class ShortWeek {
    private final Home home;
    private final Wired pc;
    private final String first;
    private final String another;

    ShortWeek(Home home, Wired pc, String name) {
        this.home = home;
        this.pc = pc;
        this.first = name + ", first";
        this.another = name + ", another";
    }

    /** To where it stops, at this one of the two calls. */
    void begin(String call) throws IOException {
        pc.pc().files().setConfig("anna", "LIMITS_PER_WEEKDAYS", "3600;7200");
        pc.pc().files().setConfig("anna", "ALLOWED_WEEKDAYS", "6;7");
        home.probe.publish(home.base + "/pc/" + pc.name() + "/sync_now/set", "PRESS");
        home.await(
                home.account(pc.name(), "anna", "settings"),
                settings -> List.of(0, 60, 120)
                        .equals(Arrays.asList(
                                settings.get("limit_monday"),
                                settings.get("limit_saturday"),
                                settings.get("limit_sunday"))));
        pc.filter().stopAt(call, pc.point());
        want(45, first);
    }

    void wantAnother() {
        want(50, another);
    }

    private void want(int minutes, String id) {
        home.command(pc.name(), "anna", "limit_monday", "{\"value\":" + minutes + ",\"id\":\"" + id + "\"}");
    }

    /** Until the other limit is told to be there, or it is said why it is not. */
    void awaitDoneOrExplained() {
        String settings = home.account(pc.name(), "anna", "settings");
        Awaitility.await(another + " on " + pc.name())
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
        return Endings.of(home.data, pc.name()).types(id);
    }

    void holds() throws IOException {
        Awaitility.await("the end of " + another + " on " + pc.name())
                .atMost(Home.LIMIT)
                .until(() -> !endings(another).isEmpty());
        home.await(
                home.account(pc.name(), "anna", "state"),
                state -> Integer.valueOf(0).equals(state.get("waiting")));
        assertEquals(List.of("applied"), endings(another), this::words);
        assertEquals(1, endings(first).size(), this::words);
        assertEquals("1;2;3;4;5;6;7", pc.pc().files().config("anna", "ALLOWED_WEEKDAYS"), this::words);
        assertEquals("3000;0;0;0;0;3600;7200", pc.pc().files().config("anna", "LIMITS_PER_WEEKDAYS"), this::words);
    }

    private String words() {
        return another + " on " + pc.name() + ": " + endings(first) + ", " + endings(another);
    }
}
