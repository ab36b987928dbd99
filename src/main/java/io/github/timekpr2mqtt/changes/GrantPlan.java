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

/**
 * The next step of the first grant of one account: look, prepare, send, done; and settle where it is not known whether
 * it arrived. The extra time of today, DAY - BALANCE, is the proof: using time does not move it.
 */
final class GrantPlan {
    private static final String JUST_LOGGED_IN =
            "the child has just logged in: the PC's first save of the day comes first";

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
        AccountWishes rest = wishes.withoutFailedGrantsBefore(seen.today());
        return rest.dayStart()
                        .filter(start -> start.day().isBefore(seen.today()))
                        .filter(start -> account.spent()
                                .filter(file -> file.isOf(start.day()))
                                .isEmpty())
                        .isPresent()
                ? rest.withDayStart(Optional.empty())
                : rest;
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
            return readBack(wishes, grant, done);
        }
        if (grant.state() instanceof Grant.Prepared prepared) {
            return settle(wishes, grant, prepared);
        }
        return look(wishes, grant);
    }

    /** After the answer 0: the PC must also show it. */
    private Reconciled readBack(AccountWishes wishes, Grant grant, Grant.Done done) {
        Optional<TimeSpent> today = fileOf(grant.day());
        if (today.isEmpty()) {
            return seen.today().isAfter(grant.day())
                    ? end(wishes, Ending.Type.EXPIRED, grant, "the PC took it, but the day was over before it was seen")
                    : nothing(wishes.withFirstGrant(grant), true);
        }
        if (!Grant.arrived(done.before(), done.target(), today.get().extra())) {
            return end(
                    wishes,
                    Ending.Type.FAILED,
                    grant,
                    "the PC took it, but does not show it: somebody else changed today's time");
        }
        return applied(wishes, grant, done.before(), today.get());
    }

    private Reconciled applied(AccountWishes wishes, Grant grant, int before, TimeSpent today) {
        GrantReadBack readBack = new GrantReadBack(
                account.config(), today, before, seen.pc().clock().local());
        Amount amount = grant.amount();
        String note = readBack.note(amount, amount.absolute() ? today.extra() - before : amount.seconds());
        Optional<Integer> extra = Optional.of(today.extra());
        endings.add(grant.ending(Ending.Type.APPLIED, user, Optional.of(before), extra, note, seen.at())
                .with(readBack.effect()));
        return nothing(wishes.withoutFirstGrant(), false);
    }

    /** It may have been sent. Nothing is decided before it is sure that nothing is pending any more. */
    private Reconciled settle(AccountWishes wishes, Grant grant, Grant.Prepared prepared) {
        boolean sameRun = prepared.sender().isOnSameBusAs(seen.connection());
        if (sameRun && !(outcome instanceof Outcome.Settled)) {
            return new Reconciled(
                    wishes, new Step.Settle(user, prepared.sender().busName()), List.of());
        }
        Optional<TimeSpent> today = fileOf(grant.day());
        if (today.isPresent()
                && Grant.arrived(
                        prepared.before(), prepared.target(), today.get().extra())) {
            Grant done = grant.with(new Grant.Done(prepared.before(), prepared.target()));
            return readBack(wishes.withFirstGrant(done), done, (Grant.Done) done.state());
        }
        if (today.isEmpty() && seen.today().isAfter(grant.day())) {
            return end(
                    wishes, Ending.Type.EXPIRED, grant, "the day was over before it could be seen whether it arrived");
        }
        Grant waiting = grant.waiting("");
        return look(wishes.withFirstGrant(waiting), waiting);
    }

    private Reconciled look(AccountWishes wishes, Grant grant) {
        LocalDate today = seen.today();
        if (today.isAfter(grant.day()) && seen.clocksAgree()) {
            return end(wishes, Ending.Type.EXPIRED, grant, "it was for " + grant.day() + ", and the PC's day is over");
        }
        if (!today.equals(grant.day())) {
            return wait(wishes, grant, "clock: it is for " + grant.day() + ", but the PC's date is " + today, false);
        }
        if (account.spent().isEmpty()) {
            return wait(
                    wishes, grant, "the PC keeps no time for this child yet: it begins with the first log-in", false);
        }
        if (!account.config().limits().isWhole()) {
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
        DailyLimits whole = account.config().limits().whole();
        Step.Change week = SettingsPlan.week(user, account.config(), whole);
        Step write = new Step.Write(user, Step.Purpose.WHOLE_WEEK, List.of(week));
        return new Reconciled(wishes.withWriting(Optional.of(whole)), write, List.of());
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

    private Reconciled prepare(AccountWishes wishes, Grant grant, TimeSpent today) {
        int limit = account.config().limits().on(seen.today().getDayOfWeek());
        int operation = grant.amount().operation(today, limit);
        if (grant.amount().takesFromNothing(today, limit)) {
            return end(wishes, Ending.Type.FAILED, grant, "nothing left to take: today's time is used up");
        }
        int target = Amount.target(today, limit, operation);
        if (grant.amount().absolute() && target != grant.amount().seconds()) {
            return end(
                    wishes, Ending.Type.FAILED, grant, "Timekpr holds " + Amount.range(today) + " of extra time today");
        }
        if (target == today.extra() && !grant.amount().absolute()) {
            return end(
                    wishes,
                    Ending.Type.FAILED,
                    grant,
                    "no more can be given: Timekpr holds a day of extra time at most");
        }
        if (target == today.extra()) {
            return applied(wishes, grant, target, today);
        }
        Grant prepared = grant.with(new Grant.Prepared(operation, today.extra(), target, seen.connection()));
        Step give = new Step.Give(user, Call.setTimeLeft(user, operation));
        return new Reconciled(wishes.withFirstGrant(prepared), give, List.of());
    }

    /** The PlayTime that moving the file to today took along is taken off the balance again. */
    private Optional<Reconciled> repairPlayTime(AccountWishes wishes) {
        Optional<DayStart> start = wishes.dayStart().filter(s -> s.playTimeBalance() != 0);
        Optional<TimeSpent> today = fileOf(seen.today());
        if (start.isEmpty() || today.isEmpty()) {
            return Optional.empty();
        }
        int wanted = Math.max(0, today.get().playTimeBalance() - start.get().playTimeBalance());
        AccountWishes charged = wishes.withDayStart(start.map(DayStart::charged));
        if (today.get().playTimeBalance() < start.get().playTimeBalance() || wrote(Step.Purpose.PLAYTIME)) {
            return Optional.of(next(charged)); // put right
        }
        List<Call> calls = PlayTimeBalance.calls(
                user, account.config().playTime(), seen.today().getDayOfWeek(), wanted);
        Step.Change balance = new Step.Change("playtime", calls);
        return Optional.of(
                new Reconciled(wishes, new Step.Write(user, Step.Purpose.PLAYTIME, List.of(balance)), List.of()));
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

    private Reconciled end(AccountWishes wishes, Ending.Type type, Grant grant, String reason) {
        Optional<Integer> extra = fileOf(grant.day()).map(TimeSpent::extra);
        endings.add(grant.ending(type, user, Optional.empty(), extra, reason, seen.at()));
        return nothing(
                type == Ending.Type.FAILED ? wishes.firstGrantFailed(reason) : wishes.withoutFirstGrant(), false);
    }
}
