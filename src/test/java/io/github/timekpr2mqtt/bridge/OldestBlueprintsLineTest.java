package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.lab.HomeAssistantVersion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The oldest Home Assistant that we support; run if {@code HA_VERSION} is {@code 2025.10} or {@code both}. */
class OldestBlueprintsLineTest extends BlueprintsContract {
    OldestBlueprintsLineTest(@TempDir Path folder) throws IOException {
        super(HomeAssistantVersion.OLDEST, folder);
    }
}
