package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.lab.LabFiles;
import java.io.IOException;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One command, made at random.
 *
 * @param key of Timekpr's file; with a number behind it, the n-th of a list
 * @param inFile what stands there once it is done; empty if time is given or taken
 * @param minutes given, or less than 0 taken; 0 of a setting
 */
record RandomWish(
        String id, String pc, String child, String control, String payload, String key, String inFile, int minutes) {
    static final String LIMITS = "LIMITS_PER_WEEKDAYS";
    static final String ALLOWED_DAYS = "ALLOWED_WEEKDAYS";
    static final List<String> CHILDREN = List.of("anna", "ben");

    private static final List<String> LOCKOUTS = List.of("lock", "suspend", "suspendwake", "shutdown", "terminate");
    private static final int DAYS = 7;
    /** More than a child uses while the test runs, so that taking time never finds nothing. */
    private static final int LEAST_LIMIT = 90;

    private static final int MOST_EXTRA = 600;

    /** @param given how many minutes each child has got on this PC before, at least */
    static RandomWish next(Random random, String pc, String id, Map<String, Integer> given) {
        String child = CHILDREN.get(random.nextInt(CHILDREN.size()));
        int day = 1 + random.nextInt(DAYS);
        String name = DayOfWeek.of(day).name().toLowerCase(Locale.ROOT);
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> {
                return press(random, pc, child, id, given.getOrDefault(child, 0));
            }
            case 5, 6, 7 -> {
                int minutes = LEAST_LIMIT + random.nextInt(1440 - LEAST_LIMIT);
                String there = String.valueOf(minutes * 60);
                return setting(id, pc, child, "limit_" + name, "" + minutes, LIMITS + " " + day, there);
            }
            case 8, 9 -> {
                int from = random.nextInt(23);
                int to = from + 1 + random.nextInt(23 - from);
                String there =
                        IntStream.range(from, to).mapToObj(String::valueOf).collect(Collectors.joining(";"));
                String hours = "\"" + from + "-" + to + "\"";
                return setting(id, pc, child, "hours_" + name, hours, "ALLOWED_HOURS_" + day, there);
            }
            case 10 -> {
                int hours = 24 + random.nextInt(140);
                return setting(id, pc, child, "limit_week", "" + hours, "LIMIT_PER_WEEK", "" + hours * 3600);
            }
            default -> {
                String lockout = LOCKOUTS.get(random.nextInt(LOCKOUTS.size()));
                return setting(id, pc, child, "lockout", "\"" + lockout + "\"", "LOCKOUT_TYPE", lockout);
            }
        }
    }

    private static RandomWish setting(
            String id, String pc, String child, String control, String value, String key, String inFile) {
        String payload = "{\"value\":" + value + ",\"id\":\"" + id + "\"}";
        return new RandomWish(id, pc, child, control, payload, key, inFile, 0);
    }

    /** Never below nothing, and never near to a day, which is all that Timekpr holds. */
    private static RandomWish press(Random random, String pc, String child, String id, int given) {
        boolean takes = given > MOST_EXTRA || (given >= 15 && random.nextInt(3) == 0);
        int minutes = takes ? -15 : random.nextBoolean() ? 15 : 30;
        String control = (takes ? "remove_" : "add_") + Math.abs(minutes);
        String payload = "{\"minutes\":" + Math.abs(minutes) + ",\"id\":\"" + id + "\"}";
        return new RandomWish(id, pc, child, control, payload, "", "", minutes);
    }

    boolean isGrant() {
        return minutes != 0;
    }

    /** What it is about: of several about one, the last counts, or they add up. */
    String place() {
        return pc + "/" + child + "/" + (isGrant() ? "extra time" : control);
    }

    /** The limits stand in the order of the days, and a day that is not there is forbidden. */
    static String limit(LabFiles files, String child, String day) throws IOException {
        int place = List.of(files.config(child, ALLOWED_DAYS).split(";", -1)).indexOf(day);
        String[] limits = files.config(child, LIMITS).split(";", -1);
        return place < 0 || place >= limits.length ? "0" : limits[place];
    }

    /** What stands there now. */
    String there(LabFiles files) throws IOException {
        if (isGrant()) {
            return String.valueOf(files.extra(child));
        }
        String[] parts = key.split(" ", -1);
        return parts.length == 1 ? files.config(child, parts[0]) : limit(files, child, parts[1]);
    }
}
