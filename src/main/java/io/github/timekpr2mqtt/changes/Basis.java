package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Faults;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the files of a child are fit to be changed. Timekpr repairs what it cannot read, with its defaults, before it does
 * whatever it is asked, and saves a file whole: a change must not cost what somebody wrote there, nor rest on what is not
 * known. Then it waits until the file is put right, or what is wrong with it is set as well.
 *
 * @param faults of the files as last seen
 */
public record Basis(Faults faults, AccountWishes wishes) {
    /** Why a setting cannot be written now; empty if it can. */
    public Optional<String> against(Setting setting) {
        return againstSaving()
                .or(() -> faults.againstTaking(setting.takesAlong(wishes)).map(why -> why + ". " + setting.wayOut()));
    }

    /** Why nothing of the configuration can be written now; empty if something can. */
    Optional<String> againstSaving() {
        if (faults.byKey().isEmpty()) {
            return Optional.empty(); // asked for each wish, and there may be many
        }
        Set<String> written = new HashSet<>();
        for (SettingWish wish : wishes.settings().values()) {
            if (wish.isOpen()) {
                written.addAll(Setting.keys(wish.setting().control()));
            }
        }
        return faults.lostBySaving(written);
    }

    /** Why a list of limits cannot be completed to seven days now; empty if it can. */
    Optional<String> againstCompleting(TimeKind kind) {
        return againstSaving().or(() -> faults.againstTaking(kind.keys()).map(why -> why + ". " + DayLimit.WAY_OUT));
    }

    /** Why time cannot be given now; empty if it can. */
    Optional<String> againstGiving() {
        return faults.lostByReading().or(faults::againstCounting);
    }

    /** Whether a setting holds in what was seen, and stands there as Timekpr writes it. */
    boolean isFitFor(Setting setting) {
        return faults.isSound(Setting.keys(setting.control()));
    }
}
