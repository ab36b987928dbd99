package io.github.timekpr2mqtt.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Timekpr's files on a lab PC, to look at and to prepare; they are there while the PC is off, too. */
public final class LabFiles {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final LabPc pc;

    LabFiles(LabPc pc) {
        this.pc = pc;
    }

    /** {@code timekpr.CHILD.conf}, the limits. */
    public Path configFile(String child) {
        return pc.file("/var/lib/timekpr/config/timekpr." + child + ".conf");
    }

    /** {@code CHILD.time}, the time spent. timekprd truncates it before it writes: a read may catch it empty. */
    public Path timeFile(String child) {
        return pc.file("/var/lib/timekpr/work/" + child + ".time");
    }

    public Path mainConfigFile() {
        return pc.file("/etc/timekpr/timekpr.conf");
    }

    /** A value of a child's limits, as Timekpr writes it. */
    public String config(String child, String key) throws IOException {
        return value(Files.readString(configFile(child)), key);
    }

    /** A value of a child's time spent, as Timekpr writes it. */
    public String time(String child, String key) throws IOException {
        return value(Files.readString(timeFile(child)), key);
    }

    /** Seconds that the child was given today, less those that were taken: as one save of timekprd has it. */
    public int extra(String child) throws IOException {
        String text = Files.readString(timeFile(child));
        return Integer.parseInt(value(text, "TIME_SPENT_DAY")) - Integer.parseInt(value(text, "TIME_SPENT_BALANCE"));
    }

    /** A value of Timekpr's own settings, as Timekpr writes it. */
    public String mainConfig(String key) throws IOException {
        return value(Files.readString(mainConfigFile()), key);
    }

    /** When the child's time was last saved, on the PC's clock. */
    public LocalDateTime lastChecked(String child) throws IOException {
        return LocalDateTime.parse(time(child, "LAST_CHECKED"), WRITTEN);
    }

    /** Changes one value of a child's limits in place, as a parent with an editor would. */
    public void setConfig(String child, String key, String value) throws IOException {
        set(configFile(child), key, value);
    }

    /** The same for the time spent; only for a child who is logged out: timekprd overwrites it otherwise. */
    public void setTime(String child, String key, String value) throws IOException {
        set(timeFile(child), key, value);
    }

    /** The same for Timekpr's own settings, which timekprd reads only when it starts. */
    public void setMainConfig(String key, String value) throws IOException {
        set(mainConfigFile(), key, value);
    }

    /** Makes a logged-out child's time spent one of another moment, on the PC's clock; the figures stay. */
    public void setLastChecked(String child, LocalDateTime at) throws IOException {
        setTime(child, "LAST_CHECKED", at.format(WRITTEN));
    }

    /** Makes a logged-out child's time spent one of the day before; the figures stay. */
    public void makeYesterdays(String child) throws IOException {
        setLastChecked(child, lastChecked(child).minusDays(1));
    }

    private static String value(String text, String key) throws IOException {
        Matcher line = line(key).matcher(text);
        if (!line.find()) {
            throw new IOException("no " + key + " in \"" + text + "\"");
        }
        return line.group(1);
    }

    private static void set(Path file, String key, String value) throws IOException {
        String text = Files.readString(file);
        if (text.isEmpty()) { // its PC lost its power in the middle of a save: timekprd, too, goes on with what was
            // before
            text = Files.readString(file.resolveSibling(file.getFileName() + ".prev"));
        }
        value(text, key); // fails on a key that is not there
        Files.writeString(file, line(key).matcher(text).replaceAll(Matcher.quoteReplacement(key + " = " + value)));
    }

    private static Pattern line(String key) {
        return Pattern.compile("^" + Pattern.quote(key) + " = (.*)$", Pattern.MULTILINE);
    }
}
