package io.github.timekpr2mqtt.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three quarters of an hour round a midnight. The whole day is {@code ./mvnw -Psoak verify}. */
class SoakTest {
    @Test
    void a_night_of_a_family_with_everything_that_can_happen(@TempDir Path folder) throws Exception {
        Soak soak = new Soak(new SoakOptions(45, Long.getLong("soak.seed", 17)), folder);
        List<String> breaches = soak.run();
        soak.summary().forEach(System.out::println);
        assertEquals(List.of(), breaches);
    }
}
