package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.PcSetting;
import io.github.timekpr2mqtt.changes.Setting;

/** What somebody wants. */
public sealed interface Command
        permits Command.Set,
                Command.Configure,
                Command.Give,
                Command.GiveBonus,
                Command.SetBonus,
                Command.CancelWaiting,
                Command.Dismiss,
                Command.SyncNow,
                Command.SyncAll,
                Command.SetLogLevel,
                Command.Restart {
    /** A control shall have this level. */
    record Set(Setting setting) implements Command {}

    /** One of Timekpr's own settings on a PC shall have this level. */
    record Configure(PcSetting setting) implements Command {}

    /** Extra or less time today. */
    record Give(Amount amount) implements Command {}

    /** Extra time today, as much as the bonus is set to. */
    record GiveBonus() implements Command {}

    /** What the next bonus gives; kept in the bridge. */
    record SetBonus(int seconds) implements Command {}

    /** Nothing that waits shall be done. */
    record CancelWaiting() implements Command {}

    /** What failed need not be shown any more. */
    record Dismiss() implements Command {}

    /** Look at the PC now. */
    record SyncNow() implements Command {}

    /** Tell everything again, and look at all PCs now. */
    record SyncAll() implements Command {}

    /** Let the log say more or less, until the next start. */
    record SetLogLevel(String level) implements Command {}

    /** Start the program again within the process, with its options read anew. */
    record Restart() implements Command {}
}
