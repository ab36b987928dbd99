package io.github.timekpr2mqtt.timekpr;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a child has used: {@code <user>.time}. All in seconds; the day figures are clamped to ±86400, the week to
 * ±604800 and the month to ±2678400, as Timekpr does when it loads them.
 *
 * @param balance today's time as the limit sees it: less by what was granted, so it may be negative
 * @param day today's time as it was counted
 * @param week the ISO week's
 * @param month the calendar month's
 * @param lastChecked the PC's local time when Timekpr last saved this; says which day, week and month these are
 * @param playTimeBalance today's PlayTime as its limit sees it
 * @param playTimeDay today's PlayTime as it was counted
 */
public record TimeSpent(
        int balance, int day, int week, int month, LocalDateTime lastChecked, int playTimeBalance, int playTimeDay) {
    /** The figures of a child who never used the PC, and so has no file yet. */
    public static final TimeSpent NONE = new TimeSpent(0, 0, 0, 0, LocalDateTime.of(1970, 1, 1, 0, 0), 0, 0);

    private static final DateTimeFormatter LAST_CHECKED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /** Python reads a month or an hour of one digit, too. */
    private static final DateTimeFormatter READ =
            DateTimeFormatter.ofPattern("uuuu-M-d H:m:s").withResolverStyle(ResolverStyle.STRICT);

    private static final List<String> KEYS =
            List.of("TIME_SPENT_BALANCE", "TIME_SPENT_DAY", "TIME_SPENT_WEEK", "TIME_SPENT_MONTH", "LAST_CHECKED");
    private static final List<String> PLAYTIME_KEYS = List.of("PLAYTIME_SPENT_BALANCE", "PLAYTIME_SPENT_DAY");

    public TimeSpent {
        balance = clamp(balance, DailyLimits.WHOLE_DAY);
        day = clamp(day, DailyLimits.WHOLE_DAY);
        week = clamp(week, UserConfig.WHOLE_WEEK);
        month = clamp(month, UserConfig.WHOLE_MONTH);
        lastChecked = lastChecked.truncatedTo(ChronoUnit.SECONDS);
        playTimeBalance = clamp(playTimeBalance, DailyLimits.WHOLE_DAY);
        playTimeDay = clamp(playTimeDay, DailyLimits.WHOLE_DAY);
    }

    private static int clamp(int seconds, int most) {
        return Math.max(-most, Math.min(most, seconds));
    }

    /**
     * Reads the file of a user.
     *
     * @throws Unreadable naming the key that is missing or wrong; torn, if the text can be half of a write
     */
    public static TimeSpent parse(Username user, String text) throws Unreadable {
        return of(KeyFile.parse(text, sections(user)), user);
    }

    /** The sections of a user's file and the keys that Timekpr knows in each, in its order. */
    static Map<String, List<String>> sections(Username user) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        sections.put(user.value(), KEYS);
        sections.put(user + ".PLAYTIME", PLAYTIME_KEYS);
        return sections;
    }

    static TimeSpent of(Keys file, Username user) throws Unreadable {
        String own = user.value();
        String play = own + ".PLAYTIME";
        return new TimeSpent(
                file.get(own, "TIME_SPENT_BALANCE", Numbers::whole),
                file.get(own, "TIME_SPENT_DAY", Numbers::whole),
                file.get(own, "TIME_SPENT_WEEK", Numbers::whole),
                file.get(own, "TIME_SPENT_MONTH", Numbers::whole),
                file.get(own, "LAST_CHECKED", TimeSpent::time),
                file.get(play, "PLAYTIME_SPENT_BALANCE", Numbers::whole),
                file.get(play, "PLAYTIME_SPENT_DAY", Numbers::whole));
    }

    private static LocalDateTime time(String text) {
        try {
            return LocalDateTime.parse(BLANKS.matcher(Numbers.strip(text, true)).replaceAll(" "), READ);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a time like 2026-11-21 10:20:30", e);
        }
    }

    /** The file of a user as Timekpr would write it, without comments. */
    public String print(Username user) {
        return new KeyText()
                .section(user.value())
                .put("TIME_SPENT_BALANCE", balance)
                .put("TIME_SPENT_DAY", day)
                .put("TIME_SPENT_WEEK", week)
                .put("TIME_SPENT_MONTH", month)
                .put("LAST_CHECKED", print(lastChecked))
                .section(user.value() + ".PLAYTIME")
                .put("PLAYTIME_SPENT_BALANCE", playTimeBalance)
                .put("PLAYTIME_SPENT_DAY", playTimeDay)
                .toString();
    }

    /** A moment as Timekpr writes it. */
    static String print(LocalDateTime moment) {
        return LAST_CHECKED.format(moment);
    }

    /** Whether the day figures are of this day. */
    public boolean isOf(LocalDate today) {
        return lastChecked.toLocalDate().equals(today);
    }

    /**
     * These figures on a day of the PC's, as Timekpr will see them when the child logs in: what is over is 0. A file of
     * a later day counts as one of another day, too. {@code lastChecked} stays, so {@link #isOf} still tells what day
     * the file is of.
     *
     * <p>Timekpr compares the number of the ISO week, not its year, and takes the same number for another week from
     * eight days on (read in timekprd 0.5.9). It keeps everything after a gap of three years; this does not.
     */
    public TimeSpent on(LocalDate today) {
        LocalDate checked = lastChecked.toLocalDate();
        boolean sameWeek =
                checked.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) == today.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)
                        && Math.abs(ChronoUnit.DAYS.between(checked, today)) <= 7;
        return new TimeSpent(
                isOf(today) ? balance : 0,
                isOf(today) ? day : 0,
                sameWeek ? week : 0,
                isOfMonth(today) ? month : 0,
                lastChecked,
                isOf(today) ? playTimeBalance : 0,
                isOf(today) ? playTimeDay : 0);
    }

    /** As {@link #on(LocalDate)}, but with the mistake of a daemon that sets the week to 0 together with the month. */
    public TimeSpent on(LocalDate today, TimekprVersion version) {
        TimeSpent on = on(today);
        return isOfMonth(today) || !version.forgetsWeekWithMonth() ? on : on.withWeek(0);
    }

    private boolean isOfMonth(LocalDate today) {
        return YearMonth.from(lastChecked).equals(YearMonth.from(today));
    }

    private TimeSpent withWeek(int seconds) {
        return new TimeSpent(balance, day, seconds, month, lastChecked, playTimeBalance, playTimeDay);
    }

    /**
     * What was granted today, in seconds; negative for time taken away. Using time does not move it, in PlayTime's
     * override mode neither. True only of a file that {@link #isOf} today.
     */
    public int extra() {
        return day - balance;
    }

    /** The same of PlayTime; in its override mode using PlayTime does move it. */
    public int playTimeExtra() {
        return playTimeDay - playTimeBalance;
    }

    /**
     * Whether these figures are of the same day and go on from earlier ones. Where they do not, the daemon has begun that day
     * anew, as after a jump of the PC's clock, or has taken an older copy of its file.
     */
    public boolean goesOnFrom(TimeSpent earlier) {
        return isOf(earlier.lastChecked.toLocalDate())
                && !lastChecked.isBefore(earlier.lastChecked)
                && day >= earlier.day
                && week >= earlier.week
                && month >= earlier.month
                && playTimeDay >= earlier.playTimeDay;
    }

    /** The same as it would be with so much granted today, in seconds. */
    public TimeSpent withExtra(int extra) {
        return new TimeSpent(day - extra, day, week, month, lastChecked, playTimeBalance, playTimeDay);
    }

    /**
     * Today's counted seconds at the moment of a live reading, which is up to a save interval newer than the file.
     *
     * <p>To be asked of figures that are {@link #on} the day of the reading. The file's week and month are the
     * reading's less what was used since the save, and by the same amount; where the two differ, a midnight lies
     * between file and reading, and the file's figure stands.
     */
    public int dayWith(LiveTime live) {
        if (live.spentDay().isPresent()) {
            return Math.max(day, clamp(live.spentDay().getAsInt(), DailyLimits.WHOLE_DAY));
        }
        int sinceSave = live.spentWeek() - week;
        boolean sameDay = sinceSave == live.spentMonth() - month;
        return clamp(day + (sameDay ? Math.max(0, sinceSave) : 0), DailyLimits.WHOLE_DAY);
    }

    /**
     * These figures at the moment of a live reading: all of them go on by the same seconds.
     *
     * <p>To be asked of figures that are {@link #on} the day of the reading, as {@link #dayWith}.
     *
     * @param moment the PC's local time
     */
    public TimeSpent at(LiveTime live, LocalDateTime moment) {
        int sinceSave = dayWith(live) - day;
        return new TimeSpent(
                balance + sinceSave,
                day + sinceSave,
                week + sinceSave,
                month + sinceSave,
                moment,
                playTimeBalance,
                playTimeDay);
    }
}
