package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that is shown of one account.
 *
 * @param child the name that people read
 * @param figures empty while they are not known
 * @param moments when what is shown was, is and will be
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
        Optional<Boolean> active,
        AccountWishes wishes,
        Optional<UserConfig> onPc,
        TimekprVersion version,
        String trouble,
        Optional<Instant> troubleSince,
        String absent,
        ZoneId zone) {
    /** Where the child is. */
    enum Session {
        /** The PC cannot be seen. */
        PC_OFF,
        LOGGED_OUT,
        /** Logged in, and nothing counts. */
        IDLE,
        ACTIVE;

        static final List<String> WORDS = Stream.of(values()).map(Session::word).toList();

        /** Home Assistant's word. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Session session() {
        if (moments.asOf().isPresent()) {
            return Session.PC_OFF;
        }
        if (!active.orElse(false)) {
            return Session.LOGGED_OUT;
        }
        return figures.filter(Figures::idle).isPresent() ? Session.IDLE : Session.ACTIVE;
    }

    /** What somebody has to know and do, in plain words; empty if nothing. */
    public String lastError() {
        return Changes.of(this).trouble();
    }

    /** The same with since when that is so. */
    public AccountView troubleSince(Optional<Instant> at) {
        return new AccountView(
                account, child, figures, moments, active, wishes, onPc, version, trouble, at, absent, zone);
    }

    /** Why open changes are not delivered, empty if nothing is in their way. */
    String obstacle() {
        return absent.isEmpty() ? trouble : absent;
    }
}
