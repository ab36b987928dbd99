package io.github.timekpr2mqtt.storage;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why a disk or a text refused, in one short line. */
final class Reason {
    private static final int LIMIT = 200;

    /** What Jackson says of a place, without what it does not say of it. */
    private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;]*; (line: \\d+, column: \\d+)\\]");

    private Reason() {}

    /** The JDK's message of most of these is only the file's name. */
    static String of(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "there is a file of this name";
        }
        if (e instanceof DirectoryNotEmptyException) {
            return "there is something in this folder";
        }
        if (e instanceof ClosedByInterruptException) {
            return "interrupted";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return line(file.getReason());
        }
        return line(e.getMessage());
    }

    /** The innermost cause says most: Serde and the records wrap each other's exceptions. */
    static String ofInnermost(Throwable e) {
        Throwable inner = e;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        String message = inner instanceof IOException io ? of(io) : line(inner.getMessage());
        return message.isEmpty() ? inner.getClass().getSimpleName() : message;
    }

    /** Jackson quotes what it could not read, control characters and all. */
    private static String line(@Nullable String text) {
        String first = Objects.requireNonNullElse(text, "").lines().findFirst().orElse("");
        String plain = SOURCE.matcher(first)
                .replaceAll("$1")
                .replaceAll("\\p{Cc}", "?")
                .strip();
        return plain.length() > LIMIT ? plain.substring(0, LIMIT) + "…" : plain;
    }
}
