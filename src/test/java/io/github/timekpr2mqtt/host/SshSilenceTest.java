package io.github.timekpr2mqtt.host;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.host.Trouble.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PCs that take a connection and then do not do what an SSH server does. */
class SshSilenceTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Limits SHORT_LOGIN = new Limits(LONG, SHORT, LONG, LONG, LONG);

    @TempDir
    private Path folder;

    private final KeyPair key = TestKeys.ed25519();

    private Trouble trouble(PcAddress address, Limits limits) {
        try (Ssh ssh = new Ssh(key, folder.resolve("known_hosts"), limits)) {
            return assertThrows(Trouble.class, () -> ssh.open(address, new Heard()));
        }
    }

    @Test
    void a_server_that_says_nothing_is_given_up() throws IOException {
        try (SilentPort port = new SilentPort("", false)) {
            Trouble trouble = trouble(port.address(), SHORT_LOGIN);

            assertEquals(Kind.NO_ANSWER, trouble.kind(), trouble.getMessage());
            assertTrue(trouble.getMessage().contains("(no SSH greeting)"), trouble.getMessage());
            await().until(port::isLeft);
        }
    }

    @Test
    void a_server_that_stops_after_its_greeting_is_given_up() throws IOException {
        try (SilentPort port = new SilentPort("SSH-2.0-OpenSSH_9.2\r\n", false)) {
            Trouble trouble = trouble(port.address(), new Limits(LONG, Duration.ofSeconds(3), LONG, LONG, LONG));

            assertEquals(Kind.NO_ANSWER, trouble.kind(), trouble.getMessage());
            assertTrue(trouble.getMessage().contains("(SSH log-in)"), trouble.getMessage());
            await().until(port::isLeft);
        }
    }

    @Test
    void a_log_in_that_is_never_answered_is_given_up() throws IOException {
        try (FakePc pc = new FakePc(folder.resolve("pc"), key.getPublic())) {
            pc.mute();

            Trouble trouble = trouble(pc.address(), new Limits(LONG, Duration.ofSeconds(3), LONG, LONG, LONG));

            assertEquals(Kind.NO_ANSWER, trouble.kind(), trouble.getMessage());
            assertTrue(trouble.getMessage().contains("(SSH log-in)"), trouble.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n", "SSH-1.5-old\r\n"})
    void what_speaks_something_else_is_told_apart(String greeting) throws IOException {
        try (SilentPort port = new SilentPort(greeting, true)) {
            Trouble trouble = trouble(port.address(), Limits.NORMAL);

            assertEquals(Kind.NOT_SSH, trouble.kind(), trouble.getMessage());
            assertTrue(trouble.getMessage()
                    .contains("127.0.0.1 port " + port.address().port()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Not allowed at this time\r\n", "Exceeded MaxStartups\r\n"})
    void a_server_that_is_too_busy_for_us_is_tried_again(String greeting) throws IOException {
        try (SilentPort port = new SilentPort(greeting, true)) {
            Trouble trouble = trouble(port.address(), Limits.NORMAL);

            assertEquals(Kind.BUSY, trouble.kind(), trouble.getMessage());
            assertTrue(trouble.getMessage().contains("(" + greeting.strip() + ")"), trouble.getMessage());
        }
    }

    /** Then our own greeting may break the connection before its line is read. */
    @ParameterizedTest
    @ValueSource(strings = {"Not allowed at this time\r\n", ""})
    void a_server_that_closes_without_reading_is_tried_again_too(String greeting) throws IOException {
        try (SilentPort port = SilentPort.thatReadsNothing(greeting)) {
            for (int i = 0; i < 20; i++) { // it is a race, and each of its ends is met
                Trouble trouble = trouble(port.address(), Limits.NORMAL);

                assertEquals(Kind.BUSY, trouble.kind(), trouble.getMessage());
            }
        }
    }

    /** A web server that closes with our greeting unread is as much none. */
    @Test
    void what_speaks_something_else_and_reads_nothing_is_told_apart_too() throws IOException {
        try (SilentPort port = SilentPort.thatReadsNothing("HTTP/1.1 400 Bad Request\r\n\r\n")) {
            for (int i = 0; i < 20; i++) { // it is a race, and each of its ends is met
                Trouble trouble = trouble(port.address(), Limits.NORMAL);

                assertEquals(Kind.NOT_SSH, trouble.kind(), trouble.getMessage());
                assertTrue(trouble.getMessage().contains("(HTTP/1.1 400 Bad Request)"), trouble.getMessage());
            }
        }
    }

    @Test
    void a_server_that_hangs_up_at_once_is_tried_again() throws IOException {
        try (SilentPort port = new SilentPort("", true)) {
            Trouble trouble = trouble(port.address(), Limits.NORMAL);

            assertEquals(Kind.BUSY, trouble.kind(), trouble.getMessage());
            assertTrue(
                    trouble.getMessage().contains("(it hung up at once; if it always does, check port in the options)"),
                    trouble.getMessage());
        }
    }

    @Test
    void a_server_that_hangs_up_after_its_greeting_is_lost() throws IOException {
        try (SilentPort port = new SilentPort("SSH-2.0-OpenSSH_9.2\r\n", true)) {
            assertEquals(Kind.LOST, trouble(port.address(), Limits.NORMAL).kind());
        }
    }
}
