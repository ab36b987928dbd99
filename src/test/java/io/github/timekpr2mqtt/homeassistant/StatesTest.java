package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Announcement and documents together: every entity finds a state that Home Assistant takes. */
class StatesTest {
    private static final Topics TOPICS = Announced.TOPICS;

    static List<Golden> bridge() {
        return Shown.bridge();
    }

    static List<Golden> pc() {
        return Shown.pc();
    }

    static Iterable<Map.Entry<String, Anna>> account() {
        return Shown.account().entrySet();
    }

    private static Map<String, Object> received(Map<String, ?> document) {
        return DiscoveryTest.parsed(new Golden("", document).payload());
    }

    private static List<String> brokenBy(Golden announcement, Map<String, Map<?, ?>> documents) {
        return StateRules.brokenBy(announcement.document(), documents);
    }

    @ParameterizedTest
    @MethodSource("bridge")
    void the_bridges_entities_find_their_states(Golden state) {
        Map<String, Map<?, ?>> documents = Map.of(TOPICS.state(new Topics.Bridge()), received(state.document()));
        assertEquals(List.of(), brokenBy(Announced.BRIDGE, documents));
    }

    @ParameterizedTest
    @MethodSource("pc")
    void a_pcs_entities_find_their_states(Golden state) {
        Map<String, Map<?, ?>> documents = Map.of(TOPICS.state(new Topics.Pc("den")), received(state.document()));
        boolean own = state.document().containsKey("timekpr_log_level");
        assertEquals(List.of(), brokenBy(own ? Announced.PC : Announced.PC_OF_OTHERS, documents));
    }

    @ParameterizedTest
    @MethodSource("account")
    void an_accounts_entities_find_their_states_in_every_situation(Map.Entry<String, Anna> situation) {
        Anna anna = situation.getValue();
        Map<String, Map<?, ?>> documents = Map.of(
                TOPICS.state(Anna.ACCOUNT), received(anna.state()),
                TOPICS.settings(Anna.ACCOUNT), received(anna.settings()),
                TOPICS.history(Anna.ACCOUNT), received(anna.days()));
        assertEquals(List.of(), brokenBy(Announced.ACCOUNT, documents));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"time\":20           ~ \"time\":\"20\"       ~ time cannot be 20",
                "\"time\":20,          ~ ''                    ~ time is not in its document",
                "\"active\":\"OFF\"    ~ \"active\":\"off\"    ~ active cannot be off",
                "\"changes\":\"applied\" ~ \"changes\":\"idle\" ~ changes cannot be idle",
                "\"limited_by\":\"day_limit\" ~ \"limited_by\":\"school\" ~ limited_by cannot be school",
                "\"time_week\":\"2026-11-16T ~ \"time_week\":\"2026-11-46T ~ time_week was not last 0 at 2026-11-46T00:00:00+01:00",
                "\"time_month\":\"2026-11-01T00:00:00+01:00\" ~ \"time_month\":null ~ time_month was not last 0 at null",
                "\"last_reset\":{\"time_week\" ~ \"last_reset\":{\"time_year\" ~ time_week was not last 0 at nothing",
                "\"last_error\":\"OK\" ~ \"last_error\":null   ~ last_error is a text and null",
                "\"yesterday\":null     ~ \"yesterday\":\"a lot\"  ~ yesterday cannot be a lot",
                "\"history\":0          ~ \"hysteria\":0        ~ history is not in its document",
                "\"changes\":{         ~ \"change\":{          ~ changes has attributes that are no object",
                "\"hours_monday\":\"all day\" ~ \"hours_monday\":null    ~ hours_monday is a text and null",
                "\"hours_monday\":\"all day\" ~ \"hours_monday\":\"never\" ~ hours_monday cannot be never",
                "\"hours_monday\":\"all day\" ~ \"hours_monday\":7       ~ hours_monday cannot be 7",
                "\"lockout\":\"terminate\" ~ \"lockout\":\"shoot\"  ~ lockout cannot be shoot",
                "\"track_inactive\":\"OFF\" ~ \"track_inactive\":false ~ track_inactive cannot be false",
                "\"limit_sunday\":120  ~ \"limit_sunday\":1441 ~ limit_sunday cannot be 1441",
                "\"limit_sunday\":120  ~ \"limit_sunday\":-1   ~ limit_sunday cannot be -1",
                "\"limit_sunday\":120  ~ \"limit_sunday\":\"120\" ~ limit_sunday cannot be 120",
            })
    void a_state_that_home_assistant_would_not_take_is_seen(String part, String by, String rule) {
        Anna anna = Anna.used(1234);
        Map<String, Map<?, ?>> documents = Map.of(
                TOPICS.state(Anna.ACCOUNT),
                replaced(anna.state(), part, by),
                TOPICS.settings(Anna.ACCOUNT),
                replaced(anna.settings(), part, by),
                TOPICS.history(Anna.ACCOUNT),
                replaced(anna.days(), part, by));
        assertEquals(List.of(rule), brokenBy(Announced.ACCOUNT, documents));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21T12:00:00, last_seen cannot be 2026-11-21T12:00:00", "today, last_seen cannot be today"})
    void a_time_without_an_offset_is_seen(String time, String rule) {
        Map<String, ?> pc = Shown.pc().get(0).document();
        Map<String, Map<?, ?>> documents =
                Map.of(TOPICS.state(new Topics.Pc("den")), replaced(pc, "2026-11-21T12:00:00+01:00", time));
        assertEquals(List.of(rule), brokenBy(Announced.PC, documents));
    }

    @ParameterizedTest
    @CsvSource({"255, ''", "256, last_error is longer than 255"})
    void a_text_that_is_too_long_is_seen(int length, String rule) {
        Map<String, ?> pc = Shown.pc().get(0).document();
        Map<String, Map<?, ?>> documents =
                Map.of(TOPICS.state(new Topics.Pc("den")), replaced(pc, "\"OK\"", "\"" + "x".repeat(length) + "\""));
        assertEquals(rule.isEmpty() ? List.of() : List.of(rule), brokenBy(Announced.PC, documents));
    }

    private static Map<String, Object> replaced(Map<String, ?> document, String part, String by) {
        return DiscoveryTest.parsed(new Golden("", document).payload().replace(part, by));
    }
}
