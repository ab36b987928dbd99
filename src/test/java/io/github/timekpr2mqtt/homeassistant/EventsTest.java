package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.changes.Effect;
import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.timekpr.LimitedBy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of a command that ended. */
class EventsTest {
    private static final List<String> KEYS = List.of(
            "event_type",
            "id",
            "pc",
            "user",
            "command",
            "requested",
            "before",
            "after",
            "time_left_before",
            "time_left_after",
            "limited_by",
            "reason",
            "at",
            "correlation");

    private static Map<String, @Nullable Object> event(@Nullable String before, Optional<Origin.ReplyTo> replyTo) {
        Origin origin = new Origin("id-1", "limit_monday", "90", Anna.NOW, replyTo);
        return Documents.event(
                new Ending(
                        Ending.Type.APPLIED,
                        Anna.ACCOUNT.user(),
                        origin,
                        Optional.ofNullable(before),
                        Optional.of("90.5"),
                        "",
                        Anna.NOW.plusSeconds(1)),
                "den",
                Anna.ZONE);
    }

    private static Map<String, @Nullable Object> rejected(@Nullable String pc, @Nullable String correlation) {
        return Documents.rejected(
                new Rejection("id-2", pc, null, "limit_monday", "2000", "too much", Anna.NOW, correlation), Anna.ZONE);
    }

    @Test
    void every_event_has_the_same_keys() {
        assertEquals(KEYS, List.copyOf(event("60", Optional.empty()).keySet()));
        assertEquals(KEYS, List.copyOf(rejected("den", null).keySet()));
    }

    @Test
    void what_was_before_and_after_are_numbers_where_the_control_shows_numbers() {
        Map<String, @Nullable Object> event = event("60", Optional.empty());
        assertEquals(BigDecimal.valueOf(60), event.get("before"));
        assertEquals(new BigDecimal("90.5"), event.get("after"));
        assertEquals("07:00-08:30", event("07:00-08:30", Optional.empty()).get("before"));
        assertNull(event(null, Optional.empty()).get("before"));
    }

    @Test
    void what_a_grant_did_to_the_time_left_is_told_in_whole_minutes_rounded_up() {
        Ending grant = new Ending(
                Ending.Type.APPLIED,
                Optional.of(Anna.ACCOUNT.user()),
                Anna.origin("add_15", "PRESS"),
                Optional.of("0"),
                Optional.of("15"),
                "15 min given, but the hours end at 20:00",
                Anna.NOW,
                Optional.of(new Effect(0, 541, LimitedBy.HOURS)));
        Map<String, @Nullable Object> event = Documents.event(grant, "den", Anna.ZONE);
        assertEquals(0, event.get("time_left_before"));
        assertEquals(10, event.get("time_left_after"));
        assertEquals("hours", event.get("limited_by"));
        assertEquals("15 min given, but the hours end at 20:00", event.get("reason"));
    }

    @Test
    void what_is_no_grant_moved_no_time() {
        for (String key : List.of("time_left_before", "time_left_after", "limited_by")) {
            assertNull(event("60", Optional.empty()).get(key));
            assertNull(rejected("den", null).get(key));
        }
    }

    @Test
    void it_is_told_when_it_ended_and_not_when_it_was_asked_for() {
        assertEquals("2026-11-21T12:00:01+01:00", event("60", Optional.empty()).get("at"));
    }

    @Test
    void the_correlation_is_there_if_the_sender_gave_some() {
        assertNull(event("60", Optional.empty()).get("correlation"));
        assertNull(event("60", Optional.of(new Origin.ReplyTo("answers", ""))).get("correlation"));
        assertEquals(
                "AQI=",
                event("60", Optional.of(new Origin.ReplyTo("answers", "AQI="))).get("correlation"));
        assertNull(rejected("den", null).get("correlation"));
        assertNull(rejected("den", "").get("correlation"));
        assertEquals("AQI=", rejected("den", "AQI=").get("correlation"));
    }

    @Test
    void a_rejection_names_the_pc_and_the_account_as_far_as_they_are_known() {
        assertEquals("den", rejected("den", null).get("pc"));
        assertNull(rejected(null, null).get("pc"));
        assertNull(rejected(null, null).get("user"));
    }

    @Test
    void home_assistant_knows_every_type_that_is_told_to_it() {
        Entity<AccountView> result = Entities.ACCOUNT.stream()
                .filter(row -> row.platform() == Platform.EVENT)
                .findFirst()
                .orElseThrow();
        List<String> told = Stream.of(Ending.Type.values())
                .filter(type -> type != Ending.Type.SUPERSEDED)
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .toList();
        assertEquals(told, result.options().get("event_types"));
    }

    @Test
    void a_receipt_has_no_outcome_yet() {
        Map<String, @Nullable Object> receipt =
                Documents.accepted(Anna.origin("add_15", "PRESS"), "den", Anna.ACCOUNT.user(), Anna.NOW, Anna.ZONE);
        assertEquals("accepted", receipt.get("event_type"));
        assertEquals("add_15", receipt.get("command"));
        assertEquals("2026-11-21T12:00:00+01:00", receipt.get("at"));
        assertFalse(receipt.containsKey("after"));
    }

    @Test
    void a_receipt_has_the_correlation_that_the_ending_will_have() {
        Origin.ReplyTo replyTo = new Origin.ReplyTo("answers", "AQI=");
        Origin asked = new Origin("id-1", "limit_monday", "90", Anna.NOW, Optional.of(replyTo));
        Ending replaced = Ending.superseded(Optional.of(Anna.ACCOUNT.user()), asked, "", Anna.NOW);
        for (Map<String, @Nullable Object> receipt : List.of(
                Documents.accepted(asked, "den", Anna.ACCOUNT.user(), Anna.NOW, Anna.ZONE),
                Documents.superseded(replaced, "den", Anna.ZONE))) {
            assertEquals(event("60", Optional.of(replyTo)).get("correlation"), receipt.get("correlation"));
        }
        Map<String, @Nullable Object> without =
                Documents.accepted(Anna.origin("add_15", "PRESS"), "den", Anna.ACCOUNT.user(), Anna.NOW, Anna.ZONE);
        assertTrue(without.containsKey("correlation"));
        assertNull(without.get("correlation"));
    }

    @Test
    void what_was_replaced_says_whether_it_was_sent() {
        for (String sent : List.of("", "it was already sent to the PC")) {
            Ending replaced = Ending.superseded(
                    Optional.of(Anna.ACCOUNT.user()), Anna.origin("limit_monday", "90"), sent, Anna.NOW);
            Map<String, @Nullable Object> receipt = Documents.superseded(replaced, "den", Anna.ZONE);
            assertEquals("superseded", receipt.get("event_type"));
            assertEquals("anna", receipt.get("user"));
            assertEquals(sent, receipt.get("reason"));
            assertEquals("2026-11-21T12:00:00+01:00", receipt.get("at"));
        }
    }
}
