package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.host.Trouble.Kind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TroubleTest {
    /** Home Assistant takes no state of more than 255 characters. */
    @ParameterizedTest
    @EnumSource
    void the_words_always_fit_and_end_as_they_should(Kind kind) {
        String text = new Trouble(kind, null, "x".repeat(900), "y".repeat(900)).getMessage();
        String bare = new Trouble(kind, null, "", "").getMessage();

        assertTrue(text.length() <= 255, text);
        assertEquals(
                bare.substring(bare.length() - 10),
                text.replaceAll("[xy…]{5,}", "").substring(bare.length() - 10));
        assertFalse(text.contains("%"), text);
    }

    @Test
    void two_fingerprints_fit_whole() {
        String before = TestKeys.fingerprint(TestKeys.ed25519());
        String now = TestKeys.fingerprint(TestKeys.ed25519());
        String text = new Trouble(Kind.HOST_KEY_CHANGED, null, before, now).getMessage();

        assertTrue(text.contains(before + " was expected") && text.contains(now), text);
    }

    @Test
    void what_a_pc_says_becomes_one_plain_line() {
        String text = new Trouble(Kind.REFUSED, null, " a\r\n\tb\u001b[31m \u202ec\u0000 ").getMessage();

        assertEquals("Timekpr refused: a b [31m c", text);
    }

    @Test
    void an_exception_says_its_message_or_else_its_name() {
        assertEquals("Timekpr refused: no", new Trouble(Kind.REFUSED, null, new IOException("no")).getMessage());
        assertEquals("Timekpr refused: IOException", new Trouble(Kind.REFUSED, null, new IOException()).getMessage());
    }

    @Test
    void what_only_a_person_can_mend_is_known() {
        assertEquals(
                Set.of(
                        Kind.NOT_SSH,
                        Kind.KEY_REFUSED,
                        Kind.ACCOUNT_REFUSED,
                        Kind.NOTHING_IN_COMMON,
                        Kind.NOT_OUR_GATE,
                        Kind.BUS_REFUSED,
                        Kind.BUS_DENIED,
                        Kind.FILES_TOO_LARGE,
                        Kind.FILES_UNREADABLE,
                        Kind.HOST_KEY_CHANGED,
                        Kind.HOST_KEY_LOST,
                        Kind.COMMAND_REFUSED,
                        Kind.TOO_FEW_SESSIONS,
                        Kind.SESSION_ENDED,
                        Kind.NO_STDIO_BRIDGE,
                        Kind.NO_TIMEKPR,
                        Kind.NOT_IN_GROUP),
                all(true));
        assertTrue(new Trouble(Kind.KEY_REFUSED, null, "kid").waitsForPerson());
    }

    @Test
    void a_call_may_still_happen_only_if_nobody_answered_it() {
        assertEquals(Set.of(Kind.NO_ANSWER, Kind.LOST), all(false));
        assertTrue(new Trouble(Kind.LOST, null, "").mayStillHappen());
        assertFalse(new Trouble(Kind.DAEMON_GONE, null).mayStillHappen());
    }

    private static Set<Kind> all(boolean person) {
        Set<Kind> kinds = EnumSet.allOf(Kind.class);
        kinds.removeIf(kind -> person ? !kind.waitsForPerson() : !kind.mayStillHappen());
        return kinds;
    }
}
