package io.github.timekpr2mqtt.lab;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The release of Debian that a lab PC is made of. */
public enum LabSuite {
    /** This machine's. */
    THIS,
    STABLE,
    TESTING;

    /** Where it cannot be had, it is with these tests as with those of a lab that cannot start. */
    public void isNeeded() throws IOException {
        Ran fetched = Ran.of(List.of(LabPc.SCRIPT, "fetch", word()), Map.of());
        Optional<String> problem = fetched.exit() == 0
                ? Optional.empty()
                : Optional.of(fetched.err().strip().replaceAll("\\s+", " "));
        LabNeeded.decide(problem, System.getenv("LAB"), System.out::println);
    }

    /** As the lab's script calls it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
