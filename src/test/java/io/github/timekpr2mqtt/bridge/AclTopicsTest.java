package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.timekpr.Username;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ha-addon/mosquitto.acl} lets the bridge write, with other names put in as it says; brokers try it in {@link AclLineTest}. */
class AclTopicsTest {
    private static final Topics.Pc DEN = new Topics.Pc("den");
    private static final Topics.Account ANNA = new Topics.Account("den", new Username("anna"));

    @ParameterizedTest
    @CsvSource({
        "timekpr, homeassistant, ''",
        "kids/limits, homeassistant, ''",
        "timekpr-attic, homeassistant, attic",
        "kids, ha, ''"
    })
    void everything_that_the_bridge_tells_is_allowed(String base, String prefix, String instance) throws IOException {
        List<Pattern> allowed = allowed(base, prefix, instance);
        Set<String> refused = told(new Topics(base, prefix, instance));
        refused.removeIf(topic ->
                allowed.stream().anyMatch(filter -> filter.matcher(topic).matches()));
        assertEquals(Set.of(), refused);
    }

    private static Set<String> told(Topics topics) {
        Set<String> told = new TreeSet<>();
        for (Topics.Subject subject : List.of(new Topics.Bridge(), DEN, ANNA)) {
            told.addAll(topics.retained(subject, true));
            told.add(topics.event(subject));
            told.add(topics.discovery(subject));
            told.addAll(topics.predecessorsDiscovery(subject));
        }
        return told;
    }

    private static List<Pattern> allowed(String base, String prefix, String instance) throws IOException {
        List<Pattern> filters = new ArrayList<>();
        String user = "";
        for (String line : Files.readAllLines(Path.of("ha-addon/mosquitto.acl"))) {
            user = line.startsWith("user ") ? line.substring("user ".length()) : user;
            if (user.equals("timekpr") && line.matches("topic (readwrite|write) .*")) {
                String filter = named(line.replaceFirst("topic \\w+ ", ""), base, prefix, instance);
                filters.add(Pattern.compile(filter.replace("+", "[^/]+").replace("/#", "/.+")));
            }
        }
        return filters;
    }

    /** As the first lines of the file say. */
    private static String named(String topic, String base, String prefix, String instance) {
        if (topic.startsWith("homeassistant/")) {
            String root = instance.isEmpty() ? "timekpr" : "timekpr-" + instance;
            return prefix + topic.substring("homeassistant".length()).replace("/timekpr", "/" + root);
        }
        return topic.startsWith("timekpr/") ? base + topic.substring("timekpr".length()) : topic;
    }
}
