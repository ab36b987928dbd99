package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.Minutes;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.changes.SettingWish;
import io.github.timekpr2mqtt.homeassistant.Command;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command for one account that became a wish. */
record Wanted(Username user, Command command, Origin origin) {

    /** Whether it was taken before: the broker may deliver it twice. */
    boolean isKnownTo(PcWishes wishes) {
        return wishes.knows(key());
    }

    static boolean isGrant(Command command) {
        return command instanceof Command.Give || command instanceof Command.GiveBonus;
    }

    boolean isGrantFor(Username child) {
        return isGrant(command) && user.equals(child);
    }

    /**
     * The wishes with this one.
     *
     * @param superseded gets the origins, with their accounts, of the wishes that this one replaces
     */
    PcWishes addTo(PcWishes wishes, PcState state, Map<Origin, Username> superseded) {
        AccountWishes account = wishes.of(user);
        LocalDate today = state.pcTime().toLocalDate();
        List<Ending> endings = new ArrayList<>();
        if (command instanceof Command.Set set) {
            account.setting(set.setting().control())
                    .filter(SettingWish::isOpen)
                    .ifPresent(old -> superseded.put(old.origin(), user));
            account = account.with(new SettingWish(set.setting(), origin, state.shown(user, set.setting())));
        } else if (command instanceof Command.SetBonus bonus) {
            endings.add(kept(account.bonus(), bonus.seconds()));
            account = account.withBonus(bonus.seconds());
        } else if (command instanceof Command.CancelWaiting) {
            endings.addAll(account.cancelled(user, origin.at()));
            account = account.withoutWaiting();
        } else if (command instanceof Command.Dismiss) {
            account = account.dismissed();
        } else {
            Amount amount = command instanceof Command.Give give ? give.amount() : Amount.relative(account.bonus());
            Grant grant = new Grant(origin, amount, today, new Grant.Waiting(""));
            account.replacedBy(grant).forEach(old -> superseded.put(old.origin(), user));
            account = account.with(grant);
        }
        return wishes.with(user, account).toTell(endings).remember(key(), today);
    }

    /** What is kept here and not on the PC is done at once. */
    private Ending kept(int before, int after) {
        return new Ending(
                Ending.Type.APPLIED,
                user,
                origin,
                Optional.of(Minutes.text(before)),
                Optional.of(Minutes.text(after)),
                "",
                origin.at());
    }

    /** One id may be used for several controls and children: a script may tell all of them one thing. */
    private String key() {
        return user.value() + "/" + origin.command() + "/" + origin.id();
    }
}
