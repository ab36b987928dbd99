package io.github.timekpr2mqtt.homeassistant;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.changes.Aim;
import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.TimeKind;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExtraTest {
    private static final Grant.State WAITING = new Grant.Waiting("");
    private static final Grant.Sender ME = new Grant.Sender("boot", "guid", ":1.7");

    private static @Nullable Object shown(Anna anna) {
        return Documents.settings(anna.view()).get("extra_time");
    }

    private static Map<?, ?> details(Anna anna) {
        Map<?, ?> details = (Map<?, ?>) requireNonNull(anna.settings().get("details"));
        return (Map<?, ?>) requireNonNull(details.get("extra_time"));
    }

    private static Anna with(int extra) {
        return Anna.used(600).figures(Anna.figures(600, 3000, extra));
    }

    @Test
    void it_shows_what_today_gets_once_everything_open_has_arrived() {
        assertEquals(BigDecimal.valueOf(15), shown(with(900)));
        assertEquals(BigDecimal.valueOf(30), shown(with(900).given("add_15", Amount.relative(900), WAITING)));
        assertEquals(BigDecimal.valueOf(5), shown(with(900).given("extra_time", Amount.absolute(300), WAITING)));
        assertEquals(
                BigDecimal.valueOf(20),
                shown(with(900)
                        .given("extra_time", Amount.absolute(300), WAITING)
                        .given("add_15", Amount.relative(900), WAITING)));
        assertEquals(
                BigDecimal.valueOf(30),
                shown(with(900).given("add_15", Amount.relative(900), new Grant.Prepared(Aim.of(900, 900, 1800), ME))));
        assertEquals(
                BigDecimal.valueOf(30),
                shown(with(1800).given("add_15", Amount.relative(900), new Grant.Done(Aim.of(900, 900, 1800)))));
        assertEquals(null, shown(Anna.unknown()));
    }

    @Test
    void beside_it_stands_what_the_pc_has_and_what_waits() {
        assertEquals("applied", details(with(900)).get("change"));
        assertEquals(BigDecimal.valueOf(15), details(with(900)).get("on_pc"));
        Map<?, ?> waiting = details(with(0).absent("PC den is off").given("add_15", Amount.relative(900), WAITING));
        assertEquals("waiting", waiting.get("change"));
        assertEquals("PC den is off", waiting.get("reason"));
        assertEquals("2026-11-21T12:00:00+01:00", waiting.get("since"));
    }

    @Test
    void whatever_gives_time_is_known_to_give_it() {
        Map<String, TimeKind> known = new TreeMap<>();
        Map<String, TimeKind> giving = new TreeMap<>();
        for (Entity<AccountView> row : Entities.account(TimekprVersion.OLDEST, Optional.empty())) {
            Stream.of(TimeKind.values())
                    .filter(kind -> kind.isGivenBy(row.key()))
                    .forEach(kind -> known.put(row.key(), kind));
            row.control().flatMap(ExtraTest::kind).ifPresent(kind -> giving.put(row.key(), kind));
        }
        assertEquals(giving, known);
        assertEquals(7, known.size());
        assertEquals("extra_playtime", TimeKind.PLAYTIME.extra());
    }

    private static Optional<TimeKind> kind(Control control) {
        for (String payload : List.of("PRESS", "10")) {
            try {
                Command command = ControlsTest.read(control, payload);
                return command instanceof Command.Give give
                        ? Optional.of(give.kind())
                        : command instanceof Command.GiveBonus ? Optional.of(TimeKind.TIME) : Optional.empty();
            } catch (Refused e) {
                // the other one may be taken
            }
        }
        return Optional.empty();
    }
}
