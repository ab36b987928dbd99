package io.github.timekpr2mqtt.demopc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.timekpr2mqtt.dbus.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchRuleTest {
    private static final Message SIGNAL = Message.signal(1, "/a", "i.f", "changed", "ss", "com.timekpr.server", "x")
            .from(":1.2");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type='signal'                          | true
            sender='com.timekpr.server'            | true
            sender=':1.2'                          | true
            sender=':1.3'                          | false
            type='signal', member='changed'        | true
            type='signal',member='gone'            | false
            interface='i.f',path='/a'              | true
            interface='i.g',path='/a'              | false
            interface='i.f',path='/b'              | false
            arg0='com.timekpr.server'              | true
            arg0='x'                               | false
            type='method_call'                     | false
            """)
    void every_condition_must_hold(String rule, boolean fits) {
        assertEquals(
                fits, MatchRule.parse(rule).fits(SIGNAL, name -> name.equals("com.timekpr.server") ? ":1.2" : name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"signal", "type='signal',eavesdrop='true'", "type='signal' x", "type=signal"})
    void what_this_bus_does_not_know_is_refused(String rule) {
        assertThrows(IllegalArgumentException.class, () -> MatchRule.parse(rule));
    }

    @Test
    void a_signal_without_values_has_no_first_one() {
        assertEquals(false, MatchRule.parse("arg0='x'").fits(Message.signal(1, "/a", "i.f", "m", ""), name -> name));
    }
}
