package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is told of a grant that the PC shows.
 *
 * @param before extra seconds before
 * @param after extra seconds that it made
 */
record AppliedGrant(Grant grant, int before, int after) {
    /** Its ending, and what somebody moved at the PC beside it. */
    List<Ending> endings(Username user, Seen seen, AccountFiles account, TimeSpent today, int shown) {
        List<Ending> endings = new ArrayList<>();
        endings.add(
                switch (grant.kind()) {
                    case TIME -> time(user, seen, account, today);
                    case PLAYTIME ->
                        ending(
                                user,
                                seen,
                                PlayTimeBalance.note(
                                        grant.amount(),
                                        account.config().playTime(),
                                        seen.pc().main()));
                });
        if (shown != after) {
            endings.add(Ending.changedAtPc(
                    "pc-" + grant.origin().id(),
                    Optional.of(user),
                    grant.kind().extra(),
                    Minutes.text(after),
                    Minutes.text(shown),
                    seen.at()));
        }
        return endings;
    }

    private Ending time(Username user, Seen seen, AccountFiles account, TimeSpent today) {
        GrantReadBack readBack = new GrantReadBack(
                account.config(), today, before, seen.pc().clock().local());
        Amount amount = grant.amount();
        String note = readBack.note(amount, amount.absolute() ? after - before : amount.seconds());
        return ending(user, seen, note).with(readBack.effect());
    }

    private Ending ending(Username user, Seen seen, String note) {
        return grant.ending(Ending.Type.APPLIED, user, Optional.of(before), Optional.of(after), note, seen.at());
    }
}
