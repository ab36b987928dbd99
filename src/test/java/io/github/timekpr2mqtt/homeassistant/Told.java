package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Effect;
import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.timekpr.LimitedBy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events and receipts that are kept for review. */
final class Told {
    private static final Origin.ReplyTo REPLY = new Origin.ReplyTo("scripts/answers", "AQID");
    private static final Origin LIMIT = Anna.origin("limit_monday", "90");
    private static final Origin HOURS = Anna.origin("hours_monday", "7-8:30");
    private static final Origin PRESS = Anna.origin("add_15", "{\"minutes\":15,\"id\":\"1795258800.123456\"}");
    private static final Origin SCRIPT = new Origin("AQID", "add_15", "PRESS", Anna.NOW, Optional.of(REPLY));

    private static final Origin SEVERAL = new Origin(
            "x",
            CommandDocument.NAME,
            "{\"id\":\"x\",\"limit_monday\":90,\"lockout\":\"lock\"}",
            Anna.NOW,
            Optional.of(REPLY));
    private static final Origin ONE = SEVERAL.part("limit_monday", "90");

    private Told() {}

    static List<Golden> all() {
        return List.of(
                ended("applied-setting", Ending.Type.APPLIED, LIMIT, "60", "90", ""),
                granted("applied-grant", new Effect(2400, 3300, LimitedBy.DAY_LIMIT), ""),
                granted(
                        "applied-grant-that-cannot-help",
                        new Effect(541, 541, LimitedBy.HOURS),
                        "15 min given, but the hours end at 20:00"),
                ended("applied-grant-of-script", Ending.Type.APPLIED, SCRIPT, "15", "30", ""),
                ended("applied-hours", Ending.Type.APPLIED, HOURS, "all day", "07:00-08:30", ""),
                ended("failed", Ending.Type.FAILED, LIMIT, "60", "60", "the PC refused it: unexpected error"),
                ended("expired", Ending.Type.EXPIRED, PRESS, null, null, "the day was over before the PC was there"),
                ended("changed-at-pc", Ending.Type.CHANGED_AT_PC, Anna.origin("limit_monday", "45"), "60", "45", ""),
                ofPc("applied-own-setting", Ending.Type.APPLIED, Anna.origin("timekpr_poll_time", "5"), "3", "5"),
                ofPc(
                        "own-setting-changed-at-pc",
                        Ending.Type.CHANGED_AT_PC,
                        Anna.origin("timekpr_session_types", "x11, wayland"),
                        "x11, wayland, mir",
                        "x11, wayland"),
                rejected("rejected", "den", "anna", "given '2000', allowed 0 to 1440 minutes", null),
                rejected("rejected-script", "den", "anna", "cannot save: no space left", "AQID"),
                rejected("rejected-unknown", null, null, "nothing is called account/den/nobody", null),
                receipt("accepted", SCRIPT),
                receipt("accepted-several", SEVERAL),
                superseded("superseded", SCRIPT, ""),
                superseded(
                        "superseded-sent",
                        Anna.origin("limit_monday", "45"),
                        "it was already sent to the PC, which may have it all the same until it is set again"),
                ended("applied-one-of-several", Ending.Type.APPLIED, ONE, "60", "90", ""));
    }

    private static Golden ended(
            String name,
            Ending.Type type,
            Origin origin,
            @Nullable String before,
            @Nullable String after,
            String reason) {
        Ending ending = new Ending(
                type,
                Anna.ACCOUNT.user(),
                origin,
                Optional.ofNullable(before),
                Optional.ofNullable(after),
                reason,
                Anna.NOW.plusSeconds(2));
        return new Golden("event-" + name, Documents.event(ending, "den", Anna.ZONE));
    }

    private static Golden ofPc(String name, Ending.Type type, Origin origin, String before, String after) {
        Ending ending = new Ending(
                type,
                Optional.empty(),
                origin,
                Optional.of(before),
                Optional.of(after),
                "",
                Anna.NOW.plusSeconds(2),
                Optional.empty());
        return new Golden("event-" + name, Documents.event(ending, "den", Anna.ZONE));
    }

    private static Golden granted(String name, Effect effect, String note) {
        Ending ending = new Ending(
                Ending.Type.APPLIED,
                Optional.of(Anna.ACCOUNT.user()),
                PRESS,
                Optional.of("0"),
                Optional.of("15"),
                note,
                Anna.NOW.plusSeconds(2),
                Optional.of(effect));
        return new Golden("event-" + name, Documents.event(ending, "den", Anna.ZONE));
    }

    private static Golden rejected(
            String name, @Nullable String pc, @Nullable String user, String reason, @Nullable String correlation) {
        Rejection rejection = new Rejection("id-2", pc, user, "limit_monday", "2000", reason, Anna.NOW, correlation);
        return new Golden("event-" + name, Documents.rejected(rejection, Anna.ZONE));
    }

    private static Golden receipt(String name, Origin origin) {
        return new Golden(
                "receipt-" + name, Documents.accepted(origin, "den", Anna.ACCOUNT.user(), Anna.NOW, Anna.ZONE));
    }

    private static Golden superseded(String name, Origin origin, String reason) {
        Ending ending = Ending.superseded(Optional.of(Anna.ACCOUNT.user()), origin, reason, Anna.NOW);
        return new Golden("receipt-" + name, Documents.superseded(ending, "den", Anna.ZONE));
    }
}
