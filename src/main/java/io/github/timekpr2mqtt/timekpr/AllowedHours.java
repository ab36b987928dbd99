package io.github.timekpr2mqtt.timekpr;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The hours of one weekday in which a child may use the PC, at most one slot an hour: {@code 7;8;9[0-30];!14}.
 *
 * @param slots in the order of the day
 */
public record AllowedHours(List<HourSlot> slots) {
    /** Every hour of the day. */
    public static final AllowedHours ALL_DAY = new AllowedHours(IntStream.range(0, 24)
            .mapToObj(hour -> new HourSlot(hour, 0, 60, false))
            .toList());

    /** What stands in most files, and need not be taken apart. */
    private static final String ALL_DAY_TEXT = ALL_DAY.toString();

    /** No hour: the day is closed. */
    public static final AllowedHours NONE = new AllowedHours(List.of());

    public AllowedHours {
        slots = slots.stream().sorted(Comparator.comparingInt(HourSlot::hour)).toList();
        if (slots.stream().map(HourSlot::hour).distinct().count() < slots.size()) {
            throw new IllegalArgumentException("an hour stands twice in " + slots);
        }
    }

    /**
     * Reads a list as the daemon does: what is no hour is left out without a word, and of an hour named twice the last
     * entry counts.
     */
    public static AllowedHours parse(String text) {
        if (text.equals(ALL_DAY_TEXT)) {
            return ALL_DAY;
        }
        Map<Integer, HourSlot> slots = new TreeMap<>();
        for (String item : text.split(";", -1)) {
            try {
                HourSlot slot = HourSlot.parse(item);
                slots.put(slot.hour(), slot);
            } catch (IllegalArgumentException ignored) {
                // as the daemon does
            }
        }
        return new AllowedHours(List.copyOf(slots.values()));
    }

    /** What stands in a list and is no hour. */
    static List<String> ignoredIn(String text) {
        List<String> ignored = new ArrayList<>();
        if (text.equals(ALL_DAY_TEXT)) {
            return ignored;
        }
        for (String item : text.split(";", -1)) {
            try {
                HourSlot.parse(item);
            } catch (IllegalArgumentException e) {
                if (!item.isEmpty()) {
                    ignored.add(item);
                }
            }
        }
        return ignored;
    }

    /** The slot of an hour (0 to 23), if some of it is allowed. */
    public Optional<HourSlot> at(int hour) {
        return slots.stream().filter(slot -> slot.hour() == hour).findFirst();
    }

    /** As Timekpr writes it. */
    @Override
    public String toString() {
        return slots.stream().map(HourSlot::toString).collect(joining(";"));
    }
}
