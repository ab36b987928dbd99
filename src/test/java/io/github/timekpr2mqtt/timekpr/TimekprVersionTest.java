package io.github.timekpr2mqtt.timekpr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimekprVersionTest {
    @ParameterizedTest
    @CsvSource({
        "0.5.9, 0.5.9",
        "0.5.4-1, 0.5.4",
        "'0.5.9-2\n', 0.5.9",
        "1:0.5.8+dfsg-1ubuntu1, 0.5.8",
        "0.10.12, 0.10.12",
        "'', 0.5.4",
        "unknown, 0.5.4",
        "0.5, 0.5.4",
    })
    void a_version_is_found_in_a_text_and_an_unknown_one_is_the_oldest(String text, String version) {
        assertEquals(version, TimekprVersion.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "0.5.4, false",
        "0.5.7, false",
        "0.5.8, true",
        "0.5.9, true",
        "0.6.0, true",
        "1.0.0, true",
        "0.4.9, false"
    })
    void kill_is_known_from_0_5_8_on(String version, boolean known) {
        assertEquals(known, TimekprVersion.parse(version).knows(LockoutType.KILL));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "KILL")
    void the_other_five_are_always_known(LockoutType type) {
        assertTrue(TimekprVersion.OLDEST.knows(type));
        assertTrue(new TimekprVersion(0, 4, 9).knows(type));
    }

    @ParameterizedTest
    @EnumSource
    void a_lockout_type_is_found_by_its_word(LockoutType type) {
        assertEquals(Optional.of(type), LockoutType.of(type.word()));
        assertTrue(TimekprVersion.NEWEST.knows(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "KILL", "suspend "})
    void any_other_word_locks_nobody_out(String word) {
        assertEquals(Optional.empty(), LockoutType.of(word));
    }

    @Test
    void versions_compare_by_their_numbers() {
        assertTrue(TimekprVersion.parse("0.5.10").compareTo(TimekprVersion.parse("0.5.9")) > 0);
        assertTrue(TimekprVersion.parse("0.6.0").compareTo(TimekprVersion.parse("0.5.9")) > 0);
        assertTrue(TimekprVersion.parse("0.9.9").compareTo(TimekprVersion.parse("1.0.0")) < 0);
        assertEquals(0, TimekprVersion.parse("0.5.9").compareTo(new TimekprVersion(0, 5, 9)));
    }
}
