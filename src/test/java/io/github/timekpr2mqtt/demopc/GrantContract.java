package io.github.timekpr2mqtt.demopc;

import static io.github.timekpr2mqtt.demopc.Opened.NOON;
import static io.github.timekpr2mqtt.demopc.Opened.soon;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What giving and taking time does, and which file it is lost on. */
interface GrantContract {
    LocalDateTime TODAY = NOON.minusHours(1);
    LocalDateTime YESTERDAY = NOON.minusDays(1);

    Set<String> ACTUAL = Set.of(
            "ACTUAL_TIME_SPENT_SESSION",
            "ACTUAL_TIME_INACTIVE_SESSION",
            "ACTUAL_TIME_SPENT_BALANCE",
            "ACTUAL_TIME_SPENT_DAY",
            "ACTUAL_TIME_LEFT_DAY",
            "ACTUAL_TIME_LEFT_CONTINUOUS",
            "ACTUAL_PLAYTIME_LEFT_DAY",
            "ACTUAL_ACTIVE_PLAYTIME_ACTIVITY_COUNT");

    Opened opened();

    private int balance(String child) throws Exception {
        return opened().time(child, "TIME_SPENT_BALANCE");
    }

    private LiveTime live(String child) throws Exception {
        return opened().realtime(child).orElseThrow();
    }

    @Test
    default void time_is_given_and_taken_by_the_balance_alone() throws Exception {
        opened().spent("gift", TODAY, 100, 400, 900);
        opened().set("setTimeLeft", "ssi", "gift", "+", 600);
        assertEquals(-500, balance("gift"));
        opened().set("setTimeLeft", "ssi", "gift", "-", 200);
        assertEquals(-300, balance("gift"));
        opened().set("setTimeLeft", "ssi", "gift", "+", -60);
        assertEquals(-240, balance("gift"));
        opened().set("setTimeLeft", "ssi", "gift", "+", 0);
        assertEquals(-240, balance("gift"));
        opened().set("setTimeLeft", "ssi", "gift", "=", 86_000);
        assertEquals(400, balance("gift"));
        assertEquals(400, opened().time("gift", "TIME_SPENT_DAY"));
        assertEquals(900, opened().time("gift", "TIME_SPENT_WEEK"));
        assertEquals("2027-05-15 11:00:00", opened().pc.time("gift", "LAST_CHECKED"));
        opened().set("setTimeLeft", "ssi", "gift", "+", 100_000);
        assertEquals(-86_400, balance("gift"));
    }

    @Test
    default void what_was_used_above_the_limit_is_forgiven() throws Exception {
        opened().set("setTimeLimitForDays", "sai", "over", Collections.nCopies(7, 600));
        opened().spent("over", TODAY, 4200, 4200, 4200);
        opened().set("setTimeLeft", "ssi", "over", "+", 900);
        assertEquals(-300, balance("over"));
        opened().spent("over", TODAY, 4200, 4200, 4200);
        opened().set("setTimeLeft", "ssi", "over", "-", 900);
        assertEquals(1500, balance("over"));
    }

    @Test
    default void play_time_has_a_balance_of_its_own() throws Exception {
        opened().set("setPlayTimeLimitsForDays", "sai", "player", Collections.nCopies(7, 1800));
        opened().spent("player", TODAY, 100, 100, 100);
        opened().pc.setTime("player", "PLAYTIME_SPENT_BALANCE", "700");
        opened().set("setPlayTimeLeft", "ssi", "player", "=", 1800);
        assertEquals(0, opened().time("player", "PLAYTIME_SPENT_BALANCE"));
        assertEquals(100, balance("player"));
    }

    @Test
    default void a_file_of_yesterday_is_opened_by_asking_for_it_and_keeps_its_play_time() throws Exception {
        opened().spent("opener", YESTERDAY, 700, 800, 900);
        opened().pc.setTime("opener", "PLAYTIME_SPENT_DAY", "50");
        opened().call("getUserInformation", "ss", "opener", "R");
        assertEquals(800, opened().time("opener", "TIME_SPENT_DAY"));

        assertEquals(0, opened().call("getUserInformation", "ss", "opener", "S").result());

        assertEquals(0, balance("opener"));
        assertEquals(0, opened().time("opener", "TIME_SPENT_DAY"));
        assertEquals(900, opened().time("opener", "TIME_SPENT_WEEK"));
        assertEquals(50, opened().time("opener", "PLAYTIME_SPENT_DAY"));
        assertTrue(opened().pc.time("opener", "LAST_CHECKED").startsWith("2027-05-15 12:"));
        opened().set("setTimeLeft", "ssi", "opener", "+", 600);
        opened().logInAndCount("opener");
        assertTrue(live("opener").balance().orElseThrow() < 0);
        opened().logOut("opener");
        assertTrue(balance("opener") < 0);
    }

    @Test
    default void time_given_on_a_file_of_yesterday_is_gone_at_the_log_in() throws Exception {
        opened().spent("early", YESTERDAY, 700, 800, 900);
        opened().set("setTimeLeft", "ssi", "early", "+", 6000);
        assertEquals(-5300, balance("early"));
        opened().logInAndCount("early");
        assertTrue(live("early").balance().orElseThrow() >= 0);
        opened().logOut("early");
        assertTrue(balance("early") >= 0);
        assertTrue(opened().time("early", "TIME_SPENT_WEEK") > 900);
    }

    @Test
    default void before_the_first_save_of_a_day_a_grant_is_wiped_by_it() throws Exception {
        opened().spent("first", YESTERDAY, 700, 800, 900);
        opened().pc.login("first");
        soon().until(() -> opened().realtime("first").isPresent());

        opened().call("getUserInformation", "ss", "first", "S");
        assertEquals(800, opened().time("first", "TIME_SPENT_DAY"), "a child who is there is not touched");
        opened().set("setTimeLeft", "ssi", "first", "+", 6000);
        assertEquals(-5300, balance("first"));

        soon().until(() -> opened().pc.time("first", "LAST_CHECKED").startsWith("2027-05-15"));
        assertTrue(balance("first") >= 0);
        opened().logOut("first");
    }

    @Test
    default void time_given_to_a_child_who_is_there_counts_at_once_and_stands_in_the_file() throws Exception {
        opened().set("setTimeLimitForDays", "sai", "there", Collections.nCopies(7, 3600));
        opened().spent("there", TODAY, 100, 400, 900);
        opened().logInAndCount("there");
        int before = live("there").leftDay();
        assertTrue(before <= 3500, "" + before);
        Map<?, ?> told = (Map<?, ?>)
                opened().call("getUserInformation", "ss", "there", "R").rest().get(0);
        assertEquals(ACTUAL, told.keySet());

        opened().set("setTimeLeft", "ssi", "there", "+", 900);

        assertEquals(1200, opened().time("there", "TIME_SPENT_DAY") - balance("there"));
        assertTrue(live("there").leftDay() > before + 600);
        soon().until(() -> live("there").left() > before + 600);
        opened().set("setTimeLeft", "ssi", "there", "-", 900);
        soon().until(() -> live("there").left() <= before);
        opened().logOut("there");
        assertEquals(300, opened().time("there", "TIME_SPENT_DAY") - balance("there"));
        assertTrue(opened().time("there", "TIME_SPENT_WEEK") > 900);
    }

    @Test
    default void time_in_an_hour_that_is_free_does_not_count() throws Exception {
        opened().set("setAllowedHours", "ssa{sa{si}}", "free", "6", Map.of("12", free(), "13", free()));
        opened().spent("free", TODAY, 100, 400, 900);
        opened().pc.login("free");
        soon().until(() ->
                opened().realtime("free").filter(time -> time.inactive() > 0).isPresent());
        opened().logOut("free");
        assertEquals(400, opened().time("free", "TIME_SPENT_DAY"));
    }

    private static Map<String, Integer> free() {
        return Map.of("STARTMIN", 0, "ENDMIN", 60, "UACC", 1);
    }

    @Test
    default void whose_time_is_up_is_logged_out_unless_given_more() throws Exception {
        opened().set("setTimeLimitForDays", "sai", "late", Collections.nCopies(7, 60));
        opened().spent("late", TODAY, 100, 100, 100);
        opened().logInAndCount("late");
        assertEquals(0, live("late").left());
        soon().until(() -> opened().realtime("late").isEmpty());
        assertFalse(opened().link.loggedIn().contains(new Username("late")));

        opened().logInAndCount("late");
        opened().set("setTimeLeft", "ssi", "late", "+", 600);
        soon().until(() -> live("late").left() > 500);
        opened().logOut("late");
    }
}
