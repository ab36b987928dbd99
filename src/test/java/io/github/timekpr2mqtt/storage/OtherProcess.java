package io.github.timekpr2mqtt.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.timekpr2mqtt.storage.sample.Count;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A second bridge, as far as the data folder is concerned: a process of its own that can be killed. */
final class OtherProcess implements AutoCloseable {
    private static final String SAYS = "says ";

    private final Process process;
    private final BufferedReader out;

    private OtherProcess(Process process) {
        this.process = process;
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    /** {@code hold}: takes the lock, says "locked" or why not, waits for ever. {@code count}: saves 1, 2, 3 … and says each after it was saved. */
    static OtherProcess start(String what, Path folder) throws IOException {
        Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
        List<String> command = List.of(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path", ""),
                OtherProcess.class.getName(),
                what,
                folder.toString());
        return new OtherProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next thing that it says; waits for it. */
    String says() throws IOException {
        return next().orElseThrow(() -> new IOException("the other process has ended"));
    }

    /** Without the lines of the log. */
    private Optional<String> next() throws IOException {
        String line = out.readLine();
        while (line != null && !line.startsWith(SAYS)) {
            line = out.readLine();
        }
        return Optional.ofNullable(line).map(text -> text.substring(SAYS.length()));
    }

    /** kill -9; returns what it had said since. */
    List<String> kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly(); // the process's own method would close what it has said
        List<String> said = new ArrayList<>();
        for (Optional<String> last = next(); last.isPresent(); last = next()) {
            said.add(last.get());
        }
        process.waitFor();
        return said;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        if (args[0].equals("hold")) {
            System.out.println(SAYS + hold(folder));
            Thread.sleep(Long.MAX_VALUE);
        }
        Documents documents = Documents.open(folder);
        for (int n = 1; ; n++) {
            documents.save("n", new Count(n));
            System.out.println(SAYS + n);
        }
    }

    private static String hold(Path folder) {
        try {
            FolderLock.take(folder);
            return "locked";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
