package io.github.timekpr2mqtt.bridge;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the program was called with. */
sealed interface CommandLine {
    /** Shown for {@code --help}. */
    String USAGE = """
            timekpr2mqtt - Timekpr-nExT's screen-time limits in Home Assistant

            java -jar timekpr2mqtt.jar --options OPTIONS.json --data FOLDER
                --options FILE   the options, one JSON document; README lists them
                --data FOLDER    what must survive a restart: the SSH key, host keys, changes that wait
                --heartbeat FILE put off the time of this file as long as all is well, for a health check; README says how to look
                --setup PC       print the line that lets the bridge into this PC of the options, to be pasted into a terminal there, and end
                --check [PC...]  look at all PCs, or at these, say what is wrong and what to do, and end; 0 if all is well
                --new-key        make a new SSH key (with --data alone), and end; the old one goes on until every PC takes the new one
                --dashboard [OLD=NEW...]
                                 print a dashboard for Home Assistant (with --data alone), and end; entities that were renamed there as pairs
                --take-over FILE read what timekpr-mngr left (its folder, its backup or one by Home Assistant): print options for it, take its
                                 keys and history into the data folder (with --data alone), say what cannot be taken over, and end
                --diagnostics    print what a report of a fault needs, without names and secrets, and end
                --help           this text
                --version        the version
            """;

    /** What can be wanted but to run; one at a time. */
    List<String> ERRANDS = List.of("--setup", "--check", "--new-key", "--dashboard", "--take-over", "--diagnostics");

    /** What needs a word behind it, and which. */
    Map<String, String> VALUES = Map.of(
            "--options",
            "a file",
            "--data",
            "a folder",
            "--heartbeat",
            "a file",
            "--setup",
            "the name of a PC",
            "--take-over",
            "a file or folder");

    /** What takes any number of words behind it. */
    Set<String> LISTS = Set.of("--check", "--dashboard");

    /** What needs to know of no option. */
    Set<String> WITHOUT_OPTIONS = Set.of("--new-key", "--dashboard", "--take-over");

    /**
     * The bridge is to run.
     *
     * @param heartbeat the file that says that it does; null for none
     */
    record Run(Path options, Path data, @Nullable Path heartbeat) implements CommandLine {}

    /**
     * The PCs are to be looked at.
     *
     * @param pcs their names; empty: all
     */
    record Check(Path options, Path data, List<String> pcs) implements CommandLine {
        /** Copies the list. */
        public Check {
            pcs = List.copyOf(pcs);
        }
    }

    /** The setup line of one PC is wanted. */
    record Setup(Path options, Path data, String pc) implements CommandLine {}

    /** A new SSH key is wanted. */
    record NewKey(Path data) implements CommandLine {}

    /**
     * A dashboard is wanted.
     *
     * @param renamed pairs as they were typed
     */
    record Board(Path data, List<String> renamed) implements CommandLine {
        /** Copies the list. */
        public Board {
            renamed = List.copyOf(renamed);
        }
    }

    /**
     * What timekpr-mngr left is to be taken over.
     *
     * @param from its folder or a backup
     */
    record Take(Path from, Path data) implements CommandLine {}

    /** A document for a report of a fault is wanted. */
    record Diagnose(Path options, Path data) implements CommandLine {}

    /** A text is wanted. */
    record Say(String text) implements CommandLine {}

    /** It makes no sense. */
    record Wrong(String why) implements CommandLine {}

    static CommandLine of(List<String> words, Version version) {
        if (words.contains("--help") || words.contains("-h")) {
            return new Say(USAGE);
        }
        if (words.contains("--version")) {
            return new Say("timekpr2mqtt " + version.text() + System.lineSeparator());
        }
        Path options = null;
        Path data = null;
        Path from = Path.of("");
        Path heartbeat = null;
        String setup = "";
        List<String> more = new ArrayList<>();
        Set<String> errands = new TreeSet<>();
        Deque<String> left = new ArrayDeque<>(words);
        while (!left.isEmpty()) {
            String word = left.remove();
            if (ERRANDS.contains(word)) {
                errands.add(word);
            } else if (!VALUES.containsKey(word)) {
                return new Wrong("unknown argument '" + word + "', allowed are --options, --data, --heartbeat, "
                        + String.join(", ", ERRANDS) + ", --help, --version");
            }
            while (LISTS.contains(word) && !left.isEmpty() && !left.element().startsWith("--")) {
                more.add(left.remove());
            }
            String kind = VALUES.get(word);
            if (kind == null) {
                continue;
            }
            if (left.isEmpty()) {
                return new Wrong(word + " needs " + kind);
            }
            String given = left.remove();
            if (word.equals("--setup")) {
                setup = given;
            } else if (!isPath(given)) {
                return new Wrong(
                        word + ": given '" + given + "', no name that a file can have here (is the locale UTF-8?),"
                                + " allowed the path of " + kind);
            } else if (word.equals("--options")) {
                options = Path.of(given);
            } else if (word.equals("--take-over")) {
                from = Path.of(given);
            } else if (word.equals("--heartbeat")) {
                heartbeat = Path.of(given);
            } else {
                data = Path.of(given);
            }
        }
        if (errands.size() > 1) {
            return new Wrong(ERRANDS.stream().filter(errands::contains).collect(Collectors.joining(" and "))
                    + " are given, allowed is one of them");
        }
        String errand = errands.isEmpty() ? "" : errands.iterator().next();
        if (heartbeat != null && !errand.isEmpty()) {
            return new Wrong("--heartbeat: given with " + errand + ", allowed where the bridge is to run");
        }
        if (errand.equals("--take-over") && options == null && data != null) {
            return new Take(from, data);
        }
        CommandLine called = called(errand, options, data, setup, more);
        return called instanceof Run run ? new Run(run.options(), run.data(), heartbeat) : called;
    }

    private static CommandLine called(
            String errand, @Nullable Path options, @Nullable Path data, String setup, List<String> more) {
        boolean needsOptions = !WITHOUT_OPTIONS.contains(errand);
        if (data == null || (options == null && needsOptions)) {
            return new Wrong(
                    (options == null && needsOptions ? "--options FILE" : "--data FOLDER") + " is missing, see --help");
        }
        if (!needsOptions && options != null) {
            return new Wrong(errand + ": allowed with --data alone");
        }
        if (options == null) {
            return errand.equals("--dashboard") ? new Board(data, more) : new NewKey(data);
        }
        return switch (errand) {
            case "--setup" -> new Setup(options, data, setup);
            case "--check" -> new Check(options, data, more);
            case "--diagnostics" -> new Diagnose(options, data);
            default -> new Run(options, data, null);
        };
    }

    /** Where the locale is not UTF-8, Java has no path for a name with an umlaut in it. */
    private static boolean isPath(String given) {
        try {
            return !Path.of(given).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
