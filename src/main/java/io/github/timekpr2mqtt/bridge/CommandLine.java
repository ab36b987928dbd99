package io.github.timekpr2mqtt.bridge;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What the program was called with. */
sealed interface CommandLine {
    /** Shown for {@code --help}. */
    String USAGE = """
            timekpr2mqtt - Timekpr-nExT's screen-time limits in Home Assistant

            java -jar timekpr2mqtt.jar --options OPTIONS.json --data FOLDER
                --options FILE   the options, one JSON document; README lists them
                --data FOLDER    what must survive a restart: the SSH key, host keys, changes that wait
                --setup PC       print the line that lets the bridge into this PC of the options, to be pasted into a terminal there, and end
                --check [PC...]  look at all PCs, or at these, say what is wrong and what to do, and end; 0 if all is well
                --help           this text
                --version        the version
            """;

    /** The bridge is to run. */
    record Run(Path options, Path data) implements CommandLine {}

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
        String setup = null;
        boolean check = false;
        List<String> pcs = new ArrayList<>();
        Deque<String> left = new ArrayDeque<>(words);
        while (!left.isEmpty()) {
            String word = left.remove();
            if (word.equals("--check")) {
                check = true;
                while (!left.isEmpty() && !left.element().startsWith("--")) {
                    pcs.add(left.remove());
                }
                continue;
            }
            if (!List.of("--options", "--data", "--setup").contains(word)) {
                return new Wrong("unknown argument '" + word
                        + "', allowed are --options, --data, --setup, --check, --help, --version");
            }
            if (left.isEmpty()) {
                return new Wrong(word + " needs "
                        + (word.equals("--data")
                                ? "a folder"
                                : word.equals("--setup") ? "the name of a PC" : "a file"));
            }
            String given = left.remove();
            if (word.equals("--setup")) {
                setup = given;
                continue;
            }
            if (!isPath(given)) {
                return new Wrong(
                        word + ": given '" + given + "', no name that a file can have here (is the locale UTF-8?),"
                                + " allowed the path of a " + (word.equals("--data") ? "folder" : "file"));
            }
            if (word.equals("--options")) {
                options = Path.of(given);
            } else {
                data = Path.of(given);
            }
        }
        if (options == null || data == null) {
            return new Wrong((options == null ? "--options FILE" : "--data FOLDER") + " is missing, see --help");
        }
        if (check && setup != null) {
            return new Wrong("--setup and --check are given, allowed is one of them");
        }
        return setup != null
                ? new Setup(options, data, setup)
                : check ? new Check(options, data, pcs) : new Run(options, data);
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
