package io.github.timekpr2mqtt.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
            .with(grant("sent", new Grant.Prepared(900, 0, 900, ME)))
            .with(grant("unsent", new Grant.Waiting("")))
            .with(limit(DayOfWeek.MONDAY, Optional.empty()))
            .with(limit(DayOfWeek.TUESDAY, Optional.of("refused")))
            .withBonus(600);

    @Test
    void what_waits_is_cancelled_and_what_was_sent_goes_on() {
        List<Ending> endings = mixed.cancelled(ToyTimekpr.ANNA, NOW);
        assertEquals(
                List.of("MONDAY", "unsent"),
                endings.stream().map(ending -> ending.origin().id()).toList());
        assertEquals(Ending.Type.CANCELLED, endings.get(0).type());
        assertEquals(Optional.of("5"), endings.get(0).before());
        AccountWishes rest = mixed.withoutWaiting();
        assertEquals(1, rest.open());
        assertEquals("sent", rest.grants().get(0).origin().id());
        assertEquals(List.of("limit_tuesday"), List.copyOf(rest.settings().keySet()));
        assertEquals(600, rest.bonus());
    }

    @Test
    void what_failed_is_dismissed_and_what_is_open_stays() {
        AccountWishes rest = mixed.firstGrantFailed("no").dismissed();
        assertEquals(List.of(), rest.failedGrants());
        assertEquals(List.of("limit_monday"), List.copyOf(rest.settings().keySet()));
        assertEquals(2, rest.open());
    }

    @Test
    void when_nothing_is_wanted_any_more_what_waits_is_cancelled_what_was_sent_is_given_up_and_nothing_is_kept() {
        PcWishes rest = PcWishes.NONE.with(ToyTimekpr.ANNA, mixed).without(ToyTimekpr.ANNA, "she left", NOW);
        assertEquals(
                List.of("MONDAY CANCELLED she left", "unsent CANCELLED she left", "sent FAILED she left"),
                rest.untold().stream()
                        .map(ending -> ending.origin().id() + " " + ending.type() + " " + ending.reason())
                        .toList());
        assertEquals(AccountWishes.NONE, rest.of(ToyTimekpr.ANNA));
    }
}
