package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Something that is no document stands where a PC's wishes were. */
@Lab
@ExtendWith(BrokerExtension.class)
class LostDocumentLineTest {
    private final Home home;

    LostDocumentLineTest(Broker broker, @TempDir Path folder) throws IOException {
        home = new Home(broker, folder);
    }

    @Test
    void it_is_set_aside_and_said_in_home_assistant_and_both_pcs_work() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
                LabPc attic = LabPc.start(LabVersion.TIMEKPR_0_5_4, "ben");
                home) {
            Files.createDirectory(home.data.resolve("wishes-den.json"));
            home.with("den", den).with("attic", attic).start();
            Map<String, Object> state = home.await(
                    home.base + "/pc/den/state",
                    s -> String.valueOf(s.get("last_error")).startsWith("wishes of PC den lost"));
            assertEquals("ON", state.get("problem"));
            assertTrue(String.valueOf(state.get("last_error")).contains("wishes-den.damaged-1"), state::toString);
            assertTrue(Files.isDirectory(home.data.resolve("wishes-den.damaged-1")));
            home.awaitAccount("den", "anna").awaitAccount("attic", "ben");
            assertEquals("OK", home.document(home.base + "/pc/attic/state").get("last_error"));
            home.command("den", "anna", "limit_monday", "45");
            assertEquals("applied", home.awaitEvent("den", "anna", 1).get("event_type"));
            home.command("attic", "ben", "limit_monday", "46");
            assertEquals("applied", home.awaitEvent("attic", "ben", 1).get("event_type"));
        }
    }

    @Test
    void it_is_said_also_while_the_pc_is_off() throws Exception {
        try (home) {
            Files.writeString(home.data.resolve("wishes-den.json"), "{");
            home.at("den", "127.0.0.1", 1, "anna").start();
            Map<String, Object> state = home.await(
                    home.base + "/pc/den/state",
                    s -> String.valueOf(s.get("last_error")).startsWith("wishes of PC den lost"));
            assertEquals("ON", state.get("problem"));
            home.await(home.base + "/bridge/state", s -> "problem".equals(s.get("health")));
        }
    }

    @Test
    void what_was_last_seen_and_is_damaged_is_said_until_the_pc_is_there_again() throws Exception {
        try (LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_4, "anna");
                home) {
            Files.writeString(home.data.resolve("seen-den.json"), "{");
            home.with("den", den);
            den.off();
            home.start();
            home.await(
                    home.base + "/pc/den/state",
                    s -> String.valueOf(s.get("last_error")).startsWith("what was last seen of PC den was damaged"));
            den.on();
            home.await(home.base + "/pc/den/state", s -> "OK".equals(s.get("last_error")));
        }
    }

    /** A container's file that is mounted, for example: the kernel lets nobody rename it. */
    @Test
    void if_it_cannot_be_set_aside_the_start_stops_with_file_pc_and_reason() throws Exception {
        Path wishes = Files.createDirectory(home.data.resolve("wishes-den.json"));
        try (home) {
            Process start = new ProcessBuilder(
                            "unshare",
                            "--mount",
                            "sh",
                            "-c",
                            "mount --bind \"$1\" \"$1\" && shift && exec \"$@\"",
                            "sh",
                            wishes.toString(),
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Application.class.getName(),
                            "--options",
                            home.at("den", "127.0.0.1", 1).optionsFile().toString(),
                            "--data",
                            home.data.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(start.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(1, start.waitFor(), said);
            assertEquals(
                    "Cannot start: PC den: the damaged document " + wishes
                            + " (it is a folder) cannot be set aside: Device or resource busy",
                    said.strip());
        }
    }
}
