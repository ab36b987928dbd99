package io.github.timekpr2mqtt.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectory(parent.resolve("data"));
        mode("", "rwxr-xr-x");
    }

    private Path mode(String name, String mode) throws IOException {
        return Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString(mode));
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
        return mode(name, "rw-rw-r--");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void what_is_ours_is_shut_at_any_depth() throws IOException {
        List<String> ours = List.of(
                ".lock",
                "mqtt-client-id",
                "wishes-den.json",
                "wishes-den.json.tmp",
                "wishes-den.damaged-2",
                "seen-den%2e.json",
                "announced.json",
                "diagnostics.json",
                "done.json",
                "marked.json",
                "not-in-backups.json",
                "put-back.json",
                "refused.json",
                "taken-over.json",
                "audit.jsonl",
                "audit.1.jsonl",
                "ssh/id_ed25519",
                "ssh/id_ed25519.pub",
                "ssh/id_ed25519_new",
                "ssh/known_hosts/den.pub",
                "history/den/anna.json",
                "history/den/anna.damaged-1");
        for (String name : ours) {
            file(name);
        }
        for (String name : List.of("ssh", "ssh/known_hosts", "history", "history/den")) {
            mode(name, "rwxrwxrwx");
        }
        assertEquals(List.of(), PrivateFolder.shut(folder));
        for (String name : ours) {
            assertEquals("rw-------", mode(folder.resolve(name)), name);
            assertEquals(name, Files.readString(folder.resolve(name)));
        }
        for (String name : List.of("", "ssh", "ssh/known_hosts", "history", "history/den")) {
            assertEquals("rwx------", mode(folder.resolve(name)), name);
        }
    }

    @Test
    void what_is_not_ours_stays_as_it_was_and_so_does_a_folder_with_other_things_in_it() throws IOException {
        file("wishes-den.json");
        Path options = file("options.json");
        Path other = file("photos/wishes-den.json");
        assertEquals(List.of(), PrivateFolder.shut(folder));
        assertEquals("rw-------", mode(folder.resolve("wishes-den.json")));
        assertEquals("rw-rw-r--", mode(options));
        assertEquals("rw-rw-r--", mode(other));
        assertEquals("rwxr-xr-x", mode(folder));
    }

    @Test
    void what_its_owner_may_not_do_stays_so() throws IOException {
        Path file = file("wishes-den.json");
        mode("wishes-den.json", "r--r-----");
        mode("", "r-xr-xr-x");
        assertEquals(List.of(), PrivateFolder.shut(folder));
        assertEquals("r--------", mode(file));
        assertEquals("r-x------", mode(folder));
        mode("", "rwx------");
    }

    @Test
    void a_link_is_not_followed() throws IOException {
        Path outside = Files.createDirectory(parent.resolve("outside"));
        Path file = Files.writeString(outside.resolve("file"), "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(folder.resolve("audit.jsonl"), file);
        Files.createSymbolicLink(folder.resolve("history"), outside);
        assertEquals(List.of(), PrivateFolder.shut(folder));
        assertEquals("rw-r--r--", mode(file));
        assertEquals("rwxr-xr-x", mode(outside));
    }

    @Test
    void what_cannot_be_shut_is_told() {
        assertEquals(
                List.of(
                        "/sys/kernel/none cannot be read: no such file or folder",
                        "/sys/kernel/none stays open to others: no such file or folder"),
                PrivateFolder.shut(Path.of("/sys/kernel/none")));
    }
}
