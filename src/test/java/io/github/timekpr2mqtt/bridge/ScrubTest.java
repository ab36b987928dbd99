package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.timekpr2mqtt.broker.Authority;
import io.github.timekpr2mqtt.host.SetupLine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScrubTest {
    private final Scrub scrub = new Scrub();

    ScrubTest() {
        scrub.secret("S3cr(t.word");
        scrub.secret("ab");
        scrub.name("anna", "child1");
        scrub.name("Anna", "child1");
        scrub.name("anna.smith", "child2");
        scrub.name("Müller", "child3");
        scrub.name("den", "pc1");
        scrub.name("", "nobody");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    anna on den: Anna's limit       | child1 on pc1: child1's limit
                    anna.smith and ANNA             | child2 and child1
                    MÜLLER, müller                  | child3, child3
                    annabel and garden, Danna       | annabel and garden, Danna
                    timekpr_den_anna_time           | timekpr_pc1_child1_time
                    timekpr/account/den/anna/set    | timekpr/account/pc1/child1/set
                    xS3cr(t.wordx                   | x***x
                    S3cr(tXword                     | S3cr(tXword
                    ab, cab, able                   | ***, cab, able
                    at 192.0.2.20 port 22, 0.5.9    | at x.x.x.x port 22, 0.5.9
                    fe80::1%eth0, 2001:db8::20.     | x:x, x:x.
                    2001:db8:0:0:0:0:0:20 or ::1    | x:x or x:x
                    at 12:30:05, SHA256:abc, a:b    | at 12:30:05, SHA256:abc, a:b
                    """)
    void names_are_replaced_where_they_are_words_and_secrets_everywhere(String text, String clean) {
        assertEquals(clean, scrub.text(text));
    }

    @Test
    void a_key_is_never_shown_not_even_one_that_was_cut() {
        String key = Authority.pem("OPENSSH PRIVATE KEY", new byte[300]);
        assertEquals("before *** after", scrub.text("before " + key.strip() + " after"));
        assertEquals("before ***", scrub.text("before " + key.substring(0, 80)));
    }

    @Test
    void the_setup_line_of_the_log_is_not_shown_not_even_one_that_was_cut() {
        String key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA+/x= timekpr2mqtt";
        String line = SetupLine.of(key, "timekpr2mqtt");
        assertEquals("pc1: The setup line: echo …\nat x", scrub.text("den: The setup line: " + line + "\nat x"));
        assertEquals("The setup line: echo …", scrub.text("The setup line: " + line.substring(0, 3000) + "…"));
        assertEquals("Let it in: ***", scrub.text("Let it in: " + key));
    }

    @Test
    void texts_are_replaced_at_any_depth_and_keys_where_they_are_names() {
        assertEquals(
                Map.of("den", List.of(Map.of("anna", "child1", "n", 3, "on", true, "pcs", Map.of("pc1", "off")))),
                scrub.document(Map.of(
                        "den", List.of(Map.of("anna", "anna", "n", 3, "on", true, "pcs", Map.of("den", "off"))))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    Küche Leonie's: online                                  | pc2: online
                    set aside as data/wishes-K%c3%bcche%20Leonie%27s.damaged-1 | set aside as data/wishes-pc2.damaged-1
                    data/ssh/known_hosts/K%C3%BCche+Leonie%27s.pub cannot    | data/ssh/known_hosts/pc2.pub cannot
                    timekpr/pc/K--c3--bcche--20Leonie--27s/state             | timekpr/pc/pc2/state
                    """)
    void a_name_is_hidden_in_each_form_in_which_it_is_written(String text, String clean) {
        scrub.inAllForms("Küche Leonie's", "pc2");
        assertEquals(clean, scrub.text(text));
    }

    @Test
    void a_login_is_hidden_unless_it_is_a_word_of_ours() {
        for (String word : List.of("timekpr", "timekpr2mqtt", "root", "User")) {
            scrub.login(word, "login1");
        }
        scrub.login("papaschmidt", "login2");
        scrub.login("anna", "login3");
        assertEquals(
                "sudo usermod -aG timekpr login2, user timekpr2mqtt, root or child1",
                scrub.text("sudo usermod -aG timekpr papaschmidt, user timekpr2mqtt, root or anna"));
    }
}
