package io.github.timekpr2mqtt.storage;

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
        @Nullable Integer answered) {

    static GrantDocument of(Grant grant) {
        if (grant.state() instanceof Grant.Prepared prepared) {
            SenderDocument sender = SenderDocument.of(prepared.sender());
            return of(grant, "prepared", "", prepared.operation(), prepared.before(), prepared.target(), sender);
        }
        if (grant.state() instanceof Grant.Done done) {
            return of(grant, "done", "", 0, done.before(), done.target(), null);
        }
        if (grant.state() instanceof Grant.Failed failed) {
            return of(grant, "failed", failed.reason(), 0, 0, 0, null);
        }
        return of(grant, "waiting", ((Grant.Waiting) grant.state()).why(), 0, 0, 0, null);
    }

    private static GrantDocument of(
            Grant grant,
            String state,
            String why,
            int operation,
            int before,
            int target,
            @Nullable SenderDocument sender) {
        return new GrantDocument(
                OriginDocument.of(grant.origin()),
                grant.amount().absolute(),
                grant.amount().seconds(),
                grant.day().toString(),
                state,
                why,
                operation,
                before,
                target,
                sender,
                grant.kind().name(),
                grant.answered());
    }

    Grant toGrant() {
        return new Grant(
                origin.toOrigin(),
                kind == null ? TimeKind.TIME : TimeKind.valueOf(kind),
                new Amount(absolute, seconds),
                LocalDate.parse(day),
                toState(),
                answered == null ? 0 : answered);
    }

    private Grant.State toState() {
        return switch (state) {
            case "waiting" -> new Grant.Waiting(why);
            case "failed" -> new Grant.Failed(why);
            case "done" -> new Grant.Done(before, target);
            case "prepared" -> new Grant.Prepared(operation, before, target, toSender());
            default -> throw new IllegalArgumentException("no grant is " + state);
        };
    }

    private Grant.Sender toSender() {
        if (sender == null) {
            throw new IllegalArgumentException("a prepared grant without its sender");
        }
        return sender.toSender();
    }
}
