package io.github.timekpr2mqtt.mqtt;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What this package says while a test runs. */
final class Log extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Log.class.getPackageName());
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

    Log() {
        start();
        logger.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        events.add(event);
    }

    /** The warnings and errors, as a person reads them. */
    List<String> troubles() {
        return lines(Level.WARN);
    }

    long count(String part) {
        return lines(Level.INFO).stream().filter(line -> line.contains(part)).count();
    }

    private List<String> lines(Level least) {
        return events.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(least))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        stop();
    }
}
