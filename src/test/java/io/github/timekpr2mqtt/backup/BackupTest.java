package io.github.timekpr2mqtt.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupTest {
    private static final Map<String, String> ALL = new TreeMap<>(Map.of(
            "servers.json",
            "{}",
            "options.json",
            "{\"mqtt\":{}}",
            "ssh_keys/id",
            "key",
            "history/Anna's PC/änna.json",
            "{}",
            "pending_uploads/den/users/anna.conf",
            ""));

    private final Path folder;
    private final OldFolder old;

    BackupTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.old = new OldFolder(folder);
    }

    private void full() throws IOException {
        for (Map.Entry<String, String> file : ALL.entrySet()) {
            old.with(file.getKey(), file.getValue());
        }
        old.with("pending_uploads/den/users/anna.conf", "secret").with("cache/den/server.conf", "x");
    }

    private static Map<String, String> read(Path from) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Backup.read(from).forEach((path, bytes) -> files.put(path, new String(bytes, UTF_8)));
        return files;
    }

    private static String refused(Path from) {
        String line = String.valueOf(
                assertThrows(IOException.class, () -> Backup.read(from)).getMessage());
        assertTrue(line.startsWith("\"" + from + "\""), line);
        return line.substring(from.toString().length() + 2).strip();
    }

    @Test
    void the_folder_and_what_was_unpacked_of_a_backup_are_read() throws IOException {
        full();
        assertEquals(ALL, read(old.data()));
        assertEquals(ALL, read(folder.resolve("app")));
    }

    @Test
    void its_own_backup_is_read() throws IOException {
        full();
        Map<String, String> without = new TreeMap<>(ALL);
        without.remove("options.json");
        assertEquals(without, read(old.zip()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5c53de3b_timekpr_mngr.tar.gz", "timekpr-mngr_edge.tar.gz"})
    void home_assistants_backup_is_read(String app) throws IOException {
        full();
        assertEquals(ALL, read(old.homeAssistants(app)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ustar", "pax", "gnu"})
    void a_tar_of_the_folder_is_read_packed_or_not_in_each_format(String format) throws IOException {
        full();
        String longest = "l".repeat(format.equals("ustar") ? 90 : 150);
        String path = "history/" + longest + "/" + longest + ".json"; // ustar's prefix, pax' header, GNU's long name
        Map<String, String> more = new TreeMap<>(ALL);
        more.put(path, "long");
        old.with(path, "long");
        String tar = folder.resolve("a.tar").toString();
        OldFolder.tar("-cf", tar, "--format", format, "-C", old.data().toString(), ".");
        assertEquals(more, read(Path.of(tar)));
        OldFolder.tar("-czf", tar, "--format", format, "-C", old.data().toString(), "servers.json", "history");
        assertEquals("long", read(Path.of(tar)).get(path));
    }

    @Test
    void a_size_that_needs_more_than_eleven_digits_is_read() throws IOException {
        byte[] header = tarOf("servers.json", "{}");
        Arrays.fill(header, 124, 136, (byte) 0);
        header[124] = (byte) 0x80;
        header[135] = 2;
        sum(header);
        assertEquals(Map.of("servers.json", "{}"), read(Files.write(folder.resolve("big.tar"), header)));
        header[124] = (byte) 0xff;
        sum(header);
        assertTrue(refused(Files.write(folder.resolve("big.tar"), header)).contains("damaged"));
        Arrays.fill(header, 125, 136, (byte) 0xff);
        sum(header);
        assertEquals("is damaged: a size in it is none", refused(Files.write(folder.resolve("big.tar"), header)));
    }

    private byte[] tarOf(String name, String content) throws IOException {
        old.with(name, content);
        return Files.readAllBytes(OldFolder.tar(
                "-cf",
                folder.resolve("one.tar").toString(),
                "--format",
                "ustar",
                "-C",
                old.data().toString(),
                name));
    }

    private static void sum(byte[] header) {
        Arrays.fill(header, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += header[i] & 0xff;
        }
        byte[] digits = String.format("%06o\0 ", sum).getBytes(UTF_8);
        System.arraycopy(digits, 0, header, 148, 8);
    }

    @Test
    void what_is_nothing_of_timekpr_mngr_is_said() throws IOException {
        assertEquals(
                "holds no servers.json: it is nothing of timekpr-mngr, or there was no PC in it", refused(old.data()));
        assertEquals(
                "is no tar, no tar.gz and no zip, so no backup of timekpr-mngr",
                refused(Files.writeString(folder.resolve("x"), "x")));
        assertEquals(
                "is no tar, no tar.gz and no zip, so no backup of timekpr-mngr",
                refused(Files.writeString(folder.resolve("x"), "")));
        assertEquals(
                ": no such file or folder, allowed is timekpr-mngr's folder, its backup or Home Assistant's",
                ": " + refused(folder.resolve("none")).substring(2));
        assertEquals("is neither a file nor a folder", refused(Path.of("/dev/null")));
    }

    @Test
    void an_archive_with_a_folder_above_all_names_it() throws IOException {
        Path zip = folder.resolve("folder.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            OldFolder.add(out, "data/mngr/servers.json", "{}".getBytes(UTF_8));
            OldFolder.add(out, "data/mngr/ssh_keys/id", "key".getBytes(UTF_8));
        }
        String tar = folder.resolve("folder.tar").toString();
        full();
        OldFolder.tar("-cf", tar, "-C", folder.toString(), "app/data/servers.json");
        assertEquals(
                "holds servers.json in \"data/mngr/\", allowed is at its top or in data/. Unpack it, and give that folder",
                refused(zip));
        assertEquals(
                "holds servers.json in \"app/data/\", allowed is at its top or in data/. Unpack it, and give that folder",
                refused(Path.of(tar)));
    }

    @Test
    void an_encrypted_backup_says_how_to_get_one_that_is_not() throws IOException {
        Path outer = Files.createDirectories(folder.resolve("outer"));
        Files.writeString(outer.resolve("5c53de3b_timekpr_mngr.tar.gz"), "SecureTar and so on");
        Path tar = OldFolder.tar("-cf", folder.resolve("b.tar").toString(), "-C", outer.toString(), ".");
        assertEquals(
                "is encrypted, as Home Assistant does it by default. Allowed is one that is not: download it on Home"
                        + " Assistant's page of backups, which decrypts it",
                refused(tar));
    }

    @Test
    void two_apps_in_one_backup_are_refused() throws IOException {
        full();
        old.homeAssistants("a_timekpr_mngr.tar.gz");
        assertEquals(
                "Unpack it, and give one of them",
                refused(old.homeAssistants("a_timekpr_mngr_edge.tar.gz"))
                        .replaceFirst(".*edge.tar.gz\"\\. |.*mngr.tar.gz\"\\. ", ""));
    }

    @Test
    void links_in_the_place_of_files_are_refused_and_others_skipped() throws IOException {
        old.with("servers.json", "{}");
        Files.createDirectories(old.data().resolve("cache"));
        Files.createSymbolicLink(old.data().resolve("cache/x"), Path.of("/etc/passwd"));
        assertEquals(Map.of("servers.json", "{}"), read(old.data()));
        String tar = folder.resolve("l.tar").toString();
        OldFolder.tar("-cf", tar, "-C", old.data().toString(), ".");
        assertEquals(Map.of("servers.json", "{}"), read(Path.of(tar)));
        Files.createDirectories(old.data().resolve("ssh_keys"));
        Files.createSymbolicLink(old.data().resolve("ssh_keys/id"), Path.of("/etc/passwd"));
        assertEquals("holds \"ssh_keys/id\", which is a link and no file", refused(old.data()));
        OldFolder.tar("-cf", tar, "-C", old.data().toString(), ".");
        assertEquals("holds \"ssh_keys/id\", which is a link and no file", refused(Path.of(tar)));
        Files.delete(old.data().resolve("ssh_keys/id"));
        Files.delete(old.data().resolve("servers.json"));
        Files.createSymbolicLink(old.data().resolve("servers.json"), Path.of("/etc/passwd"));
        assertEquals("holds \"servers.json\", which is a link and no file", refused(old.data()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../servers.json", "/servers.json", "history/../../servers.json", "a\\b"})
    void names_that_lead_out_are_refused(String name) throws IOException {
        byte[] tar = tarOf("servers.json", "{}");
        byte[] bytes = name.getBytes(UTF_8);
        Arrays.fill(tar, 0, 100, (byte) 0);
        System.arraycopy(bytes, 0, tar, 0, bytes.length);
        sum(tar);
        assertEquals(
                "holds a name that leads out of it: \"" + name + "\"",
                refused(Files.write(folder.resolve("out.tar"), tar)));
        Path zip = folder.resolve("out.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            OldFolder.add(out, name, new byte[0]);
        }
        assertEquals("holds a name that leads out of it: \"" + name + "\"", refused(zip));
    }

    @Test
    void what_is_damaged_is_said_wherever_it_is_cut() throws IOException {
        full();
        byte[] tar = Files.readAllBytes(OldFolder.tar(
                "-cf", folder.resolve("c.tar").toString(), "-C", old.data().toString(), "servers.json", "ssh_keys"));
        for (int length : new int[] {700, 512 + 1, 1024 + 100}) {
            assertEquals(
                    "is damaged, or ends in the middle",
                    refused(Files.write(folder.resolve("cut.tar"), Arrays.copyOf(tar, length))));
        }
        tar[300] ^= 1;
        assertEquals("is damaged, or ends in the middle", refused(Files.write(folder.resolve("cut.tar"), tar)));
        byte[] packed = Files.readAllBytes(old.homeAssistants("x_timekpr_mngr.tar.gz"));
        Path zip = old.zip();
        byte[] zipped = Files.readAllBytes(zip);
        assertTrue(refused(Files.write(zip, Arrays.copyOf(zipped, 60))).contains("damaged"));
        assertTrue(refused(Files.write(folder.resolve("cut.tar"), Arrays.copyOf(packed, packed.length / 3)))
                .contains("damaged"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999 path=x\n", "x path=y\n", "2 ", "0 a=b\n"})
    void a_header_of_pax_that_is_none_is_refused(String record) throws IOException {
        byte[] tar = tarOf("servers.json", record);
        tar[156] = 'x';
        sum(tar);
        assertTrue(refused(Files.write(folder.resolve("pax.tar"), tar)).startsWith("is damaged: a "));
    }

    @Test
    void a_header_that_is_larger_than_any_name_and_numbers_that_are_none_are_refused() throws IOException {
        byte[] tar = tarOf("servers.json", "x".repeat(70_000));
        tar[156] = 'L';
        sum(tar);
        assertEquals(
                "is damaged: a header in it is larger than 64 KiB", refused(Files.write(folder.resolve("h.tar"), tar)));
        tar[156] = '0';
        tar[126] = '9';
        sum(tar);
        assertEquals("is damaged: a number in it is none", refused(Files.write(folder.resolve("h.tar"), tar)));
    }

    @Test
    void a_device_in_the_place_of_a_file_is_refused() throws IOException {
        byte[] tar = tarOf("servers.json", "{}");
        tar[156] = '3';
        sum(tar);
        assertEquals(
                "holds \"servers.json\", which is of a kind that is not known and no file",
                refused(Files.write(folder.resolve("d.tar"), tar)));
    }

    @Test
    void what_is_too_large_too_much_or_there_twice_is_refused() throws IOException {
        old.with("servers.json", "x".repeat(Found.LARGEST + 1));
        assertEquals("holds \"servers.json\", which is larger than 1 MiB", refused(old.data()));
        old.with("servers.json", "{}");
        String tar = folder.resolve("t.tar").toString();
        OldFolder.tar("-cf", tar, "--hard-dereference", "-C", old.data().toString(), "servers.json", "./servers.json");
        assertEquals("holds \"servers.json\" twice", refused(Path.of(tar)));
        for (int i = 0; i <= Found.MOST; i++) {
            old.with("history/den/" + i + ".json", "");
        }
        assertEquals("holds more than 2000 files of timekpr-mngr", refused(old.data()));
    }

    @Test
    void what_becomes_too_large_when_it_is_unpacked_is_refused() throws IOException {
        Path bomb = folder.resolve("bomb.tar.gz");
        byte[] tar = tarOf("servers.json", "x".repeat(1 << 16));
        tar[0] = 'S'; // nothing that is wanted
        sum(tar);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write(tar);
        }
        assertEquals(
                "\"" + bomb + "\" becomes too large when it is unpacked",
                assertThrows(IOException.class, () -> Backup.read(bomb, 1 << 15))
                        .getMessage());
        assertTrue(refused(bomb).startsWith("holds no servers.json"));
    }
}
