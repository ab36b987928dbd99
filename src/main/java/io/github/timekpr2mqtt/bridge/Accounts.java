package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The accounts of one PC that are shown: their files as last read. One that was shown stays, also when it cannot be read
 * any more, and then it says why; until it is {@link #forget forgotten}. Desk thread only.
 */
final class Accounts {
    private final Options.Pc options;
    private final PcSettings settings;
    private final Map<Username, AccountFiles> files = new TreeMap<>();
    private final Map<Username, Instant> lastRead = new HashMap<>();
    private final Map<Username, String> troubles = new HashMap<>();
    private String trouble = "";
    private boolean there;
    private boolean read;
    private boolean doubted;

    Accounts(Options.Pc options, PcSettings settings) {
        this.options = options;
        this.settings = settings;
    }

    /** As they were before the program started. */
    void remember(Map<Username, AccountFiles> known, Instant lastSeen) {
        known.forEach((user, account) -> {
            if (options.wants(user.value())) {
                files.put(user, account);
                lastRead.put(user, lastSeen);
            }
        });
    }

    /** What we did since they were read then is not known any more. */
    void doubt() {
        doubted = true;
    }

    /** Whether it is known what we did since they were read. */
    boolean isSure() {
        return read || !doubted;
    }

    /** Whether they were read since the program started: else what was told or done may be newer. */
    boolean isRead() {
        return read;
    }

    /** @param leftOut accounts that cannot be shown, each with the reason */
    void seen(Observation observation, Map<Username, String> leftOut, Instant at) {
        there = true;
        read = true;
        Map<Username, AccountFiles> read = new TreeMap<>(observation.accounts());
        read.keySet().removeIf(user -> !options.wants(user.value()) || isExcluded(user, observation));
        read.keySet().removeAll(leftOut.keySet());
        files.putAll(read);
        read.keySet().forEach(user -> lastRead.put(user, at));
        troubles.clear();
        for (Username user : files.keySet()) {
            if (!read.containsKey(user)) {
                troubles.put(user, whyNot(user, observation));
            }
        }
        trouble = troubleOfThePc(observation, leftOut);
    }

    /** Those of these that the PC, read whole, does not have, or that Timekpr's own settings there leave out. */
    Set<Username> absent(Set<Username> known, Observation observation) {
        Set<Username> absent = new TreeSet<>(known);
        absent.removeAll(observation.problems().keySet());
        absent.removeIf(user -> observation.accounts().containsKey(user) && !isExcluded(user, observation));
        return absent;
    }

    /** It is not shown any more. */
    void forget(Username user) {
        files.remove(user);
        lastRead.remove(user);
        troubles.remove(user);
    }

    /** Whether Timekpr's own settings on the PC leave this account out, and the options do not name it. */
    boolean isExcluded(Username user, Observation observation) {
        return options.users().isEmpty() && main(observation).usersExcluded().contains(user.value());
    }

    /** Of a file that is damaged, or half of one, the list may lack a name: a parent's account would be shown as a child's. */
    private MainConfig main(Observation observation) {
        return observation.mainFault().isEmpty()
                ? observation.main()
                : settings.onPc().orElse(observation.main());
    }

    private String whyNot(Username user, Observation observation) {
        return observation
                .problem()
                .or(() -> Optional.ofNullable(observation.problems().get(user)))
                .orElseGet(() -> isExcluded(user, observation)
                        ? "Timekpr's own settings on this PC leave this account out: what is shown is old"
                        : "Timekpr on this PC has no such account any more: what is shown is old");
    }

    private String troubleOfThePc(Observation observation, Map<Username, String> leftOut) {
        return observation
                .problem()
                .or(() -> Optional.of(observation.mainFault()).filter(fault -> !fault.isEmpty()))
                .or(() -> leftOut.values().stream().findFirst())
                .or(() -> unreadable(observation))
                .or(() -> missing(observation))
                .orElse("");
    }

    /** An account that was never read has nowhere else to say why. */
    private Optional<String> unreadable(Observation observation) {
        return new TreeMap<>(observation.problems())
                .entrySet().stream()
                        .filter(problem -> !files.containsKey(problem.getKey()))
                        .filter(problem -> options.wants(problem.getKey().value()))
                        .findFirst()
                        .map(problem -> "The account '" + problem.getKey() + "' cannot be read: " + problem.getValue());
    }

    /** Names in the options that this PC does not have are most likely misspelt. */
    private Optional<String> missing(Observation observation) {
        Set<String> there = new TreeSet<>();
        observation.accounts().keySet().forEach(user -> there.add(user.value()));
        observation.problems().keySet().forEach(user -> there.add(user.value()));
        String wrong = options.users().stream()
                .map(Options.Account::name)
                .filter(name -> !there.contains(name))
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", "));
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of("Timekpr has no account " + wrong + " on this PC, it has "
                        + (there.isEmpty() ? "none" : String.join(", ", there)) + ". Check users in the options");
    }

    /** What is wrong with the accounts as a whole, or with one that has no device of its own; empty if nothing. */
    String trouble() {
        return trouble;
    }

    /** Why this one cannot be read, empty if it can. */
    String trouble(Username user) {
        return troubles.getOrDefault(user, "");
    }

    /** Those that have a device. */
    Set<Username> names() {
        return new TreeSet<>(files.keySet());
    }

    /** As last read. */
    Map<Username, AccountFiles> all() {
        return Map.copyOf(files);
    }

    /** As last read. */
    Optional<AccountFiles> files(Username user) {
        return Optional.ofNullable(files.get(user));
    }

    /** When the files were last read, of one whose files are not being read any more. */
    Optional<Instant> asOf(Username user) {
        return there && !troubles.containsKey(user) ? Optional.empty() : Optional.ofNullable(lastRead.get(user));
    }

    /** The PC went. */
    void gone() {
        there = false;
    }
}
