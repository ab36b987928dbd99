package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is told to end the time agrees with the arithmetic that says when it ends, which is the daemon's. */
class NextLockProperties {
    private static final Set<LimitedBy> RULES =
            EnumSet.of(LimitedBy.DAY_LIMIT, LimitedBy.WEEK_LIMIT, LimitedBy.MONTH_LIMIT, LimitedBy.HOURS);

    /** A child on a Saturday. */
    record Child(UserConfig config, TimeSpent spent, LocalDateTime moment) {
        NextLock lockout() {
            return NextLock.of(config, spent, moment);
        }

        TimeLeft left() {
            return TimeLeft.loggedOut(config, spent, moment);
        }

        /** The same without this rule; the day is opened by opening its hours and its limit. */
        Child without(LimitedBy rule) {
            boolean day = rule == LimitedBy.DAY_LIMIT || rule == LimitedBy.NOT_TODAY;
            boolean hours = rule == LimitedBy.HOURS || rule == LimitedBy.NOT_TODAY;
            UserConfig free = new UserConfig(
                    hours ? everyHour() : config.hours(),
                    day ? DailyLimits.everyDay(DailyLimits.WHOLE_DAY) : config.limits(),
                    rule == LimitedBy.WEEK_LIMIT ? UserConfig.WHOLE_WEEK : config.limitPerWeek(),
                    rule == LimitedBy.MONTH_LIMIT ? UserConfig.WHOLE_MONTH : config.limitPerMonth(),
                    false,
                    false,
                    "terminate",
                    new WakeInterval(0, 23),
                    config.playTime());
            return new Child(free, spent, moment);
        }
    }

    private static Map<DayOfWeek, AllowedHours> everyHour() {
        Map<DayOfWeek, AllowedHours> hours = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.put(day, AllowedHours.ALL_DAY);
        }
        return hours;
    }

    /** Many a limit that is met to the second, many hours that touch each other. */
    @Provide
    static Arbitrary<Child> children() {
        return Combinators.combine(
                        hours(false),
                        hours(false),
                        limit(DailyLimits.WHOLE_DAY),
                        limit(DailyLimits.WHOLE_DAY),
                        limit(UserConfig.WHOLE_WEEK),
                        limit(UserConfig.WHOLE_MONTH),
                        Arbitraries.integers().between(-20, 20),
                        Arbitraries.of("6;7", "6", "7", "6;7;1"))
                .flatAs((saturday, sunday, first, second, week, month, used, days) -> Arbitraries.integers()
                        .between(0, 95)
                        .map(quarter -> child(saturday, sunday, first, second, week, month, used, days, quarter)));
    }

    private static Child child(
            AllowedHours saturday,
            AllowedHours sunday,
            int first,
            int second,
            int week,
            int month,
            int used,
            String days,
            int quarter) {
        Map<DayOfWeek, AllowedHours> hours = everyHour();
        hours.put(DayOfWeek.SATURDAY, saturday);
        hours.put(DayOfWeek.SUNDAY, sunday);
        UserConfig config = new UserConfig(
                hours,
                DailyLimits.parse(days, first + ";" + second + ";3600"),
                week,
                month,
                false,
                false,
                "terminate",
                new WakeInterval(0, 23),
                new PlayTimeConfig(false, false, true, DailyLimits.everyDay(0), List.of()));
        LocalDateTime moment = LocalDateTime.of(2026, 11, 21, quarter / 4, quarter % 4 * 15);
        // nobody has used more of a day than there was of it
        TimeSpent spent = new TimeSpent(Math.min(used, quarter) * 900, 3600, 7200, 10_800, moment, 0, 0);
        return new Child(config, spent, moment);
    }

    private static Arbitrary<AllowedHours> hours(boolean free) {
        Arbitrary<HourSlot> slots = Combinators.combine(
                        Arbitraries.integers().between(0, 23), Arbitraries.of(0, 30), Arbitraries.of(30, 60))
                .as((hour, from, to) -> new HourSlot(hour, from < to ? from : 0, to, free));
        return Arbitraries.oneOf(
                Arbitraries.just(AllowedHours.ALL_DAY),
                slots.list().uniqueElements(HourSlot::hour).map(AllowedHours::new),
                Arbitraries.integers()
                        .between(1, 23)
                        .map(from ->
                                new AllowedHours(AllowedHours.ALL_DAY.slots().subList(from, 24))));
    }

    private static Arbitrary<Integer> limit(int most) {
        return Arbitraries.oneOf(
                Arbitraries.just(most),
                Arbitraries.integers().between(0, 40).map(quarters -> Math.min(most, quarters * 900)));
    }

    @Property
    void where_every_hour_counts_it_is_when_the_daemon_locks(@ForAll("children") Child child) {
        assertEquals(child.left().untilLock(), child.lockout().seconds());
    }

    @Property
    void without_the_rule_that_is_told_the_time_goes_on_or_another_rule_ends_it(@ForAll("children") Child child) {
        NextLock lockout = child.lockout();
        if (lockout.by() != LimitedBy.NONE) {
            NextLock without = child.without(lockout.by()).lockout();
            assertNotEquals(lockout.by(), without.by());
            assertTrue(without.seconds() >= lockout.seconds(), without::toString);
            if (without.seconds() == lockout.seconds()) {
                assertNotEquals(LimitedBy.NONE, without.by());
            }
        }
    }

    @Property
    void without_all_other_rules_it_ends_at_the_same_second(@ForAll("children") Child child) {
        NextLock lockout = child.lockout();
        Child alone = child;
        for (LimitedBy rule : RULES) {
            boolean opensTheDay = rule != LimitedBy.WEEK_LIMIT && rule != LimitedBy.MONTH_LIMIT;
            boolean other = lockout.by() == LimitedBy.NOT_TODAY ? !opensTheDay : rule != lockout.by();
            alone = other ? alone.without(rule) : alone;
        }
        assertEquals(lockout, alone.lockout());
    }

    @Property
    void without_any_rule_nothing_ends_it(@ForAll("children") Child child) {
        Child open = child;
        for (LimitedBy rule : RULES) {
            open = open.without(rule);
        }
        assertEquals(LimitedBy.NONE, open.lockout().by());
    }

    @Property
    void hours_that_do_not_count_never_end_it_sooner(
            @ForAll("children") Child child, @ForAll("frees") AllowedHours saturday) {
        Map<DayOfWeek, AllowedHours> hours = new EnumMap<>(child.config().hours());
        hours.put(DayOfWeek.SATURDAY, saturday);
        UserConfig config = child.config();
        UserConfig free = new UserConfig(
                hours,
                config.limits(),
                config.limitPerWeek(),
                config.limitPerMonth(),
                false,
                false,
                "terminate",
                config.wake(),
                config.playTime());
        Child other = new Child(free, child.spent(), child.moment());
        assertTrue(other.lockout().seconds() >= other.left().untilLock(), () -> other.lockout() + " " + other.left());
    }

    @Provide
    static Arbitrary<AllowedHours> frees() {
        return hours(true);
    }
}
