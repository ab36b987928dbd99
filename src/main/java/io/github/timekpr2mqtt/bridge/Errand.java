package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.BadOption;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.homeassistant.Renamed;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.FolderLock;
import io.github.timekpr2mqtt.storage.PcDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the program does when it is called for one thing, and not to stay. */
final class Errand {
    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

    private Errand() {}

    /**
     * Makes a new SSH key, as {@link OwnKey#change} does in a bridge that runs. None may run meanwhile.
     *
     * @return what to do now
     * @throws CannotStart if there is a new one already, or none can be saved
     */
    static String newKey(Path data) {
        boolean isFirst = Files.notExists(data.resolve("ssh/id_ed25519"));
        try (FolderLock held = new DataFolder(data).take()) {
            LOG.debug("Alone: {}", held);
            Keys before = Keys.in(data);
            if (before.isChanging()) {
                throw new CannotStart(
                        "there is a new SSH key already, and not every PC has taken it: " + before.publicLine());
            }
            Keys keys = isFirst ? before : Keys.begin(data);
            return (isFirst ? "Let this key in on each PC:" : "Let this key in on each PC, as the first one:") + "\n"
                    + keys.publicLine() + "\n"
                    + (isFirst ? "" : "The old one goes on until every PC has taken the new one.\n");
        } catch (IOException e) {
            throw new CannotStart("no new SSH key could be made: " + CannotStart.why(e));
        }
    }

    /**
     * The dashboard of what was announced so far; a bridge may run meanwhile.
     *
     * @throws CannotStart if nothing was, it cannot be read, or the pairs are none
     */
    static String dashboard(CommandLine.Board called) {
        try {
            return DashboardText.of(AnnouncedStore.glance(called.data()), Renamed.of(called.renamed()));
        } catch (Refused e) {
            throw new CannotStart("--dashboard: " + e.reason());
        } catch (IOException e) {
            throw new CannotStart(CannotStart.why(e));
        }
    }

    /**
     * What {@link Diagnostics} says of a bridge that does not run, and must not meanwhile: the PCs as they were last seen.
     *
     * @throws CannotStart if the folder cannot be read
     * @throws BadOption with the line that names the option
     */
    static String diagnostics(Path optionsFile, Path data, Version version) throws BadOption {
        Options options = GivenKeys.checked(optionsFile);
        Clock clock = Clock.system(ZoneId.systemDefault());
        RecentTrouble.keep();
        try (FolderLock held = new DataFolder(data).take()) {
            LOG.debug("Alone: {}", held);
            PcDocuments documents = new PcDocuments(Documents.open(data));
            List<PcState> pcs = new ArrayList<>();
            for (Options.Pc pc : options.pcs()) {
                pcs.add(PcState.load(pc, options.historyDays(), new PcTime(clock, Steady.MACHINE), documents));
            }
            return Documents.text(Diagnostics.of(options, version, clock, Map.of(), pcs));
        } catch (IOException e) {
            throw new CannotStart(CannotStart.why(e));
        }
    }
}
