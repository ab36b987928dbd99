package io.github.timekpr2mqtt.timekpr;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Those of Timekpr's own settings that are a list. The daemon takes any words, also those that mean nothing, and joins them
 * by {@code ;} (measured on 0.5.4 and 0.5.9).
 */
public enum OwnList implements OwnSetting {
    /** Session types of logind's that count, and that end with the time. With none of them nobody's time counts any more (measured). */
    SESSION_TYPES("setTimekprSessionsCtrl"),

    /** Session types that never count, even if they are among {@link #SESSION_TYPES}. */
    SESSION_TYPES_EXCLUDED("setTimekprSessionsExcl"),

    /** Users without limits from their next log-in on, for a daemon that {@linkplain TimekprVersion#leavesUsersOut leaves them out}. */
    USERS_EXCLUDED("setTimekprUsersExcl");

    /** All that logind knows (sd_session_get_type(3)). */
    public static final List<String> KNOWN_TYPES = List.of("x11", "wayland", "mir", "tty", "web", "unspecified");

    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_.@-]{1,32}");

    private final String member;

    OwnList(String member) {
        this.member = member;
    }

    @Override
    public String member() {
        return member;
    }

    /** As it stands in the file; somebody else may have written a word that means nothing. */
    public List<String> in(MainConfig config) {
        return switch (this) {
            case SESSION_TYPES -> config.sessionTypesControlled();
            case SESSION_TYPES_EXCLUDED -> config.sessionTypesExcluded();
            case USERS_EXCLUDED -> config.usersExcluded();
        };
    }

    /** Whether the daemon understands this word, and can read it again: for a {@code %} 0.5.4 puts its whole usual list (measured). */
    public boolean takes(String word) {
        return isOfSessions() ? KNOWN_TYPES.contains(word) : USER.matcher(word).matches();
    }

    /** Whether it may be empty. */
    public boolean mayBeEmpty() {
        return this != SESSION_TYPES;
    }

    /** Whether its words are session types. */
    public boolean isOfSessions() {
        return this != USERS_EXCLUDED;
    }
}
