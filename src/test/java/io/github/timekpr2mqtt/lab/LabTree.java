package io.github.timekpr2mqtt.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lies on a PC's own disk, but for what its programs write while it runs (logs, Timekpr's files) and for the copies that
 * useradd and its like make of the lists of accounts.
 *
 * @param files by path: its rights, owner, moment of the last change and content
 */
public record LabTree(Map<String, Entry> files) {
    /** One of them; a folder has no moment. */
    private record Entry(String kind, long changed, String content) {}

    /** As it is now. */
    public static LabTree of(LabPc pc) throws IOException {
        Map<String, Entry> files = new TreeMap<>();
        for (String part : List.of("etc", "var/lib", "local")) {
            try (Stream<Path> tree = Files.walk(pc.folder().resolve(part))) {
                for (Path file : (Iterable<Path>) tree::iterator) {
                    String name = pc.folder().relativize(file).toString();
                    if (!name.matches(
                            "var/lib/(timekpr|sudo|systemd)/.*|etc/(passwd|group|shadow|gshadow|subuid|subgid)-"
                                    + "|etc/\\.pwd\\.lock|local/timekpr2mqtt")) {
                        files.put(name, entry(file));
                    }
                }
            }
        }
        return new LabTree(files);
    }

    private static Entry entry(Path file) throws IOException {
        Map<String, Object> attributes = Files.readAttributes(file, "unix:mode,uid,gid", LinkOption.NOFOLLOW_LINKS);
        boolean isFile = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        return new Entry(
                new TreeMap<>(attributes).toString(),
                isFile ? Files.getLastModifiedTime(file).toMillis() : 0,
                isFile ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) : "");
    }

    /** The same without the moments. */
    public Map<String, String> contents() {
        return files.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        file -> file.getValue().kind() + file.getValue().content()));
    }
}
