package io.github.timekpr2mqtt.storage.sample;

import java.time.LocalDate;

/** A sealed type as pure packages have them: no annotation of a framework. */
public sealed interface Gift {
    int seconds();

    record Waiting(int seconds) implements Gift {}

    record Prepared(int seconds, LocalDate day, String bootId) implements Gift {}

    record Done(int seconds) implements Gift {}
}
