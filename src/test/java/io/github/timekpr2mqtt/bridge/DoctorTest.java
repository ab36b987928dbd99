package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.Checkup;
import io.github.timekpr2mqtt.homeassistant.Checkup.Look;
import io.github.timekpr2mqtt.homeassistant.Checkup.Verdict;
import io.github.timekpr2mqtt.host.Stage;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.host.Trouble.Kind;
import io.github.timekpr2mqtt.host.Troubles;
import io.github.timekpr2mqtt.host.Way;
import io.github.timekpr2mqtt.timekpr.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From what was found on the way to a PC to sentences; those about clocks are in {@link DoctorOfClocksTest}. */
class DoctorTest {
    private static final String LINE = "sudo sh -c '…'";

    private List<Options.Account> users = List.of();

    private Checkup examined(Way way) {
        Options.Pc den = new Options.Pc("den", "den.lan", 22, "timekpr2mqtt", "", users, List.of(), false);
        return new Doctor(den, FoundWay.CURRENT, LINE).examined(way, FoundWay.AT_NOON);
    }

    private static Way blocked(Stage at, Kind kind, Object... details) {
        return FoundWay.way(
                FoundWay.CURRENT, FoundWay.ANNAS, Optional.of(new Way.Obstacle(at, Troubles.of(kind, details))));
    }

    private static List<String> lines(Checkup checkup) {
        return checkup.looks().stream().map(Look::toString).toList();
    }

    private void isBroken(Stage stage, String words, Checkup checkup) {
        assertEquals(new Look(stage.toString(), Verdict.BROKEN, words), Looks.at(stage, checkup));
    }

    @Test
    void a_free_way_is_said_step_by_step_in_its_order() {
        assertEquals(
                List.of(
                        "✓ Name: den.lan is 192.0.2.20",
                        "✓ Port: an SSH server answers at port 22",
                        "✓ Host key: it shows the known one, SHA256:abc",
                        "✓ Our key: it lets us in as timekpr2mqtt",
                        "✓ Gate and policy: gate 3 and policy 2 are in place",
                        "✓ systemd-stdio-bridge: it is there, and the PC's D-Bus answers",
                        "✓ Timekpr: Timekpr-nExT 0.5.4",
                        "✓ Daemon: Timekpr's daemon runs",
                        "✓ Rights: timekpr2mqtt may change what children have, but not Timekpr's own settings",
                        "✓ Accounts: anna",
                        "✓ Clock and zone: 2026-11-21 12:00, as here; UTC"),
                lines(examined(FoundWay.free())));
        assertTrue(examined(FoundWay.free()).isWell());
        assertEquals("", examined(FoundWay.free()).setupLine());
        assertEquals(FoundWay.NOON.plus(FoundWay.AGE), examined(FoundWay.free()).at());
    }

    @ParameterizedTest
    @EnumSource
    void what_is_in_the_way_is_said_in_its_own_words_and_nothing_behind_it_is_looked_at(Stage stage) {
        Checkup checkup = examined(blocked(stage, Kind.NO_ANSWER, "5 s"));

        List<Verdict> expected = new ArrayList<>();
        for (Stage each : Stage.values()) {
            int order = each.compareTo(stage);
            expected.add(order < 0 ? Verdict.GOOD : order == 0 ? Verdict.BROKEN : Verdict.NOT_LOOKED_AT);
        }
        assertEquals(expected, checkup.looks().stream().map(Look::verdict).toList());
        isBroken(
                stage,
                "The PC does not answer (5 s). It may be frozen, falling asleep or very busy; we go on trying.",
                checkup);
        assertTrue(checkup.looks().stream()
                .filter(look -> look.verdict() == Verdict.NOT_LOOKED_AT)
                .allMatch(look -> look.words().equals("not looked at")));
    }

    @Test
    void what_can_be_pasted_is_there_only_where_that_helps() {
        for (Stage stage : Stage.values()) {
            boolean helps = stage == Stage.KEY || stage == Stage.GATE || stage == Stage.RIGHTS;
            assertEquals(
                    helps ? LINE : "", examined(blocked(stage, Kind.LOST, "x")).setupLine(), stage.name());
        }
    }

    @Test
    void nothing_is_pasted_where_it_would_not_help() {
        assertEquals(
                "",
                examined(blocked(Stage.GATE, Kind.TOO_FEW_SESSIONS, "x", "open failed"))
                        .setupLine());
        assertEquals(
                "", examined(blocked(Stage.RIGHTS, Kind.FILES_UNREADABLE, "x")).setupLine());
        assertEquals(
                LINE, examined(blocked(Stage.GATE, Kind.FILES_UNREADABLE, "x")).setupLine());
    }

    /** It mostly does so because it refused our key before, and one who has just pasted the line loses nothing by it. */
    @Test
    void a_pc_that_turns_us_away_may_be_helped_by_the_line_too() {
        Checkup checkup = examined(blocked(Stage.PORT, Kind.BUSY, "Not allowed at this time"));

        assertEquals(LINE, checkup.setupLine());
        assertEquals(Verdict.NOT_LOOKED_AT, Looks.at(Stage.KEY, checkup).verdict());
    }

    @Test
    void a_port_at_which_no_ssh_server_was_ever_seen_is_not_helped_by_the_line() {
        Way seen = blocked(Stage.PORT, Kind.BUSY, "it hung up at once");
        Way never = new Way(
                seen.addresses(),
                "",
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                seen.age(),
                false,
                seen.obstacle());

        assertEquals("", examined(never).setupLine());
    }

    @Test
    void a_session_that_is_ended_at_once_is_not_helped_by_the_line() {
        assertEquals("", examined(blocked(Stage.GATE, Kind.SESSION_ENDED)).setupLine());
    }

    @Test
    void a_host_key_that_cannot_be_read_here_says_nothing_about_the_port() {
        Checkup checkup = examined(blocked(Stage.HOST_KEY, Kind.HOST_KEY_LOST, "den.pub", "denied"));

        assertEquals(Verdict.GOOD, Looks.at(Stage.NAME, checkup).verdict());
        assertEquals(Verdict.NOT_LOOKED_AT, Looks.at(Stage.PORT, checkup).verdict());
        assertEquals(Verdict.BROKEN, Looks.at(Stage.HOST_KEY, checkup).verdict());
    }

    @Test
    void an_address_is_no_name_of_one() {
        Options.Pc den = new Options.Pc("den", "192.0.2.20", 22, "timekpr2mqtt", "", List.of(), List.of(), false);
        Checkup checkup = new Doctor(den, FoundWay.CURRENT, LINE).examined(FoundWay.free(), FoundWay.AT_NOON);
        assertEquals("192.0.2.20 is an address", Looks.at(Stage.NAME, checkup).words());
    }

    @Test
    void a_pc_that_takes_the_old_key_alone_is_told_how_to_take_the_new_one() {
        Way way = new Way(
                List.of("192.0.2.20"),
                "SHA256:abc",
                true,
                true,
                Optional.of(FoundWay.CURRENT),
                Optional.of(FoundWay.ANNAS),
                FoundWay.AGE,
                false,
                Optional.empty());

        Checkup checkup = examined(way);

        isBroken(
                Stage.KEY,
                "It lets us in by the old SSH key, and does not take the new one yet. Paste the setup line into a terminal on"
                        + " the PC.",
                checkup);
        assertEquals(LINE, checkup.setupLine());
        assertEquals(Verdict.GOOD, Looks.at(Stage.CLOCK, checkup).verdict());
    }

    @Test
    void a_pc_that_was_never_met_is_told_by_the_key_that_will_count() {
        Way way = new Way(
                List.of("192.0.2.20", "2001:db8::20"),
                "SHA256:new",
                false,
                false,
                Optional.of(FoundWay.CURRENT),
                Optional.of(FoundWay.ANNAS),
                FoundWay.AGE,
                true,
                Optional.empty());

        List<String> lines = lines(examined(way));

        assertTrue(lines.contains("✓ Name: den.lan is 192.0.2.20, 2001:db8::20"), lines::toString);
        assertTrue(
                lines.contains(
                        "✓ Host key: none is known yet, the bridge takes SHA256:new for the right one at its first"
                                + " connection"),
                lines::toString);
        assertTrue(
                lines.contains("✓ Rights: timekpr2mqtt may change what children have, and Timekpr's own settings"),
                lines::toString);
    }

    static Stream<Map.Entry<Way.Installed, String>> notInPlace() {
        String paste = " Paste the setup line into a terminal on the PC.";
        return Stream.of(
                Map.entry(
                        new Way.Installed(false, 3, 2),
                        "No gate is bound to our key: whoever gets the key can run any command as timekpr2mqtt on the PC."
                                + paste),
                Map.entry(
                        new Way.Installed(true, 2, 2),
                        "The gate on the PC is older than the bridge's (2, ours is 3)." + paste),
                Map.entry(
                        new Way.Installed(true, 0, 2),
                        "The gate on the PC is older than the bridge's (it has no number, ours is 3)." + paste),
                Map.entry(
                        new Way.Installed(true, 3, 1),
                        "The bus policy on the PC is older than the bridge's (1, ours is 2)." + paste),
                Map.entry(
                        new Way.Installed(true, 3, 0),
                        "The bus policy is not on the PC, or not whole: timekpr2mqtt may reach all programs on its D-Bus and"
                                + " they it, or not hear Timekpr." + paste));
    }

    /** They are in the way of nothing, so the rest is looked at. */
    @ParameterizedTest
    @MethodSource("notInPlace")
    void what_of_ours_is_not_in_place_or_too_old_is_said_and_how_it_is_mended(Map.Entry<Way.Installed, String> found) {
        Checkup checkup = examined(FoundWay.way(found.getKey(), FoundWay.ANNAS, Optional.empty()));

        isBroken(Stage.GATE, found.getValue(), checkup);
        assertEquals(LINE, checkup.setupLine());
        assertEquals(Verdict.GOOD, Looks.at(Stage.CLOCK, checkup).verdict());
        assertEquals(
                1,
                checkup.looks().stream()
                        .filter(look -> look.verdict() != Verdict.GOOD)
                        .count());
    }

    @Test
    void what_is_newer_than_the_bridge_is_good() {
        assertTrue(examined(FoundWay.way(new Way.Installed(true, 4, 3), FoundWay.ANNAS, Optional.empty()))
                .isWell());
    }

    @Test
    void an_account_that_is_missing_is_said_as_always_and_the_clock_looked_at_all_the_same() {
        users = List.of(
                new Options.Account("anna", "Anna"),
                new Options.Account("ben", "Ben"),
                new Options.Account("cleo", "Cleo"));

        Checkup checkup = examined(FoundWay.free());

        isBroken(
                Stage.ACCOUNTS,
                "Timekpr has no account 'ben', 'cleo' on this PC, it has anna. Check users in the options",
                checkup);
        assertEquals(Verdict.GOOD, Looks.at(Stage.CLOCK, checkup).verdict());
        assertEquals("", checkup.setupLine());
    }

    @Test
    void a_pc_without_accounts_is_said() {
        Observation nobody = new Observation(
                FoundWay.ANNAS.clock(), "boot", FoundWay.ANNAS.version(), FoundWay.ANNAS.main(), Map.of(), Map.of());

        isBroken(
                Stage.ACCOUNTS,
                "Timekpr has no account on this PC that is to be shown. Look whether it has ordinary accounts and still its folder"
                        + " /var/lib/timekpr, and at exclude in the options",
                examined(FoundWay.way(FoundWay.CURRENT, nobody, Optional.empty())));
    }

    @ParameterizedTest
    @EnumSource
    void no_sentence_is_longer_than_home_assistant_takes(Kind kind) {
        Trouble trouble = Troubles.of(kind, "x".repeat(300), "y".repeat(300));
        Checkup checkup = examined(
                FoundWay.way(FoundWay.CURRENT, FoundWay.ANNAS, Optional.of(new Way.Obstacle(Stage.PORT, trouble))));
        checkup.looks().forEach(look -> assertTrue(look.words().length() <= 255, look.words()));
        isBroken(Stage.PORT, trouble.getMessage(), checkup);
    }
}
