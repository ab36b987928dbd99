package io.github.timekpr2mqtt.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/** Gives commands at random, as Home Assistant and scripts do, and sometimes what makes no sense. */
final class Parent {
    private static final int REMEMBERED = 30;
    private static final Map<String, Integer> BUTTONS =
            Map.of("add_15", 15, "add_30", 30, "add_60", 60, "remove_15", -15);
    private static final int USUAL_BONUS = 30;

    private final Random random;
    private final Family family;
    private final Ledger ledger;
    private final Wire wire;
    private final Map<Place, Integer> bonus = new HashMap<>();
    private final List<Wire.Sent> sent = new ArrayList<>();
    private int number;

    Parent(Random random, Family family, Ledger ledger, Wire wire) {
        this.random = random;
        this.family = family;
        this.ledger = ledger;
        this.wire = wire;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String id() {
        return "command " + ++number;
    }

    private Asked asked(Place place, String control, String id, Asked.Kind kind, String wanted) {
        Asked asked = new Asked(place, control, id, kind, wanted, System.nanoTime(), family.now(place), number);
        ledger.ask(asked);
        return asked;
    }

    private void send(Place place, String below, String payload, String id) {
        Wire.Sent command = new Wire.Sent(place.topic(below), payload, id);
        wire.send(command);
        sent.add(command);
        if (sent.size() > REMEMBERED) {
            sent.remove(0);
        }
    }

    /** One command, or several at once; of whom. */
    Place asks() {
        Place place = one(family.places());
        int what = random.nextInt(100);
        if (what < 40) {
            sets(place, one(List.copyOf(Level.OF_CHILD.keySet())));
        } else if (what < 45) {
            sets(new Place(place.pc(), ""), one(List.copyOf(Level.OF_PC.keySet())));
        } else if (what < 75) {
            presses(place, one(List.copyOf(new TreeSet<>(BUTTONS.keySet()))));
        } else if (what < 85) {
            String control = random.nextInt(3) == 0 ? "extra_playtime" : "extra_time";
            int minutes = random.nextInt(150) - 30;
            String id = id();
            asked(place, control, id, Asked.Kind.ABSOLUTE, "" + minutes * 60);
            send(place, control + "/set", "{\"value\":" + minutes + ",\"id\":\"" + id + "\"}", id);
        } else if (what < 92) {
            givesBonus(place);
        } else {
            sendsSeveral(place);
        }
        return place;
    }

    private void sets(Place place, String control) {
        String id = id();
        String value = value(place, control);
        send(
                place,
                control + "/set",
                "{\"value\":" + value + ",\"id\":\"" + id + "\"}",
                ask(place, control, id, value));
    }

    /** The id. */
    private String ask(Place place, String control, String id, String json) {
        String wanted = Level.asked(control, place, json.replace("\"", ""));
        return asked(place, control, id, Asked.Kind.SETTING, wanted).id();
    }

    private void presses(Place place, String button) {
        int minutes = BUTTONS.getOrDefault(button, 0);
        String id = id();
        asked(place, button, id, Asked.Kind.GRANT, "" + minutes * 60);
        send(place, button + "/set", "{\"minutes\":" + Math.abs(minutes) + ",\"id\":\"" + id + "\"}", id);
    }

    private void givesBonus(Place place) {
        String id = id();
        if (random.nextBoolean()) {
            int minutes = 1 + random.nextInt(40);
            bonus.put(place, minutes);
            asked(place, "bonus_minutes", id, Asked.Kind.BONUS, "" + minutes);
            send(place, "bonus_minutes/set", "{\"value\":" + minutes + ",\"id\":\"" + id + "\"}", id);
        } else {
            asked(place, "give_bonus", id, Asked.Kind.GRANT, "" + bonus.getOrDefault(place, USUAL_BONUS) * 60);
            send(place, "give_bonus/set", "{\"id\":\"" + id + "\"}", id);
        }
    }

    private void sendsSeveral(Place place) {
        String id = id();
        StringBuilder document = new StringBuilder("{\"id\":\"" + id + "\"");
        TreeSet<String> controls = new TreeSet<>();
        for (int i = 0; i < 3; i++) {
            controls.add(one(List.copyOf(Level.OF_CHILD.keySet())));
        }
        for (String control : controls) {
            String value = value(place, control);
            ask(place, control, id, value);
            document.append(",\"").append(control).append("\":").append(value);
        }
        if (random.nextBoolean()) {
            asked(place, "add_15", id, Asked.Kind.GRANT, "900");
            document.append(",\"add_15\":\"PRESS\"");
        }
        send(place, "set", document + "}", id);
    }

    /** In JSON. */
    private String value(Place place, String control) {
        if (control.startsWith("hours_")) {
            return quoted(one(List.copyOf(new TreeSet<>(Level.HOURS.keySet()))));
        }
        return switch (control) {
            case "limit_week" -> "" + (20 + random.nextInt(149));
            case "limit_month" -> "" + (100 + random.nextInt(645));
            case "lockout" ->
                quoted(one(
                        family.pc(place).version().equals(io.github.timekpr2mqtt.timekpr.TimekprVersion.NEWEST)
                                ? List.of("terminate", "lock", "suspend", "shutdown", "kill")
                                : List.of("terminate", "lock", "suspend", "shutdown")));
            case "timekpr_final_warning" -> "" + random.nextInt(31);
            case "timekpr_final_notification" -> "" + (30 + random.nextInt(571));
            case "timekpr_log_level" -> quoted(one(List.of("normal", "debug", "all")));
            case "track_inactive", "hide_tray_icon", "playtime_enabled", "playtime_unaccounted", "timekpr_playtime" ->
                quoted(random.nextBoolean() ? "ON" : "OFF");
            default -> "" + random.nextInt(random.nextInt(4) == 0 ? 1441 : 240); // limits of days
        };
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    /** Moves a slider: ten values of one control at once. */
    void slides() {
        Place place = one(family.places());
        String control = one(List.of("limit_monday", "limit_sunday", "limit_week", "playtime_limit_monday"));
        for (int i = 0; i < 10; i++) {
            sets(place, control);
        }
    }

    /** What was sent lately comes once more, as a broker may deliver it. */
    void repeats() {
        if (!sent.isEmpty()) {
            wire.send(one(sent));
        }
    }

    void cancels() {
        Place place = one(family.places());
        ledger.cancel(place);
        if (random.nextBoolean()) {
            aboutQueue(place, "cancel_waiting", "");
        } else {
            aboutQueue(place, "pending_change", "\"value\":\"1\",");
            aboutQueue(place, "cancel_selected", "");
        }
    }

    void dismisses() {
        aboutQueue(one(family.places()), "dismiss", "");
    }

    private void aboutQueue(Place place, String control, String value) {
        String id = id();
        asked(place, control, id, Asked.Kind.QUEUE, "");
        String payload = "{" + value + "\"id\":\"" + id + "\"}";
        wire.publish(place.topic(control + "/set"), payload.getBytes(UTF_8), false);
    }

    /** What has an id is told as refused; the rest must do no harm. */
    void talksNonsense() {
        Place place = one(family.places());
        String id = id();
        switch (random.nextInt(8)) {
            case 0 -> nonsense(place, "limit_monday", "{\"value\":99999,\"id\":\"" + id + "\"}", id);
            case 1 -> nonsense(place, "hours_friday", "{\"value\":\"25:00-26:00\",\"id\":\"" + id + "\"}", id);
            case 2 -> nonsense(place, "lockout", "{\"value\":\"explode\",\"id\":\"" + id + "\"}", id);
            case 3 -> nonsense(place, "add_15", "{\"minutes\":7,\"id\":\"" + id + "\"}", id);
            case 4 -> nonsense(place, "no_such_entity", "{\"value\":1,\"id\":\"" + id + "\"}", id);
            case 5 -> {
                byte[] bytes = new byte[random.nextInt(4000)];
                random.nextBytes(bytes);
                wire.publish(place.topic("limit_monday/set"), bytes, false);
            }
            case 6 -> wire.publish("account/nowhere/nobody/limit_monday/set", "17".getBytes(UTF_8), false);
            default -> {
                wire.publish(place.topic("limit_tuesday/set"), "23".getBytes(UTF_8), true);
                wire.publish(place.topic("limit_tuesday/set"), new byte[0], true);
            }
        }
    }

    private void nonsense(Place place, String control, String payload, String id) {
        asked(place, control, id, Asked.Kind.NONSENSE, payload);
        wire.send(new Wire.Sent(place.topic(control + "/set"), payload, id));
    }
}
