package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.Probe;
import io.github.timekpr2mqtt.config.Options;
import io.micronaut.context.ApplicationContext;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A mistake of ours in the handling of one command, here options on a file system that is gone. */
@ExtendWith(BrokerExtension.class)
class OwnFaultTest {
    @Test
    void the_command_is_answered_and_those_after_it_are_taken(Broker broker, @TempDir Path folder) throws Exception {
        Path options = Files.writeString(
                folder.resolve("options.json"),
                "{\"mqtt\":{\"url\":\"mqtt://127.0.0.1:" + broker.port()
                        + "\"},\"pcs\":[{\"name\":\"den\",\"host\":\"127.0.0.1\",\"port\":1}]}");
        FileSystem gone = FileSystems.newFileSystem(folder.resolve("gone.zip"), Map.of("create", "true"));
        Path nowhere = gone.getPath("options.json");
        gone.close();
        try (Probe probe = Probe.on(broker.port(), "timekpr/bridge/event", "timekpr/bridge/availability");
                ApplicationContext bridge = Application.start(Options.read(options), folder, new Restart(nowhere))) {
            assertTrue(bridge.isRunning());
            probe.awaitLast("timekpr/bridge/availability", "online");
            probe.publish("timekpr/bridge/restart/set", "PRESS");
            probe.publish("timekpr/bridge/log_level/set", "loud");
            probe.await(seen -> seen.payload().contains("given 'loud'"));
            Map<String, Object> first =
                    Home.parse(probe.on("timekpr/bridge/event").get(0));
            assertEquals("restart", first.get("command"));
            assertEquals(
                    "this should not have happened: please report it, with what the log says", first.get("reason"));
        }
    }
}
