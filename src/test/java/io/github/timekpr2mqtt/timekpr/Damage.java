package io.github.timekpr2mqtt.timekpr;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One way in which a child's configuration may not be as Timekpr writes it.
 *
 * @param name under which the daemons' answers are recorded
 * @param latin1 whether it is saved as an old editor does
 */
public record Damage(String name, UnaryOperator<String> done, boolean latin1) {
    private static final String CHILD = "anna";

    /** The file of anna as it becomes. */
    public byte[] bytes(String sound) {
        return done.apply(sound).getBytes(latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** The same as it is read. */
    String text(String sound) {
        return new String(bytes(sound), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Damage of(String name, UnaryOperator<String> done) {
        return new Damage(name, done, false);
    }

    /** A whole line in the place of the one of a key. */
    private static Damage line(String name, String key, String line) {
        return of(name, text -> inPlaceOf(key, line, text));
    }

    private static String inPlaceOf(String key, String line, String text) {
        String changed = text.replaceFirst("(?m)^" + key + " = .*$", java.util.regex.Matcher.quoteReplacement(line));
        if (changed.equals(text)) {
            throw new AssertionError("no " + key + " in " + text);
        }
        return changed;
    }

    private static Damage value(String name, String key, String value) {
        return line(name, key, key + " = " + value);
    }

    private static String without(String text, String line) {
        return text.replaceFirst("(?m)^" + java.util.regex.Pattern.quote(line) + ".*\n", "");
    }

    /** All kinds that were tried on the daemons. */
    public static List<Damage> all() {
        List<Damage> all = new ArrayList<>();
        all.add(of("nothing", text -> text));
        missing(all);
        numbers(all);
        lists(all);
        words(all);
        lines(all);
        files(all);
        return all;
    }

    private static void missing(List<Damage> all) {
        for (String key : List.of(
                "ALLOWED_HOURS_3",
                "ALLOWED_WEEKDAYS",
                "LIMITS_PER_WEEKDAYS",
                "LIMIT_PER_WEEK",
                "LIMIT_PER_MONTH",
                "TRACK_INACTIVE",
                "HIDE_TRAY_ICON",
                "LOCKOUT_TYPE",
                "WAKEUP_HOUR_INTERVAL",
                "PLAYTIME_ENABLED",
                "PLAYTIME_LIMIT_OVERRIDE_ENABLED",
                "PLAYTIME_UNACCOUNTED_INTERVALS_ENABLED",
                "PLAYTIME_ALLOWED_WEEKDAYS",
                "PLAYTIME_LIMITS_PER_WEEKDAYS")) {
            all.add(line("missing " + key, key, "# gone"));
        }
    }

    private static void numbers(List<Damage> all) {
        String week = "LIMIT_PER_WEEK";
        all.add(value("week of words", week, "1h"));
        all.add(value("week empty", week, ""));
        all.add(value("week with decimals", week, "3600.5"));
        all.add(value("week with a comment", week, "36000 # ten hours"));
        all.add(value("week in quotes", week, "\"36000\""));
        all.add(value("week with underscores", week, "36_000"));
        all.add(value("week after a no-break space", week, "\u00a03600"));
        all.add(value("week after a tab", week, "\t3600"));
        all.add(value("week in wide digits", week, "\uff13\uff16\uff10\uff10"));
        all.add(value("week below zero", week, "-5"));
        all.add(value("week with two equals signs", week, "= 3600"));
    }

    private static void lists(List<Damage> all) {
        String limits = "LIMITS_PER_WEEKDAYS";
        all.add(value("limits of words", limits, "abc"));
        all.add(value("limits with one word", limits, "3600;x;3600;3600;3600;7200;7200"));
        all.add(value("limits with a blank one", limits, "3600; ;3600;3600;3600;7200;7200"));
        all.add(value("limits with commas", limits, "3600,3600,3600,3600,3600,7200,7200"));
        all.add(value("limits with an empty one", limits, "3600;;3600;3600;3600;7200;7200"));
        all.add(value("limits empty", limits, ""));
        all.add(value("three limits", limits, "3600;1800;900"));
        all.add(value("eight limits", limits, "1;2;3;4;5;6;7;8"));
        String days = "ALLOWED_WEEKDAYS";
        all.add(value("days of words", days, "Mo;Tu"));
        all.add(value("days with one word", days, "Mo;1;2;3;4;5;6;7"));
        all.add(value("days with commas", days, "1,2,3"));
        all.add(value("days empty", days, ""));
        all.add(value("three days", days, "1;2;6"));
        all.add(value("days backwards", days, "7;6;5;4;3;2;1"));
        all.add(value("days from zero", days, "0;1;2;3;4;5;6"));
        all.add(value("a day twice", days, "1;1;2;3;4;5;6;7"));
        all.add(value("days with blanks", days, "1; 2 ;3;4;5;6;7"));
        String hours = "ALLOWED_HOURS_3";
        all.add(value("hours of words", hours, "morning"));
        all.add(value("hours with zeros in front", hours, "07;08;9"));
        all.add(value("hours with blanks", hours, "7; 8;9"));
        all.add(value("hours as a range", hours, "7-20"));
        all.add(value("hours empty", hours, ""));
        all.add(value("PlayTime limits of words", "PLAYTIME_LIMITS_PER_WEEKDAYS", "abc"));
        all.add(value("PlayTime days of words", "PLAYTIME_ALLOWED_WEEKDAYS", "Mo;2"));
    }

    private static void words(List<Damage> all) {
        all.add(value("yes", "TRACK_INACTIVE", "yes"));
        all.add(value("maybe", "TRACK_INACTIVE", "maybe"));
        all.add(value("true in small letters", "TRACK_INACTIVE", "true"));
        all.add(value("0", "HIDE_TRAY_ICON", "0"));
        all.add(value("PlayTime on", "PLAYTIME_ENABLED", "on"));
        all.add(value("lockout of another word", "LOCKOUT_TYPE", "logout"));
        all.add(value("lockout in capitals", "LOCKOUT_TYPE", "Lock"));
        all.add(value("lockout empty", "LOCKOUT_TYPE", ""));
        all.add(value("lockout kill", "LOCKOUT_TYPE", "kill"));
        all.add(value("one wake hour", "WAKEUP_HOUR_INTERVAL", "7"));
        all.add(value("wake hours of words", "WAKEUP_HOUR_INTERVAL", "a;b"));
        all.add(value("activity in brackets", "PLAYTIME_ACTIVITY_001", "[Doom]"));
        all.add(value("activity of one letter", "PLAYTIME_ACTIVITY_001", "x"));
        all.add(value("activity with an open bracket", "PLAYTIME_ACTIVITY_001", "doom[Doom"));
    }

    private static void lines(List<Damage> all) {
        String week = "LIMIT_PER_WEEK";
        all.add(line("week without equals sign", week, "LIMIT_PER_WEEK"));
        all.add(line("hours without equals sign", "ALLOWED_HOURS_3", "ALLOWED_HOURS_3"));
        all.add(line("week with a colon", week, "LIMIT_PER_WEEK: 3600"));
        all.add(line("week after blanks", week, "  LIMIT_PER_WEEK = 36000"));
        all.add(line("flag after a flag and blanks", "HIDE_TRAY_ICON", "  HIDE_TRAY_ICON = True"));
        all.add(line("first key after blanks", "ALLOWED_HOURS_1", "  ALLOWED_HOURS_1 = 7"));
        all.add(line("week commented out", week, "#LIMIT_PER_WEEK = 36000"));
        all.add(line("week misspelt", week, "LIMIT_PER_WEK = 36000"));
        all.add(line("week in small letters", week, "limit_per_week = 36000"));
        all.add(line("week twice", week, "LIMIT_PER_WEEK = 1\nLIMIT_PER_WEEK = 2"));
        all.add(line("week twice the same", week, "LIMIT_PER_WEEK = 36000\nLIMIT_PER_WEEK = 36000"));
        all.add(line("unknown key", week, "LIMIT_PER_WEEK = 36000\nLIMIT_PER_YEAR = 5"));
        all.add(line("words", week, "LIMIT_PER_WEEK = 36000\nhello world"));
        all.add(line("percent in a number", week, "LIMIT_PER_WEEK = 50%"));
        all.add(line("percent in hours", "ALLOWED_HOURS_3", "ALLOWED_HOURS_3 = 7;8%"));
        all.add(line("percent in the limits", "LIMITS_PER_WEEKDAYS", "LIMITS_PER_WEEKDAYS = 3600%"));
        all.add(line("percent in an activity", "PLAYTIME_ACTIVITY_001", "PLAYTIME_ACTIVITY_001 = doom[100% fun]"));
        all.add(line("percent in an unknown key of PlayTime", "PLAYTIME_ENABLED", "PLAYTIME_ENABLED = True\nX_Y = 5%"));
        all.add(line("percent in an unknown key", week, "LIMIT_PER_WEEK = 36000\nX_Y = 5%"));
        all.add(of("percent in a comment", text -> text.replace("[anna]\n", "[anna]\n# 100%\n")));
        all.add(of(
                "key in the wrong section",
                text -> inPlaceOf("LOCKOUT_TYPE", "# moved", text)
                        .replace("[anna.PLAYTIME]\n", "[anna.PLAYTIME]\nLOCKOUT_TYPE = lock\n")));
    }

    private static void files(List<Damage> all) {
        all.add(of("line ends of Windows", text -> text.replace("\n", "\r\n")));
        all.add(of("line ends of an old Mac", text -> text.replace("\n", "\r")));
        all.add(of("byte order mark", text -> "\ufeff" + text));
        all.add(of("umlaut in a comment", text -> text.replace("[anna]\n", "[anna]\n# für Änna\n")));
        all.add(new Damage(
                "umlaut in a comment of Latin-1", text -> text.replace("[anna]\n", "[anna]\n# für Änna\n"), true));
        all.add(value("umlaut in an activity", "PLAYTIME_ACTIVITY_001", "doom[Düüm]"));
        all.add(of("without the line of activities", text -> without(text, "##PLAYTIME_ACTIVITIES##")));
        all.add(of("own section gone", text -> without(text, "[anna]")));
        all.add(of("own section in capitals", text -> text.replace("[anna]", "[ANNA]")));
        all.add(of("blank after the own section", text -> text.replace("[anna]\n", "[anna] \n")));
        all.add(of("blank before the own section", text -> text.replace("[anna]\n", " [anna]\n")));
        all.add(of("text after the own section", text -> text.replace("[anna]\n", "[anna] # her\n")));
        all.add(of("own section twice", text -> text + "[anna]\nLIMIT_PER_WEEK = 7\n"));
        all.add(of("section of PlayTime gone", text -> without(text, "[anna.PLAYTIME]")));
        all.add(of("section of PlayTime twice", text -> text + "[anna.PLAYTIME]\nPLAYTIME_ENABLED = False\n"));
        all.add(of("words before the first section", text -> "hello\n" + text));
        all.add(of("key before the first section", text -> "LIMIT_PER_WEEK = 5\n" + text));
        all.add(of("without the first section", text -> text.substring(text.indexOf("[" + CHILD + "]"))));
        all.add(of("without PlayTime", text -> text.substring(0, text.indexOf("[anna.PLAYTIME]"))));
        all.add(of("cut in the middle", text -> text.substring(0, text.indexOf("LIMIT_PER_MONTH"))));
        all.add(of("without the last line end", text -> text.strip()));
        all.add(of("no key at all", text -> "qwertz\nasdf\n"));
    }
}
