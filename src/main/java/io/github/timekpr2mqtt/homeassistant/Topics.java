package io.github.timekpr2mqtt.homeassistant;

import io.github.timekpr2mqtt.timekpr.Username;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every topic and every id, and back again.
 *
 * @param base the first level or levels, for example {@code timekpr}
 * @param discoveryPrefix Home Assistant's, usually {@code homeassistant}
 * @param instance empty, or the name that keeps two bridges in one Home Assistant apart
 */
public record Topics(String base, String discoveryPrefix, String instance) {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
    private static final Pattern ENCODED = Pattern.compile("--([0-9a-f]{2})");
    /** The predecessor's entities, by key. */
    private static final Map<String, Platform> PREDECESSORS =
            Map.of("online", Platform.BINARY_SENSOR, "time", Platform.SENSOR, "playtime", Platform.SENSOR);

    private static final Pattern PREDECESSORS_ID = Pattern.compile("[A-Za-z0-9_-]+");

    /** What a topic or a device is about. */
    public sealed interface Subject permits Bridge, Pc, Account {}

    /** The program itself. */
    public record Bridge() implements Subject {}

    /** One PC by its name in the options. */
    public record Pc(String pc) implements Subject {
        /** See {@link Username#hashCode}. */
        @Override
        public int hashCode() {
            return pc.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Pc same && same.pc.equals(pc);
        }
    }

    /** One child's account on one PC. */
    public record Account(String pc, Username user) implements Subject {
        /** See {@link Username#hashCode}. */
        @Override
        public int hashCode() {
            return 31 * pc.hashCode() + user.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Account account && account.pc.equals(pc) && account.user.equals(user);
        }
    }

    /** A command topic, with its names still encoded. */
    public record CommandTopic(List<String> subject, String entity) {}

    private String root() {
        return instance.isEmpty() ? "timekpr" : "timekpr-" + instance;
    }

    private String below(Subject subject) {
        return base + "/" + String.join("/", path(subject));
    }

    /** The levels between the base and what is told: {@code bridge}, {@code pc/den}, {@code account/den/anna}. */
    public static List<String> path(Subject subject) {
        if (subject instanceof Pc pc) {
            return List.of("pc", encode(pc.pc()));
        }
        if (subject instanceof Account account) {
            return List.of(
                    "account", encode(account.pc()), encode(account.user().value()));
        }
        return List.of("bridge");
    }

    /** {@code online} or {@code offline}; also the will. */
    public String availability() {
        return base + "/bridge/availability";
    }

    /** The document of readings. */
    public String state(Subject subject) {
        return below(subject) + "/state";
    }

    /** Filters of the documents of readings of all PCs and accounts, whatever their names. */
    public List<String> states() {
        return List.of(base + "/pc/+/state", base + "/account/+/+/state");
    }

    /** The PC or account whose document of readings lies at this topic; empty for any other topic. */
    public Optional<Subject> parseState(String topic) {
        if (!topic.startsWith(base + "/")) {
            return Optional.empty();
        }
        List<String> levels = List.of(topic.substring(base.length() + 1).split("/", -1));
        int last = levels.size() - 1;
        if (last < 2 || !levels.get(last).equals("state")) {
            return Optional.empty();
        }
        return decode(levels.get(1)).flatMap(pc -> {
            Pc ofPc = new Pc(pc);
            return last == 2 && levels.get(0).equals("pc")
                    ? Optional.of(ofPc)
                    : user(levels.subList(0, last), ofPc).map(user -> new Account(pc, user));
        });
    }

    /** The document of controls. */
    public String settings(Account account) {
        return below(account) + "/settings";
    }

    /** The document of finished days. */
    public String history(Account account) {
        return below(account) + "/history";
    }

    /** Results, never retained. */
    public String event(Subject subject) {
        return below(subject) + "/event";
    }

    /** Where Home Assistant sends what somebody did to this entity. */
    public String command(Subject subject, String key) {
        return below(subject) + "/" + key + "/set";
    }

    /** Where several controls of an account are set at once. */
    public String commands(Account account) {
        return below(account) + "/set";
    }

    /** Whether it lies where this program or Home Assistant's discovery publishes and listens. */
    public boolean isOurs(String topic) {
        return (topic + "/").startsWith(base + "/") || (topic + "/").startsWith(discoveryPrefix + "/");
    }

    /** The predecessor's list of PCs that are on. */
    public String serversOnline() {
        return base + "/servers/online";
    }

    /** The predecessor's figures of one account. */
    public String stats(Account account) {
        return base + "/stats/" + encode(account.pc()) + "/"
                + encode(account.user().value());
    }

    /**
     * Every topic of this subject that holds a retained message, but for that of discovery.
     *
     * @param legacy whether those of the predecessor are among them
     */
    public Set<String> retained(Subject subject, boolean legacy) {
        Set<String> topics = new TreeSet<>(Set.of(state(subject)));
        if (subject instanceof Bridge) {
            topics.add(availability());
            topics.addAll(legacy ? Set.of(serversOnline()) : Set.of());
        } else if (subject instanceof Account account) {
            topics.add(settings(account));
            topics.add(history(account));
            topics.addAll(legacy ? Set.of(stats(account)) : Set.of());
        }
        return topics;
    }

    /** Where the device of this subject is announced. */
    public String discovery(Subject subject) {
        String at = discoveryPrefix + "/device/" + root();
        if (subject instanceof Pc pc) {
            return at + "/" + encode(pc.pc()) + "/config";
        }
        if (subject instanceof Account account) {
            return at + "_" + encode(account.pc()) + "/" + encode(account.user().value()) + "/config";
        }
        return at + "/config";
    }

    /** The device's identifier. No encoded name holds a dot, so no two meet. */
    public String device(Subject subject) {
        List<String> path = new ArrayList<>(path(subject));
        path.set(0, root());
        return String.join(".", path);
    }

    /** The entity's id for Home Assistant's registry. */
    public String uniqueId(Subject subject, String key) {
        return device(subject) + "." + key;
    }

    /** The id that the predecessor gave this entity, so that its users keep theirs; none in a named instance. */
    public Optional<String> predecessorsId(Subject subject, String key) {
        if (!instance.isEmpty()) {
            return Optional.empty();
        }
        if (subject instanceof Pc pc && key.equals("online")) {
            return Optional.of("timekpr_" + pc.pc() + "_online");
        }
        if (subject instanceof Account account && (key.equals("time") || key.equals("playtime"))) {
            return Optional.of("timekpr_" + account.pc() + "_" + account.user().value() + "_" + key);
        }
        return Optional.empty();
    }

    /**
     * Where the predecessor announced those of this subject's entities that keep its ids: one topic each. Home Assistant took
     * none with other characters than these.
     */
    public Set<String> predecessorsDiscovery(Subject subject) {
        Set<String> topics = new TreeSet<>();
        for (Map.Entry<String, Platform> entity : PREDECESSORS.entrySet()) {
            predecessorsId(subject, entity.getKey())
                    .filter(id -> PREDECESSORS_ID.matcher(id).matches())
                    .ifPresent(id ->
                            topics.add(discoveryPrefix + "/" + entity.getValue().word() + "/" + id + "/config"));
        }
        return topics;
    }

    /** The levels of the account whose controls are set at once; empty for any other topic. */
    public Optional<List<String>> parseCommands(String topic) {
        if (!topic.startsWith(base + "/account/")) {
            return Optional.empty();
        }
        List<String> levels = List.of(topic.substring(base.length() + 1).split("/", -1));
        return levels.size() == 4 && levels.get(3).equals("set") ? Optional.of(levels.subList(0, 3)) : Optional.empty();
    }

    /** The subject's levels and the entity of a command topic; empty for any other topic. */
    public Optional<CommandTopic> parseCommand(String topic) {
        if (!topic.startsWith(base + "/") || !topic.endsWith("/set")) {
            return Optional.empty();
        }
        List<String> levels = List.of(topic.substring(base.length() + 1).split("/", -1));
        int entity = levels.size() - 2;
        return entity < 1
                ? Optional.empty()
                : Optional.of(new CommandTopic(levels.subList(0, entity), levels.get(entity)));
    }

    /**
     * A name as one level of a topic: letters, digits, {@code _} and single {@code -} stand as they are; any other
     * byte, and each dash of a run, becomes {@code --} and two hex digits. No two names give the same.
     */
    public static String encode(String name) {
        StringBuilder out = new StringBuilder();
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (isPlain(bytes, i)) {
                out.append((char) bytes[i]);
            } else {
                out.append("--")
                        .append(Character.forDigit(bytes[i] >> 4 & 0xf, 16))
                        .append(Character.forDigit(bytes[i] & 0xf, 16));
            }
        }
        return out.toString();
    }

    /** The account of a PC that the levels of a topic name; empty if they name none of that PC. */
    public static Optional<Username> user(List<String> levels, Pc pc) {
        boolean ofPc = levels.size() == 3
                && levels.get(0).equals("account")
                && levels.get(1).equals(encode(pc.pc()));
        try {
            return ofPc ? decode(levels.get(2)).map(Username::new) : Optional.empty();
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    /** The name that was {@link #encode}d; empty if no name gives this level. */
    static Optional<String> decode(String level) {
        String bytes = ENCODED.matcher(level)
                .replaceAll(byteOf ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(byteOf.group(1), 16))));
        String name = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return encode(name).equals(level) ? Optional.of(name) : Optional.empty();
    }

    private static boolean isPlain(byte[] bytes, int i) {
        char c = (char) bytes[i];
        if (c == '-') {
            return (i == 0 || bytes[i - 1] != '-') && (i + 1 == bytes.length || bytes[i + 1] != '-');
        }
        return PLAIN.indexOf(c) >= 0;
    }
}
