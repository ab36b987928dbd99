package io.github.timekpr2mqtt.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountWishesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Grant.Sender ME = new Grant.Sender("boot", "guid", ":1.7");

    private static Origin origin(String id) {
        return new Origin(id, id, "x", NOW, Optional.empty());
    }

    private static SettingWish limit(DayOfWeek day, Optional<String> failed) {
        return new SettingWish(new DayLimit(day, 60), origin(day.toString()), Optional.of("5"), 0, failed);
    }

    private static Grant grant(String id, Grant.State state) {
        return new Grant(origin(id), Amount.relative(900), ToyTimekpr.TODAY, state);
    }

    private final AccountWishes mixed = AccountWishes.NONE
            .with(grant("sent", new Grant.Prepared(Aim.of(900, 0, 900), ME)))
            .with(grant("unsent", new Grant.Waiting("")))
            .with(limit(DayOfWeek.MONDAY, Optional.empty()))
            .with(limit(DayOfWeek.TUESDAY, Optional.of("refused")))
            .withBonus(600);

    @Test
    void what_waits_is_cancelled_and_what_was_sent_goes_on() {
        List<Ending> endings = mixed.cancelled(ToyTimekpr.ANNA, true, NOW);
        assertEquals(
                List.of("MONDAY", "unsent"),
                endings.stream().map(ending -> ending.origin().id()).toList());
        assertEquals(Ending.Type.CANCELLED, endings.get(0).type());
        assertEquals(Optional.of("5"), endings.get(0).before());
        AccountWishes rest = mixed.withoutWaiting(true);
        assertEquals(1, rest.open());
        assertEquals("sent", rest.grants().get(0).origin().id());
        assertEquals(List.of("limit_tuesday"), List.copyOf(rest.settings().keySet()));
        assertEquals(600, rest.bonus());
    }

    @Test
    void a_setting_that_is_on_its_way_is_not_cancelled_nor_what_replaces_it_there() {
        AccountWishes anna = mixed.sent(Set.of("MONDAY"));
        assertEquals(
                List.of(true, true, false),
                anna.openChanges().stream().map(OpenChange::isSent).toList());
        assertEquals(
                "MONDAY, sent were already sent to the PC, and go on to their end",
                OpenChange.sent(
                        anna.openChanges().stream().filter(OpenChange::isSent).toList()));
        AccountWishes replaced = anna.with(limit(DayOfWeek.MONDAY, Optional.empty()))
                .with(limit(DayOfWeek.FRIDAY, Optional.empty()))
                .withoutWaiting(true);
        assertEquals(
                List.of("limit_tuesday", "limit_monday"),
                List.copyOf(replaced.settings().keySet()));
    }

    @Test
    void while_the_pc_is_away_a_setting_that_was_sent_is_cancelled_too_and_that_it_was_sent_is_said() {
        AccountWishes anna = mixed.sent(Set.of("MONDAY")).with(limit(DayOfWeek.FRIDAY, Optional.empty()));
        assertEquals(
                List.of("MONDAY: " + OpenChange.PERHAPS_THERE, "FRIDAY: ", "unsent: "),
                anna.cancelled(ToyTimekpr.ANNA, false, NOW).stream()
                        .map(ending -> ending.origin().id() + ": " + ending.reason())
                        .toList());
        assertEquals(
                List.of("sent"),
                anna.withoutWaiting(false).openChanges().stream()
                        .map(change -> change.origin().id())
                        .toList());
    }

    @Test
    void the_list_holds_settings_then_grants_and_nothing_that_failed() {
        assertEquals(
                List.of("MONDAY", "sent", "unsent"),
                mixed.openChanges().stream().map(c -> c.origin().id()).toList());
        assertEquals(
                List.of(false, true, false),
                mixed.openChanges().stream().map(OpenChange::isSent).toList());
        assertEquals(3, mixed.open());
    }

    @Test
    void a_selected_change_stays_selected_wherever_it_moves() {
        AccountWishes wishes = mixed.select(3);
        assertEquals(3, wishes.selectedPlace());
        assertEquals("unsent", wishes.selectedChange().orElseThrow().origin().id());
        AccountWishes longer = wishes.with(limit(DayOfWeek.FRIDAY, Optional.empty()));
        assertEquals(4, longer.selectedPlace());
        AccountWishes shorter = longer.without("limit_monday").withoutFirstGrant();
        assertEquals(2, shorter.selectedPlace());
        assertEquals("unsent", shorter.selectedChange().orElseThrow().origin().id());
    }

    @Test
    void a_selected_change_that_is_gone_is_not_replaced_by_another() {
        AccountWishes wishes = mixed.select(1);
        assertEquals(0, wishes.without("limit_monday").selectedPlace());
        assertEquals(0, wishes.withoutWaiting(true).selectedPlace());
        SettingWish again = new SettingWish(
                new DayLimit(DayOfWeek.MONDAY, 60),
                new Origin("MONDAY", "MONDAY", "x", NOW.plusSeconds(1), Optional.empty()),
                Optional.empty());
        assertEquals(0, wishes.with(again).selectedPlace());
        assertEquals(1, wishes.with(limit(DayOfWeek.MONDAY, Optional.empty())).selectedPlace());
        assertEquals(Optional.empty(), wishes.without("limit_monday").selected());
    }

    @Test
    void nothing_is_selected_by_none_or_by_a_place_where_nothing_stands() {
        assertEquals(0, mixed.selectedPlace());
        assertEquals(0, mixed.select(2).select(0).selectedPlace());
        assertEquals(0, mixed.select(4).selectedPlace());
        AccountWishes many = mixed;
        for (int i = 0; i < 10; i++) {
            many = many.with(grant("g" + i, new Grant.Waiting("")));
        }
        assertEquals(9, many.select(9).selectedPlace());
        assertEquals(0, many.select(10).selectedPlace());
        AccountWishes moved = many.select(9).with(limit(DayOfWeek.FRIDAY, Optional.empty()));
        assertEquals(Optional.empty(), moved.selected()); // its place is none of those that can be shown
    }

    @Test
    void one_change_is_taken_out_and_ends_as_cancelled_once() {
        for (OpenChange change : mixed.openChanges()) {
            AccountWishes rest = mixed.without(change);
            assertEquals(2, rest.open());
            assertEquals(false, rest.openChanges().contains(change));
            Ending ending = change.ending(Ending.Type.CANCELLED, ToyTimekpr.ANNA, "", NOW);
            assertEquals(change.origin(), ending.origin());
        }
        assertEquals(
                "sent was already sent to the PC, and goes on to its end",
                mixed.openChanges().get(1).sent());
    }

    @Test
    void what_failed_is_dismissed_and_what_is_open_stays() {
        AccountWishes rest = mixed.firstGrantFailed("no").dismissed();
        assertEquals(List.of(), rest.failedGrants());
        assertEquals(List.of("limit_monday"), List.copyOf(rest.settings().keySet()));
        assertEquals(2, rest.open());
    }

    @Test
    void when_nothing_is_wanted_any_more_all_of_it_is_cancelled_and_nothing_is_kept() {
        PcWishes rest = PcWishes.NONE.with(ToyTimekpr.ANNA, mixed).without(ToyTimekpr.ANNA, "she left", NOW);
        assertEquals(
                List.of(
                        "MONDAY CANCELLED she left",
                        "sent CANCELLED she left; " + OpenChange.PERHAPS_GIVEN,
                        "unsent CANCELLED she left"),
                rest.untold().stream()
                        .map(ending -> ending.origin().id() + " " + ending.type() + " " + ending.reason())
                        .toList());
        assertEquals(AccountWishes.NONE, rest.of(ToyTimekpr.ANNA));
    }
}
