package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.timekpr2mqtt.lab.Lab;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What root makes by hand in the folder of a service. The lab's tests run as root. */
@Lab
class HandedBackTest {
    private static final int SERVICE = 61_234;

    private final Path folder;
    private final Path data;

    HandedBackTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.data = Files.createDirectory(folder.resolve("data"));
        give(data);
    }

    private static void give(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", SERVICE, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", SERVICE, LinkOption.NOFOLLOW_LINKS);
    }

    private static Object owner(Path path) throws IOException {
        return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private int run(String... errand) throws InterruptedException {
        List<String> called = new ArrayList<>(List.of("--data", data.toString()));
        called.addAll(List.of(errand));
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return Application.run(called, nowhere, nowhere);
    }

    private List<Path> inIt() throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.toList();
        }
    }

    private void belongsToTheService() throws IOException {
        for (Path each : inIt()) {
            assertEquals(SERVICE, owner(each), each::toString);
            assertEquals(SERVICE, Files.getAttribute(each, "unix:gid", LinkOption.NOFOLLOW_LINKS), each::toString);
        }
    }

    @Test
    void keys_belong_to_the_owner_of_the_folder() throws Exception {
        assertEquals(0, run("--new-key"));
        assertEquals(0, run("--new-key"));
        assertEquals(true, inIt().contains(data.resolve("ssh/id_ed25519_new")));
        belongsToTheService();
    }

    @Test
    void so_does_what_is_taken_over() throws Exception {
        Path old = Files.createDirectories(folder.resolve("old/history/den"));
        Files.writeString(
                folder.resolve("old/servers.json"), "{\"den\": {\"host\": \"x\", \"users\": {\"anna\": {}}}}");
        Files.writeString(old.resolve("anna.json"), "{\"2026-11-19\": {\"time_spent\": 60}}");
        assertEquals(0, run("--take-over", folder.resolve("old").toString()));
        assertEquals(true, inIt().contains(data.resolve("history/den/anna.json")));
        belongsToTheService();
    }

    /** The user of the service may have put it there, to get it. */
    @Test
    void a_file_with_a_second_name_stays_its_owners_and_so_does_what_a_link_names() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "x");
        Path other = Files.writeString(folder.resolve("other"), "x");
        Path second = Files.createLink(data.resolve("second"), secret);
        Path link = Files.createSymbolicLink(data.resolve("link"), other);
        assertEquals(0, run("--new-key"));
        assertNotEquals(SERVICE, owner(second));
        assertNotEquals(SERVICE, owner(other));
        assertEquals(SERVICE, owner(link));
    }
}
