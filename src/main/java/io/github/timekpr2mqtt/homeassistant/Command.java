package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.Setting;

/** What somebody wants. */
public sealed interface Command permits Command.Set, Command.Give, Command.SyncNow {
    /** A control shall have this level. */
    record Set(Setting setting) implements Command {}

    /** Extra or less time today. */
    record Give(Amount amount) implements Command {}

    /** Look at the PC now. */
    record SyncNow() implements Command {}
}
