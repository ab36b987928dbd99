package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A change that is not done yet: one entry of the list that people see. */
public sealed interface OpenChange permits OpenChange.OfSetting, OpenChange.OfGrant {
    /** Of a setting that was sent before somebody took it back. */
    String PERHAPS_THERE = "it was already sent to the PC, which may have it all the same until it is set again";

    /** Of extra time that was sent before its child or PC left the options. */
    String PERHAPS_GIVEN = "it was already sent to the PC, which may have it all the same";

    /** Of a setting that was not sent, but took the place of one that was. */
    String PERHAPS_ANOTHER = "what it replaced was already sent to the PC, which may have that until it is set again";

    /** The command that asked for it; no two open changes of an account have the same. */
    Origin origin();

    /** Whether it was handed to the PC, and it was not yet seen what became of it. */
    boolean isSent();

    /**
     * Whether it cannot be cancelled: what is just on its way goes on to its end. A setting can be taken back while the PC is away, or
     * it would come back to what nobody wants any more; extra time that may be given already cannot.
     */
    boolean goesOn(boolean online);

    /** What is said of one that ends although it, or what it replaced, was sent; empty if nothing was. */
    String perhapsThere();

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
            return wish.sent();
        }

        @Override
        public boolean goesOn(boolean online) {
            return isSent() && online;
        }

        @Override
        public String perhapsThere() {
            return afterSending(wish.sending());
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
        public boolean goesOn(boolean online) {
            return isSent();
        }

        @Override
        public String perhapsThere() {
            return isSent() ? PERHAPS_GIVEN : "";
        }

        @Override
        public Ending ending(Ending.Type type, Username user, String reason, Instant at) {
            return grant.ending(type, user, Optional.empty(), Optional.empty(), reason, at);
        }
    }

    /** The same of a wish for a setting. */
    static String afterSending(Sending sending) {
        return switch (sending) {
            case NOT -> "";
            case THIS -> PERHAPS_THERE;
            case REPLACED -> PERHAPS_ANOTHER;
        };
    }

    /** The same of one that was replaced, of which only what was sent of itself is said. */
    static String ofReplaced(Sending sending) {
        return sending == Sending.THIS ? PERHAPS_THERE : "";
    }

    /** A reason, and behind it what was sent. */
    static String also(String reason, String sent) {
        return sent.isEmpty() ? reason : reason + "; " + sent;
    }

    /** Why one that was sent is not cancelled. */
    default String sent() {
        return sent(List.of(this));
    }

    /** The same of several. */
    static String sent(List<OpenChange> changes) {
        String commands =
                changes.stream().map(change -> change.origin().command()).collect(Collectors.joining(", "));
        return commands
                + (changes.size() == 1
                        ? " was already sent to the PC, and goes on to its end"
                        : " were already sent to the PC, and go on to their end");
    }

    /** Settings, then grants, each in the order of the wishes. */
    static List<OpenChange> of(Collection<SettingWish> settings, List<Grant> grants) {
        List<OpenChange> open = new ArrayList<>();
        settings.stream().filter(SettingWish::isOpen).forEach(wish -> open.add(new OfSetting(wish)));
        grants.forEach(grant -> open.add(new OfGrant(grant)));
        return List.copyOf(open);
    }
}
