package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.Amount;
import io.github.timekpr2mqtt.changes.DayLimit;
import io.github.timekpr2mqtt.changes.Origin;
import io.github.timekpr2mqtt.changes.PcSetting;
import io.github.timekpr2mqtt.changes.PcWishes;
import io.github.timekpr2mqtt.changes.TimeKind;
import io.github.timekpr2mqtt.changes.ToyTimekpr;
import io.github.timekpr2mqtt.homeassistant.Command;
import io.github.timekpr2mqtt.homeassistant.Refused;
import io.github.timekpr2mqtt.storage.Documents;
import io.github.timekpr2mqtt.storage.PcDocuments;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands for Anna and for Timekpr itself on one PC, taken one after another before anything is saved. */
abstract class TakenTogether {
    static final Command GIVE = new Command.Give(Amount.relative(900));

    final PcState state;
    Taking taking;

    TakenTogether(Path folder) throws IOException {
        state = PcState.load(
                TwoLooks.DEN, 30, new PcTime(TwoLooks.NOON, Steady.MACHINE), new PcDocuments(Documents.open(folder)));
        state.seen(new ToyTimekpr().look(), Map.of());
        state.settings().allowed(true);
        taking = new Taking(state);
    }

    /** The same with this saved. */
    void begin(PcWishes wishes) {
        state.keep(wishes);
        taking = new Taking(state);
    }

    static Origin origin(String id, String control) {
        return new Origin(id, control, "x", TwoLooks.NOON.instant(), Optional.empty());
    }

    void anna(String id, String control, Command command) throws Refused {
        taking.add(new Wanted(ToyTimekpr.ANNA, command, origin(id, control), true));
    }

    void den(String control, String value) throws Refused {
        Command command = new Command.Configure(PcSetting.of(control, value));
        taking.add(new Wanted(null, command, origin(value, control), true));
    }

    static Command monday(int minutes) {
        return new Command.Set(new DayLimit(TimeKind.TIME, DayOfWeek.MONDAY, minutes * 60));
    }

    AccountWishes wishes() {
        return taking.wishes().of(ToyTimekpr.ANNA);
    }

    List<String> told() {
        return taking.wishes().untold().stream()
                .map(ending -> ending.origin().command() + " " + ending.origin().id() + " " + ending.type()
                        + (ending.reason().isEmpty() ? "" : ": " + ending.reason()))
                .toList();
    }
}
