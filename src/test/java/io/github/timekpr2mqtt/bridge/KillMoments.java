package io.github.timekpr2mqtt.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far commands had come on the disk when the bridge was killed. */
final class KillMoments {
    private static final List<String> STAGES =
            List.of("not on the disk", "waiting", "being written", "prepared", "done", "ended and not told", "told");

    private final Map<String, Integer> counts = new LinkedHashMap<>();

    KillMoments() {
        STAGES.forEach(stage -> counts.put(stage, 0));
    }

    /** Counts these, whose bridge has just been killed. */
    void count(Path data, List<RandomWish> wishes) throws IOException {
        for (RandomWish wish : wishes) {
            counts.merge(stage(data.resolve("wishes-" + wish.pc() + ".json"), wish), 1, Integer::sum);
        }
    }

    private static String stage(Path file, RandomWish wish) throws IOException {
        Map<String, Object> document = Files.exists(file) ? Home.parse(Files.readString(file)) : Map.of();
        String key = wish.child() + "/" + wish.control() + "/" + wish.id();
        if (!(document.get("ids") instanceof Map<?, ?> ids) || !ids.containsKey(key)) {
            return "not on the disk";
        }
        Map<?, ?> account = map(map(document.get("accounts")).get(wish.child()));
        if (find(account.get("settings"), wish).isPresent()) {
            return document.get("writer") == null ? "waiting" : "being written";
        }
        return find(account.get("grants"), wish)
                .map(grant -> String.valueOf(grant.get("state")))
                .orElseGet(() -> find(document.get("untold"), wish).isPresent() ? "ended and not told" : "told");
    }

    private static Optional<Map<?, ?>> find(@Nullable Object list, RandomWish wish) {
        return (list instanceof List<?> all ? all : List.of())
                .stream()
                        .<Map<?, ?>>map(KillMoments::map)
                        .filter(one -> wish.id().equals(map(one.get("origin")).get("id")))
                        .findFirst();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
