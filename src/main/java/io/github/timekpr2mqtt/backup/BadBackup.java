package io.github.timekpr2mqtt.backup;

import java.io.IOException;

/** A backup that is none, or none that is taken: the message says why, as the rest of a sentence that begins with its name. */
public final class BadBackup extends IOException {
    private static final long serialVersionUID = 1L;

    BadBackup(String why) {
        super(why);
    }

    /** A name in it as it may stand in a line: short, and nothing in it moves the cursor. */
    static String quoted(String name) {
        String plain = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
        return '"' + (plain.length() > 100 ? plain.substring(0, 100) + "…" : plain) + '"';
    }
}
