package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.storage.NotForced;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wanted and seen of one PC, as it goes to the disk. Wishes are on the disk before they are known here; where the disk
 * does not take them, they stay as they were on both, and the PC says so until it does. So it does where the disk took them, and
 * gives neither its word that they stay nor the old ones back: then both have the new ones. Desk thread only.
 */
final class Keeping {
    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

    private final PcState state;
    private final PcStore store;
    private boolean survivesPowerCut = true;

    Keeping(PcState state, PcStore store) {
        this.state = state;
        this.store = store;
    }

    /** @throws IOException with one plain line, if they cannot be saved; then nothing of them is kept */
    void save(PcWishes wishes) throws IOException {
        try {
            Optional<NotForced> doubt = store.save(wishes, state.wishes());
            state.keep(wishes);
            survivesPowerCut = doubt.isEmpty();
            doubt.ifPresentOrElse(this::cannotSave, state.troubles()::saved);
        } catch (IOException e) {
            cannotSave(e);
            throw e;
        }
    }

    private void cannotSave(IOException why) {
        if (state.troubles().cannotSave(String.valueOf(why.getMessage()))) {
            LOG.error("{}: cannot save its wishes: {}", state.name(), why.getMessage());
        }
    }

    /** Whether what is wanted now is found after a power cut, too: what is sent before that might be sent again after it. */
    boolean survivesPowerCut() {
        return survivesPowerCut;
    }

    /** Saves what changed; false if that was not possible. */
    boolean keep(PcWishes wishes) {
        if (Objects.equals(wishes, state.wishes())) { // most often the very same
            return true;
        }
        try {
            save(wishes);
            return true;
        } catch (IOException e) {
            return false; // it was said
        }
    }

    /**
     * Tries whether the disk takes what it did not take: else nobody would know before something else is to be saved, which of a PC
     * that is off may be never.
     *
     * @return whether it takes wishes again
     */
    boolean tryAgain() {
        if (state.troubles().isUnremembered()) {
            remember(true);
        }
        if (!state.troubles().isUnsaved()) {
            return false;
        }
        try {
            save(state.wishes());
            if (survivesPowerCut) {
                LOG.info("{}: its wishes can be saved again", state.name());
            }
            return survivesPowerCut;
        } catch (IOException e) {
            return false; // it was said
        }
    }

    /** Whether the disk has what was seen, for which it is saved if it has not. */
    boolean keepSeen() {
        if (!store.has(state.remembered())) {
            remember(true);
        }
        return !state.troubles().isUnremembered();
    }

    /** @param now whether what was seen is worth a save before the minute is over */
    void remember(boolean now) {
        state.troubles().notRemembered(store.remember(state.remembered(), now));
    }
}
