package io.github.timekpr2mqtt.history;

import io.github.timekpr2mqtt.timekpr.TimeSpent;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One account's days, by the PC's date. A day that is not in it and lies behind one that is, is one on which nothing was used;
 * before the first one nothing is known. A clock that was wrong may have left days in the future: they wait until they come.
 */
public record History(NavigableMap<LocalDate, Day> days) {
    /** Nothing is known. */
    public static final History NONE = new History(new TreeMap<>());

    /** Days, the most that are kept and told: a year. */
    public static final int MOST_DAYS = 366;

    /** After a longer time without a look at it, a session that runs is another one: nobody knows what was in between. */
    private static final Duration SAME_SESSION = Duration.ofMinutes(5);

    public History {
        days = Collections.unmodifiableNavigableMap(new TreeMap<>(days));
    }

    private History with(LocalDate date, Day day) {
        NavigableMap<LocalDate, Day> next = new TreeMap<>(days);
        next.put(date, day);
        return new History(next);
    }

    private Day at(LocalDate date) {
        return days.getOrDefault(date, Day.NONE);
    }

    /** At least so many seconds were used on this day. From here on days are known. */
    public History counted(LocalDate date, int seconds, int playTime) {
        return with(date, at(date).counted(seconds, playTime));
    }

    /** What another one knows of its days is added; of who was there it knows nothing. The same a second time changes nothing. */
    public History including(History other) {
        History next = this;
        for (Map.Entry<LocalDate, Day> day : other.days.entrySet()) {
            next = next.counted(
                    day.getKey(), day.getValue().time(), day.getValue().playTime());
        }
        return next;
    }

    /**
     * What a file says of its own day, and what follows from it for the day of the one before it.
     *
     * <p>If nobody looked around midnight, the last minutes of that day are in no day's figure. They are in those of week and
     * month, which run on: what these grew by, less what is of the new day, was used before it. Only if the new day is the next
     * one is it known on which day.
     *
     * @param before as it was read before; nothing at the first time
     * @param moved PlayTime in seconds that the file has of an older day
     */
    public History read(Optional<TimeSpent> before, TimeSpent file, int moved) {
        LocalDate date = file.lastChecked().toLocalDate();
        History next = counted(date, file.day(), file.playTimeDay() - moved);
        return before.filter(old -> old.isOf(date.minusDays(1)))
                .map(old -> next.counted(date.minusDays(1), old.day() + between(old, file), 0))
                .orElse(next);
    }

    private static int between(TimeSpent before, TimeSpent after) {
        LocalDate from = before.lastChecked().toLocalDate();
        LocalDate to = after.lastChecked().toLocalDate();
        if (YearMonth.from(from).equals(YearMonth.from(to))) {
            return Math.max(0, after.month() - after.day() - before.month());
        }
        boolean sameWeek = to.getDayOfWeek() != DayOfWeek.MONDAY;
        return sameWeek ? Math.max(0, after.week() - after.day() - before.week()) : 0;
    }

    /** The child has used nothing so far, and from this day on days are known. */
    public History knownFrom(LocalDate date) {
        return days.isEmpty() ? with(date, Day.NONE) : this;
    }

    /**
     * The child is logged in: its session goes on, or one begins. At the PC's midnight it goes on as a session of the new day.
     *
     * @param date the PC's
     * @param began when the PC's day began, on the clock of {@code now}
     */
    public History present(LocalDate date, Instant began, Instant now) {
        Optional<LocalDate> day = runningOn();
        if (day.isEmpty()) {
            return with(date, at(date).and(Session.since(now)));
        }
        Session session = running(day.get());
        if (Duration.between(session.until(), now).compareTo(SAME_SESSION) > 0) {
            return left().present(date, began, now);
        }
        if (day.get().equals(date)) {
            return with(date, at(date).with(session, session.lasting(now)));
        }
        Instant midnight = began.isAfter(now) ? now : began;
        Session before = session.ended(midnight);
        History next = with(day.get(), at(day.get()).with(session, before));
        return next.with(date, next.at(date).and(Session.since(before.until()).lasting(now)));
    }

    /** The child left at this moment. */
    public History left(Instant at) {
        return ending(session -> session.ended(at));
    }

    /** The child left while nobody looked: at the last moment that is known. */
    public History left() {
        return ending(session -> session.ended(session.until()));
    }

    private History ending(UnaryOperator<Session> end) {
        History next = this;
        for (Optional<LocalDate> day = runningOn(); day.isPresent(); day = next.runningOn()) {
            Session session = next.running(day.get());
            next = next.with(day.get(), next.at(day.get()).with(session, end.apply(session)));
        }
        return next;
    }

    private Optional<LocalDate> runningOn() {
        return days.descendingMap().entrySet().stream()
                .filter(day -> day.getValue().sessions().stream().anyMatch(Session::running))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Session running(LocalDate date) {
        return at(date).sessions().stream().filter(Session::running).findFirst().orElseThrow();
    }

    /**
     * Without what is older than so many days before today; the first day that stays is known also if nothing was used on it.
     *
     * @param today by the PC, or by us if that is earlier: a clock that is far ahead must not wipe anything
     */
    public History kept(LocalDate today, int most) {
        LocalDate first = today.minusDays(most);
        if (days.isEmpty() || !days.firstKey().isBefore(first)) {
            return this;
        }
        return new History(days.tailMap(first, true)).with(first, at(first));
    }

    /** What is known of a day; empty if it is before everything that is. */
    public Optional<Day> on(LocalDate date) {
        return days.isEmpty() || date.isBefore(days.firstKey()) ? Optional.empty() : Optional.of(at(date));
    }

    /** The finished days, the newest first, without a gap; of at most a year. */
    public NavigableMap<LocalDate, Day> before(LocalDate today) {
        NavigableMap<LocalDate, Day> finished = new TreeMap<>(Collections.reverseOrder());
        for (LocalDate date = today.minusDays(1);
                finished.size() < MOST_DAYS && on(date).isPresent();
                date = date.minusDays(1)) {
            finished.put(date, at(date));
        }
        return Collections.unmodifiableNavigableMap(finished);
    }

    /** Seconds used in the finished weeks of which every day is known, by their Monday, the newest first. */
    public NavigableMap<LocalDate, Integer> weeks(LocalDate today) {
        NavigableMap<LocalDate, Day> finished = before(today);
        NavigableMap<LocalDate, Integer> weeks = new TreeMap<>(Collections.reverseOrder());
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        while (finished.containsKey(monday.minusWeeks(1))) {
            LocalDate next = monday;
            monday = monday.minusWeeks(1);
            weeks.put(monday, sum(finished.subMap(next, false, monday, true)));
        }
        return Collections.unmodifiableNavigableMap(weeks);
    }

    /** Seconds used on the last finished days, as far as they are known. */
    public int last(int most, LocalDate today) {
        return sum(before(today).headMap(today.minusDays(most), true));
    }

    private static int sum(Map<LocalDate, Day> days) {
        return days.values().stream().mapToInt(Day::time).sum();
    }
}
