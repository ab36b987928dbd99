package io.github.timekpr2mqtt.homeassistant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.DayHours;
import io.github.timekpr2mqtt.changes.DayLimit;
import io.github.timekpr2mqtt.changes.Flag;
import io.github.timekpr2mqtt.changes.Lockout;
import io.github.timekpr2mqtt.timekpr.AllowedHours;
import io.github.timekpr2mqtt.timekpr.LockoutType;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandDocumentTest {
    private static final Control DOCUMENT = CommandDocument.of(Entities.ACCOUNT);

    /** Keys and values in turn, as JSON gives them. */
    private static Payload payload(Object... members) throws Refused {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) {
            fields.put(members[i].toString(), members[i + 1]);
        }
        return Payload.several("{…}".getBytes(UTF_8), text -> fields);
    }

    private static Command.Several read(Object... members) throws Refused {
        return assertInstanceOf(Command.Several.class, DOCUMENT.read(payload(members)));
    }

    private static String refusal(Object... members) {
        return assertThrows(Refused.class, () -> DOCUMENT.read(payload(members)))
                .reason();
    }

    @Test
    void each_key_is_a_control_and_each_value_what_its_own_topic_takes() throws Refused {
        Command.Several several = read(
                "id",
                "x",
                "bonus_minutes",
                20,
                "track_inactive",
                true,
                "lockout",
                "lock",
                "hours_monday",
                "7-20",
                "limit_monday",
                new BigDecimal("90.5"),
                "limit_sunday",
                "0",
                "extra_time",
                -30);
        DayLimit monday = new DayLimit(DayOfWeek.MONDAY, 5430);
        DayHours hours = new DayHours(DayOfWeek.MONDAY, AllowedHours.parse("7;8;9;10;11;12;13;14;15;16;17;18;19"));
        assertEquals(
                List.of(
                        new Command.Part("limit_monday", "90.5", new Command.Set(monday)),
                        new Command.Part("limit_sunday", "0", new Command.Set(new DayLimit(DayOfWeek.SUNDAY, 0))),
                        new Command.Part("hours_monday", "7-20", new Command.Set(hours)),
                        new Command.Part("lockout", "lock", new Command.Set(new Lockout(LockoutType.LOCK))),
                        new Command.Part(
                                "track_inactive", "true", new Command.Set(new Flag(Flag.Kind.TRACK_INACTIVE, true))),
                        new Command.Part("extra_time", "-30", new Command.Give(Amount.absolute(-1800))),
                        new Command.Part("bonus_minutes", "20", new Command.SetBonus(1200))),
                several.parts());
        assertEquals(Optional.empty(), several.relative());
    }

    @Test
    void buttons_that_give_or_take_time_are_pressed_and_a_bonus_is_set_before_it_is_given() throws Refused {
        Command.Several several = read("give_bonus", "PRESS", "bonus_minutes", 20, "add_15", "PRESS");
        assertEquals(
                List.of("add_15", "bonus_minutes", "give_bonus"),
                several.parts().stream().map(Command.Part::control).toList());
        assertEquals(Optional.of("add_15"), several.relative());
        assertEquals(
                "add_15: given 'true', allowed PRESS or {\"minutes\":15,\"id\":\"…\"}",
                refusal("id", "x", "add_15", true));
    }

    @Test
    void one_value_is_as_long_as_it_may_be_on_its_own_topic() throws Refused {
        read("playtime_activities", "x".repeat(Payload.MAX_BYTES));
        assertEquals(
                "playtime_activities: given 2049 bytes, allowed 2048",
                refusal("playtime_activities", "x".repeat(Payload.MAX_BYTES + 1)));
    }

    @Test
    void all_of_todays_extra_time_and_more_of_it_contradict_each_other() {
        assertEquals(
                "remove_15: given beside extra_time, which is all the extra time of today, allowed is one of them",
                refusal("extra_time", 30, "remove_15", "PRESS"));
    }

    @Test
    void each_key_that_is_refused_is_named_with_what_was_given_and_what_is_allowed() {
        String reason = refusal(
                "limit_monday",
                2000,
                "limit_tuesday",
                90,
                "hours_monday",
                "8-8",
                "lockout",
                "shoot",
                "track_inactive",
                "on",
                "bonus_minutes",
                "");
        List<String> reasons = Arrays.asList(reason.split("; (?=[a-z_]+: )", -1));
        assertEquals("limit_monday: given '2000', allowed 0 to 1440 minutes", reasons.get(0));
        assertTrue(reasons.get(1).startsWith("hours_monday: "), reason);
        assertTrue(reasons.get(2).startsWith("lockout: given 'shoot', allowed "), reason);
        assertEquals("track_inactive: given 'on', allowed ON or OFF", reasons.get(3));
        assertEquals("bonus_minutes: given '', allowed 1 to 240 minutes", reasons.get(4));
        assertEquals(5, reasons.size());
    }

    @Test
    void a_key_that_is_no_control_is_named_and_the_controls_are_listed() {
        String reason = refusal("limit_monday", 90, "time", 5, "x".repeat(100) + "\n", "y");
        assertTrue(
                reason.startsWith("no control is called 'time'; no control is called '" + "x".repeat(60)
                        + "…'; allowed are limit_monday, "),
                reason);
        assertTrue(reason.endsWith(", bonus_minutes, give_bonus"), reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel_waiting", "dismiss", "pending_change", "cancel_selected"})
    void what_is_about_waiting_changes_is_done_on_its_own_topic(String control) {
        assertEquals(
                control + ": given beside others, allowed on its own topic alone; allowed are "
                        + String.join(", ", allowed()),
                refusal("limit_monday", 90, control, "PRESS"));
    }

    private static List<String> allowed() {
        return Entities.ACCOUNT.stream()
                .filter(row -> row.control().isPresent() && !Queue.has(row.key()))
                .map(Entity::key)
                .toList();
    }

    @Test
    void what_lies_deeper_is_no_value() {
        assertEquals(
                "limit_monday: given a list, an object or null, allowed a number, a text, true or false",
                refusal("limit_monday", List.of()));
    }

    @Test
    void at_least_one_control_is_given_and_not_more_than_there_are() {
        String allowed = ", allowed 1 to " + allowed().size()
                + " in an object with each control once, such as {\"id\":\"…\",\"limit_monday\":90}";
        assertEquals("given 0 controls" + allowed, refusal());
        assertEquals("given 0 controls" + allowed, refusal("id", "x"));
        Object[] many = new Object[2000];
        Arrays.setAll(many, i -> i % 2 == 0 ? "key" + i : i);
        assertEquals("given 1000 controls" + allowed, refusal(many));
    }

    @Test
    void a_document_of_all_controls_with_texts_as_long_as_they_get_is_not_too_long() {
        StringBuilder longest = new StringBuilder("{\"id\": \"" + "x".repeat(Payload.MAX_ID) + "\"");
        for (Entity<AccountView> row : Entities.ACCOUNT) {
            if (allowed().contains(row.key())) {
                String value = row.platform() == Platform.TEXT ? "–".repeat(Entity.MAX_STATE) : "-1440.55";
                longest.append(",\n  \"")
                        .append(row.key())
                        .append("\": \"")
                        .append(value)
                        .append("\"");
            }
        }
        int bytes = longest.append("\n}").toString().getBytes(UTF_8).length;
        assertTrue(bytes <= Payload.MAX_SEVERAL_BYTES, bytes + " bytes");
    }

    @Test
    void a_lockout_that_the_pc_does_not_know_is_refused_as_on_its_own_topic() {
        Control old = CommandDocument.of(Entities.account(TimekprVersion.parse("0.5.4")));
        String reason = assertThrows(Refused.class, () -> old.read(payload("lockout", "kill")))
                .reason();
        assertTrue(reason.startsWith("lockout: Timekpr 0.5.4 on this PC does not know kill"), reason);
    }

    @Test
    void a_value_is_kept_short() throws Refused {
        String longest = "7-20" + " ".repeat(300);
        assertEquals(
                longest.substring(0, 255) + "…",
                read("hours_monday", longest).parts().get(0).value());
    }
}
