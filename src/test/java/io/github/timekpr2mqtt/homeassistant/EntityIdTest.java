package io.github.timekpr2mqtt.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As Home Assistant makes them. */
class EntityIdTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Anna on den,                    anna_on_den",
                "Kids' room,                     kids_room",
                "Anna's PC,                      anna_s_pc",
                "Anna’s PC,                      annas_pc",
                "1’000 games,                    1000_games",
                "Mia 🦊,                         mia",
                "🤖 Ben 🇩🇪 ❤️,                  ben",
                "Änne \"Anna\" Smith,            anne_anna_smith",
                "Groß & Øre,                     gross_ore",
                "Łucja - 2. PC,                  lucja_2_pc",
                "Зоя,                            zoia",
                "`1,000 games`,                  1000_games",
                "_den_,                          den",
                "!,                              unknown"
            })
    void letters_and_digits_stay_and_all_else_is_one_underscore(String name, String slug) {
        assertEquals(slug, EntityId.slug(name));
    }

    @ParameterizedTest
    @CsvSource({"sensor, Anna on den, Time left today, sensor.anna_on_den_time_left_today"})
    void device_and_entity_make_the_id(String platform, String device, String entity, String id) {
        assertEquals(id, EntityId.of(platform, device, entity));
    }
}
