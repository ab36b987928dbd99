package io.github.timekpr2mqtt.homeassistant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.DayHours;
import io.github.timekpr2mqtt.changes.DayLimit;
import io.github.timekpr2mqtt.changes.TimeKind;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command to each entity means, and in which words it is refused. */
class ControlsTest {
    static <V> Control control(List<Entity<V>> table, String key) {
        return table.stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .flatMap(Entity::control)
                .orElseThrow(() -> new AssertionError(key + " takes no command"));
    }

    static Command read(Control control, String payload) throws Refused {
        return control.read(Payload.of(payload.getBytes(UTF_8), ControlsTest::object));
    }

    private static Optional<Map<String, Object>> object(String json) {
        try {
            return Optional.ofNullable(
                    ObjectMapper.getDefault().readValue(json, Argument.mapOf(String.class, Object.class)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static String refusal(Control control, String payload) {
        return assertThrows(Refused.class, () -> read(control, payload)).reason();
    }

    @Test
    void these_entities_take_commands_and_no_others() {
        assertEquals(
                List.of("log_level", "sync_all", "diagnostics", "dashboard", "new_key", "restart"),
                keys(Entities.BRIDGE));
        assertEquals(List.of("check_now", "sync_now"), keys(Entities.PC));
        List<String> account = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            account.add(DayLimit.control(TimeKind.TIME, day));
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            account.add(DayHours.control(day));
        }
        account.addAll(List.of("limit_week", "limit_month", "lockout", "wake_from", "wake_to"));
        account.addAll(List.of("track_inactive", "hide_tray_icon"));
        account.addAll(List.of("playtime_enabled", "playtime_override", "playtime_unaccounted"));
        for (DayOfWeek day : DayOfWeek.values()) {
            account.add(DayLimit.control(TimeKind.PLAYTIME, day));
        }
        account.add("playtime_activities");
        account.addAll(List.of(
                "add_15",
                "add_30",
                "add_60",
                "remove_15",
                "extra_time",
                "extra_playtime",
                "bonus_minutes",
                "give_bonus",
                "cancel_waiting",
                "dismiss",
                "pending_change",
                "cancel_selected"));
        assertEquals(account, keys(Entities.ACCOUNT));
    }

    @Test
    void extra_time_is_absolute_and_may_be_less_than_nothing() throws Refused {
        Control extra = control(Entities.ACCOUNT, "extra_time");
        assertEquals(new Command.Give(Amount.absolute(-86_400)), read(extra, "-1440"));
        assertEquals(new Command.Give(Amount.absolute(172_800)), read(extra, "2880"));
        assertEquals(new Command.Give(Amount.absolute(0)), read(extra, "{\"value\":0,\"id\":\"1\"}"));
        assertEquals("given '2881', allowed -1440 to 2880 minutes", refusal(extra, "2881"));
        assertEquals("given '-1441', allowed -1440 to 2880 minutes", refusal(extra, "-1441"));
    }

    @Test
    void a_bonus_is_1_to_240_minutes_and_given_by_a_press() throws Refused {
        Control minutes = control(Entities.ACCOUNT, "bonus_minutes");
        assertEquals(new Command.SetBonus(60), read(minutes, "1"));
        assertEquals(new Command.SetBonus(14_400), read(minutes, "240"));
        assertEquals("given '0', allowed 1 to 240 minutes", refusal(minutes, "0"));
        assertEquals("given '241', allowed 1 to 240 minutes", refusal(minutes, "241"));
        Control give = control(Entities.ACCOUNT, "give_bonus");
        assertEquals(new Command.GiveBonus(), read(give, "PRESS"));
        assertEquals(new Command.GiveBonus(), read(give, "{\"id\":\"7.5\"}"));
        for (String bad :
                List.of("", "now", "{}", "{\"minutes\":15}", "{\"id\":\"\"}", "{\"id\":\"1\",\"minutes\":5}")) {
            assertEquals("given '" + bad + "', allowed PRESS or {\"id\":\"…\"}", refusal(give, bad));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRESS", "{\"id\":\"7.5\"}"})
    void what_is_about_the_queue_is_pressed_with_an_id_by_which_a_repetition_is_known(String press) throws Refused {
        assertEquals(new Command.CancelWaiting(), read(control(Entities.ACCOUNT, "cancel_waiting"), press));
        assertEquals(new Command.Dismiss(), read(control(Entities.ACCOUNT, "dismiss"), press));
        assertEquals(new Command.CancelSelected(), read(control(Entities.ACCOUNT, "cancel_selected"), press));
    }

    @ParameterizedTest
    @CsvSource({
        "limit_monday, 90, true",
        "limit_monday, 1441, false",
        "limit_monday, NaN, false",
        "extra_time, -7.5, true",
        "extra_time, 0, false",
        "limit_monday, 60, false",
        "add_15, 15, false",
        "time, 15, false",
        "nonsense, 15, false",
    })
    void what_was_typed_is_shown_if_a_box_can_show_it_and_it_is_another_than_the_truth(
            String control, String typed, boolean shown) {
        Optional<Map<String, @Nullable Object>> document =
                Documents.accountAsTyped(() -> Anna.used(600).view(), control, typed);
        assertEquals(shown, document.isPresent());
        document.ifPresent(d -> assertEquals(typed, String.valueOf(d.get(control))));
    }

    @Test
    void one_of_the_words_of_a_select_is_its_state() {
        Entity<BridgeView> level = Entities.BRIDGE.stream()
                .filter(row -> row.key().equals("log_level"))
                .findFirst()
                .orElseThrow();
        assertEquals(Optional.of("debug"), level.asState("debug"));
        assertEquals(Optional.empty(), level.asState("loud"));
    }

    @Test
    void the_bridges_own_controls() throws Refused {
        Control level = control(Entities.BRIDGE, "log_level");
        assertEquals(new Command.SetLogLevel("debug"), read(level, "debug"));
        assertEquals(new Command.SetLogLevel("warn"), read(level, "{\"value\":\"warn\",\"id\":\"1\"}"));
        assertEquals("given 'DEBUG', allowed trace, debug, info, warn, error", refusal(level, "DEBUG"));
        assertEquals(new Command.SyncAll(), read(control(Entities.BRIDGE, "sync_all"), "PRESS"));
        assertEquals(new Command.Restart(), read(control(Entities.BRIDGE, "restart"), "PRESS"));
        assertEquals(
                "given 'now', allowed PRESS or {\"id\":\"…\"}", refusal(control(Entities.BRIDGE, "restart"), "now"));
    }

    private static <V> List<String> keys(List<Entity<V>> table) {
        return table.stream()
                .filter(row -> row.control().isPresent())
                .map(Entity::key)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(DayOfWeek.class)
    void a_limit_is_a_number_of_minutes_alone_or_in_an_object(DayOfWeek day) throws Refused {
        Control limit = control(Entities.ACCOUNT, DayLimit.control(TimeKind.TIME, day));
        assertEquals(new Command.Set(new DayLimit(day, 0)), read(limit, "0"));
        assertEquals(new Command.Set(new DayLimit(day, 5400)), read(limit, "90"));
        assertEquals(new Command.Set(new DayLimit(day, 2742)), read(limit, "45.7"));
        assertEquals(new Command.Set(new DayLimit(day, 86_400)), read(limit, "1440"));
        assertEquals(new Command.Set(new DayLimit(day, 5400)), read(limit, "{\"value\": 90, \"id\": \"a\"}"));
        assertEquals(new Command.Set(new DayLimit(day, 5430)), read(limit, "{\"value\": \"90.5\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "-1",
                "1440.01",
                "2000",
                "NaN",
                "9;10",
                "PRESS",
                "true",
                "[90]",
                "{}",
                "{\"value\": 1441}",
                "{\"value\": null}",
                "{\"value\": [90]}",
                "{\"id\": \"a\"}",
                "{\"value\": 90",
            })
    void any_other_limit_is_refused_and_the_range_is_said(String payload) {
        assertEquals(
                "given '" + payload + "', allowed 0 to 1440 minutes",
                refusal(control(Entities.ACCOUNT, "limit_monday"), payload));
    }

    @ParameterizedTest
    @CsvSource({"add_15, 15, 900", "add_30, 30, 1800", "add_60, 60, 3600", "remove_15, 15, -900"})
    void a_button_gives_or_takes_its_own_minutes(String key, int minutes, int seconds) throws Refused {
        Control button = control(Entities.ACCOUNT, key);
        Command give = new Command.Give(Amount.relative(seconds));
        assertEquals(give, read(button, "PRESS"));
        assertEquals(give, read(button, "{\"minutes\":" + minutes + ",\"id\":\"1795258800.123456\"}"));
        String allowed = "allowed PRESS or {\"minutes\":" + minutes + ",\"id\":\"…\"}";
        for (String other :
                List.of("", "press", "OFF", "15", "{\"minutes\":16}", "{\"minutes\":-15}", "{\"id\":\"a\"}")) {
            assertEquals("given '" + other + "', " + allowed, refusal(button, other));
        }
    }

    @Test
    void the_payload_that_home_assistant_makes_of_a_press_is_taken_by_that_button() throws Refused {
        for (Entity<AccountView> row : Entities.ACCOUNT) {
            Object template = row.options().get("command_template");
            if (template != null && row.platform() == Platform.BUTTON) {
                String sent = template.toString().replace("{{ now().timestamp() }}", "1795258800.123456");
                Payload payload = Payload.of(sent.getBytes(UTF_8), ControlsTest::object);
                assertEquals(Optional.of("1795258800.123456"), payload.id());
                assertEquals(
                        read(control(Entities.ACCOUNT, row.key()), "PRESS"),
                        row.control().orElseThrow().read(payload));
            }
        }
    }

    @Test
    void sync_now_is_pressed_with_or_without_an_id_and_nothing_else() throws Refused {
        Control sync = control(Entities.PC, "sync_now");
        for (String press : List.of("PRESS", "{\"id\":\"7.5\"}")) {
            assertEquals(new Command.SyncNow(), read(sync, press));
            assertEquals(new Command.Check(), read(control(Entities.PC, "check_now"), press));
            assertEquals(new Command.SyncAll(), read(control(Entities.BRIDGE, "sync_all"), press));
        }
        for (String bad : List.of("", "now", "{\"minutes\":15}", "{\"id\":\"\"}")) {
            assertEquals("given '" + bad + "', allowed PRESS or {\"id\":\"…\"}", refusal(sync, bad));
        }
    }
}
