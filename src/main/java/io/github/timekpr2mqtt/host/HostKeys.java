package io.github.timekpr2mqtt.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Optional;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/**
 * The PCs' host keys. One that the options give counts; without it the first key seen is pinned, in a file of its own for each
 * PC, and counts from then on. The files are read anew at each connection, so whoever removes one need not restart the bridge.
 */
final class HostKeys {
    private final Path folder;
    private final boolean pins;

    HostKeys(Path folder) {
        this(folder, true);
    }

    private HostKeys(Path folder, boolean pins) {
        this.folder = folder;
        this.pins = pins;
    }

    /** The same keys, for one who only looks: nothing is pinned. */
    HostKeys readOnly() {
        return new HostKeys(folder, false);
    }

    /** What the PC has to show; throws HOST_KEY if what was pinned cannot be read: that must not count as never seen. */
    HostKeyCheck check(PcAddress pc) throws Trouble {
        Optional<KnownKey> given =
                pc.hostKey().isBlank() ? Optional.empty() : Optional.of(KnownKey.parse(pc.hostKey()));
        Optional<KnownKey> pinned;
        try {
            pinned = pinned(pc);
        } catch (IOException | IllegalArgumentException e) {
            if (given.isEmpty()) {
                throw new Trouble(Trouble.Kind.HOST_KEY_LOST, e, file(pc), e);
            }
            pinned = Optional.empty();
        }
        if (given.isPresent()
                && pinned.isPresent()
                && given.get().fingerprint().equals(pinned.get().fingerprint())) {
            return new HostKeyCheck(pinned); // it knows the key's type, too
        }
        return new HostKeyCheck(given.isPresent() ? given : pinned);
    }

    private Optional<KnownKey> pinned(PcAddress pc) throws IOException {
        Path file = file(pc);
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException("it is no file"); // to open a pipe would wait for ever
        }
        return Optional.of(KnownKey.parse(Files.readString(file)));
    }

    /**
     * Remembers the key that was accepted, if it came to that; writes only what is new. Throws HOST_KEY_LOST if it cannot be saved
     * and the options give none: a key that is not remembered would be as good as none.
     */
    void pin(PcAddress pc, Optional<PublicKey> accepted) throws Trouble {
        if (accepted.isEmpty() || !pins) {
            return;
        }
        PublicKey key = accepted.get();
        Path file = file(pc);
        String line = PublicKeyEntry.toString(key) + "\n";
        try {
            if (Files.notExists(file) || !Files.readString(file).equals(line)) {
                PrivateFile.makeFolder(folder);
                PrivateFile.write(file, line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            if (pc.hostKey().isBlank()) {
                throw new Trouble(Trouble.Kind.HOST_KEY_LOST, e, file, e);
            }
        }
    }

    private Path file(PcAddress pc) {
        return folder.resolve(PcAddress.fileName(pc.name()) + ".pub");
    }
}
