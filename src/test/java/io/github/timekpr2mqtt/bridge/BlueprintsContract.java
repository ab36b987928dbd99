package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.lab.HomeAssistantVersion;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each blueprint in a live Home Assistant: what it waits for happens, and its effect is found in the daemon or is told, once. */
@Lab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BlueprintsContract {
    private static final Topics.Account ANNA = LiveHome.account("den", "anna");
    private static final Topics.Account BEN = LiveHome.account("den", "ben");
    private static final Topics.Account EMIL = LiveHome.account("attic", "emil");

    private final LiveHome live;
    private final Blueprinted prints;

    BlueprintsContract(HomeAssistantVersion version, Path folder) throws IOException {
        live = LiveHome.atNoon(version, folder);
        try {
            prints = new Blueprinted(live.ha);
        } catch (IOException e) {
            live.close();
            throw e;
        }
    }

    @BeforeAll
    void everything_is_shown() {
        for (Topics.Account child : List.of(ANNA, BEN, EMIL)) {
            live.ha.awaitAvailable(live.entityId(child, "add_15"));
            live.ha.awaitAvailable(live.entityId(child, "time"));
        }
        live.await(BEN, "active", "on");
    }

    @AfterEach
    void home_assistant_has_nothing_to_say_about_us() throws IOException {
        live.logIsClean();
    }

    @AfterAll
    void end() throws IOException {
        prints.close();
        live.close();
    }

    private String id(Topics.Account child, String key) {
        return live.entityId(child, key);
    }

    private Tap.Place place(Topics.Account child, String key) {
        return new Tap.Place(
                live,
                child,
                Objects.requireNonNull(live.tables().get(child)).stream()
                        .filter(row -> row.key().equals(key))
                        .findFirst()
                        .orElseThrow());
    }

    private int minutes(Topics.Account child, String key) throws IOException {
        return Integer.parseInt(live.ha.state(id(child, key)));
    }

    /** The PC's daemon has given so many minutes today. */
    private void awaitGiven(Topics.Account child, int minutes) {
        LiveHome.awaitThat(
                "given to " + child.user().value(),
                Integer.toString(minutes * 60),
                () -> Tap.given("TIME").at(place(child, "add_15")));
    }

    private int given(Topics.Account child) throws IOException {
        return Integer.parseInt(Tap.given("TIME").at(place(child, "add_15"))) / 60;
    }

    private void limitToday(Topics.Account child, int minutes) throws IOException {
        String day = live.pc(child.pc()).clock().now().getDayOfWeek().name().toLowerCase(Locale.ROOT);
        place(child, "limit_" + day).call(minutes);
    }

    /** Of Ben, in the unit that it is shown in. */
    private void awaitLeft(DoublePredicate wanted) {
        live.ha.await(id(BEN, "time_left"), left -> left.matches("[0-9.]+") && wanted.test(Double.parseDouble(left)));
    }

    private void newButton(String name) throws IOException {
        prints.ask("input_button/create", Map.of("name", name));
        live.ha.await("input_button." + name, "unknown"::equals);
    }

    private void pressed(String name) throws IOException {
        live.ha.call("input_button/press", Map.of("entity_id", "input_button." + name));
    }

    private void unit(String entity, String unit) throws IOException {
        prints.ask(
                "config/entity_registry/update",
                Map.of(
                        "entity_id",
                        entity,
                        "options_domain",
                        entity.substring(0, entity.indexOf('.')),
                        "options",
                        Map.of("unit_of_measurement", unit)));
        LiveHome.awaitThat("unit of " + entity, unit, () -> live.ha.attribute(entity, "unit_of_measurement"));
    }

    @Test
    void low_time_is_told_once_whatever_goes_away_and_comes_back() throws Exception {
        limitToday(BEN, minutes(BEN, "time") + 30);
        awaitLeft(left -> left <= 30);
        unit(id(BEN, "time_left"), "s");
        awaitLeft(left -> left > 1000);
        prints.automate(
                "low_time", Map.of("left", id(BEN, "time_left"), "message", "Soon, {{ child }}: {{ minutes }}"));
        limitToday(BEN, minutes(BEN, "time") + 8);
        assertTrue(prints.awaitTold("Soon", 1).matches("Soon, Ben on den: [678]"), prints.told("Soon")::toString);
        live.restart("broker");
        prints.awaitSeen(id(BEN, "time_left"), "unavailable");
        live.ha.awaitAvailable(id(BEN, "time_left"));
        unit(id(BEN, "time_left"), "min");
        limitToday(BEN, minutes(BEN, "time") + 6);
        awaitLeft(left -> left <= 6);
        limitToday(BEN, 1200);
        awaitLeft(left -> left > 60);
        assertEquals(1, prints.told("Soon").size());
    }

    @Test
    void a_button_gives_once_however_often_it_is_pressed_at_once() throws Exception {
        int before = given(EMIL);
        newButton("dishes");
        prints.automate(
                "bonus_button", Map.of("button", "input_button.dishes", "give", id(EMIL, "add_15"), "pause", 600));
        pressed("dishes");
        pressed("dishes");
        awaitGiven(EMIL, before + 15);
        pressed("dishes");
        assertEquals("dishes: Emil on attic Add 15 minutes.", prints.awaitTold("dishes", 1));
        place(EMIL, "add_30").press();
        awaitGiven(EMIL, before + 45);
        assertEquals(1, prints.told("dishes").size());
    }

    @Test
    void a_button_that_is_renamed_or_deleted_was_not_pressed() throws Exception {
        int before = given(EMIL);
        newButton("plants");
        newButton("laundry");
        for (String name : List.of("plants", "laundry")) {
            prints.automate(
                    name,
                    "bonus_button",
                    Map.of("button", "input_button." + name, "give", id(EMIL, "add_15"), "pause", 0));
        }
        prints.ask(
                "config/entity_registry/update",
                Map.of("entity_id", "input_button.plants", "new_entity_id", "input_button.flowers"));
        prints.ask("input_button/delete", Map.of("input_button_id", "laundry"));
        live.ha.await("input_button.flowers", "unknown"::equals);
        place(EMIL, "add_30").press();
        awaitGiven(EMIL, before + 30);
        assertEquals(List.of(), prints.told("None:"));
        place(EMIL, "add_15").press();
        awaitGiven(EMIL, before + 45);
    }

    @Test
    void what_cannot_be_told_keeps_no_other_item_from_being_paid() throws Exception {
        int before = given(ANNA);
        live.ha.add("local_todo", "todo_list_name", "Duties");
        live.ha.await("todo.duties", "0"::equals);
        for (String duty : List.of("Mow", "Rake", "Sow")) {
            live.ha.call("todo/add_item", Map.of("entity_id", "todo.duties", "item", duty));
        }
        for (String duty : List.of("Mow", "Rake")) {
            live.ha.call("todo/update_item", Map.of("entity_id", "todo.duties", "item", duty, "status", "completed"));
        }
        prints.automate(
                "duties",
                "bonus_todo",
                Map.of(
                        "chores",
                        "todo.duties",
                        "give",
                        id(ANNA, "add_15"),
                        "tell",
                        List.of(Map.of("action", "notify.nobody_there"))));
        live.ha.call("todo/update_item", Map.of("entity_id", "todo.duties", "item", "Sow", "status", "completed"));
        awaitGiven(ANNA, before + 45);
    }

    @Test
    void an_item_that_is_done_gives_once_and_leaves_the_list() throws Exception {
        int before = given(ANNA);
        live.ha.add("local_todo", "todo_list_name", "Chores");
        live.ha.await("todo.chores", "0"::equals);
        for (String chore : List.of("Vacuum", "Cook")) {
            live.ha.call("todo/add_item", Map.of("entity_id", "todo.chores", "item", chore));
        }
        prints.automate("bonus_todo", Map.of("chores", "todo.chores", "give", id(ANNA, "give_bonus")));
        Map<String, Object> done = Map.of("entity_id", "todo.chores", "item", "Vacuum", "status", "completed");
        live.ha.call("todo/update_item", done);
        assertEquals("Vacuum: Anna on den Give bonus.", prints.awaitTold("Vacuum", 1));
        awaitGiven(ANNA, before + 30);
        assertThrows(IOException.class, () -> live.ha.call("todo/update_item", done));
        live.ha.call("todo/add_item", Map.of("entity_id", "todo.chores", "item", "Vacuum"));
        live.ha.await("todo.chores", "2"::equals);
        live.ha.call("todo/update_item", done);
        awaitGiven(ANNA, before + 60);
        assertEquals(2, prints.told("Vacuum").size());
    }

    @Test
    void the_first_answer_to_a_child_that_asks_counts_and_no_other() throws Exception {
        int before = given(EMIL);
        newButton("please");
        try (Phone tablet = Phone.withoutMessages(live.ha, "Old tablet");
                Phone mother = new Phone(live.ha, "Mothers phone");
                Phone father = new Phone(live.ha, "Father 2")) {
            List<String> devices = List.of(device("Old tablet"), device("Mothers phone"), device("Father 2"));
            prints.automate(
                    "ask_for_time",
                    Map.of(
                            "ask", "input_button.please",
                            "phones", devices,
                            "add_15", id(EMIL, "add_15"),
                            "add_30", id(EMIL, "add_30"),
                            "left", id(EMIL, "time_left")));
            pressed("please");
            List<String> answers = Phone.answers(mother.await(1));
            assertEquals(4, answers.size());
            assertEquals(answers, Phone.answers(father.await(1)));
            assertTrue(
                    String.valueOf(father.await(1).get("message"))
                            .matches("Asks for more time\\. [0-9]+ minutes are left today\\."),
                    father.await(1)::toString);
            pressed("please"); // is asked already
            father.tap(answers.get(3));
            assertEquals("clear_notification", mother.await(2).get("message"));
            awaitGiven(EMIL, before + 60);
            assertEquals("60 minutes more are on their way.", prints.awaitTold("60 minutes", 1));
            awaitIdle("ask_for_time");
            mother.tap(answers.get(1));

            pressed("please");
            mother.tap(Phone.answers(mother.await(3)).get(2));
            assertEquals("No more time today.", prints.awaitTold("No more", 1));
            awaitIdle("ask_for_time");

            pressed("please");
            List<String> late = Phone.answers(father.await(5));
            for (String turn : List.of("off", "on")) { // ends the run, as a restart of Home Assistant does
                live.ha.call("automation/turn_" + turn, Map.of("entity_id", "automation.ask_for_time"));
                live.ha.await("automation.ask_for_time", turn::equals);
            }
            father.tap(late.get(1).replace("automation.ask", "automation.other_ask")); // another child's
            father.tap(late.get(0));
            assertEquals(
                    "15 minutes were not given, a restart had ended the question. Ask again.",
                    prints.awaitTold("15 minutes", 1));
            assertEquals(List.of(), prints.told("30 minutes"));
            assertEquals(List.of(), tablet.messages());
            place(EMIL, "add_15").press();
            awaitGiven(EMIL, before + 75);
        }
    }

    /** Waits until nothing of an automation runs. */
    private void awaitIdle(String automation) {
        LiveHome.awaitThat(automation + " runs", "0", () -> live.ha.attribute("automation." + automation, "current"));
    }

    /** The id of a phone's device. */
    private String device(String name) throws IOException {
        return prints.deviceNamed(name);
    }

    @Test
    void the_limits_of_holidays_come_and_go_with_the_event_of_the_calendar() throws Exception {
        live.ha.add("local_calendar", "calendar_name", "Family");
        live.ha.await("calendar.family", "off"::equals);
        prints.automate(
                "holiday_limits",
                Map.of(
                        "calendar",
                        "calendar.family",
                        "limits",
                        List.of(id(ANNA, "limit_monday"), id(ANNA, "limit_tuesday")),
                        "school",
                        90,
                        "holiday",
                        120,
                        "only",
                        "holiday"));
        unit(id(ANNA, "limit_tuesday"), "h"); // in which both are shown as 2
        event("Dentist", 10);
        awaitLimit(0, 90);
        awaitLimit(1, 90);
        live.ha.await("calendar.family", "off"::equals);
        event("Autumn Holidays", 20);
        for (int day : new int[] {0, 1}) {
            awaitLimit(day, 120);
        }
        for (int day : new int[] {0, 1}) {
            awaitLimit(day, 90);
        }
        unit(id(ANNA, "limit_tuesday"), "min");
    }

    @Test
    void holidays_that_begin_while_another_event_runs_are_not_missed() throws Exception {
        live.ha.add("local_calendar", "calendar_name", "School");
        live.ha.await("calendar.school", "off"::equals);
        place(ANNA, "limit_wednesday").call(57);
        live.ha.await(id(ANNA, "limit_wednesday"), minutes -> minutes.matches("57([.]0)?"));
        prints.automate(
                prints.ticking("holiday_limits"),
                Map.of(
                        "calendar",
                        "calendar.school",
                        "limits",
                        List.of(id(ANNA, "limit_wednesday")),
                        "school",
                        57,
                        "holiday",
                        157,
                        "only",
                        "holiday"));
        event("calendar.school", "Dentist", 0, 300);
        live.ha.await("calendar.school", "on"::equals);
        event("calendar.school", "Winter Holidays", 8, 300);
        awaitLimit(2, 157);
        assertTrue(
                String.valueOf(live.ha.entity("calendar.school")).contains("Dentist"),
                "the calendar shows the other one");
    }

    /** One that has begun, and ends in so many seconds. */
    private void event(String name, int seconds) throws IOException {
        event("calendar.family", name, 0, seconds);
        live.ha.await("calendar.family", "on"::equals);
    }

    private void event(String calendar, String name, int begin, int end) throws IOException {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        live.ha.call(
                "calendar/create_event",
                Map.of(
                        "entity_id",
                        calendar,
                        "summary",
                        name,
                        "start_date_time",
                        now.plusSeconds(begin).toString(),
                        "end_date_time",
                        now.plusSeconds(end).toString()));
    }

    private void awaitLimit(int day, int minutes) {
        LiveHome.awaitThat(
                "limit of day " + day,
                Integer.toString(minutes * 60),
                () -> Tap.config("LIMITS_PER_WEEKDAYS", day).at(place(ANNA, "limit_monday")));
    }

    @Test
    void what_fails_and_what_waits_too_long_is_told_once_each() throws Exception {
        prints.automate(
                "change_trouble",
                Map.of(
                        "results", List.of(id(ANNA, "result"), id(EMIL, "result")),
                        "changes", List.of(id(ANNA, "changes"), id(EMIL, "changes")),
                        "hours", 0.001));
        live.home.command("den", "anna", "limit_monday", "9999");
        assertTrue(
                prints.awaitTold("Anna on den: limit_monday", 1).startsWith("Anna on den: limit_monday rejected: "),
                prints.told("Anna on den: ")::toString);
        live.pc("attic").off();
        place(EMIL, "limit_sunday").call(77);
        String waits = prints.awaitTold("Emil on attic: Limit 7 Sunday", 1);
        assertTrue(waits.startsWith("Emil on attic: Limit 7 Sunday 77 min waits since 20"), waits);
        live.restart("broker");
        prints.awaitSeen(id(EMIL, "changes"), "unavailable");
        live.await(EMIL, "changes", "waiting");
        live.pc("attic").on();
        place(EMIL, "limit_sunday").awaitApplied();
        assertEquals(1, prints.told("Emil on attic: Limit 7 Sunday").size());
        assertEquals(1, prints.told("Anna on den: limit_monday").size());
        prints.end("change_trouble");
    }

    @Test
    void what_was_late_before_it_looked_is_told_once_too() throws Exception {
        live.pc("attic").off();
        place(EMIL, "limit_friday").call(78);
        live.await(EMIL, "changes", "waiting");
        String ticking = prints.ticking("change_trouble");
        prints.automate(
                ticking,
                Map.of(
                        "results", List.of(id(EMIL, "result")),
                        "changes", List.of(id(EMIL, "changes")),
                        "hours", 0.0001));
        prints.awaitTold("Emil on attic: Limit 5 Friday 78 min waits since", 1);
        Instant told = Instant.now();
        Awaitility.await("another second, in which the next change begins")
                .until(() -> Instant.now().isAfter(told.plusSeconds(1)));
        place(EMIL, "limit_saturday").call(79);
        prints.awaitTold("Emil on attic: Limit 6 Saturday 79 min waits since", 1);
        assertEquals(1, prints.told("Emil on attic: Limit 5 Friday").size());
        live.pc("attic").on();
        place(EMIL, "limit_saturday").awaitApplied();
        assertEquals(1, prints.told("Emil on attic: Limit 6 Saturday").size());
        prints.end(ticking);
    }

    @Test
    void a_session_that_goes_on_after_its_time_is_told_once() throws Exception {
        LabPc den = live.pc("den");
        den.files().setMainConfig("TIMEKPR_TERMINATION_TIME", "900");
        den.killDaemon();
        den.startDaemon();
        live.ha.await(id(BEN, "time"), used -> used.matches("[0-9]+"));
        prints.automate("session_goes_on", Map.of("left", id(BEN, "time_left"), "used", id(BEN, "time"), "minutes", 0));
        limitToday(BEN, 0);
        live.ha.await(id(BEN, "time_left"), "0"::equals);
        prints.awaitTold("Ben on den goes on", 1);
        int used = minutes(BEN, "time");
        live.ha.await(id(BEN, "time"), more -> more.matches("[0-9]+") && Integer.parseInt(more) > used);
        limitToday(BEN, 1200);
        awaitLeft(left -> left > 60);
        assertEquals(1, prints.told("Ben on den goes on").size());
    }

    /** What is told once is not told again by it, and what waited is not silently gone. */
    @Test
    void a_restart_of_home_assistant_tells_nothing_twice_and_loses_nothing_silently() throws Exception {
        LabPc den = live.pc("den");
        den.files().setMainConfig("TIMEKPR_TERMINATION_TIME", "900");
        den.killDaemon();
        den.startDaemon();
        prints.automate(
                "over",
                "session_goes_on",
                Map.of(
                        "left",
                        id(BEN, "time_left"),
                        "used",
                        id(BEN, "time"),
                        "minutes",
                        0,
                        "message",
                        "Over: {{ child }}"));
        limitToday(BEN, 0);
        prints.awaitTold("Over: Ben on den", 1);
        int before = given(EMIL);
        newButton("windows");
        prints.automate("clean", "bonus_button", Map.of("button", "input_button.windows", "give", id(EMIL, "add_15")));
        newButton("lawn");
        prints.automate("mow", "bonus_button", Map.of("button", "input_button.lawn", "give", id(EMIL, "add_30")));
        pressed("lawn");
        awaitGiven(EMIL, before + 30);
        live.endBridge();
        live.ha.await(id(EMIL, "add_15"), "unavailable"::equals);
        pressed("windows");
        live.ha.await("input_button.windows", state -> state.startsWith("20"));

        live.restart("ha");
        prints.listen();
        live.startBridge();
        live.ha.awaitAvailable(id(EMIL, "add_15"));
        assertEquals(
                "windows: Home Assistant was restarted, and it is not known whether this was given."
                        + " Look at the extra time of today; press again only if it is not there.",
                prints.awaitTold("windows", 1));
        pressed("windows");
        awaitGiven(EMIL, before + 45);
        assertEquals("windows: Emil on attic Add 15 minutes.", prints.awaitTold("windows", 2));
        assertEquals(2, prints.told("windows").size());
        assertTrue(prints.awaitTold("lawn", 2).contains("it is not known whether"), prints.told("lawn")::toString);
        live.ha.await(id(BEN, "time"), used -> used.matches("[0-9]+"));
        int used = minutes(BEN, "time");
        live.ha.await(id(BEN, "time"), more -> more.matches("[0-9]+") && Integer.parseInt(more) > used);
        assertEquals(1, prints.told("Over: Ben on den").size());
        limitToday(BEN, 1200);
        awaitLeft(left -> left > 60);
        limitToday(BEN, 0);
        prints.awaitTold("Over: Ben on den", 2);
        limitToday(BEN, 1200);
        awaitLeft(left -> left > 60);
        prints.end("over");
    }

    /** Days of a child, as the attribute of its history has them. */
    private void days(String child, int minutes, int... ago) throws IOException {
        Map<String, Integer> days = new TreeMap<>();
        for (int each : ago) {
            days.put(LocalDate.now(ZoneId.of("Europe/Berlin")).minusDays(each).toString(), minutes);
        }
        live.ha.post(
                "/api/states/sensor." + child,
                Map.of("state", "1", "attributes", Map.of("days", days, "friendly_name", child)));
    }

    @Test
    void the_week_is_summed_up_at_its_time() throws Exception {
        days("all", 10, IntStream.range(1, 14).toArray());
        days("seven", 10, IntStream.range(1, 8).toArray());
        days("two", 10, 1, 2);
        days("none", 10);
        String at = DateTimeFormatter.ofPattern("HH:mm:ss")
                .format(LocalTime.now(ZoneId.of("Europe/Berlin")).plusSeconds(30));
        prints.automate(
                "week_summary",
                Map.of(
                        "histories",
                        List.of(
                                id(BEN, "history"),
                                id(ANNA, "history"),
                                "sensor.all",
                                "sensor.seven",
                                "sensor.two",
                                "sensor.none"),
                        "todays",
                        List.of(id(BEN, "time"), id(ANNA, "time")),
                        "days",
                        List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
                        "at",
                        at));
        List<String> lines = prints.awaitTold("Ben on den: 1 h", 1).lines().toList();
        assertTrue(
                lines.get(0).matches("Ben on den: 1 h 3[0-9] min in 2 days, most on [A-Z][a-z]+ \\(1 h 30 min\\)"),
                lines::toString);
        assertEquals("Anna on den: 0 min in 1 day", lines.get(1));
        String most = ", most on "
                + LocalDate.now(ZoneId.of("Europe/Berlin"))
                        .minusDays(1)
                        .getDayOfWeek()
                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                + " (10 min)";
        assertEquals(
                List.of(
                        "all: 1 h 0 min" + most + "; the week before 1 h 10 min",
                        "seven: 1 h 0 min" + most + "; the week before 10 min in 1 day",
                        "two: 20 min in 2 days" + most,
                        "none: no day of it is known"),
                lines.subList(2, lines.size()));
    }
}
