package io.github.timekpr2mqtt.demopc;

import io.github.timekpr2mqtt.dbus.Message;
import io.github.timekpr2mqtt.dbus.Variant;
import io.github.timekpr2mqtt.timekpr.LockoutType;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Timekpr's interface for administrators, {@code com.timekpr.server.user.admin}. The words of its refusals are ours. */
final class AdminCalls {
    static final String INTERFACE = Timekprd.NAME + ".user.admin";
    private static final String GRANT = "ssi";

    private final Collection<Child> children;
    private final Map<String, Session> sessions;
    private final Place place;
    private final OwnCalls own;

    /** The PC on which it runs. */
    record Place(TimekprVersion version, DemoClock clock, Faults faults, Consumer<Written> watcher) {}

    AdminCalls(Collection<Child> children, Map<String, Session> sessions, OwnFile own, Place place) {
        this.children = children;
        this.sessions = sessions;
        this.place = place;
        this.own = new OwnCalls(own, place);
    }

    Message answer(Message call) {
        if (call.iface().equals(OwnCalls.INTERFACE)) {
            return own.answer(call);
        }
        if (!call.sender().isEmpty() && !place.faults().isMember()) {
            return SystemBus.error(call, "AccessDenied", "not in the group timekpr");
        }
        Optional<String> signature = signature(call);
        if (signature.isEmpty()) {
            return SystemBus.error(call, "UnknownMethod", call.iface() + " " + call.member());
        }
        if (!signature.get().equals(call.signature())) {
            return SystemBus.error(call, "InvalidArgs", "given " + call.signature() + ", takes " + signature.get());
        }
        return switch (call.member()) {
            case "getUserList" ->
                call.reply(
                        1,
                        "isaas",
                        0,
                        "",
                        children.stream()
                                .map(child -> List.of(child.name(), ""))
                                .toList());
            case "getUserInformation" -> information(call);
            default -> call.reply(1, "is", set(call).toArray());
        };
    }

    /** What a method takes; empty for one that is unknown. */
    private static Optional<String> signature(Message call) {
        if (!call.iface().equals(INTERFACE)) {
            return Optional.empty();
        }
        return switch (call.member()) {
            case "getUserList" -> Optional.of("");
            case "getUserInformation" -> Optional.of("ss");
            case "setTimeLeft", "setPlayTimeLeft" -> Optional.of(GRANT);
            case "setPlayTimeActivities" -> Optional.of("saas");
            default -> Optional.ofNullable(Setter.ALL.get(call.member())).map(Setter::signature);
        };
    }

    private Message information(Message call) {
        String name = String.valueOf(call.body().get(0));
        String level = String.valueOf(call.body().get(1));
        Optional<Child> child = child(name);
        Session session = sessions.get(name);
        Map<String, Integer> values = new LinkedHashMap<>();
        if (level.matches("[FS]")) {
            if (child.isEmpty()) {
                return call.reply(1, "isa{sv}", -1, notFound(name), Map.of());
            }
            if (session == null) {
                child.get().openDay(place.clock().now());
                child.get().written(Optional.of(carried(call, 0)));
            }
            values.putAll(child.get().saved());
        }
        if (level.matches("[FR]") && session != null) {
            values.putAll(session.actual());
        }
        Map<String, Variant> variants = new LinkedHashMap<>();
        values.forEach((key, value) -> variants.put(key, new Variant("i", value)));
        return call.reply(1, "isa{sv}", 0, "", variants);
    }

    private Optional<Child> child(String name) {
        return children.stream().filter(child -> child.name().equals(name)).findAny();
    }

    private static String notFound(String name) {
        return "User \"" + name + "\" has no configuration";
    }

    /** Result and words. A child who is logged in is told even of what was refused. */
    private List<Object> set(Message call) {
        String name = String.valueOf(call.body().get(0));
        List<Object> args = call.body().subList(1, call.body().size());
        Optional<Child> child = child(name);
        if (child.isEmpty()) {
            return List.of(-1, notFound(name));
        }
        List<Object> result = List.of(0, "");
        try {
            if (place.faults().isRefusing()) {
                throw new IllegalArgumentException("nothing can be set now");
            }
            change(child.get(), call.member(), args);
        } catch (IllegalArgumentException e) {
            result = List.of(-1, "User \"" + name + "\": " + e.getMessage());
        }
        child.get().written(Optional.of(carried(call, (Integer) result.get(0))));
        Session session = sessions.get(name);
        if (session != null && call.signature().equals(GRANT)) {
            session.timeChanged(!args.get(0).equals("="), place.clock().now());
        } else if (session != null) {
            session.limitsChanged();
        }
        return result;
    }

    /** Who comes by SSH has a name on the bus. */
    static Written.Carried carried(Message call, int result) {
        boolean ofChild = !call.iface().equals(OwnCalls.INTERFACE);
        List<Object> args = ofChild ? call.body().subList(1, call.body().size()) : call.body();
        return new Written.Carried(call.sender().isEmpty(), call.member(), args, result);
    }

    private void change(Child child, String member, List<Object> args) {
        Setter setter = Setter.ALL.get(member);
        if (args.get(0).equals("kill") && !place.version().knows(LockoutType.KILL)) {
            throw new IllegalArgumentException("no such lockout: kill");
        }
        if (setter != null) {
            setter.lines().apply(args).forEach(child.configFile()::set);
        } else if (member.equals("setTimeLeft")) {
            child.setTimeLeft(
                    String.valueOf(args.get(0)),
                    (Integer) args.get(1),
                    place.clock().now());
        } else if (member.equals("setPlayTimeActivities")) {
            child.setActivities((List<?>) args.get(0));
        } else {
            child.setPlayTimeLeft(
                    String.valueOf(args.get(0)),
                    (Integer) args.get(1),
                    place.clock().now());
        }
    }
}
