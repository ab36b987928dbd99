package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.AccountView;
import io.github.timekpr2mqtt.homeassistant.Figures;
import io.github.timekpr2mqtt.homeassistant.Moments;
import io.github.timekpr2mqtt.homeassistant.OwnSettings;
import io.github.timekpr2mqtt.homeassistant.PcView;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Faults;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** One PC and its accounts as they are shown. Desk thread only. */
final class PcViews {
    private final Options.Pc options;
    private final PcState state;
    private final LockTimes lockTimes = new LockTimes();
    private final Since since = new Since();

    PcViews(Options.Pc options, PcState state) {
        this.options = options;
        this.state = state;
    }

    /** @param all the views of everyone, see {@link #accounts} */
    PcView pc(List<AccountView> all) {
        OwnSettings own = state.settings().view(state.wishes(), obstacle());
        String error = state.error().isEmpty() ? own.trouble() : state.error();
        return new PcView(
                state.topic(),
                state.time().isOnline(),
                state.time().lastSeen(),
                !state.problem().isEmpty() || !own.trouble().isEmpty(),
                error,
                since.of("", error, state.time().now()),
                all,
                own,
                state.troubles().checkup(),
                state.timekprVersion(),
                state.time().ourZone());
    }

    /** Why open changes are not delivered; empty if nothing is in their way. */
    private String obstacle() {
        return state.why().isEmpty() && state.isReadOnly() ? PcState.READ_ONLY : state.why();
    }

    /** Of everyone who is shown, and of whom something is wanted, in the order of their names. */
    List<AccountView> accounts() {
        Set<Username> everyone = state.accounts().names();
        everyone.addAll(state.wishes().accounts().keySet());
        return everyone.stream().map(this::account).toList();
    }

    AccountView account(Username user) {
        Optional<AccountFiles> files = state.accounts().files(user);
        Optional<Figures> figures = files.map(f -> Figures.of(
                f, state.version(), state.sessions().live(user), state.time().pcTime(), state.dayStart(user)));
        AccountView view = new AccountView(
                new Topics.Account(state.name(), user),
                options.display(user.value()),
                figures,
                moments(
                        user,
                        figures.filter(f -> files.filter(PcViews::isCounted).isPresent())),
                state.recording().of(user),
                Optional.of(state.sessions().isLoggedIn(user)),
                state.wishes().of(user),
                files.map(AccountFiles::config),
                files.map(AccountFiles::faults).orElse(Faults.NONE),
                state.version(),
                state.accounts().trouble(user),
                Optional.empty(),
                obstacle(),
                state.time().ourZone());
        return view.troubleSince(
                since.of(user.value(), view.lastError(), state.time().now()));
    }

    private static boolean isCounted(AccountFiles files) {
        return files.faults().againstCounting().isEmpty();
    }

    private Moments moments(Username user, Optional<Figures> figures) {
        OptionalInt locksIn = figures.filter(f -> state.sessions().isLoggedIn(user))
                .map(Figures::locksIn)
                .orElse(OptionalInt.empty());
        return new Moments(
                state.time().pcTime().toLocalDate(),
                state.time().zone(),
                state.accounts().asOf(user),
                lockTimes.shown(user, locksIn, state.time().now()),
                Optional.ofNullable(state.sessions().ends().get(user)));
    }
}
