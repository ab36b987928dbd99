package io.github.timekpr2mqtt.bridge;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the program was called with. */
sealed interface CommandLine {
    /** Shown for {@code --help}. */
    String USAGE = """
            timekpr2mqtt - Timekpr-nExT's screen-time limits in Home Assistant

            java -jar timekpr2mqtt.jar --options OPTIONS.json --data FOLDER
                --options FILE   the options, one JSON document; README lists them
                --data FOLDER    what must survive a restart: the SSH key, host keys, changes that wait
                --new-key        makes a new SSH key (with --data alone); the old one goes on until every PC takes the new one
                --diagnostics    prints what a report of a fault needs, without names and secrets
                --help           this text
                --version        the version
            """;

    /** The bridge is to run. */
    record Run(Path options, Path data) implements CommandLine {}

    /** A new SSH key is wanted. */
    record NewKey(Path data) implements CommandLine {}

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
        List<String> rest = new ArrayList<>(words);
        boolean newKey = rest.remove("--new-key");
        boolean diagnostics = rest.remove("--diagnostics");
        Path options = null;
        Path data = null;
        for (int i = 0; i < rest.size(); i += 2) {
            String word = rest.get(i);
            if (!word.equals("--options") && !word.equals("--data")) {
                return new Wrong("unknown argument '" + word
                        + "', allowed are --options, --data, --new-key, --diagnostics, --help, --version");
            }
            if (i + 1 == rest.size()) {
                return new Wrong(word + " needs a " + (word.equals("--data") ? "folder" : "file"));
            }
            String given = rest.get(i + 1);
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
        if (newKey && data != null) {
            return diagnostics || options != null
                    ? new Wrong("--new-key: allowed with --data alone")
                    : new NewKey(data);
        }
        if (options == null || data == null) {
            return new Wrong(
                    (options == null && !newKey ? "--options FILE" : "--data FOLDER") + " is missing, see --help");
        }
        return diagnostics ? new Diagnose(options, data) : new Run(options, data);
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
