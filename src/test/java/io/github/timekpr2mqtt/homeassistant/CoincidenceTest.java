package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.Username;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoincidenceTest {
    private static final Topics TOPICS = new Topics("timekpr", "homeassistant", "");

    private static Topics.Account account(String pc, String user) {
        return new Topics.Account(pc, new Username(user));
    }

    @Test
    void an_underscore_may_belong_to_the_pc_or_to_the_account() {
        Topics.Account first = account("a_b", "c");
        Topics.Account second = account("a", "b_c");
        assertEquals(
                List.of(new Coincidence("timekpr_a_b_c_time", first, second)),
                Coincidence.among(TOPICS, List.of(first), List.of(second)));
    }

    @Test
    void both_are_named_with_what_to_do() {
        Coincidence coincidence = Coincidence.among(TOPICS, List.of(account("a_b", "c")), List.of(account("a", "b_c")))
                .get(0);
        assertEquals(
                "account b_c on PC a and account c on PC a_b would have one id in Home Assistant, timekpr_a_b_c_time."
                        + " Rename one of the PCs in the options, or exclude one of the accounts",
                coincidence.words());
    }

    @Test
    void an_account_is_no_coincidence_with_itself() {
        Topics.Account anna = account("den", "anna");
        assertEquals(List.of(), Coincidence.among(TOPICS, List.of(anna), List.of(anna)));
    }

    @Test
    void accounts_that_are_new_together_may_coincide_too_and_the_first_of_them_stays() {
        Topics.Account first = account("a_b_c", "d");
        Topics.Account second = account("a_b", "c_d");
        Topics.Account third = account("a", "b_c_d");
        assertEquals(
                List.of(
                        new Coincidence("timekpr_a_b_c_d_time", first, second),
                        new Coincidence("timekpr_a_b_c_d_time", first, third)),
                Coincidence.among(TOPICS, List.of(), List.of(first, second, third)));
    }

    @Test
    void a_named_instance_has_no_ids_that_could() {
        Topics named = new Topics("timekpr-x", "homeassistant", "x");
        assertEquals(List.of(), Coincidence.among(named, List.of(account("a_b", "c")), List.of(account("a", "b_c"))));
    }

    /** All PCs and accounts of up to four letters out of these, with the words in them that end the ids. */
    private static List<String> names() {
        List<String> names =
                new ArrayList<>(List.of("online", "time", "playtime", "a_online", "a_time", "time_playtime"));
        List<String> longest = List.of("");
        for (int length = 1; length <= 4; length++) {
            List<String> next = new ArrayList<>();
            for (String start : longest) {
                for (String letter : List.of("a", "_", "-", ".")) {
                    next.add(start + letter);
                }
            }
            names.addAll(next);
            longest = next;
        }
        return names;
    }

    /** Whatever else may coincide: two different PCs' ids of {@code online}, or an id of one kind with one of another. */
    @Test
    void no_other_ids_can_coincide_than_those_of_accounts_that_are_found() {
        List<String> names = names();
        Map<String, Topics.Subject> ids = new HashMap<>();
        Set<Topics.Subject> coinciding = new HashSet<>();
        List<Topics.Account> accounts = new ArrayList<>();
        for (String pc : names) {
            add(new Topics.Pc(pc), "online", ids, coinciding);
            for (String user : names) {
                Topics.Account account = account(pc, user);
                accounts.add(account);
                add(account, "time", ids, coinciding);
                add(account, "playtime", ids, coinciding);
            }
        }
        Set<Topics.Subject> found = new HashSet<>();
        Coincidence.among(TOPICS, List.of(), accounts).forEach(coincidence -> found.add(coincidence.fresh()));
        assertTrue(found.size() > 1000, "" + found.size());
        assertEquals(coinciding, found);
    }

    private static void add(
            Topics.Subject subject, String key, Map<String, Topics.Subject> ids, Set<Topics.Subject> coinciding) {
        Optional<String> id = TOPICS.predecessorsId(subject, key);
        Topics.Subject other = ids.putIfAbsent(id.orElseThrow(), subject);
        if (other != null) {
            coinciding.add(subject);
        }
    }

    /** A dot is in each of the other ids right behind their root, and never in the predecessor's at that place. */
    @Test
    void the_predecessors_ids_never_meet_the_others() {
        for (String pc : names()) {
            for (Topics.Subject subject : List.of(new Topics.Pc(pc), account(pc, "a"))) {
                for (String key : List.of("online", "time", "playtime")) {
                    assertTrue(TOPICS.uniqueId(subject, key).startsWith("timekpr."));
                    assertTrue(TOPICS.predecessorsId(subject, key).stream().allMatch(id -> id.startsWith("timekpr_")));
                }
            }
        }
    }
}
