package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.backup.Backup;
import io.github.timekpr2mqtt.config.BadOption;
import io.github.timekpr2mqtt.config.OldBroker;
import io.github.timekpr2mqtt.config.OldServers;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.FolderLock;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.micronaut.core.type.Argument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What timekpr-mngr left, taken over: its PCs as options, its keys and its history into the data folder. Nothing of it is changed, and a
 * second time brings nothing more. No bridge may run meanwhile.
 *
 * @param options for our bridge, as text
 * @param done what was taken over, a line each
 * @param left what was not, and why, a line each
 */
record TakeOver(String options, List<String> done, List<String> left) {
    private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);
    private static final String WAITING = "pending_uploads/";
    private static final byte[] NOTHING = {'{', '}'};
    /** Of what was taken over as an option. */
    private static final String TAKEN = "taken-over";
    /** The bridge keeps so many days where the options say nothing. */
    private static final int USUAL_DAYS = 30;

    /**
     * As an option: at the first start with it. What was taken over is in the log; if nothing can be, the bridge runs all the same, and the
     * next start tries again.
     *
     * @param from the option; empty if it is not given
     */
    static void once(String from, Path data) {
        try {
            if (isDone(from, data)) {
                return;
            }
            TakeOver taken = of(Path.of(from), data);
            taken.words().lines().forEach(line -> LOG.info("take_over: {}", line));
            LOG.info("take_over: the options\n{}", taken.options());
            try (FolderLock held = new DataFolder(data).take()) {
                LOG.debug("Alone: {}", held);
                Documents.open(data).save(TAKEN, Map.of("from", from));
            }
        } catch (CannotStart | IOException | InvalidPathException e) {
            LOG.error("take_over: {}", String.valueOf(e.getMessage()).replaceFirst("^--take-over: ", ""));
        }
    }

    /** Somebody who takes the option out and gives it again wants it again. */
    private static boolean isDone(String from, Path data) throws IOException {
        if (from.isEmpty() && !Files.exists(data.resolve(TAKEN + ".json"))) {
            return true;
        }
        try (FolderLock held = new DataFolder(data).take()) {
            LOG.debug("Alone: {}", held);
            Documents documents = Documents.open(data);
            if (from.isEmpty()) {
                documents.delete(TAKEN);
                return true;
            }
            return documents
                    .load(TAKEN, Argument.mapOf(String.class, String.class))
                    .value()
                    .filter(Map.of("from", from)::equals)
                    .isPresent();
        }
    }

    /** @throws CannotStart with one line, if there is nothing to take over or the folder cannot be written */
    static TakeOver of(Path from, Path data) {
        try {
            SortedMap<String, byte[]> files = Backup.read(from);
            OldServers servers = OldServers.of(file(files, "servers.json"));
            try (FolderLock held = new DataFolder(data).take()) {
                LOG.debug("Alone: {}", held);
                return of(files, servers, data);
            }
        } catch (BadOption | IOException e) {
            throw new CannotStart("--take-over: " + e.getMessage());
        }
    }

    private static TakeOver of(SortedMap<String, byte[]> files, OldServers servers, Path data) throws IOException {
        List<String> left = new ArrayList<>(servers.left());
        OldKeys keys = OldKeys.take(files, servers.servers(), data);
        OldHistory history = OldHistory.take(files, servers.servers(), new PcDocuments(Documents.open(data)));
        OldBroker broker = OldBroker.of(files.getOrDefault("options.json", NOTHING));
        List<Map<String, Object>> pcs = new ArrayList<>();
        List<String> done = new ArrayList<>();
        for (OldServers.Server server : servers.servers()) {
            Map<String, Object> option = new LinkedHashMap<>(server.option());
            Path key = keys.given().get(server.name());
            if (key != null) {
                option.put("ssh_key", key.toString());
            }
            pcs.add(option);
            done.add(server.name() + ": " + children(server) + ", entered as " + server.account()
                    + keys.words(server.name()));
        }
        done.addAll(history.done());
        left.addAll(keys.left());
        left.addAll(history.left());
        left.addAll(broker.left());
        if (broker.option().get("url") == null) {
            left.add(
                    "the broker: none is in this backup. Give mqtt.url, but for an app of Home Assistant, which finds its own");
        }
        left.addAll(waiting(files.keySet(), servers.servers()));
        Map<String, Object> options = new LinkedHashMap<>();
        if (history.span() > USUAL_DAYS) {
            options.put("history_days", history.span());
        }
        options.put("mqtt", broker.option());
        options.put("pcs", pcs);
        return new TakeOver(Documents.text(options), done, left);
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name));
    }

    private static String children(OldServers.Server server) {
        return switch (server.users().size()) {
            case 0 -> "all of its accounts, as no child was named";
            case 1 -> "1 child";
            default -> server.users().size() + " children";
        };
    }

    /** An uploaded file would overwrite what the PC has by now, and what was given was for that day. */
    private static List<String> waiting(Set<String> paths, List<OldServers.Server> servers) {
        Map<String, Long> changes = paths.stream()
                .filter(path -> path.startsWith(WAITING))
                .map(path -> pc(path.substring(WAITING.length()), servers))
                .collect(Collectors.groupingBy(pc -> pc, TreeMap::new, Collectors.counting()));
        List<String> lines = new ArrayList<>();
        changes.forEach(
                (pc, count) -> lines.add(OldKeys.plain(pc) + ": " + count + (count == 1 ? " change" : " changes")
                        + " that waited for it: set what is still wanted again, in Home Assistant"));
        return lines;
    }

    /** Whose folder the path begins with: a PC's name may have a slash. */
    private static String pc(String path, List<OldServers.Server> servers) {
        return servers.stream()
                .map(OldServers.Server::name)
                .filter(name -> path.startsWith(name + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse(path.split("/", 2)[0]);
    }

    /** For the one who called, with what to do now. */
    String words() {
        StringBuilder words = new StringBuilder();
        done.forEach(line -> words.append(line).append('\n'));
        if (!left.isEmpty()) {
            words.append("Not taken over:\n");
            left.forEach(line -> words.append("- ").append(line).append('\n'));
        }
        return words.append(
                        "Now end timekpr-mngr and start the bridge with these options. Paste the setup line on each PC, then take"
                                + " \"user\" out of its options; where there is \"ssh_key\", take both out before.\n")
                .toString();
    }
}
