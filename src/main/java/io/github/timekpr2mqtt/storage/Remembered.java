package io.github.timekpr2mqtt.storage;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Fault;
import io.github.timekpr2mqtt.timekpr.Faults;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.Unreadable;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is remembered of a PC while it is off: its accounts as they were last seen. After a kill it may be a minute old, or a
 * quarter of an hour where nothing changed. What was told of a PC is forgotten only when this has it.
 *
 * @param zone the PC's time zone
 * @param newestDay the newest date of the PC that its clock and ours have reached
 * @param lastSeen when it came or went
 * @param sessionEnds when each child's last session ended, as far as it was seen
 * @param missing how long each account that is not on the PC any more has been missing in complete reads
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
        Map<Username, Duration> missing,
        Optional<MainConfig> own,
        Optional<Boolean> mayConfigure) {

    /** Of a PC that misses no account, and of whose own settings nothing is known. */
    public Remembered(
            Map<Username, AccountFiles> accounts,
            ZoneId zone,
            LocalDate newestDay,
            Instant lastSeen,
            String timekprVersion,
            Map<Username, Instant> sessionEnds) {
        this(
                accounts,
                zone,
                newestDay,
                lastSeen,
                timekprVersion,
                sessionEnds,
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

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
            @Nullable Map<String, Duration> missing,
            @Nullable String own,
            @Nullable Boolean mayConfigure) {}

    /** Two of Timekpr's files. */
    @Serdeable
    record FilesDocument(
            String config, @Nullable String time, @Nullable Map<String, FaultDocument> faults) {}

    /** What was wrong with one key of them: the texts are as they were taken. */
    @Serdeable
    record FaultDocument(String file, String what, Fault.Kind kind) {}

    /** Whether both say the same of the PC, whenever it was last seen and however long the same accounts have been missing. */
    public boolean tellsAsMuchAs(Remembered other) {
        return missing.keySet().equals(other.missing.keySet())
                && new Remembered(
                                accounts,
                                zone,
                                newestDay,
                                other.lastSeen,
                                timekprVersion,
                                sessionEnds,
                                other.missing,
                                own,
                                mayConfigure)
                        .equals(other);
    }

    Document toDocument() {
        Map<String, FilesDocument> files = new LinkedHashMap<>();
        accounts.forEach((user, account) -> files.put(
                user.value(),
                new FilesDocument(
                        account.config().print(user),
                        account.spent().map(spent -> spent.print(user)).orElse(null),
                        faults(account.faults()))));
        Map<String, String> ends = new TreeMap<>();
        sessionEnds.forEach((user, end) -> ends.put(user.value(), end.toString()));
        Map<String, Duration> absences = new TreeMap<>();
        missing.forEach((user, time) -> absences.put(user.value(), time));
        return new Document(
                1,
                zone.getId(),
                newestDay.toString(),
                lastSeen.toString(),
                timekprVersion,
                files,
                ends,
                absences,
                own.map(MainConfig::print).orElse(null),
                mayConfigure.orElse(null));
    }

    private static Map<String, FaultDocument> faults(Faults faults) {
        Map<String, FaultDocument> documents = new LinkedHashMap<>();
        faults.byKey()
                .forEach((key, fault) ->
                        documents.put(key, new FaultDocument(fault.file(), fault.what(), fault.kind())));
        return documents;
    }

    private static Faults faults(@Nullable Map<String, FaultDocument> documents) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        if (documents != null) {
            documents.forEach((key, fault) -> faults.put(key, new Fault(fault.file(), fault.what(), fault.kind())));
        }
        return new Faults(faults);
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
            accounts.put(
                    user,
                    new AccountFiles(
                            user, config, spent, faults(entry.getValue().faults())));
        }
        Map<Username, Instant> ends = new LinkedHashMap<>();
        Map<String, String> kept = document.sessionEnds();
        if (kept != null) {
            kept.forEach((user, end) -> ends.put(new Username(user), Instant.parse(end)));
        }
        Map<Username, Duration> missing = new LinkedHashMap<>();
        Map<String, Duration> absences = document.missing();
        if (absences != null) {
            absences.forEach((user, time) -> missing.put(new Username(user), time));
        }
        String main = document.own();
        return new Remembered(
                accounts,
                ZoneId.of(document.zone()),
                LocalDate.parse(document.newestDay()),
                Instant.parse(document.lastSeen()),
                document.timekprVersion(),
                ends,
                missing,
                main == null ? Optional.empty() : Optional.of(MainConfig.parse(main)),
                Optional.ofNullable(document.mayConfigure()));
    }
}
