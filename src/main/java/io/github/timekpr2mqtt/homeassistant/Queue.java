package io.github.timekpr2mqtt.homeassistant;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.timekpr2mqtt.changes.AccountWishes;
import io.github.timekpr2mqtt.changes.OpenChange;
import io.github.timekpr2mqtt.changes.Origin;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The rows about changes that wait or failed. One of them is picked by its place in the list, and the list moves: what was
 * picked is the change that stood there, and Home Assistant says with the place which list it showed.
 */
public final class Queue {
    /** An option like the others. Not "none": to a select of Home Assistant that word is no state but "unknown" (seen with 2026.11). */
    private static final String NONE = "nothing";

    private static final String SELECT = "pending_change";
    private static final List<String> PLACES = Stream.concat(
                    Stream.of(NONE),
                    IntStream.rangeClosed(1, AccountWishes.PLACES).mapToObj(Integer::toString))
            .toList();

    private Queue() {}

    static List<Entity<AccountView>> rows() {
        return List.of(cancelWaiting(), dismiss(), pendingChange(), cancelSelected());
    }

    /** Whether a control is one of these. */
    static boolean has(String control) {
        return rows().stream().anyMatch(row -> row.key().equals(control));
    }

    private static Entity<AccountView> cancelWaiting() {
        return Queue.<AccountView>press("cancel_waiting", "Cancel waiting changes", new Command.CancelWaiting())
                .icon("cancel")
                .says("Nothing that waits shall be done; what was sent goes on, and that is said");
    }

    /** Of an account, and of Timekpr's own settings of a PC. */
    static <V> Entity<V> dismiss() {
        return Queue.<V>press("dismiss", "Dismiss failed changes", new Command.Dismiss())
                .icon("check-all")
                .says("What failed need not be shown any more");
    }

    private static Entity<AccountView> pendingChange() {
        return Entity.<AccountView>reading(
                        SELECT,
                        "Pending change",
                        Platform.SELECT,
                        v -> PLACES.get(v.wishes().selectedPlace()))
                .withAttributes(Queue::attributes)
                .controlledBy(payload ->
                        new Command.SelectChange(PLACES.indexOf(payload.choice(PLACES)), payload.optional("list")))
                .with("options", PLACES)
                .with("command_template", "{\"value\":\"{{ value }}\",\"list\":\"{{ this.attributes.list }}\"}")
                .icon("format-list-numbered")
                .diagnostic()
                .says("Picks an open change by its place in the attributes of changes, for cancel_selected");
    }

    private static Entity<AccountView> cancelSelected() {
        return Queue.<AccountView>press("cancel_selected", "Cancel selected change", new Command.CancelSelected())
                .icon("playlist-remove")
                .says("The change that is picked shall not be done");
    }

    /** A press that is delivered twice must not reach what was wanted, selected or failed meanwhile: it has an id. */
    private static <V> Entity<V> press(String key, String name, Command command) {
        return Entity.<V>button(key, name, payload -> {
                    payload.pressWithId();
                    return command;
                })
                .with("command_template", "{\"id\":\"{{ now().timestamp() }}\"}")
                .diagnostic();
    }

    /** The change's own words, as the list has them. */
    private static Map<String, @Nullable Object> attributes(AccountView view) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        int place = view.wishes().selectedPlace();
        if (place > 0) {
            attributes.putAll(Changes.of(view).open().get(place - 1));
        }
        attributes.put("list", list(view.wishes()));
        return attributes;
    }

    /** A word for the list as it is: another one as soon as another change stands in any place. */
    static String list(AccountWishes wishes) {
        CRC32 sum = new CRC32();
        for (OpenChange change : wishes.openChanges()) {
            Origin origin = change.origin();
            sum.update((origin.command() + "\n" + origin.id() + "\n" + origin.at() + "\n").getBytes(UTF_8));
        }
        return HexFormat.of().toHexDigits(sum.getValue(), 8);
    }

    /**
     * Checks whether it can be done as the changes are now.
     *
     * @param online whether the PC is there
     * @throws Refused with the reason, if not
     */
    public static void check(Command.OfQueue command, AccountWishes wishes, boolean online) throws Refused {
        if (command instanceof Command.SelectChange select) {
            check(select, wishes);
        }
        if (command instanceof Command.CancelSelected) {
            Optional<OpenChange> selected = wishes.selectedChange();
            if (selected.isEmpty()) {
                throw new Refused("no change is selected: pick one in " + SELECT + " first");
            }
            if (selected.get().goesOn(online)) {
                throw new Refused(selected.get().sent());
            }
        }
    }

    private static void check(Command.SelectChange select, AccountWishes wishes) throws Refused {
        int open = Math.min(wishes.open(), AccountWishes.PLACES);
        if (select.place() > open) {
            throw Refused.given(
                    PLACES.get(select.place()),
                    open == 0 ? NONE + ", because no change waits" : String.join(", ", PLACES.subList(0, open + 1)));
        }
        if (select.place() > 0
                && select.list().filter(seen -> !seen.equals(list(wishes))).isPresent()) {
            throw new Refused("the list of changes moved before '" + select.place() + "' was picked: look at it again");
        }
    }
}
