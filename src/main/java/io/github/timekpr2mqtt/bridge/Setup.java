package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.BadOption;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.host.SetupLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The program called only to say how a PC is set up; it may run meanwhile. */
final class Setup {
    private Setup() {}

    /**
     * The line for the PC, with the key that the options give for it or the bridge's own, which is made if there is none yet.
     *
     * @throws CannotStart if the options have no such PC, or the key cannot be read or saved
     */
    static String line(CommandLine.Setup called) throws BadOption {
        Options options = Options.read(called.options());
        GivenKeys given = GivenKeys.of(options);
        Options.Pc pc = options.pcs().stream()
                .filter(each -> each.name().equals(called.pc()))
                .findFirst()
                .orElseThrow(() -> CannotStart.noSuchPc("--setup", called.pc(), options.pcs()));
        try {
            Path data = new DataFolder(called.data()).checked().path();
            Optional<Keys> found = Keys.found(data); // nothing is written where a bridge that runs may write, too
            Keys own = found.isPresent() ? found.get() : Keys.in(data);
            return SetupLine.of(given.publicLine(pc.name(), own), pc.user());
        } catch (IOException e) {
            throw DataFolder.unusable(e);
        }
    }
}
