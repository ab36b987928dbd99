package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.storage.FolderLock;
import io.github.timekpr2mqtt.storage.PrivateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder for everything that must survive a restart. */
record DataFolder(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    /** What is there once only, and cannot be set aside as a document can. */
    private static final List<String> FILES =
            List.of("ssh/id_ed25519", "ssh/id_ed25519.pub", "ssh/id_ed25519_new", "ssh/id_ed25519_new.pub");

    /**
     * Looks at what cannot be replaced: who needs it later fails with the system's words alone, which often name no file.
     *
     * @throws CannotStart if something there is no file that can be read
     */
    DataFolder checked() {
        for (String name : FILES) {
            Path file = path.resolve(name);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                check(file);
            }
        }
        return this;
    }

    /** Where the PCs' host keys are. */
    static Path hostKeys(Path data) {
        return data.resolve("ssh").resolve("known_hosts");
    }

    /**
     * Takes it, see {@link FolderLock}, and shuts what in it is open to others.
     *
     * @throws CannotStart if another bridge has it, or it cannot be used
     */
    FolderLock take() {
        try {
            FolderLock lock = FolderLock.take(checked().path());
            boolean isShut = false;
            try {
                PrivateFolder.shut(path).forEach(line -> LOG.warn("{}", line));
                isShut = true;
                return lock;
            } finally {
                if (!isShut) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** It, or something in it, cannot be written. */
    static CannotStart unusable(IOException why) {
        return new CannotStart("--data: " + CannotStart.why(why)
                + "; allowed is a folder of its own that can be written, or made, with room on its disk");
    }

    private static void check(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CannotStart(file + " is no file; allowed is a file, or nothing: then it is made");
        }
        try (InputStream in = Files.newInputStream(file)) {
            in.readNBytes(1);
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be read: " + CannotStart.why(e));
        }
    }
}
