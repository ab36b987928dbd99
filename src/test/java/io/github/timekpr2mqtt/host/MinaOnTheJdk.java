package io.github.timekpr2mqtt.host;

import org.junit.jupiter.api.extension.Extension;

/**
 * Found by JUnit itself and made before the first test: whichever test uses MINA first, it sees the cryptography that the program has.
 * The test class path has BouncyCastle, the program has not, and MINA decides once per process.
 */
public final class MinaOnTheJdk implements Extension {
    /** For JUnit. */
    public MinaOnTheJdk() {
        JdkEd25519.register();
    }
}
