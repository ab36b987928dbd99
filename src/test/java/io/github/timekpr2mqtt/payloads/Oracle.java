package io.github.timekpr2mqtt.payloads;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What must become of each message, in the order in which they are sent. */
final class Oracle {
    private static final int MOST_BYTES = 2048;
    private static final int MOST_BYTES_OF_SEVERAL = 16_384;
    private static final int LONGEST_ID = 100;
    private static final int MOST_GRANTS = 100;

    private final Map<String, KnownIds> ids = new HashMap<>();
    private final Set<String> actions = new HashSet<>();
    private final Map<String, String> bonus = new HashMap<>();
    private final Map<String, Integer> grants = new HashMap<>();
    private final Map<String, Set<String>> sessions = new HashMap<>(Map.of(
            "timekpr_session_types",
            Set.of("x11", "wayland", "mir"),
            "timekpr_session_types_excluded",
            Set.of("tty", "unspecified")));

    /** All that was sent has ended. */
    void settled() {
        grants.clear();
    }

    /** What must become of the next message. */
    Verdict of(Message message) {
        Place place = Place.of(message.topic());
        if (place == null || (message.retained() && message.payload().length == 0)) {
            return new Verdict.Silent();
        }
        Optional<Given> given = isAdmitted(message) ? given(message, place.several()) : Optional.empty();
        Optional<Verdict> taken =
                given.flatMap(any -> place.several() ? several(message, place, any) : single(message, place, any));
        return taken.orElseGet(() -> new Verdict.Rejected(place.key(place.command(), message.requested())));
    }

    private static boolean isAdmitted(Message message) {
        byte @Nullable [] correlation = message.correlation();
        String answers = message.answers();
        return !message.retained()
                && (correlation == null || correlation.length <= 256)
                && (answers == null || (answers.length() <= 255 && !isOurs(answers)));
    }

    static boolean isOurs(String topic) {
        return (topic + "/").startsWith(Place.BASE + "/") || (topic + "/").startsWith("homeassistant/");
    }

    private static Optional<Given> given(Message message, boolean several) {
        if (message.payload().length > (several ? MOST_BYTES_OF_SEVERAL : MOST_BYTES)) {
            return Optional.empty();
        }
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(message.payload())).toString();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        if (!several && !Given.startsAnObject(text)) {
            return Optional.of(new Given(text, null));
        }
        return JsonText.object(text)
                .map(members -> several ? members : withoutNulls(members))
                .filter(members ->
                        !members.isEmpty() && members.values().stream().noneMatch(Oracle::isHalf))
                .filter(members -> isId(members.getOrDefault("id", "")))
                .map(members -> new Given(text, members));
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> members) {
        Map<String, Object> rest = new LinkedHashMap<>(members);
        rest.values().removeIf(JsonText.NULL::equals);
        return rest;
    }

    /** Half a surrogate pair is no character. */
    private static boolean isHalf(Object value) {
        return value instanceof String text && !UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isId(Object id) {
        return (id instanceof String || id instanceof JsonText.Num)
                && Given.print(id).length() <= LONGEST_ID;
    }

    private static String id(Message message, Given given) {
        String own = given.members() == null ? "" : Given.print(given.members().getOrDefault("id", ""));
        return own.isEmpty() ? message.correlationId() : own;
    }

    private Optional<Verdict> single(Message message, Place place, Given given) {
        Control control = place.control();
        Optional<String> level =
                control == null ? Optional.empty() : control.takes().level(given);
        if (control == null || level.isEmpty()) {
            return Optional.empty();
        }
        String pc = String.valueOf(place.pc());
        String user = place.user() == null ? "" : place.user();
        String id = id(message, given);
        boolean asks = !id.isEmpty() || message.answers() != null;
        Verdict.Part itself =
                new Verdict.Part(place.key(control.key(), message.requested()), pc, user, control, level.get());
        if (control.effect() == Control.Effect.ACTION) {
            return Optional.of(action(itself, id, asks));
        }
        String known = user + "/" + control.key() + "/" + id;
        Optional<Verdict> again = again(known(pc).of(known, id));
        if (again.isPresent()) {
            return again;
        }
        String key = itself.key();
        if (control.effect() == Control.Effect.QUEUE) {
            Verdict verdict = asks ? ofQueue(itself) : ofQueue(control.key(), level.get(), key);
            remember(pc, known, id, verdict);
            return Optional.of(verdict);
        }
        if (place.isReadOnly() || isObjected(control.key(), level.get())) {
            return Optional.empty();
        }
        Verdict verdict = taken(key, List.of(part(place, user, control, key, level.get())), false);
        remember(pc, known, id, verdict);
        return Optional.of(verdict);
    }

    private static Optional<Verdict> again(KnownIds.Knowledge known) {
        return switch (known) {
            case NEW -> Optional.empty();
            case REPETITION -> Optional.of(new Verdict.Silent());
            case UNSURE -> Optional.of(new Verdict.Unsure());
        };
    }

    private void remember(String pc, String key, String id, Verdict verdict) {
        boolean perhaps = verdict instanceof Verdict.Either either
                && !either.part().control().key().equals("cancel_waiting");
        if (perhaps || verdict instanceof Verdict.Depends || verdict instanceof Verdict.DependsOnQueue) {
            known(pc).rememberPerhaps(key, id);
        } else {
            known(pc).remember(key, id);
        }
    }

    /** Of these only the last hundred are known, and none after a restart. */
    private Verdict action(Verdict.Part itself, String id, boolean asks) {
        boolean isNew =
                id.isEmpty() || actions.add(itself.pc() + "/" + itself.control().key() + "/" + id);
        if (!isNew) {
            return new Verdict.Unsure();
        }
        return asks ? new Verdict.Ended(itself, false) : new Verdict.Done(false);
    }

    private static Verdict ofQueue(Verdict.Part itself) {
        Verdict silent = ofQueue(itself.control().key(), itself.level(), itself.key());
        return silent instanceof Verdict.Done ? new Verdict.Ended(itself, true) : new Verdict.Either(itself);
    }

    private static Verdict ofQueue(String control, String level, String key) {
        if (control.equals("cancel_waiting")) {
            return new Verdict.Cancels(key);
        }
        boolean depends = !control.equals("dismiss") && !level.equals("nothing");
        return depends ? new Verdict.Depends(key) : new Verdict.Done(true);
    }

    private Optional<Verdict> several(Message message, Place place, Given given) {
        Map<String, Object> members = new LinkedHashMap<>(given.members() == null ? Map.of() : given.members());
        members.remove("id");
        Map<String, String> levels = new HashMap<>();
        for (Map.Entry<String, Object> member : members.entrySet()) {
            Optional<String> level = level(member.getKey(), member.getValue());
            if (level.isEmpty()) {
                return Optional.empty();
            }
            levels.put(member.getKey(), level.get());
        }
        String id = id(message, given);
        boolean relative = levels.keySet().stream().anyMatch(key -> key.matches("add_.*|remove_.*|give_bonus"));
        boolean harm = relative && (id.isEmpty() || levels.containsKey("extra_time"));
        if (levels.isEmpty() || harm) {
            return Optional.empty();
        }
        String pc = String.valueOf(place.pc());
        String user = String.valueOf(place.user());
        String known = user + "/set/" + id;
        Optional<Verdict> again = again(known(pc).of(known, id));
        if (again.isPresent()) {
            return again;
        }
        if (place.isReadOnly()) {
            return Optional.empty();
        }
        List<Verdict.Part> parts = new ArrayList<>();
        for (Control control : Control.ACCOUNT.values()) {
            String level = levels.get(control.key());
            if (level != null) {
                String value = Message.shortened(Given.print(members.getOrDefault(control.key(), "")));
                parts.add(part(place, user, control, place.key(control.key(), value), level));
            }
        }
        Verdict verdict = taken(place.key("set", message.requested()), parts, true);
        remember(pc, known, id, verdict);
        return Optional.of(verdict);
    }

    private static Optional<String> level(String key, Object value) {
        Control control = Control.ACCOUNT.get(key);
        boolean simple = value instanceof String || value instanceof Boolean || value instanceof JsonText.Num;
        boolean fits = Given.print(value).getBytes(UTF_8).length <= MOST_BYTES;
        return control == null || control.effect() == Control.Effect.QUEUE || !simple || !fits
                ? Optional.empty()
                : control.takes().level(Given.alone(value));
    }

    private Verdict.Part part(Place place, String user, Control control, String key, String level) {
        String bonusOf = place.pc() + "/" + user;
        if (control.effect() == Control.Effect.BONUS) {
            bonus.put(bonusOf, level);
        }
        return new Verdict.Part(
                key,
                String.valueOf(place.pc()),
                user,
                control,
                control.effect() == Control.Effect.GRANT
                        ? seconds(control.key(), level, bonus.getOrDefault(bonusOf, "1800"))
                        : level);
    }

    private static String seconds(String control, String level, String bonus) {
        return switch (control) {
            case "add_15" -> "900";
            case "add_30" -> "1800";
            case "add_60" -> "3600";
            case "remove_15" -> "-900";
            case "give_bonus" -> bonus;
            default -> level;
        };
    }

    /** More changes of extra time than may wait may be refused, all of a message or nothing. */
    private Verdict taken(String key, List<Verdict.Part> parts, boolean several) {
        int more = 0;
        for (Verdict.Part part : parts) {
            more += part.control().effect() == Control.Effect.GRANT ? 1 : 0;
        }
        String of = parts.get(0).pc() + "/" + parts.get(0).user();
        int waiting = grants.merge(of, more, Integer::sum);
        return more > 0 && waiting > MOST_GRANTS
                ? new Verdict.DependsOnQueue(key, parts)
                : new Verdict.Taken(parts, several);
    }

    /** What Timekpr 0.5.9 would not keep, and what would limit nobody any more. */
    private boolean isObjected(String control, String level) {
        if (control.equals("timekpr_track_inactive")) {
            return level.equals("ON");
        }
        if (control.equals("timekpr_users_excluded")) {
            return !level.isEmpty();
        }
        Set<String> before = sessions.get(control);
        if (before == null) {
            return false;
        }
        sessions.put(control, level.isEmpty() ? Set.of() : new TreeSet<>(List.of(level.split(";"))));
        Set<String> excluded = sessions.getOrDefault("timekpr_session_types_excluded", Set.of());
        boolean nobody = excluded.containsAll(sessions.getOrDefault("timekpr_session_types", Set.of()));
        if (nobody) {
            sessions.put(control, before);
        }
        return nobody;
    }

    private KnownIds known(String pc) {
        return ids.computeIfAbsent(pc, any -> new KnownIds());
    }
}
