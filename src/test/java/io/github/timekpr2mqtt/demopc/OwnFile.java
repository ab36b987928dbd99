package io.github.timekpr2mqtt.demopc;

import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.Unreadable;

/**
 * Timekpr's own settings on a demo PC: the file, and what a running daemon goes by. It reads the file when it starts; what it is
 * told later it goes by at once, and writes into the file. What is edited there counts after its next start.
 */
final class OwnFile {
    /** Told by a call, it is written as a number, which 0.5.9 reads as off at the next change (measured). */
    static final String ODD = "TIMEKPR_TRACK_INACTIVE";

    /** The session type of every log-in on a demo PC. */
    private static final String TYPE = "x11";

    private final KeyLines file;
    private volatile KeyLines running;

    OwnFile(MainConfig settings) {
        file = new KeyLines(settings.print());
        running = new KeyLines(file.toString());
    }

    /** The daemon starts. */
    void read() {
        running = new KeyLines(file.toString());
    }

    /** The daemon was told a value. */
    void tell(String key, String value) {
        running.set(key, value);
        file.set(ODD, file.get(ODD).equalsIgnoreCase("true") ? "True" : "False");
        file.set(key, value);
    }

    /** As somebody with an editor would. */
    void edit(String key, String value) {
        file.set(key, value);
    }

    String get(String key) {
        return file.get(key);
    }

    /** What the daemon goes by. */
    MainConfig now() {
        return parsed(running);
    }

    /** What stands in the file. */
    MainConfig saved() {
        return parsed(file);
    }

    private static MainConfig parsed(KeyLines lines) {
        try {
            return MainConfig.parse(lines.toString());
        } catch (Unreadable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a log-in's time counts, and ends the session when it is over. */
    boolean counts() {
        MainConfig config = now();
        return config.sessionTypesControlled().contains(TYPE)
                && !config.sessionTypesExcluded().contains(TYPE);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
