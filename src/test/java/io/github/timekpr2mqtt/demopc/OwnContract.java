package io.github.timekpr2mqtt.demopc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.timekpr.Answer;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.OwnList;
import io.github.timekpr2mqtt.timekpr.OwnNumber;
import io.github.timekpr2mqtt.timekpr.OwnSwitch;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What setting Timekpr's own settings does to its file. Each test leaves those that others need as they were. */
interface OwnContract {
    Opened opened();

    private MainConfig main() throws Trouble {
        return opened().link.files().main();
    }

    private void set(Call call) throws Trouble {
        assertEquals(Opened.OK, opened().link.call(call), call.toString());
    }

    private Answer setRaw(String member, String signature, Object arg) throws Trouble {
        return opened().link.call(new Call(Call.OWN_INTERFACE, member, signature, List.of(arg)));
    }

    @Test
    default void our_account_may_change_timekprs_own_settings_as_timekpr_is_installed() throws Exception {
        assertTrue(opened().link.mayConfigure());
        Answer answer = opened().link.call(Call.getTimekprConfiguration());
        assertEquals(0, answer.result());
        assertTrue(answer.rest().get(0) instanceof Map<?, ?> values && values.containsKey("TIMEKPR_POLLTIME"));
    }

    @Test
    default void each_number_is_written_as_it_is_and_read_back() throws Exception {
        for (OwnNumber which : OwnNumber.values()) {
            int before = which.in(main());
            for (int value : List.of(which.min(), which.max(), before)) {
                set(Call.setTimekpr(which, value));
                assertEquals(value, which.in(main()), which.name());
            }
        }
    }

    @Test
    default void a_number_that_makes_no_sense_is_taken_without_a_word() throws Exception {
        assertEquals(Opened.OK, setRaw("setTimekprFinalNotificationTime", "i", -5));
        assertEquals("-5", opened().pc.own("TIMEKPR_FINAL_NOTIFICATION_TIME"));
        assertEquals(Opened.OK, setRaw("setTimekprLogLevel", "i", 7));
        assertEquals("7", opened().pc.own("TIMEKPR_LOGLEVEL"));
        set(Call.setTimekpr(OwnNumber.FINAL_NOTIFICATION, 60));
        set(Call.setTimekpr(OwnNumber.LOG_LEVEL, 1));
    }

    @Test
    default void the_switches_of_playtime_are_written_as_words() throws Exception {
        for (OwnSwitch which : List.of(OwnSwitch.PLAYTIME, OwnSwitch.PLAYTIME_ENHANCED)) {
            set(Call.setTimekpr(which, true));
            assertTrue(which.in(main()), which.name());
            set(Call.setTimekpr(which, false));
            assertEquals(false, which.in(main()), which.name());
        }
        assertEquals("False", opened().pc.own("TIMEKPR_PLAYTIME_ENABLED"));
    }

    @Test
    default void whether_inactive_sessions_count_is_written_as_a_number_and_the_file_can_be_read() throws Exception {
        set(Call.setTimekpr(OwnSwitch.TRACK_INACTIVE, true));
        assertEquals("1", opened().pc.own("TIMEKPR_TRACK_INACTIVE"));
        TimekprVersion version = opened().link.files().version();
        assertEquals(version.keepsTrackInactive(), main().trackInactive());
        set(Call.setTimekpr(OwnNumber.LOG_LEVEL, 1));
        assertEquals(
                version.keepsTrackInactive() ? "True" : "False", opened().pc.own("TIMEKPR_TRACK_INACTIVE"));
        set(Call.setTimekpr(OwnSwitch.TRACK_INACTIVE, false));
        assertEquals("0", opened().pc.own("TIMEKPR_TRACK_INACTIVE"));
        assertEquals(false, main().trackInactive());
    }

    @Test
    default void lists_are_written_in_their_order_and_may_be_empty() throws Exception {
        for (OwnList which : List.of(OwnList.SESSION_TYPES_EXCLUDED, OwnList.USERS_EXCLUDED)) {
            List<String> before = which.in(main());
            List<String> words = which.isOfSessions() ? List.of("web", "tty") : List.of("gdm", "x.y-z_1");
            set(Call.setTimekpr(which, words));
            assertEquals(words, which.in(main()));
            set(Call.setTimekpr(which, List.of()));
            assertEquals(List.of(), which.in(main()));
            set(Call.setTimekpr(OwnNumber.LOG_LEVEL, 1)); // the daemon reads its file before each change
            assertEquals(List.of(), which.in(main()), "it can read what it wrote");
            set(Call.setTimekpr(which, before));
        }
        set(Call.setTimekpr(OwnList.SESSION_TYPES, List.of("wayland", "x11")));
        assertEquals("wayland;x11", opened().pc.own("TIMEKPR_SESSION_TYPES_CTRL"));
    }

    @Test
    default void a_session_of_a_type_that_is_excluded_counts_no_more_at_once_and_again_when_it_is_not()
            throws Exception {
        List<String> before = OwnList.SESSION_TYPES_EXCLUDED.in(main());
        opened().logInAndCount("typed");
        set(Call.setTimekpr(OwnList.SESSION_TYPES_EXCLUDED, List.of("x11")));
        LiveTime still = awaitRealtime(time -> time.inactive() > 0);
        LiveTime later = awaitRealtime(time -> time.inactive() > still.inactive() + 1);
        assertEquals(still.spentSession(), later.spentSession());
        set(Call.setTimekpr(OwnList.SESSION_TYPES_EXCLUDED, before));
        awaitRealtime(time -> time.spentSession() > later.spentSession());
        opened().logOut("typed");
    }

    private LiveTime awaitRealtime(Predicate<LiveTime> wanted) {
        return Opened.soon()
                .until(() -> opened().realtime("typed").filter(wanted), Optional::isPresent)
                .orElseThrow();
    }

    @Test
    default void what_was_edited_in_the_file_survives_a_change_of_something_else() throws Exception {
        opened().pc.setOwn("TIMEKPR_FINAL_WARNING_TIME", "9");
        set(Call.setTimekpr(OwnNumber.FINAL_NOTIFICATION, 90));
        assertEquals("9", opened().pc.own("TIMEKPR_FINAL_WARNING_TIME"));
        set(Call.setTimekpr(OwnNumber.FINAL_NOTIFICATION, 60));
        set(Call.setTimekpr(OwnNumber.FINAL_WARNING, 10));
    }

    @Test
    default void a_method_that_is_none_or_of_the_other_interface_is_an_error() {
        for (Call call : List.of(
                new Call(Call.OWN_INTERFACE, "setTimekprNonsense", "i", List.of(1)),
                new Call(Call.OWN_INTERFACE, "getUserList", "", List.of()))) {
            assertEquals(
                    Trouble.Kind.REFUSED,
                    assertThrows(Trouble.class, () -> opened().link.call(call)).kind());
        }
    }
}
