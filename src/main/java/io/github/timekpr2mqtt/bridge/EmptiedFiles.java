package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.host.Link;
import io.github.timekpr2mqtt.host.Trouble;
import io.github.timekpr2mqtt.timekpr.Answer;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of children that a power cut left empty: Timekpr puts its copy in their place as soon as it reads them. */
final class EmptiedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(EmptiedFiles.class);

    private EmptiedFiles() {}

    /** Those whom the daemon should read. With somebody who is logged in and counted it does so itself, when it saves next. Desk thread. */
    static Set<Username> toRead(PcState state, Observation observation) {
        return state.isReadOnly()
                ? Set.of()
                : observation.emptied().stream()
                        .filter(state::wants)
                        .filter(user -> !state.accounts().isExcluded(user, observation))
                        .filter(user -> !isCounted(state, user, observation))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isCounted(PcState state, Username user, Observation observation) {
        return state.sessions().isLoggedIn(user)
                && !observation.main().usersExcluded().contains(user.value());
    }

    /** Whether the daemon read files of any of these. Throws LOST; another trouble leaves them as they are. */
    static boolean read(String pc, Link to, Set<Username> users) throws Trouble {
        boolean read = false;
        for (Username user : users) {
            try {
                Answer answer = to.call(Call.readFiles(user));
                LOG.debug("{}: a file of {} is empty; Timekpr read it, and says: {}", pc, user, answer);
                read = true;
            } catch (Trouble trouble) {
                if (trouble.kind() == Trouble.Kind.LOST) {
                    throw trouble;
                }
                LOG.debug("{}: a file of {} is empty: {}", pc, user, trouble.getMessage());
            }
        }
        return read;
    }
}
