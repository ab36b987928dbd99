package io.github.timekpr2mqtt.bridge;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.ConsoleAppender;
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

    static LoggerContext ofTheProgram() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    /** Sets it for the whole program. */
    static void set(LogLevel level) {
        ofTheProgram().getLogger("io.github.timekpr2mqtt").setLevel(Level.toLevel(level.name()));
    }

    /** Sends what is logged from now on to standard error: what an errand prints is to be read by a program, or copied. */
    static void toStandardError(LoggerContext loggers) {
        loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
                .iteratorForAppenders()
                .forEachRemaining(appender -> {
                    if (appender instanceof ConsoleAppender<?> console) {
                        console.stop();
                        console.setTarget("System.err");
                        console.start();
                    }
                });
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
