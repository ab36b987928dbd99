package io.github.timekpr2mqtt.homeassistant;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.homeassistant.Announcement.Version;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {
    private static final String AT = "homeassistant/device/timekpr_den/anna/config";
    private static final Topics.Account ANNA = new Topics.Account("den", new Username("anna"));
    private static final Set<String> TOPICS = Set.of("timekpr/account/den/anna/state", "timekpr/stats/den/anna");

    /** A discovery document whose components are given as key and platform. */
    private static Map<String, Object> document(String... components) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int i = 0; i < components.length; i += 2) {
            all.put(
                    components[i],
                    Map.of("platform", components[i + 1], "unique_id", "timekpr.den.anna." + components[i]));
        }
        return Map.of("device", Map.of("name", "Anna on den"), "components", all);
    }

    private static Announcement device(String... components) {
        return new Announcement(ANNA, Version.of(document(components), "told " + String.join(" ", components)), TOPICS);
    }

    private static Tombstone tombstone(Announcements of) {
        return requireNonNull(of.tombstones().get(AT));
    }

    /** What the stubs of a device remove. */
    private static List<Map<String, Object>> removed(Announcements of, String... components) {
        Map<String, Object> document = document(components);
        return tombstone(of).stubs(document).stream()
                .map(stub -> {
                    Map<String, Object> all = new LinkedHashMap<>();
                    Announcement.components(stub).forEach((key, component) -> {
                        if (!component.equals(Announcement.components(document).get(key))) {
                            all.put(String.valueOf(key), component);
                        }
                    });
                    return all;
                })
                .toList();
    }

    @Test
    void what_is_announced_again_leaves_nothing_to_take_back() {
        Announcements told = Announcements.NONE.announce(AT, device("time", "sensor"));
        assertSame(told, told.announce(AT, device("time", "sensor")));
        Announcements more = told.announce(AT, device("time", "sensor", "limit", "number"));
        assertEquals(Map.of(), more.tombstones());
        assertEquals(
                2, requireNonNull(more.devices().get(AT)).version().platforms().size());
    }

    @Test
    void a_device_that_goes_leaves_its_last_announcement_and_its_topics() {
        Announcements gone = Announcements.NONE
                .announce(AT, device("time", "sensor"))
                .announce(AT, device("time", "sensor", "limit", "number"))
                .withdraw(List.of(AT));
        assertEquals(Map.of(), gone.devices());
        assertEquals(
                new Tombstone(
                        ANNA,
                        List.of(device("time", "sensor", "limit", "number").version()),
                        TOPICS,
                        false),
                tombstone(gone));
        assertEquals(TOPICS, gone.toClear(tombstone(gone)));
        assertEquals(gone, gone.withdraw(List.of(AT, "homeassistant/device/nobody/config")));
    }

    @Test
    void one_that_comes_back_while_its_tombstone_waits_has_nothing_taken_back() {
        Announcements told = Announcements.NONE.announce(AT, device("time", "sensor"));
        assertEquals(told, told.withdraw(List.of(AT)).announce(AT, device("time", "sensor")));
    }

    @Test
    void a_component_that_a_device_no_longer_has_is_removed_by_its_own_platform() {
        Announcements less = Announcements.NONE
                .announce(AT, device("time", "sensor", "limit", "number"))
                .announce(AT, device("time", "sensor"));
        assertEquals(
                List.of(device("time", "sensor", "limit", "number").version()),
                tombstone(less).versions());
        assertEquals(List.of(Map.of("limit", Map.of("platform", "number"))), removed(less, "time", "sensor"));
        assertEquals(Set.of(), less.toClear(tombstone(less)));
        assertEquals(
                Map.of(),
                less.announce(AT, device("limit", "number", "time", "sensor")).tombstones());
    }

    @Test
    void a_component_that_changed_its_platform_is_removed_as_what_it_was() {
        Announcements other = Announcements.NONE
                .announce(AT, device("locked", "sensor"))
                .announce(AT, device("locked", "binary_sensor"));
        assertEquals(
                List.of(Map.of("locked", Map.of("platform", "sensor"))), removed(other, "locked", "binary_sensor"));
    }

    @Test
    void what_went_at_different_times_is_removed_each_by_the_announcement_that_had_it() {
        Announcements twice = Announcements.NONE
                .announce(AT, device("a", "sensor", "b", "sensor", "c", "sensor"))
                .announce(AT, device("b", "sensor", "c", "sensor", "d", "text"))
                .announce(AT, device("c", "sensor"));
        assertEquals(
                List.of(
                        Map.of("a", Map.of("platform", "sensor"), "b", Map.of("platform", "sensor")),
                        Map.of("b", Map.of("platform", "sensor"), "d", Map.of("platform", "text"))),
                removed(twice, "c", "sensor"));
        Announcements gone = twice.withdraw(List.of(AT));
        assertEquals(2, tombstone(gone).versions().size(), "the last one says nothing that the others do not");
        assertEquals(
                1,
                tombstone(gone.announce(AT, device("b", "sensor", "c", "sensor", "d", "text")))
                        .versions()
                        .size());
    }

    @Test
    void topics_that_a_device_does_not_use_any_more_are_cleared_and_never_one_that_is_in_use() {
        Announcement moved =
                new Announcement(ANNA, device("time", "sensor").version(), Set.of("t/account/den/anna/state"));
        Announcements told =
                Announcements.NONE.announce(AT, device("time", "sensor")).announce(AT, moved);
        assertEquals(List.of(), tombstone(told).versions());
        assertEquals(TOPICS, told.toClear(tombstone(told)));
        Announcement other = new Announcement(new Topics.Pc("den"), moved.version(), Set.of("timekpr/stats/den/anna"));
        Announcements both = told.announce("homeassistant/device/timekpr/den/config", other);
        assertEquals(Set.of("timekpr/account/den/anna/state"), both.toClear(tombstone(both)));
    }

    @Test
    void what_was_heard_stays_heard_until_something_else_goes() {
        Announcements gone = Announcements.NONE
                .announce(AT, device("time", "sensor", "limit", "number"))
                .announce(AT, device("time", "sensor"));
        assertFalse(tombstone(gone).heard());
        Announcements heard = gone.heard(AT);
        assertTrue(tombstone(heard).heard());
        assertTrue(tombstone(heard).isAsMuchAs(tombstone(gone)));
        Announcement renamed = new Announcement(
                ANNA, new Version("Anni", device("time", "sensor").version().platforms()), TOPICS);
        assertTrue(tombstone(heard.announce(AT, renamed)).heard());
        assertFalse(tombstone(heard.withdraw(List.of(AT))).heard());
        assertNull(heard.done(AT).tombstones().get(AT));
    }

    @Test
    void of_too_many_the_newest_are_kept() {
        Announcements all = Announcements.NONE;
        for (int i = 0; i <= Announcements.MOST_TOMBSTONES; i++) {
            all = all.announce("at " + i, device("time", "sensor")).withdraw(List.of("at " + i));
        }
        assertEquals(Announcements.MOST_TOMBSTONES, all.tombstones().size());
        assertEquals("at 1", all.tombstones().keySet().iterator().next());
        Announcements one = Announcements.NONE;
        for (int i = 0; i <= Tombstone.MOST_VERSIONS + 1; i++) {
            one = one.announce(AT, device("key" + i, "sensor"));
        }
        assertEquals("told key1 sensor", tombstone(one).versions().get(0).payload());
    }

    /** A stub that stands in a retained announcement removes only what Home Assistant has in memory. */
    @Test
    void a_component_that_only_has_a_platform_is_one_that_was_removed() {
        Map<String, Object> components = Map.of(
                "time",
                Map.of("platform", "sensor", "unique_id", "timekpr.den.anna.time"),
                "limit",
                Map.of("platform", "number"));
        Version version = Version.of(Map.of("components", components), "told");
        assertEquals(Map.of("time", "sensor"), version.platforms());
        Announcements less = Announcements.NONE
                .announce(AT, device("time", "sensor", "limit", "number"))
                .announce(AT, new Announcement(ANNA, version, TOPICS));
        assertEquals(1, tombstone(less).versions().size());
    }

    @Test
    void what_another_program_announced_of_a_device_is_cleared_once() {
        Set<String> theirs = Set.of("homeassistant/sensor/timekpr_den_anna_time/config");
        Announcements taken = Announcements.NONE.inherit(AT, ANNA, theirs).announce(AT, device("time", "sensor"));
        assertEquals(new Tombstone(ANNA, List.of(), theirs, false), tombstone(taken));
        assertEquals(theirs, taken.stillOf(AT, theirs));
        assertEquals(theirs, taken.toClear(tombstone(taken)));
        Announcements done = taken.done(AT);
        assertEquals(Set.of(), done.stillOf(AT, theirs));
        assertEquals(Map.of(), done.tombstones());
        assertSame(done, done.inherit(AT, ANNA, Set.of()));
    }

    @Test
    void what_another_program_announced_is_cleared_with_what_was_to_be_taken_back() {
        Set<String> theirs = Set.of("homeassistant/sensor/timekpr_den_anna_time/config");
        Announcements gone =
                Announcements.NONE.announce(AT, device("time", "sensor")).withdraw(List.of(AT));
        Announcements back = gone.heard(AT).inherit(AT, ANNA, theirs);
        assertEquals(tombstone(gone).versions(), tombstone(back).versions());
        assertTrue(tombstone(back).retained().containsAll(theirs));
        assertTrue(tombstone(back).retained().containsAll(TOPICS));
        assertFalse(tombstone(back).heard());
    }
}
