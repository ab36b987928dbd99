package io.github.timekpr2mqtt.bridge;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * How a line of the log looks, and what it says until the options are read. In place of a {@code logback.xml}: to read that took longer
 * at each start than all else that the log needs. A file that somebody names by {@code logback.configurationFile}, and that of the tests,
 * are taken instead.
 *
 * <p>Public, with a public constructor, because Logback makes it by its name.
 */
public final class LogForm extends ContextAwareBase implements Configurator {
    private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss} %-5level %msg%n";
    private static final String FILE = "logback.configurationFile";
    private static final String FILE_OF_TESTS = "/logback-test.xml";

    /** For Logback. */
    public LogForm() {}

    @Override
    public ExecutionStatus configure(LoggerContext loggers) {
        if (System.getProperty(FILE) != null || LogForm.class.getResource(FILE_OF_TESTS) != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        apply(loggers);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    static void apply(LoggerContext loggers) {
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(loggers);
        lines.setPattern(PATTERN);
        lines.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(loggers);
        console.setName("STDOUT");
        console.setEncoder(lines);
        console.start();
        Logger root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console);
        loggers.getLogger("org.apache.sshd").setLevel(Level.OFF); // what fails there, we say in our own words
        loggers.getLogger("io.github.timekpr2mqtt").setLevel(Level.INFO);
    }
}
