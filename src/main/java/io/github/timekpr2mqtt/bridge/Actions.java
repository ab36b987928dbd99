package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.BadOption;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.Command;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.homeassistant.Renamed;
import jakarta.inject.Singleton;
import java.util.Optional;
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
     * @param acknowledge runs if it was done
     * @return whether it was one of these
     * @throws Refused if it cannot be done
     */
    boolean carriesOut(Command command, Optional<Pc> pc, Runnable acknowledge) throws Refused {
        if (command instanceof Command.SyncNow) {
            acknowledge.run();
            pc.ifPresent(Pc::look);
        } else if (command instanceof Command.Check) {
            acknowledge.run();
            pc.ifPresent(any -> {
                any.checking().start();
                any.look(); // somebody may just have mended something
            });
        } else if (command instanceof Command.SyncAll) {
            acknowledge.run();
            household.syncAll();
        } else if (command instanceof Command.SetLogLevel set) {
            acknowledge.run();
            logging.change(set.level());
            display.showAll();
        } else if (command instanceof Command.NewKey) {
            key.change();
            acknowledge.run();
            display.showAll();
            household.pcs().stream()
                    .filter(any -> key.behind().contains(any.name()))
                    .forEach(any -> any.checking().start()); // it has the line to paste there
        } else if (command instanceof Command.WriteDiagnostics) {
            diagnostics.write();
            acknowledge.run();
        } else if (command instanceof Command.WriteDashboard) {
            LOG.info("A dashboard for Home Assistant:\n{}", DashboardText.of(announcer.known(), Renamed.NONE));
            acknowledge.run();
        } else if (command instanceof Command.Restart) {
            Options next = options();
            acknowledge.run(); // before the end, or the broker brings it again after it
            LOG.info("Restarting, as asked for");
            restart.with(next);
        } else {
            return false;
        }
        return true;
    }

    private Options options() throws Refused {
        try {
            return restart.read();
        } catch (BadOption e) {
            throw new Refused("no restart with these options: " + e.getMessage());
        }
    }
}
