package io.github.timekpr2mqtt.demopc;

import static java.util.Map.entry;

import io.github.timekpr2mqtt.dbus.Message;
import io.github.timekpr2mqtt.dbus.Variant;
import io.github.timekpr2mqtt.timekpr.MainConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Timekpr's interface for its own settings, {@code com.timekpr.server.admin}. As the real one it looks at no value (measured on
 * timekprd 0.5.4 and 0.5.9).
 */
final class OwnCalls {
    static final String INTERFACE = Timekprd.NAME + ".admin";
    private static final String GET = "getTimekprConfiguration";

    private static final Map<String, Setter> SETTERS = Map.ofEntries(
            number("LogLevel", "TIMEKPR_LOGLEVEL"),
            number("PollTime", "TIMEKPR_POLLTIME"),
            number("SaveTime", "TIMEKPR_SAVE_TIME"),
            number("TerminationTime", "TIMEKPR_TERMINATION_TIME"),
            number("FinalWarningTime", "TIMEKPR_FINAL_WARNING_TIME"),
            number("FinalNotificationTime", "TIMEKPR_FINAL_NOTIFICATION_TIME"),
            words("SessionsCtrl", "TIMEKPR_SESSION_TYPES_CTRL"),
            words("SessionsExcl", "TIMEKPR_SESSION_TYPES_EXCL"),
            words("UsersExcl", "TIMEKPR_USERS_EXCL"),
            entry("setTimekprTrackInactive", new Setter("b", OwnFile.ODD, on -> on.equals(true) ? "1" : "0")),
            flag("PlayTimeEnabled", "TIMEKPR_PLAYTIME_ENABLED"),
            flag("PlayTimeEnhancedActivityMonitorEnabled", "TIMEKPR_PLAYTIME_ENHANCED_ACTIVITY_MONITOR_ENABLED"));

    private record Setter(String signature, String key, Function<Object, String> value) {}

    private final OwnFile file;
    private final AdminCalls.Place place;

    OwnCalls(OwnFile file, AdminCalls.Place place) {
        this.file = file;
        this.place = place;
    }

    private static Map.Entry<String, Setter> number(String member, String key) {
        return entry("setTimekpr" + member, new Setter("i", key, String::valueOf));
    }

    private static Map.Entry<String, Setter> flag(String member, String key) {
        return entry("setTimekpr" + member, new Setter("b", key, on -> on.equals(true) ? "True" : "False"));
    }

    private static Map.Entry<String, Setter> words(String member, String key) {
        return entry(
                "setTimekpr" + member,
                new Setter(
                        "as",
                        key,
                        list -> ((List<?>) list).stream().map(String::valueOf).collect(Collectors.joining(";"))));
    }

    Message answer(Message call) {
        if (!place.faults().isMember() || !place.faults().mayConfigure()) {
            return SystemBus.error(call, "AccessDenied", "the policy does not let this account");
        }
        Setter setter = SETTERS.get(call.member());
        if (setter == null && !call.member().equals(GET)) {
            return SystemBus.error(call, "UnknownMethod", call.iface() + " " + call.member());
        }
        String signature = setter == null ? "" : setter.signature();
        if (!signature.equals(call.signature())) {
            return SystemBus.error(call, "InvalidArgs", "given " + call.signature() + ", takes " + signature);
        }
        if (setter == null) {
            return call.reply(1, "isa{sv}", 0, "", configuration(file.saved()));
        }
        boolean refused = place.faults().isRefusing();
        if (!refused) {
            file.tell(setter.key(), setter.value().apply(call.body().get(0)));
        }
        written(call, refused ? -1 : 0);
        return refused ? call.reply(1, "is", -1, "nothing can be set now") : call.reply(1, "is", 0, "");
    }

    private void written(Message call, int result) {
        Written.Carried carried = AdminCalls.carried(call, result);
        place.watcher()
                .accept(new Written(
                        System.nanoTime(), place.clock().now(), "", Optional.of(carried), file.toString(), ""));
    }

    private static Map<String, Variant> configuration(MainConfig config) {
        Map<String, Variant> values = new LinkedHashMap<>();
        values.put("TIMEKPR_LOGLEVEL", new Variant("i", config.logLevel()));
        values.put("TIMEKPR_POLLTIME", new Variant("i", config.pollTime()));
        values.put("TIMEKPR_SAVE_TIME", new Variant("i", config.saveTime()));
        values.put("TIMEKPR_TERMINATION_TIME", new Variant("i", config.terminationTime()));
        values.put("TIMEKPR_FINAL_WARNING_TIME", new Variant("i", config.finalWarningTime()));
        values.put("TIMEKPR_FINAL_NOTIFICATION_TIME", new Variant("i", config.finalNotificationTime()));
        values.put("TIMEKPR_SESSION_TYPES_CTRL", new Variant("as", config.sessionTypesControlled()));
        values.put("TIMEKPR_SESSION_TYPES_EXCL", new Variant("as", config.sessionTypesExcluded()));
        values.put("TIMEKPR_USERS_EXCL", new Variant("as", config.usersExcluded()));
        values.put("TIMEKPR_PLAYTIME_ENABLED", new Variant("b", config.playTimeEnabled()));
        values.put("TIMEKPR_PLAYTIME_ENHANCED_ACTIVITY_MONITOR_ENABLED", new Variant("b", config.playTimeEnhanced()));
        return values;
    }
}
