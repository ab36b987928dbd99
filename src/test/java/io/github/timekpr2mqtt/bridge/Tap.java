package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.timekpr2mqtt.homeassistant.Entity;
import io.github.timekpr2mqtt.homeassistant.Topics;
import io.github.timekpr2mqtt.lab.LabPc;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Something done to a control by Home Assistant's own service, until it is found where it should have arrived. */
@FunctionalInterface
interface Tap {
    void on(Place place) throws Exception;

    /**
     * A control on one of the devices.
     *
     * @param row of the tables
     */
    record Place(LiveHome live, Topics.Subject subject, Entity<?> row) {
        LabPc pc() {
            return live.pc(subject instanceof Topics.Account account ? account.pc() : ((Topics.Pc) subject).pc());
        }

        String child() {
            return ((Topics.Account) subject).user().value();
        }

        String entityId() {
            return LiveHome.entityId(subject, row);
        }

        /** Another control of the same device. */
        Place other(String key) {
            return live.tables().get(subject) == null
                    ? this
                    : new Place(
                            live,
                            subject,
                            live.tables().get(subject).stream()
                                    .filter(each -> each.key().equals(key))
                                    .findFirst()
                                    .orElseThrow());
        }

        void call(Object value) throws IOException {
            Map<String, Object> with = new HashMap<>(Map.of("entity_id", entityId()));
            String service = switch (row.platform()) {
                case NUMBER -> put(with, "value", value, "number/set_value");
                case TEXT -> put(with, "value", value, "text/set_value");
                case SELECT -> put(with, "option", value, "select/select_option");
                case SWITCH -> "switch/turn_" + value;
                case BUTTON -> "button/press";
                case BINARY_SENSOR, EVENT, SENSOR -> throw new IllegalArgumentException(row.key());
            };
            live.ha.awaitAvailable(entityId()); // else it does nothing
            live.ha.call(service, with);
        }

        private static String put(Map<String, Object> with, String key, Object value, String service) {
            with.put(key, value);
            return service;
        }

        void press() throws IOException {
            call("");
        }

        /** Waits until Home Assistant shows this value. */
        void awaitShown(Object value) {
            live.ha.await(entityId(), state -> shows(state, value));
        }

        /** Waits until Home Assistant has heard that this control's change was applied. */
        void awaitApplied() {
            LiveHome.awaitThat(
                    row.key() + " in the result",
                    "applied " + row.key(),
                    () -> live.attribute(subject, "result", "event_type") + " "
                            + live.attribute(subject, "result", "command"));
            live.await(subject, "changes", "applied");
        }
    }

    /** Whether this is a state of this value. */
    static boolean shows(String state, Object value) {
        if (value instanceof Number) {
            return state.matches("-?[0-9.]+") && new BigDecimal(state).compareTo(new BigDecimal(value.toString())) == 0;
        }
        return state.equals(value);
    }

    /** A look for what a control is about, where it really is. */
    interface Find {
        String at(Place place) throws IOException;
    }

    /** A value that is set, and what is then found. */
    record Setting(Object value, Find find, String found) implements Tap {
        @Override
        public void on(Place place) throws Exception {
            assertNotEquals(found, find.at(place), place.entityId() + " is so already");
            place.call(value);
            LiveHome.awaitThat(place.entityId(), found, () -> find.at(place));
            place.awaitShown(value);
            place.awaitApplied();
        }
    }

    /** A button that changes what is found. */
    record Press(Find find, UnaryOperator<String> change) implements Tap {
        @Override
        public void on(Place place) throws Exception {
            String found = change.apply(find.at(place));
            place.press();
            LiveHome.awaitThat(place.entityId(), found, () -> find.at(place));
            place.awaitApplied();
        }
    }

    /** A value of the child's configuration. */
    static Find config(String key) {
        return place -> place.pc().files().config(place.child(), key);
    }

    /** The n-th of a list there, from 0. */
    static Find config(String key, int n) {
        return place -> config(key).at(place).split(";", -1)[n];
    }

    /** A value of Timekpr's own configuration. */
    static Find own(String key) {
        return place -> place.pc().files().mainConfig(key);
    }

    /** What was given today, in seconds. */
    static Find given(String kind) {
        return place -> Integer.toString(time(place, kind + "_SPENT_DAY") - time(place, kind + "_SPENT_BALANCE"));
    }

    private static int time(Place place, String key) throws IOException {
        return Integer.parseInt(place.pc().files().time(place.child(), key));
    }

    static Tap give(int minutes) {
        return new Press(given("TIME"), before -> Integer.toString(Integer.parseInt(before) + 60 * minutes));
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
