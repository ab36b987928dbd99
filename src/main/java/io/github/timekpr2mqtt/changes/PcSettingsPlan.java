package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.MainConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the wishes for Timekpr's own settings of one PC, and the changes that are still needed.
 *
 * @param changes in order; empty if everything open holds
 */
record PcSettingsPlan(Map<String, PcSettingWish> wishes, List<Step.Change> changes, List<Ending> endings) {
    /**
     * Compares the wishes with what was observed.
     *
     * @param seen what was just observed
     * @param last the step that was just done
     * @param outcome what became of it
     */
    static PcSettingsPlan of(Map<String, PcSettingWish> wishes, Seen seen, Optional<Step> last, Outcome outcome) {
        MainConfig config = seen.pc().main();
        if (!seen.pc().mainFault().isEmpty()) {
            return new PcSettingsPlan(wishes, List.of(), List.of()); // they wait until the file is put right
        }
        List<PcSetting> wanted = wishes.values().stream()
                .filter(PcSettingWish::isOpen)
                .map(PcSettingWish::setting)
                .toList();
        Map<String, PcSettingWish> rest = new LinkedHashMap<>();
        List<Ending> endings = new ArrayList<>();
        for (PcSettingWish wish : wishes.values()) {
            String control = wish.setting().control();
            String shown = wish.setting().shownIn(config);
            Optional<String> onPc = Optional.of(shown);
            if (wish.setting().holdsIn(config)) {
                if (wish.isOpen()) {
                    endings.add(wish.ending(Ending.Type.APPLIED, onPc, wish.appliedBecause(), seen.at()));
                }
                continue;
            }
            PcSettingWish next = wish.isOpen() ? afterStep(wish, shown, last, outcome) : wish;
            if (next.isOpen()) {
                // it was looked at when it was asked for, but the PC may be another by now
                next = PcSetting.objection(
                                wish.setting(), wanted, config, seen.pc().version())
                        .map(next::failed)
                        .orElse(next);
            }
            rest.put(control, next);
            if (wish.isOpen() && !next.isOpen()) {
                endings.add(next.ending(Ending.Type.FAILED, onPc, next.failed().orElse(""), seen.at()));
            }
        }
        return new PcSettingsPlan(rest, seen.readOnly() ? List.of() : changes(rest), List.copyOf(endings));
    }

    /** A wish that does not hold: only a try of its own says anything about it. */
    private static PcSettingWish afterStep(PcSettingWish wish, String shown, Optional<Step> last, Outcome outcome) {
        String control = wish.setting().control();
        boolean tried = last.isPresent()
                && last.get() instanceof Step.Configure done
                && done.changes().stream().anyMatch(change -> change.what().equals(control));
        return tried && outcome instanceof Outcome.Written written
                ? wish.answeredWithoutEffect(written.refusals().getOrDefault(control, ""))
                : wish.seen(shown).sending(Optional.empty());
    }

    private static List<Step.Change> changes(Map<String, PcSettingWish> wishes) {
        return wishes.values().stream()
                .filter(PcSettingWish::isOpen)
                .map(wish -> new Step.Change(
                        wish.setting().control(), List.of(wish.setting().call())))
                .toList();
    }
}
