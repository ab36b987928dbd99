package io.github.timekpr2mqtt.payloads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A press that cancels nothing has an ending only where it says what was already sent. */
class BatchTest {
    private static final String KEY = "den|anna|cancel_waiting|PRESS";

    private static Stage stage;

    private Batch batch;

    @BeforeAll
    static void pcs(@TempDir Path folder) throws IOException {
        stage = new Stage(folder);
    }

    @BeforeEach
    void none() {
        batch = new Batch(new Model(stage));
    }

    @AfterAll
    static void noPcs() throws IOException {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"applied", "rejected"})
    void a_press_says_once_what_goes_on(String type) {
        press();

        assertEquals(type, batch.ended(line(type)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "superseded"})
    void a_press_ends_in_no_other_way(String type) {
        press();

        assertThrows(AssertionError.class, () -> batch.ended(line(type)));
    }

    @Test
    void what_must_be_rejected_is_not_applied() {
        batch.add(message(), new Verdict.Rejected(KEY));

        assertThrows(AssertionError.class, () -> batch.ended(line("applied")));
    }

    private void press() {
        batch.add(message(), new Verdict.Cancels(KEY));
    }

    private static Message message() {
        return new Message(
                1, "timekpr/account/den/anna/cancel_waiting/set", "PRESS".getBytes(UTF_8), false, null, null);
    }

    private static String line(String type) {
        return "{\"event_type\":\"" + type + "\",\"pc\":\"den\",\"user\":\"anna\",\"command\":\"cancel_waiting\","
                + "\"requested\":\"PRESS\",\"reason\":\"lockout was already sent to the PC, and goes on to its end\"}";
    }
}
