package io.github.timekpr2mqtt.timekpr;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PlayTime's programs as people write them.
 *
 * <table>
 * <caption>Examples</caption>
 * <tr><td>{@code minecraft; steam.*[All of Steam]}</td><td>two programs, the second with a name of its own</td></tr>
 * <tr><td>nothing</td><td>no program</td></tr>
 * <tr><td>{@code … 12 activities}</td><td>only printed: more than fits</td></tr>
 * </table>
 *
 * <p>Each is a regular expression for the program's path; what is no valid one the daemon takes letter by letter (read in
 * timekprd 0.5.9).
 */
public final class ActivitiesText {
    /** In characters. A longer text would be no state for Home Assistant. */
    public static final int LONGEST = 255;

    private static final String TOO_MANY = "…";
    /** The last of these is what bytes that are not UTF-8 are read as: a file with it would pass for damaged. */
    private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\uFFFD]");

    private static final Pattern ACTIVITY = Pattern.compile("([^\\[\\]]*)(?:\\[([^]]*)])?");

    private ActivitiesText() {}

    /**
     * The text of these programs, from which {@link #parse} makes them again; where that cannot be done in
     * {@value #LONGEST} characters, only how many there are, which {@code parse} refuses.
     */
    public static String print(List<Activity> activities) {
        String text = activities.stream().map(Activity::toString).collect(joining("; "));
        return text.length() <= LONGEST && isReadAs(activities, text)
                ? text
                : TOO_MANY + " " + activities.size() + (activities.size() == 1 ? " activity" : " activities");
    }

    private static boolean isReadAs(List<Activity> activities, String text) {
        try {
            return parse(text).equals(activities);
        } catch (IllegalArgumentException e) {
            return false; // somebody wrote a semicolon into a mask
        }
    }

    /**
     * The programs of a text of any length. A character that ends a line, or that D-Bus or the file cannot hold, is in none.
     *
     * @throws IllegalArgumentException with the reason in words for a parent
     */
    public static List<Activity> parse(String text) {
        if (text.startsWith(TOO_MANY)) {
            throw new IllegalArgumentException("'" + HoursText.shortened(text) + "' only says how many there are;"
                    + " write all of them, such as minecraft; steam.*[All of Steam]");
        }
        if (NOT_IN_A_LINE.matcher(text).find()) {
            throw new IllegalArgumentException("given a character that ends a line or cannot be read again in '"
                    + HoursText.shortened(text) + "', allowed programs such as minecraft; steam.*[All of Steam]");
        }
        return pieces(text).stream()
                .map(piece -> Numbers.strip(piece, true))
                .filter(piece -> !piece.isEmpty())
                .map(ActivitiesText::activity)
                .toList();
    }

    /** Between the semicolons that stand outside of brackets. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        boolean named = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            named = c == '[' || (named && c != ']');
            if (c == ';' && !named) {
                pieces.add(text.substring(from, i));
                from = i + 1;
            }
        }
        pieces.add(text.substring(from));
        return pieces;
    }

    private static Activity activity(String piece) {
        Matcher activity = ACTIVITY.matcher(piece);
        if (!activity.matches()) {
            throw new IllegalArgumentException(
                    "'" + HoursText.shortened(piece) + "' is no program such as minecraft or steam.*[All of Steam]");
        }
        String description = activity.group(2);
        return new Activity(Numbers.strip(activity.group(1), true), description == null ? "" : description);
    }
}
