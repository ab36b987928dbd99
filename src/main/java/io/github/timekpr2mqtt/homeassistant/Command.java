package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.PcSetting;
import io.github.timekpr2mqtt.changes.Setting;
import io.github.timekpr2mqtt.changes.TimeKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What somebody wants. */
public sealed interface Command
        permits Command.Wish,
                Command.Several,
                Command.OfQueue,
                Command.Configure,
                Command.SyncNow,
                Command.Check,
                Command.SyncAll,
                Command.SetLogLevel,
                Command.NewKey,
                Command.WriteDiagnostics,
                Command.WriteDashboard,
                Command.Restart {
    /** Something for a child. */
    sealed interface Wish extends Command permits Set, Give, GiveBonus, SetBonus {}

    /** Something about changes that wait or failed: nothing that a PC has is changed. */
    sealed interface OfQueue extends Command permits CancelWaiting, Dismiss, SelectChange, CancelSelected {}

    /** A control shall have this level. */
    record Set(Setting setting) implements Wish {}

    /** One of Timekpr's own settings on a PC shall have this level. */
    record Configure(PcSetting setting) implements Command {}

    /** Extra or less time of this kind today. */
    record Give(TimeKind kind, Amount amount) implements Wish {
        /** Of time at the PC. */
        public Give(Amount amount) {
            this(TimeKind.TIME, amount);
        }
    }

    /** Extra time today, as much as the bonus is set to. */
    record GiveBonus() implements Wish {}

    /** What the next bonus gives; kept in the bridge. */
    record SetBonus(int seconds) implements Wish {}

    /** Several controls of one child, each once: all of it is taken, or nothing. */
    record Several(List<Part> parts) implements Command {
        /** Copies the list. */
        public Several {
            parts = List.copyOf(parts);
        }

        /** The first control that gives more each time it is carried out; empty if twice does no harm. */
        public Optional<String> relative() {
            return first(wish -> wish instanceof GiveBonus
                    || (wish instanceof Give give && !give.amount().absolute()));
        }

        /** The control that sets all the extra time of today. */
        Optional<String> absolute() {
            return first(wish -> wish instanceof Give give
                    && give.kind() == TimeKind.TIME
                    && give.amount().absolute());
        }

        private Optional<String> first(Predicate<Wish> which) {
            return parts.stream()
                    .filter(part -> which.test(part.wish()))
                    .map(Part::control)
                    .findFirst();
        }
    }

    /**
     * What is wanted of one of several controls.
     *
     * @param value what was given, as text, shortened
     */
    record Part(String control, String value, Wish wish) {}

    /** Nothing that waits shall be done. */
    record CancelWaiting() implements OfQueue {}

    /** What failed of a child, or of Timekpr's own settings, need not be shown any more. */
    record Dismiss() implements OfQueue {}

    /**
     * The change in this place of the list is meant from now on.
     *
     * @param place from 1; 0 is none
     * @param list what {@link Queue} called the list that it was picked from; empty if the sender did not say
     */
    record SelectChange(int place, Optional<String> list) implements OfQueue {}

    /** The change that is selected shall not be done. */
    record CancelSelected() implements OfQueue {}

    /** Look at the PC now. */
    record SyncNow() implements Command {}

    /** Look at everything on the way to the PC, and say what is in the way. */
    record Check() implements Command {}

    /** Tell everything again, and look at all PCs now. */
    record SyncAll() implements Command {}

    /** Let the log say more or less, until the next start. */
    record SetLogLevel(String level) implements Command {}

    /** Make a new SSH key, to take the place of the old one when every PC knows it. */
    record NewKey() implements Command {}

    /** Write down what a report of a fault needs. */
    record WriteDiagnostics() implements Command {}

    /** Write a dashboard for Home Assistant into the log. */
    record WriteDashboard() implements Command {}

    /** Start the program again within the process, with its options read anew. */
    record Restart() implements Command {}
}
