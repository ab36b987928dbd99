package io.github.timekpr2mqtt.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "wishes-den_2, wishes-den_2",
        "wishes den, wishes%20den",
        "., %2e",
        ".., %2e%2e",
        "a/b, a%2fb",
        "a%2fb, a%252fb",
        "Büro, B%c3%bcro",
        "-rf, -rf",
    })
    void names_are_plain_and_say_what_they_stand_for(String document, String file) {
        assertEquals(file, FileName.of(document));
    }

    @Test
    void an_empty_name_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> FileName.of(""));
    }

    @Test
    void long_names_fit_and_stay_apart() {
        Set<String> names = new TreeSet<>();
        for (String end : new String[] {"", "1", "2"}) {
            names.add(FileName.of("a".repeat(200) + end));
            names.add(FileName.of("👍".repeat(64) + end));
        }
        assertEquals(6, names.size());
        assertTrue(names.stream().allMatch(n -> n.length() <= 200), names.toString());
    }

    @Property(tries = 500)
    void any_name_becomes_one_of_letters_digits_and_few_signs(@ForAll String any) {
        String file = FileName.of("x" + any);
        assertTrue(file.matches("[A-Za-z0-9_%=-]{1,200}"), file);
    }
}
