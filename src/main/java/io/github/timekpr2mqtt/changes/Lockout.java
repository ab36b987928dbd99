package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.LockoutType;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.List;

/** What happens when a child's time is over. */
public record Lockout(LockoutType type) implements Setting {
    /** The control's key. */
    public static final String CONTROL = "lockout";

    static final String KEY = "LOCKOUT_TYPE";

    static Lockout of(String value) {
        return new Lockout(LockoutType.of(value)
                .orElseThrow(() -> new IllegalArgumentException("\"" + value + "\" is no lockout type")));
    }

    /** Also a word that Timekpr does not know, if somebody wrote one into its file. */
    static String shown(UserConfig config) {
        return config.lockoutType();
    }

    @Override
    public String control() {
        return CONTROL;
    }

    @Override
    public UserConfig applyTo(UserConfig config) {
        return config.withLockoutType(type);
    }

    @Override
    public boolean holdsIn(UserConfig config) {
        return config.lockoutType().equals(type.word());
    }

    @Override
    public String shownIn(UserConfig config) {
        return shown(config);
    }

    @Override
    public String value() {
        return type.word();
    }

    @Override
    public List<String> takesAlong(AccountWishes wishes) {
        return List.of(WakeHour.KEY);
    }

    @Override
    public Step.Change write(Username user, UserConfig observed, UserConfig wanted) {
        return change(user, wanted);
    }

    /** One call writes this and the hours in which the PC may be woken. */
    static Step.Change change(Username user, UserConfig wanted) {
        return new Step.Change(CONTROL, List.of(Call.setLockoutType(user, wanted.lockoutType(), wanted.wake())));
    }
}
