package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.Ending;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.changes.Outcome;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.changes.Step;
import io.github.timekpr2mqtt.changes.ToyTimekpr;
import io.github.timekpr2mqtt.config.Options;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.PcDocuments;
import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Fault;
import io.github.timekpr2mqtt.timekpr.Faults;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import io.github.timekpr2mqtt.timekpr.Observation;
import io.github.timekpr2mqtt.timekpr.Unreadable;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What is told as changed by somebody at a PC that was looked at twice. */
abstract class TwoLooks {
    static final Observation TOY = new ToyTimekpr().look();
    static final UserConfig USUAL =
            Objects.requireNonNull(TOY.accounts().get(ToyTimekpr.ANNA)).config();
    static final UserConfig OTHER = USUAL.withLimitPerWeek(36_000).withTrackInactive(true);
    static final Options.Pc DEN =
            new Options.Pc("den", "192.0.2.20", 22, "timekpr2mqtt", "", List.of(), List.of(), false);

    static final Clock NOON = Clock.fixed(ToyTimekpr.TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

    static final Step WRITE = new Step.Write(ToyTimekpr.ANNA, Step.Purpose.SETTINGS, List.of(), Set.of());

    final Path folder;
    final PcState state;

    TwoLooks(Path folder) throws IOException {
        this.folder = folder;
        state = PcState.load(DEN, 30, new PcTime(NOON, Steady.MACHINE), new PcDocuments(Documents.open(folder)));
    }

    static Observation look(UserConfig config, Faults faults, MainConfig main, String mainFault) {
        AccountFiles files = new AccountFiles(ToyTimekpr.ANNA, config, Optional.empty(), faults);
        return new Observation(
                TOY.clock(),
                TOY.bootId(),
                TOY.version(),
                main,
                mainFault,
                Map.of(files.user(), files),
                Map.of(),
                Set.of());
    }

    static Observation look(UserConfig config, Faults faults) {
        return look(config, faults, TOY.main(), "");
    }

    static Observation look(UserConfig config) {
        return look(config, Faults.NONE);
    }

    static Faults unknown(String key) {
        return new Faults(Map.of(key, new Fault("config/timekpr.anna.conf", key, Fault.Kind.UNKNOWN)));
    }

    static MainConfig polling(int seconds) {
        try {
            return MainConfig.parse(TOY.main().print().replace("POLLTIME = 3", "POLLTIME = " + seconds));
        } catch (Unreadable e) {
            throw new AssertionError(e);
        }
    }

    static Origin ours() {
        return new Origin("x", "x", "x", NOON.instant(), Optional.empty());
    }

    /** What is told of a look after another one. */
    List<String> told(Observation before, Observation now) {
        return told(before, now, Optional.empty(), new Outcome.Fresh());
    }

    List<String> told(Observation before, Observation now, Optional<Step> last, Outcome outcome) {
        state.seen(before, Map.of());
        return told(ChangedAtPc.since(state, now, last, outcome));
    }

    static List<String> since(PcState state, Observation now) {
        return told(ChangedAtPc.since(state, now, Optional.empty(), new Outcome.Fresh()));
    }

    static List<String> told(List<Ending> changed) {
        return changed.stream()
                .map(ending -> ending.origin().command() + " "
                        + ending.before().orElse("?") + " "
                        + ending.after().orElse("?"))
                .toList();
    }

    PcWishes afterAKill(PcWishes wishes) throws IOException {
        PcDocuments documents = new PcDocuments(Documents.open(folder));
        documents.save("den", wishes);
        return documents.wishes("den").value().orElseThrow();
    }
}
