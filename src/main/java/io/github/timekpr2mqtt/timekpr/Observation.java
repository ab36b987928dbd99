package io.github.timekpr2mqtt.timekpr;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One look at a PC: what its Timekpr is set to and what its children have used.
 *
 * @param clock the PC's clock at that moment
 * @param bootId the kernel's id of this run of the PC, another one after a restart; empty if unknown
 * @param version which Timekpr it is
 * @param main Timekpr's own settings
 * @param mainFault what is wrong with their file, with its name; empty if nothing. Then {@code main} is what can be read of it, and
 *     the daemon may go on with other values, and would lose what stands there if it saved the file
 * @param accounts what can be read, by name; empty if Timekpr keeps its files elsewhere, see {@link #problem}
 * @param problems the accounts whose files cannot be read, each with the file, the key and what is wrong
 * @param emptied those of them of whom a file stays empty, as Timekpr leaves it that ends while it writes, and the other one is
 *     sound, empty too or not there: nothing would be lost if Timekpr read both
 */
public record Observation(
        PcClock clock,
        String bootId,
        TimekprVersion version,
        MainConfig main,
        String mainFault,
        Map<Username, AccountFiles> accounts,
        Map<Username, String> problems,
        Set<Username> emptied) {

    public Observation {
        accounts = Collections.unmodifiableMap(new TreeMap<>(accounts));
        problems = Collections.unmodifiableMap(new TreeMap<>(problems));
        emptied = Collections.unmodifiableSet(new TreeSet<>(emptied));
    }

    /**
     * Makes an observation of what a PC answered.
     *
     * @throws Unreadable torn, if a file was read in the middle of a write or midnight passed meanwhile: read again;
     *     garbled, if there is no clock, or nothing may be read
     * @throws NoTimekpr if Timekpr is not installed
     */
    public static Observation of(FilesReport report) throws Unreadable, NoTimekpr {
        return new ReportReader(report, false).observation();
    }

    /**
     * The same, without reading again what has not changed since an earlier look, which costs most of it: a PC that nobody uses
     * answers the same for hours.
     *
     * @param earlier the report of which {@code then} was made by one of these two methods
     * @throws Unreadable as {@link #of(FilesReport)}
     * @throws NoTimekpr if Timekpr is not installed
     */
    public static Observation of(FilesReport report, FilesReport earlier, Observation then)
            throws Unreadable, NoTimekpr {
        return report.isSameButForTheTime(earlier) && then.isWithoutFault()
                ? new ReportReader(report, false).observation(then)
                : of(report);
    }

    /** What the daemon takes in place of something damaged may depend on the time. */
    private boolean isWithoutFault() {
        return accounts.values().stream().allMatch(files -> files.faults().equals(Faults.NONE));
    }

    /**
     * The same, for a report that stayed torn through all further reads: then nobody is writing. A file that only lacks
     * its last line end is read, and any other is a problem of its account and no longer of the whole PC.
     *
     * @throws Unreadable if the clock cannot be read, or nothing may be
     * @throws NoTimekpr if Timekpr is not installed
     */
    public static Observation ofLast(FilesReport report) throws Unreadable, NoTimekpr {
        return new ReportReader(report, true).observation();
    }

    /** With nothing wrong in Timekpr's own settings. */
    public Observation(
            PcClock clock,
            String bootId,
            TimekprVersion version,
            MainConfig main,
            Map<Username, AccountFiles> accounts,
            Map<Username, String> problems) {
        this(clock, bootId, version, main, "", accounts, problems, Set.of());
    }

    /** The PC's date. */
    public LocalDate date() {
        return clock.date();
    }

    /** What keeps all accounts of this PC from being read, in words for its owner. */
    public Optional<String> problem() {
        return main.otherFolders()
                .map(folders -> "Timekpr keeps its files in other folders than its usual ones (" + folders
                        + "); only /var/lib/timekpr is read");
    }

    /** What an account has used, as it stands on the PC's date; nothing for one that is not in {@link #accounts}. */
    public Optional<TimeSpent> spentToday(Username user) {
        return Optional.ofNullable(accounts.get(user))
                .map(account -> account.spent().orElse(TimeSpent.NONE).on(date(), version));
    }

    /** What an account that is not logged in has left; nothing for one that is not in {@link #accounts}. */
    public Optional<TimeLeft> timeLeft(Username user) {
        return Optional.ofNullable(accounts.get(user))
                .flatMap(account ->
                        spentToday(user).map(spent -> TimeLeft.loggedOut(account.config(), spent, clock.local())));
    }
}
