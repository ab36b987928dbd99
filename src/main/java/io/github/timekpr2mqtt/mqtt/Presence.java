package io.github.timekpr2mqtt.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells a {@link Lookout} that we are here, and where that is. */
@Singleton
final class Presence {
    /** A host's name, as far as it goes into a line that somebody reads. */
    private static final String NO_NAME = "[^A-Za-z0-9._-]";

    private static final int LONGEST = 63;

    private final BrokerOptions broker;
    private final Outbox outbox;

    Presence(BrokerOptions broker, Outbox outbox) {
        this.broker = broker;
        this.outbox = outbox;
    }

    static String answerTopic(BrokerOptions broker, String asker) {
        return broker.presenceTopic() + "/" + asker;
    }

    /** Answers, but nowhere else than where a bridge would ask us to. */
    void asked(Incoming question) {
        String to = question.responseTopic();
        if (to != null && to.startsWith(answerTopic(broker, ""))) {
            var unused = outbox.answer(to, host().getBytes(UTF_8), null);
        }
    }

    /** Of Linux, which alone has it there; empty elsewhere. */
    private static String host() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException elsewhere) {
            return "";
        }
    }

    /** For the middle of a sentence, whatever was answered. */
    static String where(String host) {
        String name = host.replaceAll(NO_NAME, "");
        return name.isEmpty() ? "" : " on the host " + name.substring(0, Math.min(LONGEST, name.length()));
    }
}
