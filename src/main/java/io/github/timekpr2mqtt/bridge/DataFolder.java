package io.github.timekpr2mqtt.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** The folder for everything that must survive a restart. */
record DataFolder(Path path) {
    /** What is there once only, and cannot be set aside as a document can. */
    private static final List<String> FILES = List.of("ssh/id_ed25519", "ssh/id_ed25519.pub");

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
