package io.github.timekpr2mqtt.homeassistant;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is shown of one PC.
 *
 * @param online whether its state is being read
 * @param lastSeen when it came or went
 * @param problem whether somebody has to do something; a PC that is off is none
 * @param lastError in plain words, empty if there is none
 * @param errorSince since when that is so, as far as that is known
 * @param accounts those of its children
 * @param own Timekpr's own settings
 * @param checkup what the last look at the way to it found; empty if nobody looked yet
 * @param timekprVersion empty while not known
 */
public record PcView(
        Topics.Pc pc,
        boolean online,
        Optional<Instant> lastSeen,
        boolean problem,
        String lastError,
        Optional<Instant> errorSince,
        List<AccountView> accounts,
        OwnSettings own,
        Optional<Checkup> checkup,
        String timekprVersion,
        ZoneId zone) {}
