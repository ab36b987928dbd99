package io.github.timekpr2mqtt.mqtt;

import java.util.stream.Stream;

/**
 * A failure and what it was caused by: the libraries wrap what the network and the JDK threw, each in its own way.
 *
 * @param first the outermost
 */
record Causes(Throwable first) {
    Stream<Throwable> all() {
        return Stream.iterate(first, failure -> failure != null, Throwable::getCause);
    }

    boolean has(Class<? extends Throwable> type) {
        return all().anyMatch(type::isInstance);
    }

    Throwable root() {
        return all().reduce(first, (outer, inner) -> inner);
    }

    /** What the innermost says, or at least what it is. */
    String words() {
        Throwable root = root();
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
