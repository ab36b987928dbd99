package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.BadOption;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.Command;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.homeassistant.Renamed;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands that are done at once and want nothing of a PC that has to be kept. Desk thread only. */
@Singleton
final class Actions {
    private static final Logger LOG = LoggerFactory.getLogger(Actions.class);

    private final Household household;
    private final Display display;
    private final Logging logging;
    private final Restart restart;
    private final OwnKey key;
    private final Diagnostics diagnostics;
    private final Announcer announcer;

    Actions(
            Household household,
            Display display,
            Logging logging,
            Restart restart,
            OwnKey key,
            Diagnostics diagnostics,
            Announcer announcer) {
        this.household = household;
        this.display = display;
        this.logging = logging;
        this.restart = restart;
        this.key = key;
        this.diagnostics = diagnostics;
        this.announcer = announcer;
    }

    /**
     * Does the command, if it is one of these.
     *
     * @param end tells that it was done and acknowledges it, and then does the rest
     * @return whether it was one of these
     * @throws Refused if it cannot be done
     */
    boolean carriesOut(Command command, Optional<Pc> pc, Consumer<Runnable> end) throws Refused {
        if (command instanceof Command.SyncNow) {
            pc.ifPresent(Pc::look);
            end.accept(Actions::nothing);
        } else if (command instanceof Command.Check) {
            pc.ifPresent(any -> {
                any.checking().start();
                any.look(); // somebody may just have mended something
            });
            end.accept(Actions::nothing);
        } else if (command instanceof Command.SyncAll) {
            household.syncAll();
            end.accept(Actions::nothing);
        } else if (command instanceof Command.SetLogLevel set) {
            logging.change(set.level());
            display.showAll();
            end.accept(Actions::nothing);
        } else if (command instanceof Command.NewKey) {
            key.change();
            end.accept(Actions::nothing);
            display.showAll();
            household.pcs().stream()
                    .filter(any -> key.behind().contains(any.name()))
                    .forEach(any -> any.checking().start()); // it has the line to paste there
        } else if (command instanceof Command.WriteDiagnostics) {
            diagnostics.write();
            end.accept(Actions::nothing);
        } else if (command instanceof Command.WriteDashboard) {
            LOG.info("A dashboard for Home Assistant:\n{}", DashboardText.of(announcer.known(), Renamed.NONE));
            end.accept(Actions::nothing);
        } else if (command instanceof Command.Restart) {
            Options next = options();
            LOG.info("Restarting, as asked for");
            end.accept(() -> restart.with(next)); // acknowledged before the end, or the broker brings it again after it
        } else {
            return false;
        }
        return true;
    }

    private static void nothing() {}

    private Options options() throws Refused {
        try {
            return restart.read();
        } catch (BadOption e) {
            throw new Refused("no restart with these options: " + e.getMessage());
        }
    }
}
