package io.github.timekpr2mqtt.timekpr;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which Timekpr a PC runs, as far as it makes a difference. */
public record TimekprVersion(int major, int minor, int patch) implements Comparable<TimekprVersion> {
    /** What a version that cannot be told is treated as: the oldest one known to work. */
    public static final TimekprVersion OLDEST = new TimekprVersion(0, 5, 4);

    /** The newest one that was measured. */
    public static final TimekprVersion NEWEST = new TimekprVersion(0, 5, 9);

    private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})\\.([0-9]{1,4})");

    /** Finds the three numbers in a version of Timekpr's or of a package ({@code 0.5.9-2}); none is {@link #OLDEST}. */
    public static TimekprVersion parse(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.find()
                ? new TimekprVersion(
                        Integer.parseInt(numbers.group(1)),
                        Integer.parseInt(numbers.group(2)),
                        Integer.parseInt(numbers.group(3)))
                : OLDEST;
    }

    /** Whether this daemon enforces a lockout type: {@code kill} came with 0.5.8. */
    public boolean knows(LockoutType type) {
        return compareTo(type.since()) >= 0;
    }

    /** Whether a {@code %} in a file of this daemon's is one: 0.5.4 then reads nothing of the file (measured). */
    public boolean readsPercent() {
        return compareTo(OLDEST) > 0;
    }

    /** Whether this daemon sets the week to 0 with the month, also in the middle of a week: 0.5.4 does, 0.5.9 does not. */
    boolean forgetsWeekWithMonth() {
        return compareTo(OLDEST) <= 0;
    }

    /** Whether this daemon takes {@code 1} in its file for true: 0.5.4 does, 0.5.9 does not (measured). */
    boolean takesOneForTrue() {
        return compareTo(OLDEST) <= 0;
    }

    /**
     * Whether this daemon keeps {@link OwnSwitch#TRACK_INACTIVE} when it is switched on by a call: 0.5.4 does; 0.5.9 writes it into
     * its file in a form that it reads as off (measured). Versions between were not tried.
     */
    public boolean keepsTrackInactive() {
        return takesOneForTrue();
    }

    /** Whether this daemon leaves out {@link OwnList#USERS_EXCLUDED}: 0.5.4 does, 0.5.9 counts them all the same (measured). */
    public boolean leavesUsersOut() {
        return compareTo(OLDEST) <= 0;
    }

    @Override
    public int compareTo(TimekprVersion other) {
        int byMajor = Integer.compare(major, other.major);
        int byMinor = Integer.compare(minor, other.minor);
        return byMajor != 0 ? byMajor : byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
