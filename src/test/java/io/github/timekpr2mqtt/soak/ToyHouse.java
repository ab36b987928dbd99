package io.github.timekpr2mqtt.soak;

import io.github.timekpr2mqtt.demopc.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One child on one PC, made by hand: what the judges are tested with. It is Monday noon unless it is moved. */
final class ToyHouse {
    static final Place ANNA = new Place("den", "anna");

    final Journal journal = new Journal();
    final Diary diary;
    final Ledger ledger;
    private final Map<String, String> config = new LinkedHashMap<>();
    private LocalDateTime now = LocalDateTime.of(2027, 5, 17, 12, 0);
    private LocalDateTime file = now;
    private int used = 600;
    private int balance = 600;
    private int number;

    ToyHouse(Path folder) throws IOException {
        diary = new Diary(folder.resolve("diary.txt"), () -> now);
        ledger = new Ledger(journal, diary, place -> now);
        config.put("ALLOWED_WEEKDAYS", "1;2;3;4;5;6;7");
        config.put("LIMITS_PER_WEEKDAYS", "3600;3600;3600;3600;3600;3600;3600");
        config.put("PLAYTIME_ALLOWED_WEEKDAYS", "1;2;3;4;5;6;7");
        config.put("PLAYTIME_LIMITS_PER_WEEKDAYS", "0;0;0;0;0;0;0");
        IntStream.rangeClosed(1, 7).forEach(day -> config.put("ALLOWED_HOURS_" + day, "7;8"));
        for (String flag : List.of(
                "TRACK_INACTIVE", "HIDE_TRAY_ICON", "PLAYTIME_ENABLED", "PLAYTIME_UNACCOUNTED_INTERVALS_ENABLED")) {
            config.put(flag, "False");
        }
        config.put("LIMIT_PER_WEEK", "604800");
        config.put("LIMIT_PER_MONTH", "2678400");
        config.put("LOCKOUT_TYPE", "terminate");
        write(Optional.empty());
    }

    private static String text(Map<String, ?> lines) {
        return lines.entrySet().stream()
                .map(line -> line.getKey() + " = " + line.getValue())
                .collect(Collectors.joining("\n"));
    }

    private void write(Optional<Written.Carried> call) {
        Map<String, Object> time = new LinkedHashMap<>();
        time.put("TIME_SPENT_BALANCE", balance);
        time.put("TIME_SPENT_DAY", used);
        time.put("TIME_SPENT_MONTH", used);
        time.put("LAST_CHECKED", file.toString().replace('T', ' '));
        time.put("PLAYTIME_SPENT_BALANCE", 0);
        time.put("PLAYTIME_SPENT_DAY", 0);
        Written written = new Written(System.nanoTime(), now, ANNA.child(), call, text(config), text(time));
        ledger.written(ANNA, journal.add(ANNA, written), written);
    }

    /** Somebody sets a line of her configuration. */
    void sets(boolean atPc, String key, String value) {
        config.put(key, value);
        write(Optional.of(new Written.Carried(atPc, "set", List.of(value), 0)));
    }

    /** A call that sets one half of her limits. */
    void calls(boolean atPc, String member, String key, List<Integer> items) {
        config.put(key, items.stream().map(String::valueOf).collect(Collectors.joining(";")));
        write(Optional.of(new Written.Carried(atPc, member, List.of(items), 0)));
    }

    /** The bridge reads the files. */
    void isRead() {
        journal.read(ANNA.pc(), System.nanoTime());
    }

    /** The PC is called for so many minutes more. */
    void gives(boolean atPc, int minutes) {
        balance -= minutes * 60;
        write(Optional.of(
                new Written.Carried(atPc, "setTimeLeft", List.of(minutes < 0 ? "-" : "+", Math.abs(minutes) * 60), 0)));
    }

    /** The daemon saves what it counted, over whatever stands in the file. */
    void saves(int savedBalance) {
        balance = savedBalance;
        file = now;
        write(Optional.empty());
    }

    void passes(int days) {
        now = now.plusDays(days);
    }

    Asked asks(String control, Asked.Kind kind, String wanted) {
        Asked asked = new Asked(ANNA, control, "id " + ++number, kind, wanted, System.nanoTime(), now, number);
        ledger.ask(asked);
        return asked;
    }

    Told tells(Asked asked, String type, String reason) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event_type", type);
        event.put("id", asked.id());
        event.put("pc", asked.place().pc());
        event.put("user", asked.place().child());
        event.put("command", asked.control());
        event.put("reason", reason);
        event.put("before", "0");
        event.put("after", "15");
        event.put("at", "2027-05-17T12:00:00+02:00");
        Told told = new Told(event);
        ledger.heard(told, System.nanoTime());
        return told;
    }
}
