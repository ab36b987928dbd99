package io.github.timekpr2mqtt.dbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    @ParameterizedTest
    @CsvSource({"'', 0", "y, 1", "ssi, 3", "a{sv}, 1", "(ii)s, 2", "aai, 1", "ssa{sa{si}}, 3", "saas, 2", "a(yv)v, 2"})
    void counts_its_complete_types(String signature, int types) throws Malformed {
        assertEquals(types, Signature.parse(signature).size());
    }

    @Test
    void becomes_types() throws Malformed {
        assertEquals(
                List.of(
                        new MapType(BasicType.STRING, new ListType(BasicType.INT32)),
                        new StructType(List.of(BasicType.BYTE, new VariantType()))),
                Signature.parse("a{sai}(yv)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "(",
                ")",
                "()",
                "a()",
                "(i",
                "(i}",
                "i)",
                "{sv}",
                "a{",
                "a{s",
                "a{s}",
                "a{si",
                "a{si)",
                "a{sss}",
                "a{vs}",
                "a{(i)s}",
                "a{ais}",
                "a{s(ii})",
                "z",
                "e",
                "r",
                "é",
                "a*",
                "i ",
                "\0"
            })
    void is_refused(String signature) {
        assertThrows(Malformed.class, () -> Signature.parse(signature));
    }

    @Test
    void may_be_255_long_and_as_deep_as_that_allows() throws Malformed {
        assertEquals(255, Signature.parse("y".repeat(255)).size());
        assertEquals(1, Signature.parse("(".repeat(127) + "y" + ")".repeat(127)).size());
        assertEquals(1, Signature.parse("a".repeat(254) + "y").size());
        assertThrows(Malformed.class, () -> Signature.parse("y".repeat(256)));
        assertThrows(Malformed.class, () -> Signature.parse("(".repeat(100_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ii", "sv"})
    void of_a_variant_is_one_type(String signature) {
        assertThrows(Malformed.class, () -> Signature.single(signature));
    }
}
