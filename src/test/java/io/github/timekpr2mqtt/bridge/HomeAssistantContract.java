package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.homeassistant.Entity;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.lab.HomeAssistantSocket;
import io.github.timekpr2mqtt.lab.HomeAssistantVersion;
import io.github.timekpr2mqtt.lab.Lab;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A live Home Assistant with the bridge behind it: every entity, every control, every restart. */
@Lab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HomeAssistantContract {
    private static final Topics.Account ANNA = LiveHome.account("den", "anna");
    private static final Topics.Account BEN = LiveHome.account("den", "ben");
    private static final Topics.Account EMIL = LiveHome.account("attic", "emil");
    private static final Topics.Account GUS = LiveHome.account("loft", "gus");

    private final LiveHome live;
    private final Walk walk;
    private int limit = 100;

    HomeAssistantContract(HomeAssistantVersion version, Path folder) throws IOException {
        live = new LiveHome(version, folder);
        walk = new Walk(live);
    }

    /** As a family finds it; then with everything enabled, which the other tests need. */
    @BeforeAll
    void every_entity_is_as_the_tables_have_it_at_first_and_when_all_are_enabled() throws IOException {
        walk.holds();
        live.await(BEN, "active", "on");
        live.picture(LiveHome.BRIDGE, "bridge", 900);
        live.picture(new Topics.Pc("den"), "pc", 900);
        live.picture(ANNA, "account", 3300);
        live.picture(BEN, "account-with-playtime", 3900);
        walk.allAreEnabled();
        live.ha.enableAll();
        walk.holds();
        live.logIsClean();
    }

    @AfterEach
    void home_assistant_has_nothing_to_say_about_us() throws IOException {
        live.logIsClean();
    }

    @AfterAll
    void end() throws IOException {
        live.close();
    }

    /** Each entity that it names is there, and Home Assistant keeps it as it was printed. */
    @Test
    void the_dashboard_shows_the_children_and_the_pcs() throws IOException {
        new LiveDashboard(live).isShown();
    }

    @Test
    void what_runs_is_shown_and_what_is_wrong_with_nobody_is_said() throws IOException {
        live.ha.await(live.entityId(BEN, "locks_at"), state -> state.startsWith("20"));
        live.ha.await(live.entityId(BEN, "limited_by"), List.of("day_limit", "hours")::contains);
        live.await(LiveHome.BRIDGE, "health", "ok");
        live.await(ANNA, "last_error", "OK");
        assertTrue(live.attribute(ANNA, "time_week", "last_reset").startsWith("20"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"den anna", "attic emil"})
    void every_control_of_a_child_is_found_in_the_daemon(String where) throws Exception {
        String[] names = where.split(" ", -1);
        tapAll(LiveHome.account(names[0], names[1]), Taps.ACCOUNT);
        walk.holds();
    }

    @Test
    void every_control_of_the_pcs_and_the_bridge_does_what_it_says() throws Exception {
        tapAll(new Topics.Pc("den"), Taps.PC);
        tapAll(new Topics.Pc("attic"), Taps.PC);
        tapAll(LiveHome.BRIDGE, BridgeTaps.ALL);
        walk.holds();
    }

    /** In the order of the table. */
    private void tapAll(Topics.Subject subject, Map<String, Tap> taps) throws Exception {
        for (Entity<?> row : Objects.requireNonNull(live.tables().get(subject))) {
            if (row.control().isPresent()) {
                Tap tap = Objects.requireNonNull(taps.get(row.key()), row.key() + " is missing in Taps");
                tap.on(new Tap.Place(live, subject, row));
            }
        }
    }

    @Test
    void what_is_set_while_a_pc_is_off_waits_for_it_over_a_restart() throws Exception {
        String before = live.attribute(EMIL, "limit_tuesday", "on_pc");
        live.pc("attic").off();
        live.await(new Topics.Pc("attic"), "online", "off");
        place(EMIL, "limit_tuesday").call(50);
        live.await(EMIL, "changes", "waiting");
        place(EMIL, "limit_tuesday").awaitShown(50);
        assertEquals(before, live.attribute(EMIL, "limit_tuesday", "on_pc"));
        walk.holds();
        live.picture(EMIL, "account-waiting", 4100);
        live.restart("bridge");
        live.pc("attic").on();
        place(EMIL, "limit_tuesday").awaitApplied();
        assertEquals("3000", Tap.config("LIMITS_PER_WEEKDAYS", 1).at(place(EMIL, "limit_tuesday")));
        walk.holds();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ha broker bridge",
                "ha bridge broker",
                "broker ha bridge",
                "broker bridge ha",
                "bridge ha broker",
                "bridge broker ha"
            })
    void in_whichever_order_all_three_are_restarted_everything_is_back(String order) throws Exception {
        for (String which : order.split(" ", -1)) {
            live.restart(which);
        }
        walk.holds();
        limit++;
        for (Topics.Account child : new Topics.Account[] {ANNA, EMIL}) {
            new Tap.Setting(limit, Tap.config("LIMITS_PER_WEEKDAYS", 6), "" + limit * 60)
                    .on(place(child, "limit_sunday"));
        }
    }

    /** Its boxes keep what was typed until their state changes, so it has to go there and back. */
    @Test
    void what_the_bridge_refuses_leaves_the_box_it_was_typed_into() throws Exception {
        try (HomeAssistantSocket socket = live.ha.socket()) {
            socket.watch();
            for (Map.Entry<String, Object> one : Taps.REFUSED.entrySet()) {
                leavesTheBox(socket, place(ANNA, one.getKey()), one.getValue());
            }
            nothingMayBeChanged(socket, GUS, Taps.ACCOUNT);
            nothingMayBeChanged(socket, new Topics.Pc("loft"), Taps.PC);
        }
    }

    private void nothingMayBeChanged(HomeAssistantSocket socket, Topics.Subject subject, Map<String, Tap> taps)
            throws IOException {
        for (Map.Entry<String, Tap> one : taps.entrySet()) {
            if (one.getValue() instanceof Tap.Setting setting) {
                leavesTheBox(socket, place(subject, one.getKey()), setting.value());
            }
        }
    }

    private void leavesTheBox(HomeAssistantSocket socket, Tap.Place place, Object typed) throws IOException {
        String before = live.ha.state(place.entityId());
        int seen = socket.states(place.entityId()).size();
        place.call(typed);
        List<String> states = Awaitility.await(place.entityId() + " is not " + typed)
                .atMost(Duration.ofMinutes(1))
                .until(() -> socket.states(place.entityId()), now -> now.size() >= seen + 2);
        assertTrue(Tap.shows(states.get(seen), typed), states::toString);
        assertEquals(before, states.get(seen + 1));
        LiveHome.awaitThat(
                place.entityId() + " in the result",
                "rejected " + place.row().key(),
                () -> live.attribute(place.subject(), "result", "event_type") + " "
                        + live.attribute(place.subject(), "result", "command"));
    }

    @Test
    void what_home_assistant_refuses_itself_never_reaches_us() throws IOException {
        int events = live.home.events("den", "anna").size();
        assertThrows(IOException.class, () -> place(ANNA, "limit_monday").call(1441));
        assertThrows(IOException.class, () -> place(ANNA, "lockout").call("nothing"));
        assertThrows(IOException.class, () -> place(ANNA, "hours_monday").call("never"));
        live.home.command("den", "anna", "limit_monday", "marker");
        assertEquals("marker", live.home.awaitEvent("den", "anna", events + 1).get("requested"));
    }

    private Tap.Place place(Topics.Subject subject, String key) {
        return new Tap.Place(
                live,
                subject,
                Objects.requireNonNull(live.tables().get(subject)).stream()
                        .filter(row -> row.key().equals(key))
                        .findFirst()
                        .orElseThrow());
    }
}
