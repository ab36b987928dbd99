package io.github.timekpr2mqtt.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that a page tells people to type: each line of a fenced block of a shell, and what stands in a sentence as code and begins
 * with a program.
 */
record PageCommand(Path page, String text) {
    static final List<Path> PAGES = List.of(
            Path.of("README.md"),
            Path.of("ha-addon/DOCS.md"),
            Path.of("ha-addon/README.md"),
            Path.of("blueprints/README.md"),
            Path.of(".github/CONTRIBUTING.md"),
            Path.of(".github/SECURITY.md"));

    private static final Pattern FENCE =
            Pattern.compile("^ *```(\\w*)\n(.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    /** A name with something behind it; a program alone is named and not called, but for our own. */
    private static final Pattern CALL = Pattern.compile(
            "(?:[A-Z_]+=\\S* )*(?:\\.ci/\\w+.*|(?:\\./mvnw|java|sudo|sh|bash|apt|apt-get|mosquitto_\\w+|openssl|ssh|ssh-\\w+|scp|chmod"
                    + "|chown|cp|mv|rm|mkdir|tar|docker|git|curl|wget|systemctl|journalctl|npm|pip|python3?|ha|nano|unzip) .+)");

    static List<PageCommand> all() throws IOException {
        List<PageCommand> all = new ArrayList<>();
        for (Path page : PAGES) {
            all.addAll(of(page, Files.readString(page)));
        }
        return all;
    }

    static List<PageCommand> of(Path page, String text) {
        List<PageCommand> found = new ArrayList<>();
        Matcher fence = FENCE.matcher(text);
        String rest = fence.replaceAll("");
        fence.reset();
        while (fence.find()) {
            if (List.of("sh", "bash", "shell", "console").contains(fence.group(1))) {
                lines(fence.group(2)).forEach(line -> found.add(new PageCommand(page, line)));
            }
        }
        CODE.matcher(rest)
                .results()
                .map(code -> code.group(1))
                .filter(code -> CALL.matcher(code).matches())
                .forEach(code -> found.add(new PageCommand(page, code)));
        return List.copyOf(found);
    }

    private static List<String> lines(String block) {
        return block.replaceAll("\\\\\n\\s*", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    boolean isMaven() {
        return text.matches("(?:[A-Z_]+=\\S* )*\\./mvnw .*");
    }

    /** Of the program itself, as the build makes it. */
    boolean isOurs() {
        return text.contains("-jar target/timekpr2mqtt.jar ");
    }
}
