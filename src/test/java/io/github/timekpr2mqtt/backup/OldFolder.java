package io.github.timekpr2mqtt.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A data folder as timekpr-mngr has it, and backups of it as it and Home Assistant make them. */
public final class OldFolder {
    private final Path folder;
    private final Path data;

    /** Empty, in this one. */
    public OldFolder(Path folder) throws IOException {
        this.folder = folder;
        this.data = Files.createDirectories(folder.resolve("app/data"));
    }

    /** Writes a file, by its path in the folder. */
    public OldFolder with(String path, String text) throws IOException {
        Path file = data.resolve(path);
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
        return this;
    }

    /** The folder itself. */
    public Path data() {
        return data;
    }

    /** Everything in it, to see whether it changed. */
    public Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (var all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                content.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return content;
    }

    /** Home Assistant's backup: a tar with {@code backup.json} and for each app a packed tar with {@code app.json} and {@code data}. */
    public Path homeAssistants(String app) throws IOException {
        Files.writeString(folder.resolve("app/addon.json"), "{}");
        Path outer = Files.createDirectories(folder.resolve("outer"));
        tar("-czf", outer.resolve(app).toString(), "-C", folder.resolve("app").toString(), ".");
        Files.writeString(outer.resolve("backup.json"), "{}");
        Files.writeString(outer.resolve("a0d7b954_other.tar.gz"), "no tar");
        return tar("-cf", folder.resolve("backup.tar").toString(), "-C", outer.toString(), ".");
    }

    /** Its own. */
    public Path zip() throws IOException {
        Path zip = folder.resolve("backup.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                var all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(data.resolve("cache")) && !file.endsWith("options.json"))
                    .toList()) {
                add(out, data.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return zip;
    }

    static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        ((OutputStream) out).write(content);
    }

    /** The system's own tar, with the file that it makes as the second word. */
    static Path tar(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("tar"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException(command + " failed");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return Path.of(words[1]);
    }
}
