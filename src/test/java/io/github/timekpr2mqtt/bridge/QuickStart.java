package io.github.timekpr2mqtt.bridge;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bridge's classes in the form that Java starts with, for who starts it often: as the jar has them, which tests do not. */
final class QuickStart {
    private final Path archive;
    private final String classPath;

    /** Java takes jars only into an archive. */
    QuickStart(Path folder) throws IOException {
        archive = folder.resolve("bridge.jsa");
        Path jar = folder.resolve("bridge.jar");
        pack(ours(), jar);
        classPath = Stream.concat(
                        Stream.of(jar.toString()),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                                .filter(entry -> entry.endsWith(".jar")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path ours() throws IOException {
        try {
            return Path.of(Application.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static void pack(Path from, Path to) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(to));
                Stream<Path> tree = Files.walk(from)) {
            for (Path each : tree.filter(path -> !path.equals(from)).sorted().toList()) {
                boolean folder = Files.isDirectory(each); // by whose entry Micronaut finds what is in it
                jar.putNextEntry(new JarEntry(from.relativize(each) + (folder ? "/" : "")));
                if (!folder) {
                    Files.copy(each, jar);
                }
                jar.closeEntry();
            }
        }
    }

    /** For a process that makes the archive, of all classes that it has used, if it ends in order. */
    List<String> make() {
        return List.of("-XX:ArchiveClassesAtExit=" + archive, "-cp", classPath);
    }

    /** For those after it. */
    List<String> use() {
        return List.of("-XX:SharedArchiveFile=" + archive, "-cp", classPath);
    }
}
