package io.github.timekpr2mqtt.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which program this is, as the build wrote it into it. Not read from the jar's manifest: there is none where classes lie in a
 * folder, and what packs a jar anew may drop it.
 *
 * @param url where its home is, and help
 */
record Version(String text, String url) {
    static Version ofThisProgram() {
        Properties written = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("the program was built without its version");
            }
            written.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Version(written.getProperty("version"), written.getProperty("url"));
    }
}
