package io.github.timekpr2mqtt.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.timekpr2mqtt.broker.Ports;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The whole demo: what is typed, and what is then read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {
    private static final Pattern LEFT = Pattern.compile("Anna on den: active, used 55 min, left 4 min [0-9]+ s");

    /** Late in the day the time left is that of tomorrow, too. */
    private final ZoneId noon =
            ZoneOffset.ofHours(12 - LocalTime.now(ZoneOffset.UTC).getHour());

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PipedWriter keyboard = new PipedWriter();
    private final String today = LocalDate.now(noon).getDayOfWeek().name().toLowerCase(Locale.ROOT);
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private Demo demo;

    @BeforeAll
    void start() throws Exception {
        DemoOptions options = DemoOptions.of(key -> key.equals("demo.port") ? "" + Ports.free() : null);
        options.requireFree();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        demo = new Demo(options, new LineByLine(out), noon);
        demo.start();
        BufferedReader typed = new BufferedReader(new PipedReader(keyboard));
        Thread typist = new Thread(() -> {
            try {
                ended.complete(demo.run(typed));
            } catch (IOException | RuntimeException e) {
                ended.completeExceptionally(e);
            }
        });
        typist.setDaemon(true);
        typist.start();
    }

    @AfterAll
    void end() throws Exception {
        type("quit");
        try {
            Awaitility.await().until(() -> ended.getNow(false));
        } finally {
            demo.close();
        }
    }

    private void type(String line) throws IOException {
        keyboard.write(line + "\n");
        keyboard.flush();
    }

    private void read(String wanted) {
        Awaitility.await(wanted).atMost(Duration.ofMinutes(1)).until(this::text, text -> text.contains(wanted));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void anna_uses_her_last_five_minutes_before_ones_eyes_and_ben_comes() {
        read("Anna on den: active, used 55 min, left 4 min 58 s, limit 60 min, extra 0 min, changes applied");
        Awaitility.await("her time runs")
                .atMost(Duration.ofMinutes(1))
                .until(() -> LEFT.matcher(text())
                                .results()
                                .map(MatchResult::group)
                                .distinct()
                                .count()
                        >= 3);
        read("Ben on den: logged out, used 35 min, left 85 min, limit 120 min");
        read("Cleo on laptop: active, used 20 min, left 70 min, limit 90 min");
        read("Ben logs in");
        read("Ben on den: active, used 35 min");
    }

    @Test
    void a_limit_and_extra_time_are_sent_as_home_assistant_does_and_applied() throws IOException {
        type("limit cleo " + today + " 100");
        read("-t timekpr/account/laptop/cleo/limit_" + today + "/set -m 100");
        read("Cleo on laptop: limit_" + today + " applied, 90 -> 100");
        read("limit 100 min, extra 0 min, changes applied");
        type("give cleo 15");
        read("-t timekpr/account/laptop/cleo/add_15/set -m PRESS");
        read("Cleo on laptop: add_15 applied, 0 -> 15");
        read("limit 100 min, extra 15 min, changes applied");
    }

    @Test
    void what_is_set_while_a_pc_is_off_waits_for_it() throws IOException {
        read("Ben on den: active"); // by then the first test's lines are printed
        type("off den");
        read("den is off: ");
        read("Ben on den: PC off");
        type("give ben 30");
        read("extra 0 min, changes 1 waiting");
        type("logout ben");
        read("Ben cannot: the PC is off");
        type("on den");
        read("You switch den on");
        read("Ben on den: add_30 applied, 0 -> 30");
        type("logout ben");
        read("Ben logs out");
        read("limit 120 min, extra 30 min, changes applied");
    }

    @Test
    void what_makes_no_sense_is_said() throws IOException {
        type("");
        type("help");
        type("limit zoe monday 5");
        read("'zoe' is none of the children: anna, ben, cleo");
        read("switch a PC off and on");
        type("limit cleo monday 5000");
        read("Cleo on laptop: limit_monday rejected, ");
        assertFalse(ended.isDone());
    }
}
