package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.homeassistant.Command;
import io.github.timekpr2mqtt.homeassistant.Payload;
import io.github.timekpr2mqtt.homeassistant.Queue;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.mqtt.Incoming;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which commands are taken at all. What is kept with a wish is bounded: the document of all wishes is read again. */
@Singleton
final class Admission {
    private static final int MAX_TOPIC = 255;
    private static final int MAX_CORRELATION = 256;
    /** For one child, open at the same time: more than a day in quarters of an hour. */
    private static final int MOST_GRANTS = 100;

    private final Topics topics;

    Admission(Topics topics) {
        this.topics = topics;
    }

    /** Checks everything of a message but its payload. */
    void check(Incoming message) throws Refused {
        if (message.retained()) {
            throw new Refused("retained: a command must not be retained, or it would be carried out again and again");
        }
        byte @Nullable [] correlation = message.correlation();
        if (correlation != null && correlation.length > MAX_CORRELATION) {
            throw new Refused("given " + correlation.length + " bytes of correlation data, allowed " + MAX_CORRELATION);
        }
        String topic = message.responseTopic();
        if (topic != null && topic.length() > MAX_TOPIC) {
            throw new Refused("given a response topic of " + topic.length() + " characters, allowed " + MAX_TOPIC);
        }
        if (topic != null && topics.isOurs(topic)) {
            throw new Refused("given a response topic that is one of the bridge's own, " + Payload.named(topic));
        }
    }

    /** Whether it is short enough to stand in what is told; the one who asked gets it back in any case. */
    static boolean isKept(String correlation) {
        return Base64.getDecoder().decode(correlation).length <= MAX_CORRELATION;
    }

    /** Checks a command's own id. */
    static void check(Optional<String> id) throws Refused {
        if (id.filter(text -> text.length() > Payload.MAX_ID).isPresent()) {
            throw new Refused("given an id of " + id.get().length() + " characters, allowed " + Payload.MAX_ID);
        }
    }

    /**
     * Checks a change.
     *
     * @param wishes those before it
     */
    static void check(Wanted wanted, PcWishes wishes, PcState pc) throws Refused {
        Command command = wanted.command();
        if (!(command instanceof Command.OfQueue) && pc.isReadOnly()) {
            throw new Refused(PcState.READ_ONLY);
        }
        if (command instanceof Command.Configure configure) {
            pc.settings().check(configure.setting(), wishes, pc.version());
            return;
        }
        if (wanted.user() == null) {
            return; // what failed of Timekpr's own settings can always be dismissed
        }
        AccountWishes account = wishes.of(wanted.child());
        if (command instanceof Command.OfQueue about) {
            Queue.check(about, account, pc.time().isOnline());
        }
        long open = account.grants().size();
        long more = wanted.grants();
        if (more > 0 && open + more > MOST_GRANTS) {
            throw new Refused(open + " changes of extra time wait already"
                    + (more > 1 ? ", given " + more + " more" : "") + ", allowed " + MOST_GRANTS);
        }
    }

    /** Checks that a repetition of several controls is known again, where it would do harm. */
    static void checkRepetition(Command command, Payload payload, Incoming message) throws Refused {
        byte @Nullable [] correlation = message.correlation();
        if (command instanceof Command.Several several
                && payload.id().isEmpty()
                && (correlation == null || correlation.length == 0)
                && several.relative().isPresent()) {
            throw new Refused(
                    several.relative().get() + ": given without an id, allowed with an id or correlation data in the"
                            + " message, by which a repetition is known");
        }
    }

    /** Where to answer; never one of our own topics: an answer there would pass for a state or a command. */
    Optional<Origin.ReplyTo> replyTo(Incoming message) {
        String topic = message.responseTopic();
        byte @Nullable [] correlation = message.correlation();
        return topic == null || topics.isOurs(topic)
                ? Optional.empty()
                : Optional.of(new Origin.ReplyTo(
                        topic, correlation == null ? "" : Base64.getEncoder().encodeToString(correlation)));
    }
}
