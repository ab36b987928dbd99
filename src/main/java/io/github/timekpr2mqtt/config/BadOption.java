package io.github.timekpr2mqtt.config;

/**
 * An option that stops the start. The message is one line for the person who wrote the file: the file's name, the option's
 * place in it, what was given and what is allowed; or, of a file that cannot be read, {@code --options} and its path. It never holds a password.
 */
public final class BadOption extends Exception {
    private static final long serialVersionUID = 1L;

    private final String line;

    BadOption(String line) {
        super(line);
        this.line = line;
    }

    /** The message. */
    public String line() {
        return line;
    }
}
