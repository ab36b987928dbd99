package io.github.timekpr2mqtt.lab;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The keyboard of one PC that is on: words in, answers out. The PC goes off with it, and with the JVM. */
final class LabConsole {
    private static final int SECONDS = 60;

    private final Process process;
    private final Path errors;
    private final BufferedWriter words;
    private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();

    /** Switches the PC in this folder on; returns when its daemon answers and its SSH port is open. */
    LabConsole(Path folder, int port) throws IOException {
        errors = folder.resolve("console.err");
        process = new ProcessBuilder(LabPc.SCRIPT, "on", folder.toString(), String.valueOf(port))
                .redirectError(errors.toFile())
                .start();
        words = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "lab console " + port);
        reader.setDaemon(true);
        reader.start();
        try {
            answer("on");
        } catch (IOException e) {
            off();
            throw e;
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.add(Optional.of(line));
            }
        } catch (IOException e) {
            answers.add(Optional.of("no " + e));
        }
        answers.add(Optional.empty());
    }

    /** Says a word to the PC and returns what it answers beyond "ok". */
    String word(String... parts) throws IOException {
        words.write(String.join(" ", parts) + "\n");
        words.flush();
        return answer(String.join(" ", parts));
    }

    private String answer(String to) throws IOException {
        Optional<String> answer;
        try {
            answer = answers.poll(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        if (answer == null || answer.isEmpty()) {
            throw new IOException("the PC did not answer to \"" + to + "\": " + Files.readString(errors));
        }
        String line = answer.get();
        if (!List.of("ok", "on").contains(line.split(" ", 2)[0])) {
            throw new IOException(to + ": " + line);
        }
        return line.substring(2).strip();
    }

    /** Pulls the plug: the kernel ends every process of the PC with its first one. Returns when they are gone. */
    void off() throws IOException {
        try {
            words.close();
        } catch (IOException gone) {
            // it went off by itself
        }
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
