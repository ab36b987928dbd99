package io.github.timekpr2mqtt.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An option that holds PEM (RFC 7468): the text itself, or the path of a file with it. What stands around its blocks is skipped,
 * and their lines may have become one, as in a form's field.
 *
 * @param source how a line names it; never what it holds
 */
record Pem(Place place, String source, List<Block> blocks) {
    private static final String TEXT = "text";
    private static final int LIMIT = 1 << 20;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** Base64 without a first line: it may be that of a key that came into the field of a certificate. */
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9+/=\\s]{40,}");

    /** One block, still in base64. */
    record Block(String label, String body) {
        /** Fails with an {@link IllegalArgumentException}. */
        byte[] bytes() {
            return Base64.getMimeDecoder().decode(body);
        }
    }

    /** Reads the option, which must not be empty. */
    static Pem of(Given given, Rule rule) throws BadOption {
        String text = given.text(rule);
        Place place = given.place();
        if (text.contains("-----BEGIN")) {
            return new Pem(place, TEXT, blocks(text));
        }
        boolean isShown =
                isPath(text) || (!rule.isSecret() && !BARE.matcher(text).matches());
        String source = isShown ? Quoted.of(text) : "what is not shown here";
        try {
            return new Pem(place, source, blocks(read(Path.of(text))));
        } catch (InvalidPathException e) {
            throw place.bad("given " + source + ", which is no path, allowed " + rule.allowed());
        } catch (IOException e) {
            throw place.bad(
                    "given " + source + ", which cannot be read (" + JsonFile.why(e) + "), allowed " + rule.allowed());
        }
    }

    /** "given …, which …". */
    BadOption bad(String what) {
        return place.bad("given " + source + ", which " + what);
    }

    /** Whether the option holds it itself. */
    boolean isText() {
        return source.equals(TEXT);
    }

    /** For a command that is proposed; this name for one that is in no file, or in none that may be shown. */
    String file(String otherwise) {
        return source.startsWith("\"") ? source : otherwise;
    }

    /** Not a key whose first line was left out: base64 of DER begins with M. */
    private static boolean isPath(String text) {
        return text.startsWith("/") || text.startsWith("./") || text.startsWith("../");
    }

    private static String read(Path file) throws IOException {
        return new String(JsonFile.read(file, LIMIT), StandardCharsets.ISO_8859_1);
    }

    static List<Block> blocks(String text) {
        return BLOCK.matcher(text)
                .results()
                .map(found -> new Block(found.group(1), found.group(2)))
                .toList();
    }
}
