package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.BadOption;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.config.SshKey;
import io.github.timekpr2mqtt.host.KeyFile;
import io.github.timekpr2mqtt.host.Keys;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The SSH keys that the options give.
 *
 * @param byPc by the name of the PC; one that is not in it gets the bridge's own
 */
record GivenKeys(Map<String, KeyPair> byPc) {
    GivenKeys {
        byPc = Map.copyOf(byPc);
    }

    /**
     * With what we log in to a PC, in the order in which it is tried.
     *
     * @param own the bridge's, which those get that were given none
     */
    List<KeyPair> of(String pc, Keys own) {
        KeyPair its = byPc.get(pc);
        return its == null ? own.inOrder() : List.of(its);
    }

    /** For {@code authorized_keys} of the PC; while the bridge's key is being changed, the new one, which is tried first. */
    String publicLine(String pc, Keys own) {
        return Keys.line(of(pc, own).get(0));
    }

    /** Reads the options, of which the keys are the part that their package cannot judge. */
    static Options checked(Path file) throws BadOption {
        Options options = Options.read(file);
        var unused = of(options);
        return options;
    }

    static GivenKeys of(Options options) throws BadOption {
        Map<SshKey, KeyPair> read = new HashMap<>(); // one of all is read once
        Map<String, KeyPair> byPc = new HashMap<>();
        for (Options.Pc pc : options.pcs()) {
            SshKey key = pc.sshKey();
            if (key != null) {
                KeyPair pair = read.containsKey(key) ? read.get(key) : parse(key);
                read.put(key, pair);
                byPc.put(pc.name(), pair);
            }
        }
        return new GivenKeys(byPc);
    }

    private static KeyPair parse(SshKey key) throws BadOption {
        try {
            return KeyFile.parse(key.text());
        } catch (IOException e) {
            throw key.bad(String.valueOf(e.getMessage()));
        }
    }

    /** The names alone. */
    @Override
    public String toString() {
        return "GivenKeys" + byPc.keySet();
    }
}
