package io.github.timekpr2mqtt.payloads;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** Listens to the log instead of printing it: a million rejections are a million lines. */
final class LogEar extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]");
    private static final int LONGEST = 13_000;
    private static final int KEPT = 20;

    private final Logger program = (Logger) LoggerFactory.getLogger("io.github.timekpr2mqtt");
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = program.getLevel();
    private final List<String> odd = new CopyOnWriteArrayList<>();

    LogEar() {
        start();
        program.setAdditive(false);
        program.addAppender(this);
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String line = event.getFormattedMessage();
        boolean ours = event.getLoggerName().startsWith("io.github.timekpr2mqtt");
        boolean loud = event.getLevel().isGreaterOrEqual(Level.WARN) && !isSilenced(event.getLoggerName());
        boolean unreadable =
                ours && (line.length() > LONGEST || NOT_IN_A_LINE.matcher(line).find());
        if ((loud || unreadable) && odd.size() < KEPT) {
            odd.add(event.getLevel() + " " + event.getLoggerName() + " " + line + cause(event));
        }
    }

    /** In the program: what fails there it says in its own words. Here the PCs are servers of it, which a link that is given up resets. */
    private static boolean isSilenced(String logger) {
        return logger.startsWith("org.apache.sshd");
    }

    private static String cause(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        if (thrown == null) {
            return "";
        }
        StringBuilder cause = new StringBuilder(" " + thrown.getClassName() + ": " + thrown.getMessage());
        for (int i = 0; i < Math.min(12, thrown.getStackTraceElementProxyArray().length); i++) {
            cause.append("\n  ").append(thrown.getStackTraceElementProxyArray()[i]);
        }
        return cause.toString();
    }

    /** Warnings, errors and lines that are not fit to be read, but for what the program silences. */
    List<String> odd() {
        return Collections.unmodifiableList(odd);
    }

    @Override
    public void close() {
        program.detachAppender(this);
        root.detachAppender(this);
        program.setAdditive(true);
        program.setLevel(before);
        stop();
    }
}
