package io.github.timekpr2mqtt.timekpr;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns a report into an observation. */
final class ReportReader {
    private static final String MAIN = "timekpr.conf";
    private static final String MAIN_FOLDER = "/etc/timekpr";
    private static final String MAIN_PATH = MAIN_FOLDER + "/timekpr.conf";
    private static final String FOLDER = "/var/lib/timekpr";
    /** An item that names, a line each, what is there and cannot be read. */
    private static final String HIDDEN = "unreadable";

    private static final String CORRECT = ". Correct the file: until then Timekpr's own settings are not changed";
    /** Measured on timekprd 0.5.9: it makes the file when it starts, and ends where it has no folder for it. */
    private static final String MISSING = MAIN_PATH + " is missing. On the PC: sudo mkdir -p " + MAIN_FOLDER
            + " && sudo systemctl restart timekpr, which makes it anew with what Timekpr comes with";

    private static final String WHY_HIDDEN = "cannot be read: it is no file, or our account on the PC has no right to";
    /** Linux allows names of 32 bytes. */
    private static final Pattern CONFIG = Pattern.compile("config/timekpr\\.([^/\r\n]{1,80})\\.conf");

    private static final Pattern ANY_LIMIT = Pattern.compile("(?m)^\\s*LIMITS?_PER_[A-Z]+\\s*=");
    private static final Pattern SECTION = Pattern.compile("(?m)^\\[([^\\[\\]/]+)]");
    /** What the daemon's own list of users leaves out: the template. */
    private static final String TEMPLATE = "USER";
    /** As many lines of a configuration does the daemon search for its user's name. */
    private static final int NAME_WITHIN_LINES = 10;

    private final Map<String, String> items;
    private final Set<String> hidden;
    private final boolean last;
    private final TimekprVersion version;
    private LocalDateTime now = LocalDateTime.MIN;
    private String mainFault = "";
    private final Map<Username, AccountFiles> accounts = new HashMap<>();
    private final Map<Username, String> problems = new HashMap<>();
    private final Set<Username> emptied = new HashSet<>();

    /** @param last nothing is torn any more: there will be no further read */
    ReportReader(FilesReport report, boolean last) {
        this.items = report.items();
        this.hidden = items.getOrDefault(HIDDEN, "").lines().collect(Collectors.toUnmodifiableSet());
        this.last = last;
        this.version = TimekprVersion.parse(items.getOrDefault("version", ""));
    }

    Observation observation() throws Unreadable, NoTimekpr {
        for (String all : List.of(FOLDER, MAIN_FOLDER, "config", "work", MAIN)) {
            if (hidden.contains(all)) {
                throw Unreadable.garbled(whyHidden(all));
            }
        }
        PcClock clock = clock();
        now = clock.local();
        String mainText = items.get(MAIN);
        if (mainText == null) {
            if (isInstalled()) {
                throw Unreadable.garbled(MISSING);
            }
            throw new NoTimekpr();
        }
        MainConfig main = main(mainText);
        if (main.otherFolders().isEmpty()) {
            for (String name : items.keySet()) {
                readAccount(name);
            }
            for (String name : hidden) {
                hiddenAccount(name);
            }
        }
        return new Observation(
                clock, items.getOrDefault("boot", "").strip(), version, main, mainFault, accounts, problems, emptied);
    }

    /** The version is read from its code, which lies elsewhere. */
    private boolean isInstalled() {
        return !items.getOrDefault("version", "").isBlank();
    }

    /** Of files that are the same as at an earlier look. */
    Observation observation(Observation then) throws Unreadable {
        return new Observation(
                clock(),
                then.bootId(),
                then.version(),
                then.main(),
                then.mainFault(),
                then.accounts(),
                then.problems(),
                then.emptied());
    }

    /** A daemon that runs does not care for what somebody does to it; only half of a write is read again. */
    private MainConfig main(String text) throws Unreadable {
        try {
            KeyFile file = parse(MAIN, text, MainConfig::file);
            MainConfig main = parse(MAIN, text, t -> MainConfig.of(file, version));
            mainFault = MainConfig.lostBySaving(text, file, version)
                    .map(why -> MAIN + ": " + why + CORRECT)
                    .orElse("");
            return main;
        } catch (Unreadable e) {
            if (e.torn() && !last) {
                throw e;
            }
            mainFault = e.getMessage() + CORRECT;
            return MainConfig.ofDamaged(text, version);
        }
    }

    private PcClock clock() throws Unreadable {
        String zone = items.getOrDefault("zone", "");
        PcClock before =
                parse(FilesReport.BEFORE, items.getOrDefault(FilesReport.BEFORE, ""), text -> clock(text, zone));
        PcClock after = parse("after", items.getOrDefault(FilesReport.AFTER, ""), text -> clock(text, zone));
        if (!before.date().equals(after.date())) {
            throw Unreadable.torn("the date changed from " + before.date() + " to " + after.date() + " meanwhile");
        }
        return after;
    }

    private static PcClock clock(String text, String zone) throws Unreadable {
        try {
            return PcClock.parse(text.strip(), zone);
        } catch (IllegalArgumentException e) {
            throw Unreadable.garbled(String.valueOf(e.getMessage()));
        }
    }

    private void readAccount(String name) throws Unreadable {
        Optional<Username> user = user(name);
        if (user.isPresent() && !user.get().value().equals(TEMPLATE)) {
            readAccount(user.get(), name);
        }
    }

    /** Timekpr makes its folders with mode 755; only whoever hardened the PC has taken that away. */
    private static String whyHidden(String name) {
        if (name.equals(MAIN)) {
            return MAIN_PATH + " may not be read by our account, or is no file. On the PC: sudo chmod 644 " + MAIN_PATH
                    + "; if it is a folder, move it away and install timekpr-next again";
        }
        String folder = name.startsWith("/") ? name : FOLDER + "/" + name;
        return folder
                + ": our account on the PC may not look into this folder, or it is none. On the PC: sudo chmod 755 "
                + folder;
    }

    private void hiddenAccount(String name) {
        user(name).ifPresent(user -> problems.put(user, name + ": " + WHY_HIDDEN));
    }

    /** Whose configuration it is. A name that no account has is a trap for whoever reads it, or a slip. */
    private static Optional<Username> user(String name) {
        Matcher config = CONFIG.matcher(name);
        return config.matches() ? Username.of(config.group(1)) : Optional.empty();
    }

    private void readAccount(Username user, String name) throws Unreadable {
        String text = items.getOrDefault(name, "");
        boolean isUser = namesItself(text, user) || hasLostItsName(text, user);
        try {
            AccountReader reader = new AccountReader(user, version, now, last);
            if (isUser) {
                accounts.put(user, reader.read(text, spent(user)));
            } else {
                parse(name, text, t -> UserConfig.parse(user, t)); // torn, it may be one in a moment
            }
        } catch (Unreadable e) {
            if (e.torn() && !last) {
                throw e;
            }
            // somebody's copy or left-over, which the daemon does not take for a user
            if (e.torn() || isUser) {
                problems.put(user, String.valueOf(e.getMessage()));
                if (isEmptied(user, text)) {
                    emptied.add(user);
                }
            }
        }
    }

    private boolean isEmptied(Username user, String config) {
        String name = work(user);
        String spent = items.getOrDefault(name, "");
        boolean isAnyEmpty = config.isEmpty() || (items.containsKey(name) && spent.isEmpty());
        return isAnyEmpty
                && !hidden.contains(name)
                && new AccountReader(user, version, now, last).isSoundOrEmpty(config, spent);
    }

    private static String work(Username user) {
        return "work/" + user + ".time";
    }

    private Optional<String> spent(Username user) throws Unreadable {
        String name = work(user);
        if (hidden.contains(name)) {
            throw Unreadable.garbled(WHY_HIDDEN).in(name);
        }
        return Optional.ofNullable(items.get(name));
    }

    /** Its own section is gone or misspelt, and it is no copy of somebody else's file either. */
    private boolean hasLostItsName(String text, Username user) {
        return ANY_LIMIT.matcher(text).find()
                && !text.contains("[" + user + "]")
                && SECTION.matcher(text)
                        .results()
                        .noneMatch(section -> items.containsKey("config/timekpr." + section.group(1) + ".conf"));
    }

    private static boolean namesItself(String text, Username user) {
        return text.lines().limit(NAME_WITHIN_LINES).anyMatch(line -> line.contains("[" + user + "]"));
    }

    private <T> T parse(String name, String text, FileParser<T> parser) throws Unreadable {
        try {
            return parser.parse(last ? text + "\n" : text);
        } catch (Unreadable e) {
            throw e.in(name);
        }
    }

    /** Reads one file. */
    private interface FileParser<T> {
        T parse(String text) throws Unreadable;
    }
}
