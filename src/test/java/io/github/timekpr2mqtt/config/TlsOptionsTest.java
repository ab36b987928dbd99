package io.github.timekpr2mqtt.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Authority;
import io.github.timekpr2mqtt.broker.Authority.Issued;
import io.github.timekpr2mqtt.config.Options.Tls;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates and a key, as text and as files; and the one line about each that is wrong. */
class TlsOptionsTest {
    private static final Authority HOUSE = new Authority("house");
    private static final Issued CLIENT = HOUSE.issue();
    private static final Issued OTHER = HOUSE.issue();
    private static final String PEM_OR_PATH = "as text, or the path of a file with it";

    @TempDir
    Path folder;

    private Tls read(String url, Map<String, String> more) throws IOException, BadOption {
        Map<String, Object> mqtt = new java.util.TreeMap<>(more);
        mqtt.put("url", url);
        String json = ObjectMapper.getDefault().writeValueAsString(Map.of("mqtt", mqtt));
        return Options.read(Files.writeString(folder.resolve("options.json"), json))
                .mqtt()
                .tls();
    }

    private Tls read(String... more) throws IOException, BadOption {
        return read("mqtts://b", options(more));
    }

    private static Map<String, String> options(String... more) {
        Map<String, String> options = new java.util.TreeMap<>();
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        return options;
    }

    private String line(String... more) {
        String line = assertThrows(BadOption.class, () -> read(more)).line();
        assertEquals(1, line.lines().count());
        assertTrue(line.startsWith("options.json: mqtt."), line);
        return line.substring("options.json: mqtt.".length());
    }

    private static PrivateKeyEntry identity(Tls tls) {
        return Objects.requireNonNull(tls.identity());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void without_them_the_jdk_decides_whom_to_trust_and_the_broker_gets_no_certificate() throws Exception {
        assertEquals(Tls.DEFAULT, read());
        assertEquals(Tls.DEFAULT, read("ca_certificate", "", "client_certificate", "", "client_key", ""));
        assertEquals(Tls.DEFAULT, read("mqtt://b", options("ca_certificate", "", "client_key", "")));
    }

    @Test
    void a_ca_is_text_or_the_path_of_a_file() throws Exception {
        Tls expected = new Tls(List.of(HOUSE.certificate()), null);
        assertEquals(expected, read("ca_certificate", HOUSE.pem()));
        assertEquals(expected, read("ca_certificate", file("ca.pem", HOUSE.pem())));
    }

    @Test
    void several_cas_may_stand_in_one_text_with_other_things_between_them() throws Exception {
        Authority second = new Authority("second");
        String text = "# ours\r\n" + HOUSE.pem() + CLIENT.keyPem() + "\nSubject: CN=ü\n"
                + second.pem().replace("\n", "\r\n");
        assertEquals(
                List.of(HOUSE.certificate(), second.certificate()),
                read("ca_certificate", text).authorities());
    }

    @Test
    void lines_that_became_one_in_a_form_are_read_too() throws Exception {
        Tls tls = read(
                "ca_certificate",
                HOUSE.pem().replace("\n", " "),
                "client_certificate",
                CLIENT.certificatePem().replace("\n", ""),
                "client_key",
                CLIENT.keyPem().replace('\n', ' '));
        assertEquals(List.of(HOUSE.certificate()), tls.authorities());
        assertEquals(CLIENT.certificate(), identity(tls).getCertificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void a_key_is_that_of_its_certificate(String algorithm) throws Exception {
        Issued client = HOUSE.issue(algorithm, Duration.ZERO);
        PrivateKeyEntry identity = identity(
                read("client_certificate", client.certificatePem(), "client_key", file("client.key", client.keyPem())));
        assertEquals(client.keys().getPrivate(), identity.getPrivateKey());
        assertEquals(client.certificate(), identity.getCertificate());
    }

    /** Long ones too: in DER their length takes one byte, two or three. */
    @ParameterizedTest
    @CsvSource({"RSA, 2048", "EC, 256", "EC, 384", "EC, 521"})
    void a_key_in_its_older_form_is_the_same_key(String algorithm, int bits) throws Exception {
        Issued client = HOUSE.issue(Authority.keys(algorithm, bits), Duration.ZERO);
        String older = Authority.pem("EC PARAMETERS", new byte[] {5, 0}) + client.olderKeyPem();
        assertTrue(older.contains("-----BEGIN " + algorithm + " PRIVATE KEY-----"));
        PrivateKeyEntry identity = identity(read("client_certificate", client.certificatePem(), "client_key", older));
        assertEquals(secret(client.keys().getPrivate()), secret(identity.getPrivateKey()));
    }

    private static BigInteger secret(PrivateKey key) {
        return key instanceof ECPrivateKey ec ? ec.getS() : ((RSAPrivateKey) key).getPrivateExponent();
    }

    @Test
    void the_certificates_that_ours_hangs_on_go_with_it() throws Exception {
        Tls tls = read(
                "client_certificate",
                CLIENT.certificatePem() + HOUSE.pem() + HOUSE.pem(),
                "client_key",
                CLIENT.keyPem());
        assertEquals(2, identity(tls).getCertificateChain().length);
    }

    @Test
    void certificates_that_do_not_hang_together_are_refused() {
        assertEquals(
                "client_certificate: given several certificates, allowed ours, then the one that signed it, and so on",
                line("client_certificate", HOUSE.pem() + CLIENT.certificatePem(), "client_key", CLIENT.keyPem()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca_certificate", "client_certificate", "client_key"})
    void they_are_refused_with_a_url_that_has_no_tls(String option) {
        BadOption bad = assertThrows(BadOption.class, () -> read("mqtt://b", options(option, "x")));
        assertEquals(
                "options.json: mqtt." + option + ": given with mqtt://, allowed only with mqtts:// in mqtt.url",
                bad.line());
    }

    @Test
    void a_key_and_a_certificate_go_together() {
        String together = ": missing, allowed mqtt.client_certificate and mqtt.client_key together or none";
        assertEquals("client_certificate" + together, line("client_key", CLIENT.keyPem()));
        assertEquals("client_key" + together, line("client_certificate", CLIENT.certificatePem()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca_certificate", "client_certificate"})
    void a_certificate_that_cannot_be_used_is_told(String option) throws Exception {
        String ours = CLIENT.certificatePem();
        String allowed = ", allowed PEM (-----BEGIN CERTIFICATE-----) " + PEM_OR_PATH;
        assertEquals(
                option + ": given \"/dev/zero\", which cannot be read (no regular file)" + allowed,
                line("client_certificate", ours, option, "/dev/zero", "client_key", "x"));
        assertEquals(
                option + ": given \"/no/such.pem\", which cannot be read (no such file)" + allowed,
                line("client_certificate", ours, option, "/no/such.pem", "client_key", "x"));
        assertEquals(
                option + ": given \"a\\u0000b\", which is no path" + allowed,
                line("client_certificate", ours, option, "a\0b", "client_key", "x"));
        assertEquals(
                option + ": given text, which holds no certificate" + allowed,
                line("client_certificate", ours, option, CLIENT.keyPem(), "client_key", "x"));
        String empty = file("e.pem", "");
        assertTrue(line("client_certificate", ours, option, empty, "client_key", "x")
                .endsWith(", which holds no certificate" + allowed));
        String damaged = HOUSE.pem().replace(HOUSE.pem().substring(40, 60), "");
        for (String bad : List.of(
                damaged, Authority.pem("CERTIFICATE", new byte[3]), HOUSE.pem().replace('M', '='))) {
            assertEquals(
                    option + ": given text, which holds a damaged certificate" + allowed,
                    line("client_certificate", ours, option, bad, "client_key", "x"));
        }
    }

    @Test
    void a_certificate_is_text() throws IOException {
        Path file = Files.writeString(
                folder.resolve("options.json"), "{\"mqtt\": {\"url\": \"mqtts://b\", \"ca_certificate\": 7}}");
        String line = assertThrows(BadOption.class, () -> Options.read(file)).line();
        assertEquals(
                "options.json: mqtt.ca_certificate: given 7, allowed PEM (-----BEGIN CERTIFICATE-----) " + PEM_OR_PATH,
                line);
    }

    private String keyLine(String key) {
        String line = line("client_certificate", CLIENT.certificatePem(), "client_key", key);
        assertTrue(line.startsWith("client_key: given "), line);
        return line.substring("client_key: given ".length());
    }

    @Test
    void a_key_with_a_password_is_refused_with_the_command_that_takes_it_away() throws Exception {
        String why = ", which has a password, allowed a key without: openssl pkcs8 -topk8 -nocrypt -in ";
        assertEquals(
                "text" + why + "KEY.pem -out NEW.pem makes one",
                keyLine(Authority.pem("ENCRYPTED PRIVATE KEY", new byte[100])));
        String older = CLIENT.olderKeyPem().replace("KEY-----\nM", "KEY-----\nProc-Type: 4,ENCRYPTED\n\nM");
        String file = "\"" + folder + "/k\"";
        assertEquals(file + why + file + " -out NEW.pem makes one", keyLine(file("k", older)));
    }

    @Test
    void a_key_of_another_certificate_is_refused() {
        String why = "text, which does not belong to mqtt.client_certificate";
        assertEquals(why, keyLine(OTHER.keyPem()));
        assertEquals(why, keyLine(OTHER.olderKeyPem()));
        assertEquals(why, keyLine(HOUSE.issue("RSA", Duration.ZERO).keyPem()));
        assertEquals(why, keyLine(HOUSE.issue("RSA", Duration.ZERO).olderKeyPem()));
        Issued rsa = HOUSE.issue("RSA", Duration.ZERO);
        assertEquals(
                "client_key: given " + why,
                line("client_certificate", rsa.certificatePem(), "client_key", CLIENT.olderKeyPem()));
    }

    @ParameterizedTest
    @CsvSource({"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY", "OPENSSH PRIVATE KEY"})
    void a_damaged_or_strange_key_is_refused(String label) {
        String why = "text, which holds no key that can be read, allowed PEM of an RSA, EC or Ed25519 key";
        assertEquals(why, keyLine(Authority.pem(label, new byte[200])));
        assertEquals(why, keyLine("-----BEGIN " + label + "-----\nMII=MII\n-----END " + label + "-----"));
    }

    @Test
    void what_holds_no_key_is_told() throws Exception {
        assertEquals(
                "text, which holds no private key, allowed PEM (-----BEGIN PRIVATE KEY-----) " + PEM_OR_PATH,
                keyLine(CLIENT.certificatePem()));
        assertTrue(keyLine("/no/such.key").startsWith("\"/no/such.key\", which cannot be read (no such file), "));
        assertTrue(keyLine("./no.key").startsWith("\"./no.key\", which cannot be read"));
    }

    @Test
    void no_letter_of_a_key_is_ever_shown() throws Exception {
        for (Issued issued : List.of(OTHER, HOUSE.issue("RSA", Duration.ZERO))) { // longer than a file's name may be
            String bare = issued.keyPem().replaceAll("-----.*-----\n", "").strip();
            assertTrue(keyLine(bare).startsWith("what is not shown here, which cannot be read ("), keyLine(bare));
            for (String wrong : List.of("ca_certificate", "client_certificate")) {
                String line = line("client_certificate", CLIENT.certificatePem(), wrong, bare, "client_key", "x");
                assertTrue(line.startsWith(wrong + ": given what is not shown here, which cannot be read ("), line);
            }
            String cut = issued.keyPem().replace("-----END", "");
            for (String given : List.of(bare, bare.replace("\n", ""), cut, issued.keyPem())) {
                assertFalse(keyLine(given).contains(bare.substring(0, 10)), keyLine(given));
            }
        }
        Tls tls = read("client_certificate", CLIENT.certificatePem(), "client_key", CLIENT.keyPem());
        assertNotNull(tls.identity());
        assertFalse(tls.toString().contains(CLIENT.keys().getPrivate().toString()));
    }
}
