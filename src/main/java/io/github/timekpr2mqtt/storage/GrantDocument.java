package io.github.timekpr2mqtt.storage;

import io.github.timekpr2mqtt.changes.Aim;
import io.github.timekpr2mqtt.changes.Allotment;
import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.TimeKind;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;

/**
 * A grant as it lies on the disk.
 *
 * @param state {@code waiting}, {@code prepared}, {@code done} or {@code failed}
 * @param sender of a prepared one only
 * @param kind null in documents that are older than grants of PlayTime
 * @param counted seconds that the child had used at our look; with {@code limit} only of what may have been sent
 * @param answered null in documents in which tries were not counted
 */
@Serdeable
record GrantDocument(
        OriginDocument origin,
        boolean absolute,
        int seconds,
        String day,
        String state,
        String why,
        int operation,
        int before,
        int target,
        @Nullable SenderDocument sender,
        @Nullable String kind,
        @Nullable Integer counted,
        @Nullable Integer limit,
        @Nullable Integer answered) {

    static GrantDocument of(Grant grant) {
        if (grant.state() instanceof Grant.Prepared prepared) {
            return of(grant, "prepared", prepared.aim(), SenderDocument.of(prepared.sender()));
        }
        if (grant.state() instanceof Grant.Done done) {
            return of(grant, "done", done.aim(), null);
        }
        if (grant.state() instanceof Grant.Failed failed) {
            return of(grant, "failed", failed.reason());
        }
        return of(grant, "waiting", ((Grant.Waiting) grant.state()).why());
    }

    private static GrantDocument of(Grant grant, String state, String why) {
        return new GrantDocument(
                OriginDocument.of(grant.origin()),
                grant.amount().absolute(),
                grant.amount().seconds(),
                grant.day().toString(),
                state,
                why,
                0,
                0,
                0,
                null,
                grant.kind().name(),
                null,
                null,
                grant.answered());
    }

    private static GrantDocument of(Grant grant, String state, Aim aim, @Nullable SenderDocument sender) {
        return new GrantDocument(
                OriginDocument.of(grant.origin()),
                grant.amount().absolute(),
                grant.amount().seconds(),
                grant.day().toString(),
                state,
                "",
                aim.operation(),
                aim.before(),
                aim.target(),
                sender,
                grant.kind().name(),
                aim.from().day(),
                aim.from().limit(),
                grant.answered());
    }

    Grant toGrant() {
        return new Grant(
                origin.toOrigin(),
                toKind(),
                new Amount(absolute, seconds),
                LocalDate.parse(day),
                toState(),
                answered == null ? 0 : answered);
    }

    private TimeKind toKind() {
        return kind == null ? TimeKind.TIME : TimeKind.valueOf(kind);
    }

    private Grant.State toState() {
        return switch (state) {
            case "waiting" -> new Grant.Waiting(why);
            case "failed" -> new Grant.Failed(why);
            case "done" -> new Grant.Done(toAim());
            case "prepared" -> new Grant.Prepared(toAim(), toSender());
            default -> throw new IllegalArgumentException("no grant is " + state);
        };
    }

    private Aim toAim() {
        return counted == null || limit == null
                ? Aim.of(operation, before, target)
                : new Aim(new Allotment(toKind(), counted, counted - before, limit), operation);
    }

    private Grant.Sender toSender() {
        if (sender == null) {
            throw new IllegalArgumentException("a prepared grant without its sender");
        }
        return sender.toSender();
    }
}
