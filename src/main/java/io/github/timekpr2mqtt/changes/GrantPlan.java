package io.github.timekpr2mqtt.changes;

import io.github.timekpr2mqtt.timekpr.AccountFiles;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.DailyLimits;
import io.github.timekpr2mqtt.timekpr.TimeSpent;
import io.github.timekpr2mqtt.timekpr.Username;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The next step of the first grant of one account: look, prepare, send, done; and settle where it is not known whether
 * it arrived. The extra time of today, DAY - BALANCE, is the proof: using time does not move it.
 */
final class GrantPlan {
    private static final String JUST_LOGGED_IN =
            "the child has just logged in: the PC's first save of the day comes first";
    private static final String NO_LIMIT_OF_ITS_OWN =
            "time at this PC runs only with PlayTime (override): PlayTime has no limit of its own";
    private static final String FULL = "no more can be given: Timekpr holds a day of extra time at most";

    private final Username user;
    private final Seen seen;
    private final AccountFiles account;
    private final Optional<Step> last;
    private final Outcome outcome;
    private final List<Ending> endings = new ArrayList<>();

    GrantPlan(Username user, Seen seen, AccountFiles account, Optional<Step> last, Outcome outcome) {
        this.user = user;
        this.seen = seen;
        this.account = account;
        this.last = last;
        this.outcome = outcome;
    }

    /** The wishes with the first grant moved on, its step, and what ended on the way. */
    Reconciled plan(AccountWishes wishes) {
        AccountWishes rest = forgetOlderDays(wishes);
        Reconciled next = next(rest);
        while (next.step() instanceof Step.Nothing
                && next.wishes().grants().size() < rest.grants().size()) {
            rest = next.wishes(); // one ended: the following one may go on
            next = next(rest);
        }
        return new Reconciled(next.wishes(), next.step(), List.copyOf(endings));
    }

    /** As long as the file is still of that day, it carries what was moved there. */
    private AccountWishes forgetOlderDays(AccountWishes wishes) {
        return wishes.dayStart()
                        .filter(start -> start.day().isBefore(seen.today()))
                        .filter(start -> account.spent()
                                .filter(file -> file.isOf(start.day()))
                                .isEmpty())
                        .isPresent()
                ? wishes.withDayStart(Optional.empty())
                : wishes;
    }

    private Reconciled next(AccountWishes wishes) {
        Optional<Reconciled> repair = repairPlayTime(wishes);
        if (repair.isPresent()) {
            return repair.get();
        }
        if (wishes.grants().isEmpty()) {
            return nothing(wishes, false);
        }
        Grant grant = wishes.grants().get(0);
        if (grant.state() instanceof Grant.Done done) {
            return readBack(wishes, grant, done.aim());
        }
        if (grant.state() instanceof Grant.Prepared prepared) {
            return settle(wishes, grant, prepared);
        }
        return look(wishes, grant);
    }

    /** After the answer 0: the PC must also show it. */
    private Reconciled readBack(AccountWishes wishes, Grant grant, Aim aim) {
        Optional<TimeSpent> today = fileOf(grant.day());
        if (today.isEmpty()) {
            return new GrantDay(grant, seen).isOver()
                    ? end(wishes, Ending.Type.EXPIRED, grant, "the PC took it, but the day was over before it was seen")
                    : nothing(wishes.withFirstGrant(grant), new GrantDay(grant, seen).isToday());
        }
        Allotment now = allotment(wishes, grant, today.get());
        Optional<String> amiss = aim.amiss(grant.amount(), now);
        return amiss.isPresent()
                ? fail(wishes, grant, aim, amiss.get())
                : applied(wishes, new AppliedGrant(grant, aim.before(), aim.made(now)), today.get());
    }

    private Reconciled applied(AccountWishes wishes, AppliedGrant applied, TimeSpent today) {
        int shown = allotment(wishes, applied.grant(), today).extra();
        endings.addAll(applied.endings(user, seen, account, today, shown));
        return nothing(wishes.withoutFirstGrant(), false);
    }

    /** It may have been sent. Nothing is decided before it is sure that nothing is pending any more. */
    private Reconciled settle(AccountWishes wishes, Grant grant, Grant.Prepared prepared) {
        Optional<String> refusal = last.filter(Step.Give.class::isInstance)
                .flatMap(give -> outcome.refused())
                .map("the PC refused it: "::concat);
        boolean sameRun = prepared.sender().isOnSameBusAs(seen.connection());
        if (sameRun && refusal.isEmpty() && !(outcome instanceof Outcome.Settled)) {
            return new Reconciled(
                    wishes, new Step.Settle(Optional.of(user), prepared.sender().busName()), List.of());
        }
        Optional<TimeSpent> today = fileOf(grant.day());
        if (today.isPresent()) {
            Aim aim = prepared.aim();
            Allotment now = allotment(wishes, grant, today.get());
            Aim.Sight sight = aim.seenIn(now);
            if (sight == Aim.Sight.ARRIVED) {
                return readBack(wishes, grant, aim);
            }
            if (sight == Aim.Sight.UNKNOWN) {
                return fail(wishes, grant, aim, refusal.map(why -> why + "; ").orElse("") + aim.unknown(now));
            }
            if (refusal.isPresent()) { // else it is sent again, or waits
                return fail(wishes, grant, aim, refusal.get());
            }
        }
        if (!new GrantDay(grant, seen)
                .isToday()) { // of a clock that fell back the file of that day can still be seen once it is right again
            return new GrantDay(grant, seen).isOver()
                    ? end(
                            wishes,
                            Ending.Type.EXPIRED,
                            grant,
                            "the day was over before it could be seen whether it arrived")
                    : nothing(wishes, false);
        }
        if (account.spent().isEmpty()) {
            return nothing(wishes, false); // it may be in the file that cannot be seen now
        }
        Grant waiting = grant.waiting("");
        return look(wishes.withFirstGrant(waiting), waiting);
    }

    private Reconciled look(AccountWishes wishes, Grant grant) {
        LocalDate today = seen.today();
        if (today.isAfter(grant.day()) && seen.clocksAgree()) {
            return end(wishes, Ending.Type.EXPIRED, grant, "it was for " + grant.day() + ", and the PC's day is over");
        }
        if (seen.readOnly()) {
            return wait(wishes, grant, "", false);
        }
        Optional<String> clock = new GrantDay(grant, seen).doubt(account.spent());
        if (clock.isPresent()) {
            return wait(wishes, grant, clock.get(), false);
        }
        Optional<String> damage = new Basis(account.faults(), wishes).againstGiving();
        if (damage.isPresent()) {
            return wait(wishes, grant, damage.get(), false);
        }
        if (account.spent().isEmpty()) {
            return wait(
                    wishes, grant, "the PC keeps no time for this child yet: it begins with the first log-in", false);
        }
        if (grant.kind() == TimeKind.PLAYTIME && account.config().playTime().limitOverride()) {
            return end(wishes, Ending.Type.FAILED, grant, NO_LIMIT_OF_ITS_OWN);
        }
        if (!SettingsPlan.isWholeWeek(account, grant.kind())) {
            return wholeWeekFirst(wishes, grant);
        }
        if (!account.spent().get().isOf(today)) {
            return openDay(wishes, grant, account.spent().get());
        }
        return prepare(wishes, grant, account.spent().get());
    }

    /** Timekpr reads a shorter list by another rule when time is given (measured): seven days with the same meaning. */
    private Reconciled wholeWeekFirst(AccountWishes wishes, Grant grant) {
        if (wrote(Step.Purpose.WHOLE_WEEK)) {
            return end(
                    wishes,
                    Ending.Type.FAILED,
                    grant,
                    "the PC does not take the list of seven days that giving time needs");
        }
        Optional<String> damage = new Basis(account.faults(), wishes).againstCompleting(grant.kind());
        if (damage.isPresent()) {
            return wait(wishes, grant, damage.get(), false);
        }
        DailyLimits onPc = grant.kind().limits(account.config());
        DailyLimits whole = onPc.whole();
        Step.Change week = SettingsPlan.week(account, grant.kind(), whole);
        Step write = new Step.Write(user, Step.Purpose.WHOLE_WEEK, List.of(week), Set.of());
        return new Reconciled(wishes.writing(grant.kind(), onPc, whole), write, List.of());
    }

    /** A grant into yesterday's file would be wiped by the log-in or the first save of the day (measured). */
    private Reconciled openDay(AccountWishes wishes, Grant grant, TimeSpent stale) {
        if (last.filter(Step.OpenDay.class::isInstance).isPresent() && outcome instanceof Outcome.Answered) {
            return wait(wishes.withDayStart(Optional.empty()), grant, JUST_LOGGED_IN, true);
        }
        Optional<DayStart> start = Optional.of(new DayStart(seen.today(), stale.playTimeBalance(), stale.playTimeDay()))
                .filter(s -> s.playTimeBalance() != 0 || s.playTimeDay() != 0);
        return new Reconciled(
                wishes.withDayStart(start), new Step.OpenDay(user, Call.getUserInformation(user, "S")), List.of());
    }

    private Reconciled prepare(AccountWishes wishes, Grant grant, TimeSpent spent) {
        Allotment today = allotment(wishes, grant, spent);
        Amount amount = grant.amount();
        int operation = amount.operation(today);
        int target = Amount.target(today, operation);
        if (amount.takesFromNothing(today)) {
            return end(wishes, Ending.Type.FAILED, grant, "nothing left to take: today's time is used up");
        }
        if (amount.absolute() && target != amount.seconds()) {
            String range = "Timekpr holds " + Amount.range(today) + " of extra time today";
            return end(wishes, Ending.Type.FAILED, grant, range);
        }
        if (target == today.extra()) {
            return amount.absolute()
                    ? applied(wishes, new AppliedGrant(grant, target, target), spent)
                    : end(wishes, Ending.Type.FAILED, grant, FULL);
        }
        Grant prepared = grant.with(new Grant.Prepared(new Aim(today, operation), seen.connection()));
        Step give = new Step.Give(user, grant.kind().change(user, operation));
        return new Reconciled(wishes.withFirstGrant(prepared), give, List.of());
    }

    private Allotment allotment(AccountWishes wishes, Grant grant, TimeSpent spent) {
        return Allotment.of(grant.kind(), account, spent, seen.today().getDayOfWeek(), dayStart(wishes));
    }

    /** What was moved to today; a clock that was ahead may have left one of a day that has not come yet. */
    private Optional<DayStart> dayStart(AccountWishes wishes) {
        return wishes.dayStart().filter(start -> start.day().equals(seen.today()));
    }

    /** The PlayTime that moving the file to today took along is taken off the balance again. */
    private Optional<Reconciled> repairPlayTime(AccountWishes wishes) {
        Optional<DayStart> start = dayStart(wishes).filter(s -> s.playTimeBalance() != 0);
        Optional<TimeSpent> today = fileOf(seen.today());
        if (start.isEmpty()
                || today.isEmpty()
                || new Basis(account.faults(), wishes).againstGiving().isPresent()) {
            return Optional.empty();
        }
        int wanted = Math.max(0, today.get().playTimeBalance() - start.get().playTimeBalance());
        AccountWishes charged = wishes.withDayStart(start.map(DayStart::charged));
        if (today.get().playTimeBalance() < start.get().playTimeBalance() || wrote(Step.Purpose.PLAYTIME)) {
            return Optional.of(next(charged)); // put right
        }
        if (seen.readOnly()) {
            return Optional.empty();
        }
        List<Call> calls = PlayTimeBalance.calls(
                user, account.config().playTime(), seen.today().getDayOfWeek(), wanted);
        Step.Change balance = new Step.Change("playtime", calls);
        return Optional.of(new Reconciled(
                wishes, new Step.Write(user, Step.Purpose.PLAYTIME, List.of(balance), Set.of()), List.of()));
    }

    private boolean wrote(Step.Purpose purpose) {
        return outcome instanceof Outcome.Written
                && last.isPresent()
                && last.get() instanceof Step.Write write
                && write.purpose() == purpose;
    }

    private Optional<TimeSpent> fileOf(LocalDate day) {
        return account.spent().filter(spent -> spent.isOf(day) && day.equals(seen.today()));
    }

    private Reconciled wait(AccountWishes wishes, Grant grant, String why, boolean soon) {
        return nothing(wishes.withFirstGrant(grant.waiting(why)), soon);
    }

    private static Reconciled nothing(AccountWishes wishes, boolean soon) {
        return new Reconciled(wishes, new Step.Nothing(soon), List.of());
    }

    private Reconciled fail(AccountWishes wishes, Grant grant, Aim aim, String reason) {
        return end(wishes, Ending.Type.FAILED, grant, Optional.of(aim.before()), reason);
    }

    private Reconciled end(AccountWishes wishes, Ending.Type type, Grant grant, String reason) {
        return end(wishes, type, grant, Optional.empty(), reason);
    }

    private Reconciled end(
            AccountWishes wishes, Ending.Type type, Grant grant, Optional<Integer> before, String reason) {
        Optional<Integer> extra =
                fileOf(grant.day()).map(spent -> allotment(wishes, grant, spent).extra());
        endings.add(grant.ending(type, user, before, extra, reason, seen.at()));
        return nothing(
                type == Ending.Type.FAILED ? wishes.firstGrantFailed(reason) : wishes.withoutFirstGrant(), false);
    }
}
