package io.github.timekpr2mqtt.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The one line that lets us into a PC, to be pasted into a terminal there: the script {@code setup} with the gate and the bus policy in
 * it, packed, behind it what unpacks and runs it, and in plain sight at its end the account and the key.
 *
 * <p>It holds everything, so it needs no network and no port of ours, and does not change under way. About 9,000 characters: the shells in
 * which people type (bash, zsh, fish) take that, while a terminal without such a shell cuts a line after 4,095. A line that was cut has
 * no end and so runs nothing. Without its end, from {@code |sudo} on, it prints the script: whoever wants to know what will be run can read it.
 */
public final class SetupLine {
    private static final String USUAL_ACCOUNT = "timekpr2mqtt";

    private static final String BODY = "set -u\n";

    private SetupLine() {}

    /**
     * The line for one PC. More words can be added at its end: {@code --remove}, {@code --server-settings}.
     *
     * @param publicKey a line as in a {@code .pub} file; the account lets in this key alone
     * @param account the account as which we log in; made by the script, which refuses names that no system account should have; for
     *     root it makes the usual one
     */
    public static String of(String publicKey, String account) {
        String who = account.equals(USUAL_ACCOUNT) ? "" : "--user " + quoted(account) + " ";
        return "echo " + packed(script()) + "|base64 -d|gzip -d|sudo sh -s -- " + who + quoted(publicKey);
    }

    /**
     * The script with the gate and the policy that it installs: for POSIX shells. Of its own comments only those at its head are
     * there, or the line would be too long.
     */
    static String script() {
        String text = Resource.text("setup");
        int body = text.indexOf(BODY);
        String code = text.substring(body).replaceAll("(?m)^ *# .*\n| +# .*$", "");
        return (text.substring(0, body) + code)
                .replace("@gate@\n", Gate.script())
                .replace("@policy@\n", BusPolicy.text(false));
    }

    private static String packed(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Small gzip = new Small(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not into memory
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** As small as gzip can. */
    private static final class Small extends GZIPOutputStream {
        Small(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
