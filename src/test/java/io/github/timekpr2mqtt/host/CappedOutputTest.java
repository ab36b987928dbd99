package io.github.timekpr2mqtt.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CappedOutputTest {
    private final CappedOutput output = new CappedOutput(5);

    private String kept() {
        return new String(output.bytes(), StandardCharsets.UTF_8);
    }

    private void write(String text) {
        byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        output.write(bytes, 1, text.length());
    }

    @Test
    void up_to_the_limit_everything_is_kept() {
        write("ab");
        output.write('c');
        write("de");

        assertEquals("abcde", kept());
    }

    @Test
    void what_is_above_it_is_left_out() {
        write("abcd");
        write("efg");
        output.write('h');

        assertEquals("abcde", kept());
    }
}
