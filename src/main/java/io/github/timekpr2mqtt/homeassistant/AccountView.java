package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.history.History;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Everything that is shown of one account.
 *
 * @param child the name that people read
 * @param figures empty while they are not known
 * @param moments when what is shown was, is and will be
 * @param history its days
 * @param active whether the child is logged in and its time is watched; empty while that is not known
 * @param wishes what is wanted and not yet seen on the PC
 * @param onPc the configuration as last observed
 * @param version of the PC's Timekpr
 * @param trouble why this account cannot be read, empty if it can
 * @param troubleSince since when there is something to know and to do, as far as that is known
 * @param absent why changes wait on the PC's side, empty while the PC is there
 * @param zone in which times are written
 */
public record AccountView(
        Topics.Account account,
        String child,
        Optional<Figures> figures,
        Moments moments,
        History history,
        Optional<Boolean> active,
        AccountWishes wishes,
        Optional<UserConfig> onPc,
        TimekprVersion version,
        String trouble,
        Optional<Instant> troubleSince,
        String absent,
        ZoneId zone) {
    /** What somebody has to know and do, in plain words; empty if nothing. */
    public String lastError() {
        return Changes.of(this).trouble();
    }

    /** The same with since when that is so. */
    public AccountView troubleSince(Optional<Instant> at) {
        return new AccountView(
                account, child, figures, moments, history, active, wishes, onPc, version, trouble, at, absent, zone);
    }

    /** Why open changes are not delivered, empty if nothing is in their way. */
    String obstacle() {
        return absent.isEmpty() ? trouble : absent;
    }
}
