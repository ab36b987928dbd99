package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabSuite;
import io.github.timekpr2mqtt.lab.LabVersion;
import io.github.timekpr2mqtt.lab.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A PC that has never heard of us, and what pastes the line there. */
abstract class PastedOnTheLab {
    @TempDir
    Path folder;

    private final LabSuite suite;
    private final String shell;
    private final boolean broker;
    LabPc pc;
    LabKey key;

    PastedOnTheLab(LabSuite suite, String shell, boolean broker) {
        this.suite = suite;
        this.shell = shell;
        this.broker = broker;
    }

    @BeforeEach
    void start() throws IOException {
        suite.isNeeded();
        pc = LabPc.start(LabVersion.TIMEKPR_0_5_9, suite, "anna");
        pc.access().untouched();
        if (broker) {
            pc.off();
            pc.access().dbusBroker();
            pc.on();
        }
        key = new LabKey(folder, pc);
    }

    @AfterEach
    void stop() throws IOException {
        key.close();
        pc.close();
    }

    Ran paste(String... more) throws IOException {
        return pc.parent().run(shell, "-c", line(more));
    }

    private String line(String... more) {
        return String.join(" ", SetupLine.of(key.publicLine(), LabPc.ACCOUNT), String.join(" ", more));
    }

    Ran pasteFor(String account, String... more) throws IOException {
        String line = SetupLine.of(key.publicLine(), account);
        return pc.parent().run(shell, "-c", line + " " + String.join(" ", more));
    }

    Ran pasteKey(String publicLine) throws IOException {
        return pc.parent().run(shell, "-c", SetupLine.of(publicLine, LabPc.ACCOUNT));
    }

    /** As somebody who is not root, and without sudo. */
    Ran pasteAs(String account) throws IOException {
        return pc.parent().runAs(account, shell, "-c", line().replace("|sudo ", "|"));
    }

    /** What the script says of one thing. */
    static String of(String thing, Ran ran) throws IOException {
        return ran.orFail()
                .lines()
                .filter(line -> line.startsWith(thing + ": "))
                .findFirst()
                .orElseThrow(() -> new IOException(ran.toString()))
                .substring(thing.length() + 2);
    }

    static void refused(String why, Ran ran) throws IOException {
        assertEquals(new Ran(1, "", "Nothing was changed: " + why + "\n"), ran);
    }

    /** The line as root runs it where the mounts are changed in this way. */
    Ran pasteWhere(String mounts) throws IOException {
        return pc.parent().run("unshare", "--mount", "sh", "-c", mounts + " && exec \"$@\"", "sh", shell, "-c", line());
    }

    Ran pasteWith(String file, String before, String after) throws IOException {
        Path there = pc.file(file);
        String text = Files.readString(there);
        java.nio.file.attribute.FileTime time = Files.getLastModifiedTime(there);
        Files.writeString(there, text.replaceFirst("(?m)" + before, after));
        try {
            return paste();
        } finally {
            Files.writeString(there, text);
            Files.setLastModifiedTime(there, time);
        }
    }
}
