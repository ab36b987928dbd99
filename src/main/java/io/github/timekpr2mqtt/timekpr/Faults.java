package io.github.timekpr2mqtt.timekpr;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is wrong with the files of one child, by Timekpr's key. What the daemon of that PC would do with such a file was
 * measured on timekprd 0.5.4 and 0.5.9.
 *
 * @param byKey in the order of the files; a fault of a whole file stands under {@link #CONFIG} or {@link #SPENT}
 */
public record Faults(Map<String, Fault> byKey) {
    /** Nothing is wrong. */
    public static final Faults NONE = new Faults(Map.of());

    /** Stands for all keys of {@code timekpr.<user>.conf}. */
    public static final String CONFIG = "config";

    /** Stands for all keys of {@code <user>.time}. */
    public static final String SPENT = "work";

    /** Stands for the name of the account. */
    static final String NAME = "name";

    /** Copies what it is given. */
    public Faults {
        byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
    }

    /** Whether it is known what the configuration says under all of these keys. */
    public boolean isKnown(Collection<String> keys) {
        return byKey.isEmpty() || first(keys, fault -> !fault.kind().isKnown()).isEmpty();
    }

    /** Whether these keys of the configuration stand in the file as Timekpr writes them. */
    public boolean isSound(Collection<String> keys) {
        return !has(CONFIG) && keys.stream().noneMatch(this::has);
    }

    /** Whether it is known what is left of a day: the whole configuration can be worked with. */
    public boolean knowsLimits() {
        return !has(CONFIG) && byKey.values().stream().noneMatch(fault -> fault.kind() == Fault.Kind.FAILS);
    }

    /** Whether it is known what was used. */
    public boolean knowsSpent() {
        return !has(SPENT);
    }

    /** Whether nothing is wrong with the file of what was used. */
    public boolean isSpentSound() {
        return byKey.values().stream().allMatch(Fault::isInConfig);
    }

    private boolean has(String key) {
        return byKey.containsKey(key);
    }

    /** What stands in the files and would be lost if Timekpr read them now, as it does before whatever is asked of it. */
    public Optional<String> lostByReading() {
        return lost(fault -> fault.kind().isLostByReading(), Set.of());
    }

    /**
     * What stands in the configuration and would be lost if Timekpr changed it now. It does not look at the other file then.
     *
     * @param written the keys that are to be changed: what stands under them is meant to go
     */
    public Optional<String> lostBySaving(Set<String> written) {
        return lost(
                fault -> fault.isInConfig() && (fault.kind().isLostByReading() || fault.kind() == Fault.Kind.DROPPED),
                written);
    }

    private Optional<String> lost(Predicate<Fault> which, Set<String> except) {
        return byKey.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()) && !except.contains(entry.getKey()))
                .map(entry -> told(entry.getValue()) + ". A change now would lose it: correct the file first")
                .findFirst();
    }

    /** Why these keys cannot be written with what stands there as their basis: it is not known, or some of it would be lost. */
    public Optional<String> againstTaking(Collection<String> keys) {
        return first(keys, fault -> !fault.kind().isKnown() || fault.kind() == Fault.Kind.LEFT_OUT);
    }

    private Optional<String> first(Collection<String> keys, Predicate<Fault> which) {
        return Stream.concat(Stream.of(CONFIG), keys.stream())
                .flatMap(key -> Stream.ofNullable(byKey.get(key)))
                .filter(which)
                .map(Faults::told)
                .findFirst();
    }

    /** Why it is not known what counts for today; empty if it is. */
    public Optional<String> againstCounting() {
        return byKey.entrySet().stream()
                .filter(entry -> entry.getValue().kind() == Fault.Kind.FAILS
                        || entry.getValue().kind() == Fault.Kind.UNREADABLE)
                .map(entry -> told(entry.getValue()))
                .findFirst();
    }

    private static String told(Fault fault) {
        return fault.file() + ": " + fault.what();
    }

    /** All of it in plain words, each file named once and the worst first; empty if nothing is wrong. */
    public String told() {
        Map<String, Set<String>> byFile = new LinkedHashMap<>();
        Fault.Kind[] kinds = Fault.Kind.values();
        Collections.reverse(Arrays.asList(kinds));
        for (Fault.Kind kind : kinds) {
            for (Fault fault : byKey.values()) {
                if (fault.kind() == kind) {
                    byFile.computeIfAbsent(fault.file(), file -> new LinkedHashSet<>())
                            .add(fault.what());
                }
            }
        }
        return byFile.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join("; ", entry.getValue()))
                .collect(joining("; "));
    }
}
