package io.github.timekpr2mqtt.host;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Which of our keys are offered to a PC at its next log-in. All of them, but where the PC hung up after each one that it refused,
 * and refused all: OpenSSH 9.8 and later count such connections, and turn away for a while whom they refused some times. There the
 * keys take turns, one a log-in, so that two keys come to no more refusals than one.
 */
final class Turns {
    /** By PC: the key that it refused last, which was alone. */
    private final Map<String, PublicKey> refused = new ConcurrentHashMap<>();

    /** Of these keys those that are offered now, in their order. */
    List<KeyPair> of(String pc, List<KeyPair> keys) {
        PublicKey last = refused.get(pc);
        return IntStream.range(0, keys.size())
                .filter(i -> keys.get(i).getPublic().equals(last))
                .mapToObj(i -> List.of(keys.get((i + 1) % keys.size())))
                .findFirst()
                .orElse(keys);
    }

    /** The PC refused these keys on its last connection of a log-in, and, of all our keys, those before them on others. */
    void refused(String pc, List<KeyPair> last, List<KeyPair> all) {
        if (last.size() == 1 && all.size() > 1) {
            refused.put(pc, last.get(0).getPublic());
        } else {
            refused.remove(pc);
        }
    }

    /** The PC let us in. */
    void letIn(String pc) {
        refused.remove(pc);
    }
}
