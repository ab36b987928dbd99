package io.github.timekpr2mqtt.dbus;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/a", "/com/timekpr/server/user/anna_1", "/0/_/Z"})
    void is_valid(String path) {
        assertTrue(ObjectPath.isValid(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a/b", "//", "/a/", "/a//b", "/a-b", "/a.b", "/ä", "/a b", "/٣"})
    void is_not_valid(String path) {
        assertFalse(ObjectPath.isValid(path));
    }

    @Test
    void of_a_megabyte_is_answered_without_a_deep_stack() {
        assertTrue(ObjectPath.isValid("/a".repeat(500_000)));
        assertFalse(ObjectPath.isValid("/a".repeat(500_000) + "/"));
    }
}
