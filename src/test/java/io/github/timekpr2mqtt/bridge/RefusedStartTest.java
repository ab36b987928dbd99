package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.storage.FolderLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program, called with what it cannot use: one line that says what, and exit status 1. */
class RefusedStartTest {
    private static final String A_FILE = ", allowed a JSON file of at most 1 MiB";
    private static final String A_FOLDER =
            "; allowed is a folder of its own that can be written, or made, with room on its disk";

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        Files.writeString(
                folder.resolve("ok.json"),
                "{\"mqtt\":{\"url\":\"mqtt://127.0.0.1:1\"},\"pcs\":[{\"name\":\"den\",\"host\":\"127.0.0.1\",\"port\":1}]}");
        Files.createDirectory(folder.resolve("folder"));
        Files.writeString(folder.resolve("file"), "x");
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
        Files.createSymbolicLink(folder.resolve("write-only"), Path.of("/sys/bus/platform/drivers_probe"));
        Files.writeString(folder.resolve("empty.json"), "");
        Files.writeString(folder.resolve("big.json"), " ".repeat(10_000_000));
        Files.write(folder.resolve("binary.json"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1, (byte) 0xff, 0});
    }

    /** Its one line, with @ for the test's folder. */
    private String refusal(String options, String data) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName(),
                        "--options",
                        options,
                        "--data",
                        data)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor(), said);
        assertEquals(1, said.lines().count(), said);
        return said.strip().replace(folder.toRealPath().toString(), "@");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    folder           | @/folder, a folder
                    nope.json        | @/nope.json, no such file
                    dangling         | @/dangling, no such file
                    file/x.json      | @/file/x.json, but @/file is no folder
                    write-only       | @/write-only, permission denied
                    """)
    void options_that_cannot_be_read_are_named_with_their_path(String options, String given) throws Exception {
        assertEquals("--options: given " + given + A_FILE, refusal(options, "data"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    empty.json       | empty, must hold an object { … }
                    big.json         | larger than 1 MiB, that cannot be the options
                    binary.json      | line 1: not UTF-8, so it is no JSON
                    file             | line 1, column 2: not JSON (a comma, a quote or a bracket too many or too few?)
                    """)
    void options_that_are_no_options_are_named(String options, String line) throws Exception {
        assertEquals(options + ": " + line, refusal(options, "data"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    file             | @/file is no folder
                    file/sub         | @/file is no folder
                    dangling         | @/dangling is no folder
                    """)
    void data_that_cannot_be_a_folder_is_named(String data, String why) throws Exception {
        assertEquals(
                "Cannot start: --data: the folder " + data + " cannot be used: " + why + A_FOLDER,
                refusal("ok.json", data));
    }

    /** The kernel's own folder, in which not even root makes anything; the last words are the system's. */
    @ParameterizedTest
    @CsvSource({"/sys/kernel/sub, ''", "/sys/kernel, '.lock in it: '"})
    void data_that_cannot_be_written_is_named(String data, String where) throws Exception {
        String line = refusal("ok.json", data);
        assertTrue(line.startsWith("Cannot start: --data: the folder " + data + " cannot be used: " + where), line);
        assertTrue(line.endsWith(A_FOLDER), line);
    }

    @Test
    void data_in_use_by_another_bridge_is_named() throws Exception {
        FolderLock lock = FolderLock.take(folder.resolve("data"));
        assertEquals(
                "Cannot start: --data: the folder data is in use by another timekpr2mqtt" + A_FOLDER,
                refusal("ok.json", "data"));
        lock.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    .lock                       | --data: the folder data cannot be used: .lock in it: Is a directory; allowed is a folder of its own that can be written, or made, with room on its disk
                    wishes-den.json.tmp         | the folder data cannot be used: wishes-den.json.tmp in it: there is something in this folder
                    ssh/id_ed25519              | data/ssh/id_ed25519 is no file; allowed is a file, or nothing: then it is made
                    ssh/id_ed25519.pub          | data/ssh/id_ed25519.pub is no file; allowed is a file, or nothing: then it is made
                    """)
    void a_folder_where_data_holds_a_file_is_named(String folderInData, String line) throws Exception {
        Files.createDirectories(folder.resolve("data").resolve(folderInData).resolve("x"));
        assertEquals("Cannot start: " + line, refusal("ok.json", "data"));
    }

    @Test
    void a_file_where_data_holds_a_folder_is_named() throws Exception {
        Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("ssh"), "");
        assertEquals(
                "Cannot start: --data: data/ssh: there is a file of this name" + A_FOLDER, refusal("ok.json", "data"));
    }

    @ParameterizedTest
    @CsvSource({"wishes-den.json", "seen-den.json"})
    void a_document_that_the_disk_does_not_give_is_named_with_its_pc(String document) throws Exception {
        Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("data")).resolve(document), Path.of("/proc/self/mem"));
        assertEquals(
                "Cannot start: PC den: the document data/" + document + " cannot be read: Input/output error",
                refusal("ok.json", "data"));
    }

    @ParameterizedTest
    @CsvSource({"wishes-den.json, 'PC den: '", "seen-den.json, 'PC den: '", "announced.json, ''"})
    void data_of_a_newer_version_is_named_and_left_alone(String document, String whose) throws Exception {
        Path file = Files.writeString(
                Files.createDirectory(folder.resolve("data")).resolve(document), "{\"schema\": 2, \"news\": true}");
        assertEquals(
                "Cannot start: " + whose + "the document data/" + document
                        + " was written by a newer timekpr2mqtt (schema 2, this version knows 1). Nothing was changed: run that"
                        + " version again, or restore a backup from before it",
                refusal("ok.json", "data"));
        assertEquals("{\"schema\": 2, \"news\": true}", Files.readString(file));
    }

    @Test
    void no_broker_and_nobody_to_ask_for_one_is_named() throws Exception {
        Files.writeString(folder.resolve("none.json"), "{\"mqtt\": {}, \"pcs\": []}");
        assertEquals(
                "none.json: mqtt.url: missing, allowed mqtt://host, or mqtts://host for TLS, both also with :port",
                refusal("none.json", "data"));
    }
}
