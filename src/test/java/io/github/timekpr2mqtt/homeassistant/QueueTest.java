package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.Aim;
import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.Grant;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueTest {
    private static final Amount QUARTER = Amount.relative(900);
    private static final Control SELECT = ControlsTest.control(Entities.ACCOUNT, "pending_change");

    private static Anna three() {
        return Anna.used(0)
                .wants(DayOfWeek.MONDAY, 90)
                .wants(DayOfWeek.TUESDAY, 60)
                .given("add_15", QUARTER, new Grant.Waiting(""));
    }

    private static AccountWishes wishes(Anna anna) {
        return anna.view().wishes();
    }

    private static String refusal(Command.OfQueue command, Anna anna) {
        return assertThrows(Refused.class, () -> Queue.check(command, wishes(anna), true))
                .reason();
    }

    private static Command.SelectChange select(int place) {
        return new Command.SelectChange(place, Optional.empty());
    }

    private static Map<?, ?> attributes(Anna anna) {
        return DiscoveryRules.map(DiscoveryRules.map(anna.settings(), "details"), "pending_change");
    }

    @Test
    void a_place_is_picked_alone_or_with_the_list_that_was_seen() throws Refused {
        assertEquals(select(0), ControlsTest.read(SELECT, "nothing"));
        assertEquals(select(9), ControlsTest.read(SELECT, "9"));
        assertEquals(select(2), ControlsTest.read(SELECT, "{\"value\":2}"));
        assertEquals(
                new Command.SelectChange(2, Optional.of("ab")),
                ControlsTest.read(SELECT, "{\"value\":\"2\",\"list\":\"ab\"}"));
        assertEquals(select(2), ControlsTest.read(SELECT, "{\"value\":\"2\",\"list\":\"\"}"));
        for (String other : List.of("", "0", "10", "None", "-1", "PRESS")) {
            assertEquals(
                    "given '" + other + "', allowed nothing, 1, 2, 3, 4, 5, 6, 7, 8, 9",
                    ControlsTest.refusal(SELECT, other));
        }
    }

    @Test
    void what_home_assistant_sends_when_a_place_is_picked_is_taken() throws Refused {
        Anna anna = three();
        String list = String.valueOf(attributes(anna).get("list"));
        Entity<AccountView> row = Entities.ACCOUNT.stream()
                .filter(any -> any.key().equals("pending_change"))
                .findFirst()
                .orElseThrow();
        String sent = String.valueOf(row.options().get("command_template"))
                .replace("{{ value }}", "3")
                .replace("{{ this.attributes.list }}", list);
        Command.OfQueue command = (Command.OfQueue) ControlsTest.read(SELECT, sent);
        assertEquals(new Command.SelectChange(3, Optional.of(list)), command);
        assertDoesNotThrow(() -> Queue.check(command, wishes(anna), true));
    }

    @Test
    void the_selected_changes_own_words_are_beside_its_place() {
        assertEquals("nothing", three().settings().get("pending_change"));
        assertEquals(List.of("list"), new ArrayList<>(attributes(three()).keySet()));
        for (int place = 1; place <= 3; place++) {
            Anna anna = three().absent("PC den is off").selected(place);
            assertEquals("" + place, anna.settings().get("pending_change"));
            Map<Object, @Nullable Object> words =
                    new LinkedHashMap<>(Changes.of(anna.view()).open().get(place - 1));
            words.put("list", Queue.list(wishes(anna)));
            assertEquals(words, attributes(anna));
        }
    }

    @Test
    void a_place_where_nothing_stands_is_refused() {
        assertEquals("given '4', allowed nothing, 1, 2, 3", refusal(select(4), three()));
        assertEquals("given '1', allowed nothing, because no change waits", refusal(select(1), Anna.used(0)));
        assertDoesNotThrow(() -> Queue.check(select(0), AccountWishes.NONE, true));
        assertDoesNotThrow(() -> Queue.check(select(3), wishes(three()), true));
    }

    @Test
    void a_place_that_was_picked_from_another_list_is_refused() {
        Anna seen = three();
        Optional<String> list = Optional.of(Queue.list(wishes(seen)));
        Anna now = Anna.used(0).wants(DayOfWeek.TUESDAY, 60).given("add_15", QUARTER, new Grant.Waiting(""));
        assertEquals(
                "the list of changes moved before '1' was picked: look at it again",
                refusal(new Command.SelectChange(1, list), now));
        assertDoesNotThrow(() -> Queue.check(new Command.SelectChange(0, list), wishes(now), true));
        assertDoesNotThrow(() -> Queue.check(new Command.SelectChange(1, list), wishes(seen), true));
    }

    @Test
    void a_list_has_another_name_if_it_holds_another_change_and_the_same_as_long_as_it_holds_the_same() {
        String list = Queue.list(wishes(three()));
        assertTrue(list.matches("[0-9a-f]{8}"), list);
        assertEquals(list, Queue.list(wishes(three().selected(2).absent("PC den is off"))));
        assertNotEquals(list, Queue.list(wishes(three().given("add_15", QUARTER, new Grant.Waiting("")))));
        assertNotEquals(list, Queue.list(AccountWishes.NONE));
    }

    @Test
    void nothing_is_cancelled_if_nothing_is_selected() {
        assertEquals(
                "no change is selected: pick one in pending_change first",
                refusal(new Command.CancelSelected(), three()));
        assertDoesNotThrow(() -> Queue.check(new Command.CancelSelected(), wishes(three().selected(1)), true));
    }

    @Test
    void what_was_sent_is_not_cancelled() {
        for (Grant.State sent : List.of(
                new Grant.Prepared(Aim.of(900, 0, 900), Anna.CONNECTION), new Grant.Done(Aim.of(900, 0, 900)))) {
            Anna anna = Anna.used(0).given("add_15", QUARTER, sent).selected(1);
            assertEquals(
                    "add_15 was already sent to the PC, and goes on to its end",
                    refusal(new Command.CancelSelected(), anna));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRESS", "{\"id\":\"1.5\"}"})
    void a_press_cancels_what_is_selected(String press) throws Refused {
        assertEquals(
                new Command.CancelSelected(),
                ControlsTest.read(ControlsTest.control(Entities.ACCOUNT, "cancel_selected"), press));
    }
}
