package io.github.timekpr2mqtt.bridge;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The newest warnings and errors of the log, for {@link Diagnostics}: also those before a restart within the process. */
final class RecentTrouble extends AppenderBase<ILoggingEvent> {
    private static final int MOST = 50;
    private static final int LONGEST = 4000;
    private static final RecentTrouble OF_THIS_PROCESS = new RecentTrouble();

    private final Deque<String> lines = new ArrayDeque<>();

    /** From now on it is kept. A second time does nothing. */
    static void keep() {
        Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        if (!root.isAttached(OF_THIS_PROCESS)) {
            OF_THIS_PROCESS.setName("recent trouble");
            OF_THIS_PROCESS.setContext(root.getLoggerContext());
            OF_THIS_PROCESS.start();
            root.addAppender(OF_THIS_PROCESS);
        }
    }

    /** The oldest first. */
    static List<String> lines() {
        synchronized (OF_THIS_PROCESS.lines) {
            return List.copyOf(OF_THIS_PROCESS.lines);
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.WARN)) {
            return;
        }
        String trace = event.getThrowableProxy() == null
                ? ""
                : "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy()).strip();
        String line = Instant.ofEpochMilli(event.getTimeStamp()) + " " + event.getLevel() + " "
                + event.getFormattedMessage() + trace;
        synchronized (lines) {
            lines.add(line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…");
            if (lines.size() > MOST) {
                lines.remove();
            }
        }
    }
}
