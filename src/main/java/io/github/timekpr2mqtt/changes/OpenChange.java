package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A change that is not done yet: one entry of the list that people see. */
public sealed interface OpenChange permits OpenChange.OfSetting, OpenChange.OfGrant {
    /** The command that asked for it; no two open changes of an account have the same. */
    Origin origin();

    /** Whether it was handed to the PC: then it goes on to its end. A setting can be taken back until it holds. */
    boolean isSent();

    /** How it ends without having been done. */
    Ending ending(Ending.Type type, Username user, String reason, Instant at);

    /** An open wish for a control. */
    record OfSetting(SettingWish wish) implements OpenChange {
        @Override
        public Origin origin() {
            return wish.origin();
        }

        @Override
        public boolean isSent() {
            return false;
        }

        @Override
        public Ending ending(Ending.Type type, Username user, String reason, Instant at) {
            return new Ending(type, user, origin(), wish.before(), Optional.empty(), reason, at);
        }
    }

    /** Extra time that was not yet seen on the PC. */
    record OfGrant(Grant grant) implements OpenChange {
        @Override
        public Origin origin() {
            return grant.origin();
        }

        @Override
        public boolean isSent() {
            return !(grant.state() instanceof Grant.Waiting);
        }

        @Override
        public Ending ending(Ending.Type type, Username user, String reason, Instant at) {
            return grant.ending(type, user, Optional.empty(), Optional.empty(), reason, at);
        }
    }

    /** Why one that was sent is not cancelled. */
    default String sent() {
        return origin().command() + " was already sent to the PC, and goes on to its end";
    }

    /** Settings, then grants, each in the order of the wishes. */
    static List<OpenChange> of(Collection<SettingWish> settings, List<Grant> grants) {
        List<OpenChange> open = new ArrayList<>();
        settings.stream().filter(SettingWish::isOpen).forEach(wish -> open.add(new OfSetting(wish)));
        grants.forEach(grant -> open.add(new OfGrant(grant)));
        return List.copyOf(open);
    }
}
