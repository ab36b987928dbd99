package io.github.timekpr2mqtt.timekpr;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Timekpr's own settings on a PC: {@code /etc/timekpr/timekpr.conf}. The daemon reads them when it starts.
 *
 * @param logLevel 1 normal, 2 debug, 3 all
 * @param pollTime seconds between two looks at who is there
 * @param saveTime seconds between two saves of what a child used
 * @param trackInactive whether inactive sessions count, for new users
 * @param terminationTime seconds from the end of the time to the lock
 * @param finalWarningTime seconds before the end from which on every second is announced
 * @param finalNotificationTime seconds before the end at which the child is warned
 * @param sessionTypesControlled logind's session types that count
 * @param sessionTypesExcluded logind's session types that never count
 * @param usersExcluded users without limits; timekprd 0.5.9 reads them and forgets them after one look (measured)
 * @param configFolder where the users' configurations are
 * @param workFolder where the users' times are
 * @param sharedFolder where Timekpr's program files are
 * @param logFolder where it logs
 * @param playTimeEnabled whether PlayTime is on for this PC
 * @param playTimeEnhanced whether PlayTime looks at whole command lines
 */
public record MainConfig(
        int logLevel,
        int pollTime,
        int saveTime,
        boolean trackInactive,
        int terminationTime,
        int finalWarningTime,
        int finalNotificationTime,
        List<String> sessionTypesControlled,
        List<String> sessionTypesExcluded,
        List<String> usersExcluded,
        String configFolder,
        String workFolder,
        String sharedFolder,
        String logFolder,
        boolean playTimeEnabled,
        boolean playTimeEnhanced) {
    private static final String CONFIG_FOLDER = "/var/lib/timekpr/config";
    private static final String WORK_FOLDER = "/var/lib/timekpr/work";
    private static final String SHARED_FOLDER = "/usr/share/timekpr";
    private static final String LOG_FOLDER = "/var/log";
    private static final Map<String, List<String>> KEYS = keys();
    /** What the daemon takes where it can read nothing (a fresh file of 0.5.4 and 0.5.9). */
    private static final String USUAL = new MainConfig(
                    1,
                    3,
                    30,
                    false,
                    15,
                    10,
                    60,
                    List.of("x11", "wayland", "mir", "tty"),
                    List.of("unspecified"),
                    List.of("testtimekpr", "gdm", "gdm3", "kdm", "lightdm", "mdm", "lxdm", "xdm", "sddm", "cdm"),
                    CONFIG_FOLDER,
                    WORK_FOLDER,
                    SHARED_FOLDER,
                    LOG_FOLDER,
                    false,
                    false)
            .print();

    public MainConfig {
        sessionTypesControlled = List.copyOf(sessionTypesControlled);
        sessionTypesExcluded = List.copyOf(sessionTypesExcluded);
        usersExcluded = List.copyOf(usersExcluded);
    }

    private static Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put(
                "GENERAL",
                List.of(
                        "TIMEKPR_LOGLEVEL",
                        "TIMEKPR_POLLTIME",
                        "TIMEKPR_SAVE_TIME",
                        "TIMEKPR_TRACK_INACTIVE",
                        "TIMEKPR_TERMINATION_TIME",
                        "TIMEKPR_FINAL_WARNING_TIME",
                        "TIMEKPR_FINAL_NOTIFICATION_TIME"));
        keys.put("SESSION", List.of("TIMEKPR_SESSION_TYPES_CTRL", "TIMEKPR_SESSION_TYPES_EXCL", "TIMEKPR_USERS_EXCL"));
        // the only keys that the daemon neither needs nor adds: without them it uses its own folders
        keys.put("DIRECTORIES", List.of());
        keys.put("PLAYTIME", List.of("TIMEKPR_PLAYTIME_ENABLED", "TIMEKPR_PLAYTIME_ENHANCED_ACTIVITY_MONITOR_ENABLED"));
        return keys;
    }

    /** Reads a file of the newest Timekpr, or one that we printed. Throws as the other one. */
    public static MainConfig parse(String text) throws Unreadable {
        return parse(text, TimekprVersion.NEWEST);
    }

    /**
     * What can be read of a file that somebody damaged. A daemon that runs goes on with what it read when it started; the next
     * start puts its own values, which stand here too, in the place of what it cannot read.
     */
    static MainConfig ofDamaged(String text, TimekprVersion version) {
        KeyFile file = KeyFile.ofAny(text);
        StringBuilder mended = new StringBuilder();
        Map<String, Map<String, String>> usual = KeyFile.ofAny(USUAL).sections();
        usual.forEach((section, keys) -> {
            mended.append('[').append(section).append("]\n");
            keys.forEach((key, value) -> mended.append(key)
                    .append(" = ")
                    .append(isReadable(file, version, section, key) ? file.text(section, key) : value)
                    .append('\n'));
        });
        try {
            return parse(mended.toString(), version);
        } catch (Unreadable e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isReadable(KeyFile file, TimekprVersion version, String section, String key) {
        String all = USUAL.replaceFirst(
                "(?m)^" + key + " = .*$", key + " = " + Matcher.quoteReplacement(file.text(section, key)));
        try {
            parse(all, version);
            return file.in(section).containsKey(key);
        } catch (Unreadable e) {
            return false;
        }
    }

    /** Why a daemon of this version would, as soon as it saves the file, lose something of it; empty if it would not. */
    static Optional<String> lostBySaving(String text, KeyFile file, TimekprVersion version) {
        try {
            KeyLines lines = KeyLines.of(text, version);
            for (Map.Entry<String, List<String>> section : KEYS.entrySet()) {
                for (String key : section.getValue()) {
                    String value = lines.in(section.getKey()).get(key);
                    boolean fails = KeyLines.isOld(version) && value != null && value.indexOf('%') >= 0;
                    if (value == null || fails || !value.strip().equals(file.text(section.getKey(), key))) {
                        return Optional.of("Timekpr " + version + " cannot read " + key + " as it stands there");
                    }
                }
            }
            return Optional.empty();
        } catch (Unreadable e) {
            return Optional.of(e.getMessage() + ": Timekpr " + version + " cannot read the file at all");
        }
    }

    /**
     * Reads the file.
     *
     * @param version of the daemon whose file it is
     * @throws Unreadable naming the key that is missing or wrong; torn, if the text can be half of a write
     */
    public static MainConfig parse(String text, TimekprVersion version) throws Unreadable {
        return of(file(text), version);
    }

    /** The file, of which no key is missing. Throws as {@link #parse(String, TimekprVersion)}. */
    static KeyFile file(String text) throws Unreadable {
        return KeyFile.parse(text, KEYS);
    }

    static MainConfig of(KeyFile file, TimekprVersion version) throws Unreadable {
        return new MainConfig(
                number(file, "TIMEKPR_LOGLEVEL"),
                number(file, "TIMEKPR_POLLTIME"),
                number(file, "TIMEKPR_SAVE_TIME"),
                trackInactive(file, version),
                number(file, "TIMEKPR_TERMINATION_TIME"),
                number(file, "TIMEKPR_FINAL_WARNING_TIME"),
                number(file, "TIMEKPR_FINAL_NOTIFICATION_TIME"),
                list(file, "TIMEKPR_SESSION_TYPES_CTRL"),
                list(file, "TIMEKPR_SESSION_TYPES_EXCL"),
                list(file, "TIMEKPR_USERS_EXCL"),
                folder(file, "TIMEKPR_CONFIG_DIR", CONFIG_FOLDER),
                folder(file, "TIMEKPR_WORK_DIR", WORK_FOLDER),
                folder(file, "TIMEKPR_SHARED_DIR", SHARED_FOLDER),
                folder(file, "TIMEKPR_LOGFILE_DIR", LOG_FOLDER),
                file.flag("PLAYTIME", "TIMEKPR_PLAYTIME_ENABLED"),
                file.flag("PLAYTIME", "TIMEKPR_PLAYTIME_ENHANCED_ACTIVITY_MONITOR_ENABLED"));
    }

    /** The daemon itself writes 1 or 0 here when it is told by a call, and True or False at every other (measured on both). */
    private static boolean trackInactive(KeyFile file, TimekprVersion version) throws Unreadable {
        String key = "TIMEKPR_TRACK_INACTIVE";
        String text = file.text("GENERAL", key);
        return switch (text) {
            case "0" -> false;
            case "1" -> version.takesOneForTrue();
            default -> file.flag("GENERAL", key);
        };
    }

    private static int number(KeyFile file, String key) throws Unreadable {
        return file.get("GENERAL", key, Numbers::whole);
    }

    private static String folder(KeyFile file, String key, String usual) {
        return file.in("DIRECTORIES").getOrDefault(key, usual);
    }

    private static List<String> list(KeyFile file, String key) {
        return Arrays.stream(file.text("SESSION", key).split(";", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** The file as Timekpr would write it, without comments. */
    public String print() {
        return new KeyText()
                .section("DOCUMENTATION")
                .section("GENERAL")
                .put("TIMEKPR_LOGLEVEL", logLevel)
                .put("TIMEKPR_POLLTIME", pollTime)
                .put("TIMEKPR_SAVE_TIME", saveTime)
                .put("TIMEKPR_TRACK_INACTIVE", trackInactive)
                .put("TIMEKPR_TERMINATION_TIME", terminationTime)
                .put("TIMEKPR_FINAL_WARNING_TIME", finalWarningTime)
                .put("TIMEKPR_FINAL_NOTIFICATION_TIME", finalNotificationTime)
                .section("SESSION")
                .put("TIMEKPR_SESSION_TYPES_CTRL", String.join(";", sessionTypesControlled))
                .put("TIMEKPR_SESSION_TYPES_EXCL", String.join(";", sessionTypesExcluded))
                .put("TIMEKPR_USERS_EXCL", String.join(";", usersExcluded))
                .section("DIRECTORIES")
                .put("TIMEKPR_CONFIG_DIR", configFolder)
                .put("TIMEKPR_WORK_DIR", workFolder)
                .put("TIMEKPR_SHARED_DIR", sharedFolder)
                .put("TIMEKPR_LOGFILE_DIR", logFolder)
                .section("PLAYTIME")
                .put("TIMEKPR_PLAYTIME_ENABLED", playTimeEnabled)
                .put("TIMEKPR_PLAYTIME_ENHANCED_ACTIVITY_MONITOR_ENABLED", playTimeEnhanced)
                .toString();
    }

    /** The folders that are not Timekpr's usual ones, for a message; the files there are not read. */
    public Optional<String> otherFolders() {
        List<String> others = new ArrayList<>();
        if (!CONFIG_FOLDER.equals(configFolder.replaceAll("/+$", ""))) {
            others.add("TIMEKPR_CONFIG_DIR = " + configFolder);
        }
        if (!WORK_FOLDER.equals(workFolder.replaceAll("/+$", ""))) {
            others.add("TIMEKPR_WORK_DIR = " + workFolder);
        }
        return others.isEmpty() ? Optional.empty() : Optional.of(others.stream().collect(joining(", ")));
    }
}
