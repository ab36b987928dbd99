package io.github.timekpr2mqtt.storage;

import java.util.Optional;

/**
 * What a document held. "Damaged" is a case of its own so that nobody takes it for "never written".
 *
 * @param <T> what was asked for
 */
public sealed interface Loaded<T> {

    /** What the document said; empty if there was none to read. */
    Optional<T> value();

    /** What went wrong; empty unless the document was damaged. */
    default Optional<Damaged<T>> damage() {
        return Optional.empty();
    }

    /** The document was read. */
    record Present<T>(T content) implements Loaded<T> {
        @Override
        public Optional<T> value() {
            return Optional.of(content);
        }
    }

    /** There is no such document. */
    record Absent<T>() implements Loaded<T> {
        @Override
        public Optional<T> value() {
            return Optional.empty();
        }
    }

    /**
     * There was one, and it could not be read. It is still in the folder, under another name.
     *
     * @param document the name that was asked for
     * @param setAsideAs the file's name now
     * @param why for the log, one line
     */
    record Damaged<T>(String document, String setAsideAs, String why) implements Loaded<T> {
        @Override
        public Optional<T> value() {
            return Optional.empty();
        }

        @Override
        public Optional<Damaged<T>> damage() {
            return Optional.of(this);
        }
    }
}
