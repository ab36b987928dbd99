package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.EmbeddedBroker;
import io.github.timekpr2mqtt.lab.HomeAssistant;
import io.github.timekpr2mqtt.lab.HomeAssistantVersion;
import java.io.IOException;
import java.nio.file.Path;

/** A home with a live Home Assistant and a broker, and with no PC that is on. */
record AssistedHome(Broker broker, HomeAssistant ha, Home home) implements AutoCloseable {
    /** Skips the test where this version is not wanted. */
    static AssistedHome start(HomeAssistantVersion version, Path folder) throws IOException {
        HomeAssistant.isWanted(version);
        Broker broker = new EmbeddedBroker();
        try {
            Home home = new Home(broker, folder).forHomeAssistant();
            HomeAssistant ha = HomeAssistant.start(version, folder.resolve("ha"), LiveHome.freePort(), broker.port());
            return new AssistedHome(broker, ha, home);
        } catch (IOException | RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (broker;
                ha) {
            home.close();
        }
    }
}
