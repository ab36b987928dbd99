package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Grant;
import io.github.timekpr2mqtt.changes.Minutes;
import io.github.timekpr2mqtt.changes.OpenChange;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.changes.PcSetting;
import io.github.timekpr2mqtt.changes.PcSettingWish;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.changes.Setting;
import io.github.timekpr2mqtt.changes.SettingWish;
import io.github.timekpr2mqtt.homeassistant.Command;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A command for one account, or for Timekpr's own settings, that becomes a wish or is about wishes.
 *
 * @param user null if it is for Timekpr's own settings
 * @param hasId whether a repetition of it would have the same id; else nothing of it need be remembered
 */
record Wanted(@Nullable Username user, Command command, Origin origin, boolean hasId) {
    private static final String NOTHING_FAILED = "nothing had failed";

    /** Of a command for an account. */
    Username child() {
        return Objects.requireNonNull(user, "a command for the PC");
    }

    /** How many changes of extra time this makes. */
    long grants() {
        return grants(command);
    }

    private static long grants(Command command) {
        if (command instanceof Command.Several several) {
            return several.parts().stream()
                    .mapToLong(part -> grants(part.wish()))
                    .sum();
        }
        return command instanceof Command.Give || command instanceof Command.GiveBonus ? 1 : 0;
    }

    /** The wishes with this one. */
    PcWishes addTo(PcWishes wishes, PcState state) {
        if (command instanceof Command.Configure configure) {
            return configured(configure.setting(), wishes, state.settings());
        }
        if (user == null && command instanceof Command.Dismiss) {
            boolean none = wishes.openOwn().size() == wishes.own().size();
            return wishes.dismissedOwn().toTell(done(none ? NOTHING_FAILED : ""));
        }
        LocalDate today = state.time().askedToday();
        if (!(command instanceof Command.Several several)) {
            return addedTo(wishes, state, today);
        }
        PcWishes next = wishes;
        for (Command.Part part : several.parts()) {
            Wanted one = new Wanted(user, part.wish(), origin.part(part.control(), part.value()), hasId);
            next = one.addedTo(next, state, today);
        }
        return next;
    }

    private PcWishes configured(PcSetting setting, PcWishes wishes, PcSettings settings) {
        List<Ending> superseded = Stream.ofNullable(wishes.own().get(setting.control()))
                .filter(PcSettingWish::isOpen)
                .map(old -> superseded(old.origin(), OpenChange.ofReplaced(old.sending())))
                .toList();
        return wishes.with(new PcSettingWish(setting, origin, settings.onPc().map(setting::shownIn)))
                .toTell(superseded);
    }

    private PcWishes addedTo(PcWishes wishes, PcState state, LocalDate today) {
        Username user = child();
        AccountWishes account = wishes.of(user);
        List<Ending> endings = new ArrayList<>();
        if (command instanceof Command.Set set) {
            account.setting(set.setting().control())
                    .filter(SettingWish::isOpen)
                    .ifPresent(old -> endings.add(superseded(old.origin(), OpenChange.ofReplaced(old.sending()))));
            account = account.with(wish(set.setting(), state));
        } else if (command instanceof Command.SetBonus bonus) {
            endings.add(kept(account.bonus(), bonus.seconds()));
            account = account.withBonus(bonus.seconds());
        } else if (command instanceof Command.OfQueue about) {
            return ofQueue(about, wishes, state.time().isOnline());
        } else {
            Command.Give give =
                    command instanceof Command.Give given ? given : new Command.Give(Amount.relative(account.bonus()));
            Grant grant = new Grant(origin, give.kind(), give.amount(), today, new Grant.Waiting(""));
            account.replacedBy(grant).forEach(old -> endings.add(superseded(old.origin(), "")));
            account = account.with(grant);
        }
        return wishes.with(user, account).toTell(endings);
    }

    private SettingWish wish(Setting setting, PcState state) {
        SettingWish wish = new SettingWish(setting, origin, state.shown(child(), setting));
        boolean tookBack = state.accounts()
                .files(child())
                .filter(files -> state.late().has(child(), setting.control(), setting.shownWithin(files.config())))
                .isPresent();
        return tookBack ? wish.wasTakenBack() : wish;
    }

    private PcWishes ofQueue(Command.OfQueue about, PcWishes wishes, boolean online) {
        Username user = child();
        AccountWishes account = wishes.of(user);
        if (about instanceof Command.SelectChange select) {
            return wishes.with(user, account.select(select.place())).toTell(done(""));
        }
        if (about instanceof Command.Dismiss) {
            return wishes.with(user, account.dismissed()).toTell(done(account.hasFailed() ? "" : NOTHING_FAILED));
        }
        if (about instanceof Command.CancelWaiting) {
            List<Ending> endings = new ArrayList<>(account.cancelled(user, online, origin.at()));
            List<OpenChange> sent = account.openChanges().stream()
                    .filter(change -> change.goesOn(online))
                    .toList();
            if (sent.isEmpty()) {
                endings.addAll(done(endings.isEmpty() ? "nothing was waiting" : ""));
            } else { // also for who gave no id: not all of it is cancelled
                Ending.Type type = endings.isEmpty() ? Ending.Type.REJECTED : Ending.Type.APPLIED;
                endings.add(ending(type, OpenChange.sent(sent)));
            }
            return wishes.with(user, account.withoutWaiting(online)).toTell(endings);
        }
        Optional<OpenChange> selected = account.selectedChange();
        return selected.isEmpty()
                ? wishes
                : wishes.with(user, account.without(selected.get()))
                        .toTell(List.of(selected.get()
                                .ending(
                                        Ending.Type.CANCELLED,
                                        user,
                                        selected.get().perhapsThere(),
                                        origin.at())))
                        .toTell(done(""));
    }

    /** The command's own ending, for who gave it an id or asks for an answer; else only what became of the changes is told. */
    private List<Ending> done(String note) {
        return hasId || origin.replyTo().isPresent() ? List.of(ending(Ending.Type.APPLIED, note)) : List.of();
    }

    private Ending superseded(Origin old, String reason) {
        return Ending.superseded(Optional.ofNullable(user), old, reason, origin.at());
    }

    private Ending ending(Ending.Type type, String reason) {
        return new Ending(
                type,
                Optional.ofNullable(user),
                origin,
                Optional.empty(),
                Optional.empty(),
                reason,
                origin.at(),
                Optional.empty());
    }

    /** What is kept here and not on the PC is done at once. */
    private Ending kept(int before, int after) {
        return new Ending(
                Ending.Type.APPLIED,
                child(),
                origin,
                Optional.of(Minutes.text(before)),
                Optional.of(Minutes.text(after)),
                "",
                origin.at());
    }

    /** One id may be used for several controls and children: a script may tell all of them one thing. No child has an empty name. */
    String key() {
        return (user == null ? "" : user.value()) + "/" + origin.command() + "/" + origin.id();
    }
}
