package io.github.timekpr2mqtt.storage;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.Unreadable;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is remembered of a PC while it is off: its accounts as they were last seen. It may be a minute old after a kill;
 * nothing that is promised depends on it.
 *
 * @param zone the PC's time zone
 * @param newestDay the newest date of the PC that was ever seen
 * @param lastSeen when it came or went
 * @param sessionEnds when each child's last session ended, as far as it was seen
 * @param own Timekpr's own settings
 * @param mayConfigure whether our account may change them; empty while not known
 */
public record Remembered(
        Map<Username, AccountFiles> accounts,
        ZoneId zone,
        LocalDate newestDay,
        Instant lastSeen,
        String timekprVersion,
        Map<Username, Instant> sessionEnds,
        Optional<MainConfig> own,
        Optional<Boolean> mayConfigure) {

    /** The same as it lies on the disk: Timekpr's own texts. */
    @Serdeable
    record Document(
            int schema,
            String zone,
            String newestDay,
            String lastSeen,
            String timekprVersion,
            Map<String, FilesDocument> accounts,
            @Nullable Map<String, String> sessionEnds,
            @Nullable String own,
            @Nullable Boolean mayConfigure) {}

    /** Two of Timekpr's files. */
    @Serdeable
    record FilesDocument(String config, @Nullable String time) {}

    Document toDocument() {
        Map<String, FilesDocument> files = new LinkedHashMap<>();
        accounts.forEach((user, account) -> files.put(
                user.value(),
                new FilesDocument(
                        account.config().print(user),
                        account.spent().map(spent -> spent.print(user)).orElse(null))));
        Map<String, String> ends = new TreeMap<>();
        sessionEnds.forEach((user, end) -> ends.put(user.value(), end.toString()));
        return new Document(
                1,
                zone.getId(),
                newestDay.toString(),
                lastSeen.toString(),
                timekprVersion,
                files,
                ends,
                own.map(MainConfig::print).orElse(null),
                mayConfigure.orElse(null));
    }

    static Remembered of(Document document) {
        try {
            return parse(document);
        } catch (Unreadable e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Remembered parse(Document document) throws Unreadable {
        Map<Username, AccountFiles> accounts = new LinkedHashMap<>();
        for (Map.Entry<String, FilesDocument> entry : document.accounts().entrySet()) {
            Username user = new Username(entry.getKey());
            String time = entry.getValue().time();
            Optional<TimeSpent> spent = time == null ? Optional.empty() : Optional.of(TimeSpent.parse(user, time));
            UserConfig config = UserConfig.parse(user, entry.getValue().config());
            accounts.put(user, new AccountFiles(user, config, spent));
        }
        Map<Username, Instant> ends = new LinkedHashMap<>();
        Map<String, String> kept = document.sessionEnds();
        if (kept != null) {
            kept.forEach((user, end) -> ends.put(new Username(user), Instant.parse(end)));
        }
        String main = document.own();
        return new Remembered(
                accounts,
                ZoneId.of(document.zone()),
                LocalDate.parse(document.newestDay()),
                Instant.parse(document.lastSeen()),
                document.timekprVersion(),
                ends,
                main == null ? Optional.empty() : Optional.of(MainConfig.parse(main)),
                Optional.ofNullable(document.mayConfigure()));
    }
}
