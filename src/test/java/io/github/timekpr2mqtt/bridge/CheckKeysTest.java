package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.host.KeyTexts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --check} needs of the data folder before it looks at a PC. */
class CheckKeysTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) throws InterruptedException {
        PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Application.run(List.of(words), to, new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private List<String> complaint() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void without_a_key_it_makes_none_and_says_where_it_comes_from(@TempDir Path folder) throws Exception {
        Path options = Files.writeString(
                folder.resolve("options.json"),
                "{\"mqtt\": {\"url\": \"mqtt://127.0.0.1:1\"}, \"pcs\": [{\"name\": \"den\", \"host\": \"127.0.0.1\"}]}");
        Path data = folder.resolve("data");

        assertEquals(1, run("--options", options.toString(), "--data", data.toString(), "--check"));

        assertEquals(
                List.of("Cannot start: --data: " + data + " holds no SSH key yet. Start the bridge once: it makes one"),
                complaint());
        assertTrue(Files.notExists(data));
    }

    @Test
    void one_who_may_not_look_into_the_folder_is_told_so(@TempDir Path folder) throws Exception {
        Path options = Files.writeString(
                folder.resolve("options.json"),
                "{\"mqtt\": {\"url\": \"mqtt://127.0.0.1:1\"}, \"pcs\": [{\"name\": \"den\", \"host\": \"127.0.0.1\"}]}");
        Path ssh = Files.createDirectories(folder.resolve("data/ssh"));
        Files.setPosixFilePermissions(ssh, Set.of());
        Process check = withoutRootsRights("--options", options.toString(), "--data", folder + "/data", "--check");
        String said = new String(check.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(
                "Cannot start: --data: " + ssh
                        + " may not be read by this user. Run --check as the one that runs the bridge, or as root\n",
                said);
        assertEquals(1, check.waitFor());
    }

    /** Root may look everywhere, but for one that has lost his capabilities: he may what any owner may. */
    static Process withoutRootsRights(String... words) throws IOException {
        List<String> all = new ArrayList<>();
        if (Files.getOwner(Path.of("/proc/self")).getName().equals("root")) {
            all.addAll(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
        }
        all.addAll(List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path", ""),
                Application.class.getName()));
        all.addAll(List.of(words));
        return new ProcessBuilder(all)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void pcs_that_have_keys_of_the_options_need_no_other(@TempDir Path folder) throws Exception {
        String key = KeyTexts.openSsh(KeyTexts.pair("EC", 256)).replace("\n", "\\n");
        Path options = Files.writeString(
                folder.resolve("options.json"),
                "{\"mqtt\": {\"url\": \"mqtt://127.0.0.1:1\"}, \"pcs\": [{\"name\": \"den\", \"host\": \"no-such-host.invalid\","
                        + " \"ssh_key\": \"" + key + "\"}]}");
        Path data = folder.resolve("data");

        assertEquals(1, run("--options", options.toString(), "--data", data.toString(), "--check"));

        String said = out.toString(StandardCharsets.UTF_8);
        assertTrue(said.startsWith("den (no-such-host.invalid): something is wrong"), said);
        assertEquals(List.of(), complaint());
        assertTrue(Files.notExists(data));
    }
}
