package io.github.timekpr2mqtt.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    private final Path folder;
    private final List<FolderLock> held = new ArrayList<>();

    FolderLockTest(@TempDir Path temp) {
        folder = temp.resolve("data");
    }

    @AfterEach
    void giveBack() throws IOException {
        for (FolderLock lock : held) {
            lock.close();
        }
    }

    private String refusal() {
        return String.valueOf(
                assertThrows(IOException.class, () -> FolderLock.take(folder)).getMessage());
    }

    private String inUse() {
        return "the folder " + folder + " is in use by another timekpr2mqtt";
    }

    @Test
    void another_process_in_the_folder_is_said_until_it_is_killed() throws Exception {
        try (OtherProcess other = OtherProcess.start("hold", folder)) {
            assertEquals("locked", other.says());
            assertEquals(inUse(), refusal());
            assertEquals(inUse(), refusal());
            other.kill();
            FolderLock.take(folder).close();
        }
    }

    @Test
    void one_process_takes_a_folder_once_by_whatever_path() throws Exception {
        FolderLock mine = FolderLock.take(folder);
        held.add(mine);
        assertEquals(inUse(), refusal());
        Path sideways = folder.resolve("../data");
        assertThrows(IOException.class, () -> FolderLock.take(sideways));
        mine.close();
        held.add(FolderLock.take(sideways));
    }

    @Test
    void a_refused_second_try_of_this_process_does_not_give_the_lock_away() throws Exception {
        held.add(FolderLock.take(folder));
        assertEquals(inUse(), refusal());
        try (OtherProcess other = OtherProcess.start("hold", folder)) {
            assertEquals(inUse(), other.says());
        }
    }

    @Test
    void two_folders_are_two_locks() throws Exception {
        held.add(FolderLock.take(folder));
        held.add(FolderLock.take(folder.resolveSibling("other")));
        assertEquals(inUse(), refusal());
    }

    @Test
    void the_folder_and_the_lock_are_the_owner_s() throws Exception {
        FolderLock.take(folder).close();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".lock"))));
    }

    @Test
    void a_lock_file_that_cannot_be_written_is_said_and_the_folder_can_be_taken_later() throws Exception {
        Files.createDirectories(folder.resolve(".lock"));
        assertEquals("the folder " + folder + " cannot be used: .lock in it: Is a directory", refusal());
        Files.delete(folder.resolve(".lock"));
        FolderLock.take(folder).close();
    }
}
