package io.github.timekpr2mqtt.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.OwnNumber;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The document of one PC. */
class PcWishesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Username BEN = new Username("ben");

    private static Origin origin(String id) {
        return new Origin(id, id, "x", NOW, Optional.empty());
    }

    private static PcWishes full() {
        SettingWish monday = new SettingWish(new DayLimit(DayOfWeek.MONDAY, 60), origin("annas"), Optional.empty());
        Grant grant = new Grant(origin("bens"), Amount.relative(900), ToyTimekpr.TODAY, new Grant.Waiting(""));
        return PcWishes.NONE
                .with(ToyTimekpr.ANNA, AccountWishes.NONE.with(monday))
                .with(BEN, AccountWishes.NONE.with(grant))
                .with(new PcSettingWish(new PcNumber(OwnNumber.POLL_TIME, 5), origin("own"), Optional.empty()));
    }

    private static Ending superseded(String id) {
        return Ending.superseded(Optional.of(BEN), origin(id), "", NOW);
    }

    @Test
    void a_command_is_known_by_its_id_and_nothing_else_moves() {
        PcWishes wishes = full().remember(List.of("press-1"), ToyTimekpr.TODAY);
        assertEquals(List.of(true, false), List.of(wishes.knows("press-1"), wishes.knows("press-2")));
        assertEquals(full().accounts(), wishes.accounts());
        assertEquals(3, wishes.open());
    }

    @Test
    void what_was_told_is_told_no_more_and_the_rest_stays() {
        PcWishes wishes = full().toTell(List.of(superseded("a"), superseded("b"), superseded("c")));
        PcWishes told = wishes.told(Set.of(superseded("a"), superseded("c")));
        assertEquals(List.of(superseded("b")), told.untold());
        assertEquals(wishes.accounts(), told.accounts());
        assertEquals(Ending.Type.SUPERSEDED, told.untold().get(0).type());
    }

    @Test
    void when_nothing_is_wanted_of_a_pc_any_more_everything_is_cancelled_once() {
        PcWishes left = full().without("the PC is gone", NOW);
        assertEquals(
                List.of("own CANCELLED", "annas CANCELLED", "bens CANCELLED"),
                left.untold().stream()
                        .map(ending -> ending.origin().id() + " " + ending.type())
                        .toList());
        assertEquals(0, left.open());
        assertEquals(Map.of(), left.accounts());
        assertEquals(Map.of(), left.own());
    }

    @Test
    void what_was_put_back_from_a_backup_expires_and_only_what_is_no_change_goes_on() {
        SettingWish failed = new SettingWish(
                new DayLimit(DayOfWeek.SUNDAY, 60), origin("failed"), Optional.empty(), 2, Optional.of("refused"));
        Grant waits = new Grant(origin("ben waits"), Amount.relative(900), ToyTimekpr.TODAY, new Grant.Waiting(""));
        AccountWishes bens = full().of(BEN)
                .firstGrantFailed("refused")
                .with(waits)
                .with(failed)
                .withBonus(600);
        PcWishes left = full().with(BEN, bens)
                .toTell(List.of(superseded("told since")))
                .remember(List.of("press-1"), ToyTimekpr.TODAY)
                .fromBackup("put back", NOW);
        assertEquals(
                List.of("own EXPIRED", "annas EXPIRED", "ben waits EXPIRED"),
                left.untold().stream()
                        .map(ending -> ending.origin().id() + " " + ending.type())
                        .toList());
        assertEquals("put back", left.untold().get(0).reason());
        assertEquals(Map.of(BEN, AccountWishes.NONE.withBonus(600)), left.accounts());
        assertEquals(Map.of(), left.own());
        assertTrue(left.knows("press-1"));
        assertEquals(left, left.fromBackup("put back", NOW.plusSeconds(1)), "a kill came before all PCs were ended");
    }

    @Test
    void a_part_of_a_command_for_several_controls_is_answered_where_the_whole_is() {
        Optional<Origin.ReplyTo> reply = Optional.of(new Origin.ReplyTo("answers", "AQ=="));
        Origin whole = new Origin("id-1", "set", "{}", NOW, reply);
        assertEquals(new Origin("id-1", "limit_monday", "90", NOW, reply), whole.part("limit_monday", "90"));
    }

    @Test
    void what_a_wish_replaces_is_what_was_read_and_nothing_is_where_nothing_was_read() {
        Observation toy = new ToyTimekpr().look();
        PcWishes seen = full().seen(toy);
        assertEquals(Optional.of("60"), monday(seen).before());
        assertEquals(Optional.of("3"), seen.openOwn().get(0).before());
        assertEquals(seen, seen.seen(toy));
        Observation nothing = new Observation(
                toy.clock(), toy.bootId(), toy.version(), toy.main(), "damaged", Map.of(), Map.of(), Set.of());
        assertEquals(full(), full().seen(nothing));
    }

    @Test
    void what_holds_or_has_failed_replaces_what_it_did_before() {
        SettingWish holds = new SettingWish(new DayLimit(DayOfWeek.MONDAY, 3600), origin("a"), Optional.of("5"));
        SettingWish failed = new SettingWish(
                new DayLimit(DayOfWeek.SUNDAY, 60), origin("b"), Optional.of("6"), 2, Optional.of("refused"));
        PcWishes wishes = PcWishes.NONE
                .with(ToyTimekpr.ANNA, AccountWishes.NONE.with(holds).with(failed))
                .with(new PcSettingWish(new PcNumber(OwnNumber.POLL_TIME, 3), origin("c"), Optional.of("7")))
                .with(new PcSettingWish(
                        new PcNumber(OwnNumber.SAVE_TIME, 20),
                        origin("d"),
                        Optional.of("8"),
                        2,
                        Optional.of("refused")));
        assertEquals(wishes, wishes.seen(new ToyTimekpr().look()));
        assertEquals(
                Set.of("c"),
                wishes.ownSent().own().values().stream()
                        .filter(wish -> wish.onItsWay().isPresent())
                        .map(wish -> wish.origin().id())
                        .collect(java.util.stream.Collectors.toSet()),
                "what has failed is not sent");
    }

    private static SettingWish monday(PcWishes wishes) {
        return wishes.of(ToyTimekpr.ANNA).setting("limit_monday").orElseThrow();
    }

    private static List<String> told(PcWishes wishes) {
        return wishes.untold().stream()
                .map(ending -> ending.origin().id() + " " + ending.type() + ": " + ending.reason())
                .toList();
    }

    @Test
    void what_was_sent_before_its_pc_or_child_left_is_cancelled_and_that_is_said() {
        Grant prepared = new Grant(
                origin("given"),
                Amount.relative(900),
                ToyTimekpr.TODAY,
                new Grant.Prepared(Aim.of(900, 0, 900), new Grant.Sender("boot", "guid", ":1.7")));
        SettingWish again = new SettingWish(new DayLimit(DayOfWeek.MONDAY, 120), origin("again"), Optional.empty());
        PcWishes sent = full().with(BEN, full().of(BEN).with(prepared))
                .with(ToyTimekpr.ANNA, full().of(ToyTimekpr.ANNA).sent(Set.of("annas")));
        assertEquals(
                List.of(
                        "own CANCELLED: gone",
                        "annas CANCELLED: gone; " + OpenChange.PERHAPS_THERE,
                        "bens CANCELLED: gone",
                        "given CANCELLED: gone; it was already sent to the PC, which may have it all the same"),
                told(sent.without("gone", NOW)));
        PcWishes replaced = sent.with(ToyTimekpr.ANNA, sent.of(ToyTimekpr.ANNA).with(again));
        assertEquals(
                List.of(
                        "again CANCELLED: gone; what it replaced was already sent to the PC, which may have that until it"
                                + " is set again"),
                told(replaced.without(ToyTimekpr.ANNA, "gone", NOW)));
        PcWishes own = full().ownSent();
        assertEquals(
                "own CANCELLED: gone; " + OpenChange.PERHAPS_THERE,
                told(own.without("gone", NOW)).get(0));
    }
}
