package io.github.timekpr2mqtt.timekpr;

import java.util.Map;
import java.util.Optional;

/**
 * The keys of one of Timekpr's files: of one that must be as Timekpr writes it ({@link KeyFile}), or as a daemon takes it
 * whatever it is like ({@link DaemonFile}).
 */
interface Keys {
    /** The keys of a section in the file's order; none, if there is no such section. */
    Map<String, String> in(String section);

    /** A key read by a parser that throws IllegalArgumentException and quotes what it refuses. */
    <T> T get(String section, String key, Parser<T> parser) throws Unreadable;

    /** One of several equal keys; nothing, if it cannot be read and the others can all the same. */
    <T> Optional<T> entry(String section, String key, Parser<T> parser) throws Unreadable;

    boolean flag(String section, String key) throws Unreadable;

    int number(String section, String key, int min, int max) throws Unreadable;

    String text(String section, String key);

    /** Turns the text of one key into a value. */
    interface Parser<T> {
        T parse(String text);
    }
}
