package io.github.timekpr2mqtt.bridge;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.github.timekpr2mqtt.config.LogLevel;
import io.github.timekpr2mqtt.config.Options;
import jakarta.inject.Singleton;
import org.slf4j.LoggerFactory;

/** How much the log says: what the options say, until somebody changes it; the next start reads the options again. */
@Singleton
final class Logging {
    private LogLevel level;

    Logging(Options options) {
        this.level = options.logLevel();
    }

    /** Sets it for the whole program. */
    static void set(LogLevel level) {
        LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        loggers.getLogger("io.github.timekpr2mqtt").setLevel(Level.toLevel(level.name()));
    }

    /** Desk thread only. */
    void change(String word) {
        for (LogLevel one : LogLevel.values()) {
            if (one.toString().equals(word)) {
                level = one;
                set(one);
            }
        }
    }

    LogLevel level() {
        return level;
    }
}
