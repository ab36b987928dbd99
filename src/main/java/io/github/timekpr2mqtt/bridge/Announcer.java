package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.homeassistant.Announcement;
import io.github.timekpr2mqtt.homeassistant.Announcements;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.storage.Loaded;
import io.github.timekpr2mqtt.timekpr.Username;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces devices, and knows from the disk which ones ever were: what the options do not show any more is to be withdrawn,
 * see {@link Withdrawals}. Desk thread only.
 */
@Singleton
final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    /** Home Assistant's word for a topic whose entity is to be announced at another one. */
    private static final String LET_GO = "{\"migrate_discovery\":true}";

    private final Options options;
    private final Topics topics;
    private final AnnouncedStore store;
    private final Publisher publisher;
    private final boolean legacy;
    private final String lost;
    private Announcements saved;
    private Announcements known;
    /** Something was announced before the first connection, and is only on the disk. */
    private boolean isUntold;

    Announcer(Options options, Topics topics, AnnouncedStore store, Publisher publisher) {
        this.options = options;
        this.topics = topics;
        this.store = store;
        this.publisher = publisher;
        this.legacy = options.legacyTopics() && options.instance().isEmpty();
        Loaded<Announcements> loaded = store.load();
        this.lost = loaded.damage()
                .map(damage -> "what was announced to Home Assistant was damaged and is kept as " + damage.setAsideAs()
                        + ": what left the options or its PC meanwhile may have to be deleted there by hand")
                .orElse("");
        this.saved = loaded.value().orElse(Announcements.NONE);
        List<String> unwanted = new ArrayList<>();
        saved.devices().forEach((topic, device) -> {
            if (!topic.equals(topics.discovery(device.subject())) || !isWanted(device.subject())) {
                unwanted.add(topic);
            }
        });
        this.known = saved.withdraw(unwanted);
    }

    /** As far as the options say. Whether a PC still has an account is known only when it was read, again and again. */
    private boolean isWanted(Topics.Subject subject) {
        if (subject instanceof Topics.Account account) {
            return options.pcs().stream()
                    .anyMatch(pc -> pc.name().equals(account.pc())
                            && pc.wants(account.user().value()));
        }
        return !(subject instanceof Topics.Pc pc) || isInOptions(pc.pc());
    }

    private boolean isInOptions(String name) {
        return options.pcs().stream().anyMatch(pc -> pc.name().equals(name));
    }

    /** Whether this very document was announced last, and whatever else was went out, too. */
    boolean isTold(Topics.Subject subject, Map<String, ?> document) {
        Announcement last = saved.devices().get(topics.discovery(subject));
        return !isUntold && last != null && last.version().payload().equals(publisher.text(document));
    }

    /** Announces these devices, in this order. They are sent also if that cannot be saved: then it is tried again. */
    void announce(Map<Topics.Subject, Map<String, ?>> documents) {
        Map<String, Announcement> devices = new LinkedHashMap<>();
        documents.forEach(
                (subject, document) -> devices.put(topics.discovery(subject), announcement(subject, document)));
        Announcements before = known;
        change(all -> {
            Announcements next = all;
            for (Map.Entry<String, Announcement> device : devices.entrySet()) {
                boolean isNew = !all.devices().containsKey(device.getKey());
                next = isNew ? inherit(next, device.getValue().subject()) : next;
                next = next.announce(device.getKey(), device.getValue());
            }
            return next;
        });
        isUntold = !publisher.isHeard() && (isUntold || !Objects.equals(known, before));
        documents.keySet().forEach(this::letGo);
        devices.keySet()
                .forEach(topic -> device(topic)
                        .ifPresent(device ->
                                publisher.state(topic, device.version().payload(), Publisher.AT_ONCE)));
    }

    /** What the predecessor announced of this one is ours from now on. */
    private Announcements inherit(Announcements all, Topics.Subject subject) {
        return all.inherit(topics.discovery(subject), subject, topics.predecessorsDiscovery(subject));
    }

    /** As if the predecessor had announced all of its entities once more. */
    void inheritAgain() {
        change(all -> {
            Announcements next = all;
            for (Announcement device : all.devices().values()) {
                next = inherit(next, device.subject());
            }
            return next;
        });
    }

    /**
     * Home Assistant unloads what was announced at another topic, and keeps its id and statistics for the next one who announces
     * it; without that it would refuse ours as the second of its id. Nobody but a predecessor hears it. The topics are cleared later,
     * by {@link Withdrawals}.
     */
    private void letGo(Topics.Subject subject) {
        known.stillOf(topics.discovery(subject), topics.predecessorsDiscovery(subject))
                .forEach(topic -> publisher.live(topic, LET_GO, taken -> {}));
    }

    private Announcement announcement(Topics.Subject subject, Map<String, ?> document) {
        return new Announcement(
                subject, Announcement.Version.of(document, publisher.text(document)), topics.retained(subject, legacy));
    }

    /** Whether nothing is known of what is announced at this topic. */
    boolean isStray(String topic) {
        return !known.devices().containsKey(topic) && !known.tombstones().containsKey(topic);
    }

    /**
     * What is announced, as is seen at the broker, and was not known: now it is, or it goes if the options do not show it.
     *
     * @param payload as it is retained
     */
    void adopt(Topics.Subject subject, Map<String, ?> document, String payload) {
        String topic = topics.discovery(subject);
        Announcement device =
                new Announcement(subject, Announcement.Version.of(document, payload), topics.retained(subject, legacy));
        change(all -> {
            Announcements next = all.announce(topic, device);
            return isWanted(subject) ? next : next.withdraw(List.of(topic));
        });
    }

    /** These accounts are not shown any more. */
    void withdraw(String pc, Set<Username> users) {
        List<String> gone = users.stream()
                .map(user -> topics.discovery(new Topics.Account(pc, user)))
                .toList();
        change(all -> all.withdraw(gone));
    }

    /** Changes what is known, and saves it; false if that was not possible: then it is tried again at the next change. */
    boolean change(UnaryOperator<Announcements> how) {
        known = how.apply(known);
        if (known.equals(saved)) {
            return true;
        }
        try {
            store.save(known);
            saved = known;
            return true;
        } catch (IOException e) {
            LOG.error("Cannot save what was announced: {}", e.getMessage());
            return false;
        }
    }

    /** What its owner has to know of what was announced before the start; empty if nothing. */
    String lost() {
        return lost;
    }

    Announcements known() {
        return known;
    }

    Optional<Announcement> device(String topic) {
        return Optional.ofNullable(known.devices().get(topic));
    }

    /** The accounts of a PC that are announced, whether or not anything else is known of them. */
    Set<Username> accounts(String pc) {
        Set<Username> users = new TreeSet<>();
        for (Announcement device : known.devices().values()) {
            if (device.subject() instanceof Topics.Account account
                    && account.pc().equals(pc)) {
                users.add(account.user());
            }
        }
        return users;
    }

    /** The PCs that were announced once and that the options do not have. */
    Set<String> departed() {
        Set<String> names = new TreeSet<>();
        Stream.concat(
                        known.devices().values().stream().map(Announcement::subject),
                        known.tombstones().values().stream().map(tombstone -> tombstone.subject()))
                .forEach(subject -> {
                    if (subject instanceof Topics.Pc pc && !isInOptions(pc.pc())) {
                        names.add(pc.pc());
                    }
                });
        return names;
    }
}
