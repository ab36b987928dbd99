package io.github.timekpr2mqtt.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.JsonStreamConfig;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * One JSON document in a file, read strictly: UTF-8 (a byte order mark is taken), no key twice, nothing after the end.
 * Jackson's own words are not passed on: they quote the text around the fault, which may be a password.
 */
final class JsonFile {
    /** Bytes. */
    static final int LIMIT = 1 << 20;

    /** Characters after which a path names no further steps; no option lies that deep. */
    private static final int LONGEST_PATH = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    /** Decimals as they were written: as a double, 1e999 would be "Infinity". */
    private static final JsonNodeTreeCodec TREE =
            JsonNodeTreeCodec.getInstance().withConfig(JsonStreamConfig.DEFAULT.withUseBigDecimalForFloats(true));

    private JsonFile() {}

    static Given read(Path file) throws BadOption {
        Path name = Objects.requireNonNullElse(file.getFileName(), file);
        Place place = new Place(name.toString(), "");
        return new Given(place, tree(place, text(place, bytes(place, file))));
    }

    /** The same of what was read already. */
    static Given of(String name, byte[] bytes) throws BadOption {
        Place place = new Place(name, "");
        return new Given(place, tree(place, text(place, bytes)));
    }

    private static byte[] bytes(Place place, Path file) throws BadOption {
        byte[] bytes;
        try {
            bytes = read(file, LIMIT + 1);
        } catch (IOException e) {
            Path path = file.toAbsolutePath();
            throw new BadOption("--options: given " + Quoted.path(path) + ", " + why(path, e)
                    + ", allowed a JSON file of at most 1 MiB");
        }
        if (bytes.length > LIMIT) {
            throw place.bad("larger than 1 MiB, that cannot be the options");
        }
        return bytes;
    }

    /** Its first bytes. A pipe or a device may never give any, or never end, so it is refused as no file. */
    static byte[] read(Path file, int most) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new IOException("no regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    /** The JDK's message is only the file's name, or has none. */
    static String why(Path path, IOException e) {
        if (Files.isDirectory(path)) {
            return "a folder";
        }
        for (Path above = path.getParent(); above != null; above = above.getParent()) {
            if (Files.isRegularFile(above)) {
                return "but " + Quoted.path(above) + " is no folder";
            }
        }
        return why(e);
    }

    /** The same without any name: it may be a key that was taken for one. */
    static String why(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        boolean named = e instanceof FileSystemException;
        return Quoted.plain(String.valueOf(named ? ((FileSystemException) e).getReason() : e.getMessage()));
    }

    private static String text(Place place, byte[] bytes) throws BadOption {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder(); // made this way it reports what it cannot read
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        if (utf8.decode(in, out, true).isError()) {
            long line = 1
                    + new String(bytes, 0, in.position(), StandardCharsets.UTF_8)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw place.bad("line " + line + ": not UTF-8, so it is no JSON");
        }
        String text = out.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static JsonNode tree(Place place, String text) throws BadOption {
        try (JsonParser parser = JSON.createParser(text)) {
            try {
                if (parser.nextToken() == null) {
                    throw place.bad("empty, must hold an object { … }");
                }
                JsonNode tree = TREE.readTree(parser);
                if (parser.nextToken() != null) {
                    throw place.bad(position(parser.currentTokenLocation()) + "something after the end");
                }
                return tree;
            } catch (StreamConstraintsException e) {
                throw place.bad("nested too deeply, or a number in it is too long");
            } catch (JsonProcessingException e) {
                Place near = at(place, parser.getParsingContext());
                boolean twice = e.getOriginalMessage().startsWith("Duplicate field");
                throw near.bad(position(e.getLocation())
                        + (twice ? "given twice" : "not JSON (a comma, a quote or a bracket too many or too few?)"));
            }
        } catch (IOException e) {
            throw new IllegalStateException("text in memory cannot fail to be read", e);
        }
    }

    private static String position(JsonLocation at) {
        return "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    }

    /** The option that was being read when the parser stopped. */
    private static Place at(Place file, JsonStreamContext context) {
        JsonStreamContext parent = context.getParent();
        if (parent == null) {
            return file;
        }
        Place place = at(file, parent);
        if (place.path().length() > LONGEST_PATH) {
            return place;
        }
        if (context.inArray()) {
            return context.hasCurrentIndex() ? place.index(context.getCurrentIndex()) : place;
        }
        return context.hasCurrentName() ? place.key(context.getCurrentName()) : place;
    }
}
