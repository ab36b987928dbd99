package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.lab.HomeAssistantVersion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The newest Home Assistant. Run alone by {@code HA=required ./mvnw test -Dtest=BlueprintsLineTest}. */
class BlueprintsLineTest extends BlueprintsContract {
    BlueprintsLineTest(@TempDir Path folder) throws IOException {
        super(HomeAssistantVersion.NEWEST, folder);
    }
}
