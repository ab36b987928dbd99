package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LogFormTest {
    private final LoggerContext loggers = new LoggerContext();

    @Test
    void a_line_is_the_time_the_level_and_the_words() {
        LogForm.apply(loggers);
        ConsoleAppender<ILoggingEvent> console =
                (ConsoleAppender<ILoggingEvent>) loggers.getLogger("ROOT").getAppender("STDOUT");
        LoggingEvent event = new LoggingEvent(
                "", loggers.getLogger("any"), Level.WARN, "pc is off since {}", null, new Object[] {5});
        String line = new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
        assertTrue(line.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d WARN {2}pc is off since 5\\R"), line);
        assertEquals("System.out", console.getTarget());
    }

    @Test
    void the_program_tells_what_it_does_others_only_what_is_wrong_and_ssh_nothing() {
        LogForm.apply(loggers);
        assertTrue(loggers.getLogger("io.github.timekpr2mqtt.any").isInfoEnabled());
        assertFalse(loggers.getLogger("io.github.timekpr2mqtt.any").isDebugEnabled());
        assertTrue(loggers.getLogger("io.netty").isWarnEnabled());
        assertFalse(loggers.getLogger("io.netty").isInfoEnabled());
        assertFalse(loggers.getLogger("org.apache.sshd.any").isErrorEnabled());
    }

    @Test
    void what_an_errand_logs_is_not_in_what_it_prints() {
        LogForm.apply(loggers);
        Logging.toStandardError(loggers);
        ConsoleAppender<ILoggingEvent> console =
                (ConsoleAppender<ILoggingEvent>) loggers.getLogger("ROOT").getAppender("STDOUT");
        assertEquals("System.err", console.getTarget());
        assertTrue(console.isStarted());
    }

    @Test
    void logback_finds_it_and_a_file_comes_before_it() {
        Configurator found = ServiceLoader.load(Configurator.class).findFirst().orElseThrow();
        assertSame(LogForm.class, found.getClass());
        assertEquals(
                Configurator.ExecutionStatus.INVOKE_NEXT_IF_ANY, found.configure(loggers), "the file of these tests");
        assertFalse(loggers.getLogger("ROOT").iteratorForAppenders().hasNext());
    }
}
