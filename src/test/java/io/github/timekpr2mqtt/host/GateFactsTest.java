package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gate finds out besides Timekpr's files: its version and the PC's time zone. */
class GateFactsTest {
    private static final List<String> SH = List.of("sh");

    @TempDir
    private Path root;

    private ScriptPc pc;

    @BeforeEach
    void pc() throws IOException {
        pc = new ScriptPc(root);
        pc.write("etc/timekpr/timekpr.conf", "[GENERAL]\n");
        pc.zones("Europe/Berlin", "Etc/UTC");
    }

    private String item(String name) throws Exception {
        return pc.files(SH).items().getOrDefault(name, "none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usr/lib/python3/dist-packages",
                "usr/lib/python3.13/site-packages",
                "usr/lib/python3/site-packages",
                "usr/local/lib/python3.12/dist-packages"
            })
    void the_version_is_in_timekprs_own_code(String folder) throws Exception {
        pc.timekprCode(folder, "0.5.9");

        assertEquals("0.5.9", item("version"));
    }

    @ParameterizedTest
    @CsvSource({
        "dpkg-query, echo installed 0.5.4-1, 0.5.4-1",
        "rpm, printf 0.5.8, 0.5.8",
        "pacman, echo timekpr-next 0.5.8-1, 0.5.8-1",
    })
    void or_else_in_the_package_database(String program, String command, String version) throws Exception {
        pc.program(program, command);

        assertEquals(version, item("version"));
    }

    @Test
    void a_package_database_that_does_not_know_it_is_not_believed() throws Exception {
        pc.program("dpkg-query", "echo no packages found; exit 1");
        pc.program("rpm", "echo package timekpr-next is not installed; exit 1");

        assertEquals("", item("version"));
    }

    @Test
    void what_a_removed_package_left_is_no_timekpr() throws Exception {
        pc.program("dpkg-query", "echo config-files 0.5.4-1");

        assertEquals("", item("version"));
        assertEquals("none", item("timekpr.conf"));
    }

    @Test
    void without_timekpr_no_package_database_is_asked() throws Exception {
        java.nio.file.Files.delete(root.resolve("etc/timekpr/timekpr.conf"));
        pc.program("dpkg-query", "printf 0.5.4");

        assertEquals("", item("version"));
        assertEquals("none", item("timekpr.conf"));
    }

    @Test
    void the_zone_is_the_one_that_localtime_links_to() throws Exception {
        pc.link("etc/localtime", "usr/share/zoneinfo/Europe/Berlin");
        assertEquals("Europe/Berlin", item("zone"));

        pc.write("etc/timezone", "Etc/UTC\n");
        assertEquals("Europe/Berlin", item("zone"), "a stale /etc/timezone");

        pc.write("etc/timezone", "Europe/Berlin\n");
        assertEquals("Europe/Berlin", item("zone"));
    }

    @Test
    void where_localtime_is_no_link_debians_file_says_it() throws Exception {
        pc.write("etc/localtime", "TZif2");
        pc.write("etc/timezone", "Europe/Berlin\n");

        assertEquals("Europe/Berlin", item("zone"));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, Europe/Berlin",
        ":Europe/Berlin, Europe/Berlin",
        "CET-1CEST, ''",
        ":/etc/localtime, Etc/UTC",
    })
    void the_environment_of_the_log_in_comes_first_as_it_does_for_date(String tz, String zone) throws Exception {
        pc.link("etc/localtime", "usr/share/zoneinfo/Etc/UTC");
        pc.environment().put("TZ", tz);

        assertEquals(zone, item("zone"));
    }

    @Test
    void an_unknown_zone_is_empty() throws Exception {
        assertEquals("", item("zone"));
    }

    @Test
    void the_gate_says_which_one_it_is() throws Exception {
        assertEquals("1", item("gate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"etc/dbus-1/system.d", "usr/share/dbus-1/system.d"})
    void it_says_which_policy_narrows_its_account(String folder) throws Exception {
        pc.environment().put("LOGNAME", "timekpr2mqtt");
        assertEquals("", item("policy"));

        pc.write(folder + "/timekpr2mqtt.conf", BusPolicy.text(false));
        assertEquals("1", item("policy"));

        pc.write(folder + "/timekpr2mqtt.conf", BusPolicy.text(true).replace("policy 1", "policy 27"));
        assertEquals("27", item("policy"));

        pc.write(folder + "/timekpr2mqtt.conf", BusPolicy.text(true).replaceFirst("policy 1", ""));
        assertEquals("", item("policy"), "one of somebody's own");
    }

    @Test
    void a_policy_that_was_cut_is_none() throws Exception {
        pc.environment().put("LOGNAME", "timekpr2mqtt");
        String whole = BusPolicy.text(false);
        int deny = whole.indexOf("    <deny send_type=\"method_call\"/>");
        for (String cut : List.of(
                whole.substring(0, deny),
                whole.substring(0, whole.indexOf("</busconfig>")),
                whole.substring(0, deny) + whole.substring(whole.indexOf("    <deny send_type=\"signal\"/>")))) {
            pc.write("etc/dbus-1/system.d/timekpr2mqtt.conf", cut);
            assertEquals("", item("policy"), cut);
        }
        pc.write("etc/dbus-1/system.d/timekpr2mqtt.conf", whole + "\n");
        assertEquals("1", item("policy"));
    }

    @Test
    void a_policy_for_another_account_is_none() throws Exception {
        pc.write("etc/dbus-1/system.d/timekpr2mqtt.conf", BusPolicy.text(false));
        pc.environment().put("LOGNAME", "timekpr");

        assertEquals("", item("policy"));
    }
}
