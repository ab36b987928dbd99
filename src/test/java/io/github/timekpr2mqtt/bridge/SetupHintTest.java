package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.timekpr2mqtt.host.SetupLine;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.host.Troubles;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class SetupHintTest {
    private static final String KEY = "ssh-ed25519 AAAA timekpr2mqtt";

    private String key = KEY;
    private final Logger log = (Logger) LoggerFactory.getLogger(SetupHint.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final SetupHint hint = new SetupHint("den", "timekpr2mqtt", () -> key);

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stop() {
        log.detachAppender(lines);
    }

    private List<String> said() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.Kind.class,
            names = {"KEY_REFUSED", "ACCOUNT_REFUSED", "NOT_OUR_GATE", "BUS_DENIED", "COMMAND_REFUSED", "NOT_IN_GROUP"})
    void where_the_setup_line_helps_it_is_in_the_log_once(Trouble.Kind kind) {
        hint.troubled(Troubles.of(kind, "…", "…"));
        hint.troubled(Troubles.of(Trouble.Kind.KEY_REFUSED, "…"));

        assertEquals(1, said().size());
        assertTrue(said().get(0).startsWith("den: "), said()::toString);
        assertTrue(said().get(0).endsWith(" " + SetupLine.of(KEY, "timekpr2mqtt")), said()::toString);
        assertEquals(Level.WARN, lines.list.get(0).getLevel());
    }

    @Test
    void another_key_has_another_setup_line() {
        hint.troubled(Troubles.of(Trouble.Kind.KEY_REFUSED, "…"));
        key = "ssh-ed25519 BBBB timekpr2mqtt";
        hint.troubled(Troubles.of(Trouble.Kind.KEY_REFUSED, "…"));

        assertEquals(2, said().size());
        assertTrue(said().get(1).endsWith(" " + SetupLine.of(key, "timekpr2mqtt")), said()::toString);
    }

    @Test
    void a_pc_that_is_off_needs_none() {
        hint.troubled(Troubles.of(Trouble.Kind.UNREACHABLE, "…", "…"));
        hint.troubled(Troubles.of(Trouble.Kind.NO_TIMEKPR));

        assertEquals(List.of(), said());
    }
}
