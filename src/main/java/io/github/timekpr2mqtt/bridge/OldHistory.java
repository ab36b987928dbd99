package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.OldServers;
import io.github.timekpr2mqtt.history.History;
import io.github.timekpr2mqtt.storage.HistoryDocuments;
import io.github.timekpr2mqtt.storage.Loaded;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The days of timekpr-mngr, added to ours.
 *
 * @param done what was taken over, a line each
 * @param left what was not, a line each
 * @param span days from the first to the last that anybody has
 */
record OldHistory(List<String> done, List<String> left, int span) {
    private static final String FOLDER = "history/";
    private static final int MOST_NAMED = 3;

    static OldHistory take(Map<String, byte[]> files, List<OldServers.Server> servers, PcDocuments documents)
            throws IOException {
        OldHistory taken = new OldHistory(new ArrayList<>(), new ArrayList<>(), 0);
        int span = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().startsWith(FOLDER)) {
                String path = file.getKey().substring(FOLDER.length());
                String pc = path.substring(0, Math.max(0, path.lastIndexOf('/'))); // whose name may have had a slash
                String user = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.json$", "");
                boolean isKnown =
                        servers.stream().anyMatch(server -> server.name().equals(pc) && isChild(server, user));
                if (isKnown) {
                    History theirs = taken.one(file.getKey(), pc, new Username(user), file.getValue(), documents);
                    span = Math.max(span, span(theirs));
                } else {
                    taken.left.add(OldKeys.plain(file.getKey())
                            + ": its PC or child is not in servers.json, or not taken over");
                }
            }
        }
        return new OldHistory(taken.done, taken.left, span);
    }

    private static int span(History history) {
        return history.days().isEmpty()
                ? 0
                : (int) Math.min(
                        History.MOST_DAYS,
                        1
                                + ChronoUnit.DAYS.between(
                                        history.days().firstKey(),
                                        history.days().lastKey()));
    }

    private static boolean isChild(OldServers.Server server, String user) {
        return Username.of(user).isPresent()
                && (server.users().isEmpty() || server.users().contains(user));
    }

    private History one(String path, String pc, Username user, byte[] json, PcDocuments documents) throws IOException {
        History theirs;
        List<String> bad = new ArrayList<>();
        try {
            theirs = HistoryDocuments.parse(json, bad::add);
        } catch (IOException e) {
            left.add(OldKeys.plain(path) + " " + e.getMessage());
            return History.NONE;
        }
        if (!bad.isEmpty()) {
            left.add(OldKeys.plain(path) + ": what is no date, or holds nothing that can be read: "
                    + bad.stream().limit(MOST_NAMED).map(OldKeys::plain).collect(Collectors.joining(", "))
                    + (bad.size() > MOST_NAMED ? " and " + (bad.size() - MOST_NAMED) + " more" : ""));
        }
        if (theirs.days().isEmpty()) {
            return theirs;
        }
        HistoryDocuments histories = documents.histories(pc);
        Loaded<History> loaded = histories.load(user);
        loaded.damage()
                .ifPresent(damage -> left.add("our own history of " + user + " on " + pc
                        + " was damaged and is kept as " + damage.setAsideAs()));
        History ours = loaded.value().orElse(History.NONE);
        History both = ours.including(theirs);
        if (!both.equals(ours)) {
            histories.save(user, both, ZoneId.systemDefault());
        }
        int days = theirs.days().size();
        done.add(user + " on " + pc + ": " + days + (days == 1 ? " day" : " days") + " of history");
        return theirs;
    }
}
