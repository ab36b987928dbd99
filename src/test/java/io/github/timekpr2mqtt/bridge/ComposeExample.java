package io.github.timekpr2mqtt.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;

/** The compose file of the examples. */
final class ComposeExample {
    static final Path FILE = Path.of("ha-addon/examples/compose.yaml");

    private ComposeExample() {}

    /** Its one service. */
    private static Map<?, ?> service() throws IOException {
        Map<?, ?> compose = (Map<?, ?>) Objects.requireNonNull(new Yaml().<Object>load(Files.readString(FILE)));
        return (Map<?, ?>) Objects.requireNonNull(
                ((Map<?, ?>) Objects.requireNonNull(compose.get("services"))).get("timekpr2mqtt"));
    }

    /** The image that it names. */
    static String image() throws IOException {
        return String.valueOf(service().get("image"));
    }

    /** As words for {@code docker run}, but for the image; its two mounts are the folder of data and the options beside it. */
    static List<String> words(Path data, Path options) throws IOException {
        List<String> words = new ArrayList<>();
        service().forEach((key, value) -> words.addAll(words(String.valueOf(key), value, data, options)));
        return words;
    }

    private static List<String> words(String key, Object value, Path data, Path options) {
        return switch (key) {
            case "image" -> List.of();
            case "restart" -> List.of("--restart=" + value);
            case "init", "read_only" -> List.of("--" + key.replace('_', '-') + "=" + value);
            case "stop_grace_period" ->
                List.of("--stop-timeout=" + String.valueOf(value).replaceAll("s$", ""));
            case "tmpfs", "security_opt", "cap_drop", "cap_add" ->
                ((List<?>) value)
                        .stream()
                                .map(each -> "--" + key.replace('_', '-') + "=" + each)
                                .toList();
            case "environment" ->
                ((Map<?, ?>) value)
                        .entrySet().stream().map(each -> "--env=" + each).toList();
            case "volumes" ->
                ((List<?>) value)
                        .stream()
                                .map(each -> "--volume=" + ours(String.valueOf(each), data, options))
                                .toList();
            default -> throw new AssertionError("the example says " + key + ", which is not tried here");
        };
    }

    private static String ours(String mount, Path data, Path options) {
        return mount.replace("./data:", data + ":").replace("./options.json:", options + ":");
    }
}
