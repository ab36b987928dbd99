package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.config.Options;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why the program cannot start: one line for whoever starts it. */
final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotStart(String line) {
        super(line);
    }

    /** That a name on the command line is none of the PCs in the options. */
    static CannotStart noSuchPc(String option, String given, List<Options.Pc> pcs) {
        return new CannotStart(option + ": given '" + given + "', allowed "
                + (pcs.isEmpty()
                        ? "nothing, as no PC is in the options"
                        : pcs.stream().map(Options.Pc::name).collect(Collectors.joining(", "))));
    }

    /**
     * The line that says most. The framework wraps whatever a part of the program throws while it is made; the outermost words
     * of our own say more than the innermost, which are often only the system's.
     */
    static String why(Throwable failure) {
        Throwable root = failure;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CannotStart || t instanceof IOException) {
                return line(t);
            }
            root = t;
        }
        return line(root);
    }

    private static String line(Throwable failure) {
        String words = failure instanceof FileSystemException file ? words(file) : failure.getMessage();
        return (words == null || failure instanceof Error ? failure.toString() : words).replaceAll("\\s*\\R\\s*", " ");
    }

    /** The JDK's message of the first three is only the file's name. */
    private static @Nullable String words(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) {
            return failure.getFile() + ": permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return failure.getFile() + ": no such file or folder";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return failure.getFile() + ": there is a file of this name";
        }
        return failure.getMessage();
    }
}
