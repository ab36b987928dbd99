package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.Basis;
import io.github.timekpr2mqtt.changes.Setting;
import io.github.timekpr2mqtt.history.History;
import io.github.timekpr2mqtt.timekpr.Faults;
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
 * @param history its days
 * @param active whether the child is logged in and its time is watched; empty while that is not known
 * @param wishes what is wanted and not yet seen on the PC
 * @param onPc the configuration as last observed
 * @param faults what is wrong with the account's files as last observed
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
        Faults faults,
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
        return Changes.trouble(this);
    }

    /** The same with since when that is so. */
    public AccountView troubleSince(Optional<Instant> at) {
        return new AccountView(
                account, child, figures, moments, history, active, wishes, onPc, faults, version, trouble, at, absent,
                zone);
    }

    /** What the account's files say under these keys; empty if that is not known. */
    Optional<UserConfig> onPc(List<String> keys) {
        return onPc.filter(config -> faults.isKnown(keys));
    }

    /** The figures of what was used, if they are known. */
    Optional<Figures> used() {
        return figures.filter(f -> faults.knowsSpent());
    }

    /** The figures of what is left, if they are known. */
    Optional<Figures> left() {
        return used().filter(f -> faults.knowsLimits());
    }

    /** Why this setting is not delivered, empty if nothing is in its way. */
    String obstacle(Setting setting) {
        return obstacle().isEmpty() ? new Basis(faults, wishes).against(setting).orElse("") : obstacle();
    }

    /** Why open changes are not delivered, empty if nothing is in their way. */
    String obstacle() {
        return absent.isEmpty() ? trouble : absent;
    }
}
