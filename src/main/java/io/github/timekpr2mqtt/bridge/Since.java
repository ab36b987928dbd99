package io.github.timekpr2mqtt.bridge;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Since when something is said, as far as this run of the program knows. Desk thread only. */
final class Since {
    private final Map<String, Said> said = new HashMap<>();

    private record Said(String words, Instant since) {}

    /** Since when these words are said of this one; empty if there are none. */
    Optional<Instant> of(String whom, String words, Instant now) {
        if (words.isEmpty()) {
            said.remove(whom);
            return Optional.empty();
        }
        Said last = said.get(whom);
        Said next = last != null && last.words().equals(words) && !last.since().isAfter(now)
                ? last
                : new Said(words, now); // also where our clock was put back: nothing is so since tomorrow
        said.put(whom, next);
        return Optional.of(next.since());
    }
}
