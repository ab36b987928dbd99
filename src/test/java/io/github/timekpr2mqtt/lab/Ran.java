package io.github.timekpr2mqtt.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How a command ended. */
public record Ran(int exit, String out, String err) {
    private static final Duration LONGEST = Duration.ofMinutes(5); // the first fetch of the packages over a slow line

    /** Runs a command on this machine to its end. */
    static Ran of(List<String> command, Map<String, String> environment) throws IOException {
        return of(command, environment, LONGEST);
    }

    /** The same, for one that may take so long. */
    static Ran of(List<String> command, Map<String, String> environment, Duration longest) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        CompletableFuture<byte[]> err = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return process.getErrorStream().readAllBytes();
                    } catch (IOException e) {
                        return e.toString().getBytes(StandardCharsets.UTF_8);
                    }
                },
                task -> new Thread(task).start());
        byte[] out = process.getInputStream().readAllBytes();
        try {
            if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command + " did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return new Ran(process.exitValue(), text(out), text(err.join()));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What it printed; fails if the command did. */
    public String orFail() throws IOException {
        if (exit != 0) {
            throw new IOException("exit " + exit + ": " + out + err);
        }
        return out;
    }
}
