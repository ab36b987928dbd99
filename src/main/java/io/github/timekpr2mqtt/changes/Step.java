package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.UserConfig;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The next thing to do on the PC for one child; afterwards the PC is observed again. */
public sealed interface Step permits Step.Nothing, Step.Write, Step.Configure, Step.OpenDay, Step.Give, Step.Settle {
    /** Whose step it is; empty if it is nobody's. */
    Optional<Username> about();

    /** Whether nothing else can be done on the PC before it. */
    default boolean stopsAll() {
        return false;
    }

    /**
     * Nothing can be done now.
     *
     * @param soon whether something waits that only a fresh read can show, which is worth a look within seconds
     */
    record Nothing(boolean soon) implements Step {
        @Override
        public Optional<Username> about() {
            return Optional.empty();
        }
    }

    /**
     * Changes of settings, in this order; the wishes behind them are on disk. A refused one does not stop the next.
     *
     * @param ids of the commands that they are to carry out: one that comes later was not tried, even if it is for the same list
     */
    record Write(Username user, Purpose purpose, List<Change> changes, Set<String> ids) implements Step {
        @Override
        public Optional<Username> about() {
            return Optional.of(user);
        }

        /**
         * What a configuration is meant to be that was read after this write was answered. Timekpr gives the limits, one by one, to the
         * days that it allows: where somebody allowed other days after we had read seven of them, our limits are those of other days.
         * The days that are allowed now have the limits then that we wrote for them, and no other day is allowed.
         */
        public UserConfig meant(UserConfig onPc) {
            UserConfig meant = onPc;
            for (TimeKind kind : TimeKind.values()) {
                DailyLimits there = kind.limits(onPc);
                Optional<DailyLimits> ours = changes.stream()
                        .flatMap(change -> kind.limitsAlone(change).stream())
                        .findFirst()
                        .filter(list -> !there.isWhole() && Writing.isBegin(there, list));
                meant = ours.isPresent() ? kind.withLimits(meant, ours.get().onlyOn(there)) : meant;
            }
            return meant;
        }
    }

    /** Changes of Timekpr's own settings on the PC; the wishes behind them are on disk. A refused one does not stop the next. */
    record Configure(List<Change> changes) implements Step {
        @Override
        public Optional<Username> about() {
            return Optional.empty();
        }
    }

    /**
     * Calls that belong together: a refused one stops those behind it.
     *
     * @param what names it among the changes of a write
     */
    record Change(String what, List<Call> calls) {}

    /** What a write is for. */
    enum Purpose {
        /** Open wishes. */
        SETTINGS,
        /** Seven days instead of fewer, with the same meaning, which giving time needs. */
        WHOLE_WEEK,
        /** Yesterday's PlayTime off today's balance. */
        PLAYTIME
    }

    /** Ask the daemon for the saved state, which moves a stale file to today. */
    record OpenDay(Username user, Call call) implements Step {
        @Override
        public Optional<Username> about() {
            return Optional.of(user);
        }
    }

    /** Send a grant that is on disk as prepared. */
    record Give(Username user, Call call) implements Step {
        @Override
        public Optional<Username> about() {
            return Optional.of(user);
        }
    }

    /**
     * Wait until a connection is gone from the bus, unless it is our own, and a later call was answered.
     *
     * @param about whose grant it may have sent; empty if it may have written settings, which everything on the PC waits for
     */
    record Settle(Optional<Username> about, String busName) implements Step {
        @Override
        public boolean stopsAll() {
            return about.isEmpty();
        }
    }
}
