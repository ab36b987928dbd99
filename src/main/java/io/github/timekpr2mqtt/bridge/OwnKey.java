package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.host.KeyChain;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.host.PcAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SSH key that the bridge made, and its change: a new key is tried at each PC before the old one, and when every PC has taken
 * it, the old one is deleted. Which PCs did is asked anew in each run of the program. The threads of PCs may ask for keys; all
 * else is the desk thread's.
 */
final class OwnKey implements KeyChain {
    private static final Logger LOG = LoggerFactory.getLogger(OwnKey.class);

    private final Path data;
    private final GivenKeys given;
    private final Set<String> pcs = new TreeSet<>();
    private final Set<String> changed = new TreeSet<>();
    private volatile Keys keys;

    /** @param keys as they are in the data folder */
    OwnKey(Path data, Keys keys, Options options, GivenKeys given) {
        this.data = data;
        this.given = given;
        this.keys = keys;
        options.pcs().stream()
                .map(Options.Pc::name)
                .filter(pc -> !given.byPc().containsKey(pc))
                .forEach(pcs::add);
    }

    @Override
    public List<KeyPair> of(PcAddress pc) {
        return given.of(pc.name(), keys);
    }

    /** The new key, if there is one and this is the key that the PC took; to be tried there now and then. */
    Optional<KeyPair> newerThan(PublicKey taken) {
        Keys now = keys;
        return now.old().filter(old -> old.getPublic().equals(taken)).map(old -> now.pair());
    }

    /** The public half of the key that this PC has to let in, as {@link GivenKeys#publicLine}. */
    String publicLine(String pc) {
        return given.publicLine(pc, keys);
    }

    /** For {@code authorized_keys} of the PCs; of two the new one. */
    String publicLine() {
        return keys.publicLine();
    }

    /** The PCs that have not yet taken a new key; empty if there is none. */
    Set<String> behind() {
        if (!keys.isChanging()) {
            return Set.of();
        }
        Set<String> behind = new TreeSet<>(pcs);
        behind.removeAll(changed);
        return behind;
    }

    /** What somebody has to do; empty if nothing. */
    Optional<String> problem() {
        Set<String> behind = behind();
        return behind.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "the new SSH key is not yet in use on " + String.join(", ", behind)
                                + ": paste the setup line there, which check of each of them has; until then the old one goes on");
    }

    /**
     * Makes a new key, which is on the disk then.
     *
     * @throws Refused if there is one already that waits for PCs, or it cannot be saved
     */
    void change() throws Refused {
        if (pcs.isEmpty()) {
            throw new Refused("no PC uses the bridge's own key: those of the options (ssh_key) are changed there");
        }
        if (keys.isChanging()) {
            throw new Refused(
                    "there is a new key already, and the old one is still in use on " + String.join(", ", behind())
                            + ": let the new one in there first, or take these PCs out of the options");
        }
        try {
            keys = Keys.begin(data);
        } catch (IOException e) {
            throw new Refused("cannot save a new key: " + CannotStart.why(e));
        }
        changed.clear();
        LOG.info(
                "There is a new SSH key. Let it in on {}, by the setup line that check of each of them has: {}",
                String.join(", ", pcs),
                publicLine());
    }

    /** A PC let us in with this key; returns whether there is something to say of it: it takes the new one now, or not yet. */
    boolean loggedIn(String pc, PublicKey with) {
        if (!keys.isChanging() || !pcs.contains(pc)) {
            return false;
        }
        if (!with.equals(keys.pair().getPublic())) {
            changed.remove(pc);
            return true;
        }
        boolean isNews = changed.add(pc);
        if (isNews) {
            LOG.info("{}: takes the new SSH key", pc);
        }
        if (behind().isEmpty()) {
            end();
        }
        return isNews;
    }

    private void end() {
        String old = keys.oldLine().orElse("");
        try {
            keys = Keys.end(data);
            LOG.info(
                    "Every PC takes the new SSH key, and the old one is deleted. On the PCs, remove its line: {}", old);
        } catch (IOException e) {
            LOG.warn("The old SSH key is still there, as it cannot be deleted: {}", CannotStart.why(e));
        }
    }
}
