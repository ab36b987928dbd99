package io.github.timekpr2mqtt.host;

import io.github.timekpr2mqtt.dbus.Message;
import io.github.timekpr2mqtt.timekpr.Call;
import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the signals of a PC's bus mean for us. All on MINA's thread.
 *
 * <p>Any local user, so a child, can send a signal straight to our bus name, past all match rules (measured on dbus-daemon 1.14 and
 * dbus-broker 33). Only the bus itself and the owners of the two names are believed.
 */
final class Signals {
    static final String BUS = "org.freedesktop.DBus";
    static final String LOGIND = "org.freedesktop.login1";
    private static final String LOGIND_INTERFACE = "org.freedesktop.login1.Manager";

    /** What is to be asked of the bus. */
    static final List<String> MATCHES = List.of(
            "type='signal',sender='" + Call.DESTINATION + "'",
            logind("UserNew"),
            logind("UserRemoved"),
            logind("PrepareForShutdown"),
            ownerOf(Call.DESTINATION),
            ownerOf(LOGIND));

    private static String logind(String member) {
        return "type='signal',sender='" + LOGIND + "',interface='" + LOGIND_INTERFACE + "',member='" + member + "'";
    }

    private static String ownerOf(String name) {
        return "type='signal',sender='" + BUS + "',interface='" + BUS + "',member='NameOwnerChanged',arg0='" + name
                + "'";
    }

    private final PcListener listener;
    private final UserPaths paths;
    private final Runnable usersChanged;
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final Set<String> strangers = ConcurrentHashMap.newKeySet();

    Signals(PcListener listener, UserPaths paths, Runnable usersChanged) {
        this.listener = listener;
        this.paths = paths;
        this.usersChanged = usersChanged;
    }

    /** The answer to GetNameOwner; a NameOwnerChanged that came before it is newer. */
    void isOwner(String name, String owner) {
        owners.putIfAbsent(name, owner);
    }

    /** False if nobody owns the name: its program does not run. */
    boolean hasOwner(String name) {
        return !owners.getOrDefault(name, "").isEmpty();
    }

    /** From the header alone: whether to read it at all. */
    boolean wants(Message head) {
        return head.sender().equals(BUS)
                || head.sender().equals(owners.get(Call.DESTINATION))
                || head.sender().equals(owners.get(LOGIND));
    }

    /** No signal tells that a daemon that was stopped goes on; it then answers what it was asked meanwhile (seen). */
    void lateAnswer() {
        listener.changed("a late answer: what did not answer goes on");
    }

    void signal(Message signal) {
        String sender = signal.sender();
        if (sender.equals(BUS)) {
            ofBus(signal);
        } else if (sender.equals(owners.get(Call.DESTINATION))) {
            ofTimekpr(signal);
        } else if (sender.equals(owners.get(LOGIND))) {
            ofLogind(signal);
        }
    }

    private void ofBus(Message signal) {
        if (!signal.member().equals("NameOwnerChanged")
                || signal.body().size() != 3
                || !(signal.body().get(0) instanceof String name)
                || !(signal.body().get(2) instanceof String owner)) {
            return;
        }
        owners.put(name, owner);
        if (name.equals(Call.DESTINATION)) {
            listener.changed(owner.isEmpty() ? "Timekpr's daemon has stopped" : "Timekpr's daemon has started");
        } else if (name.equals(LOGIND) && !owner.isEmpty()) {
            usersChanged.run();
        }
    }

    private void ofTimekpr(Message signal) {
        if (!signal.member().equals("timeLeft")) {
            listener.changed(signal.member());
            return;
        }
        Set<Username> users = paths.usersAt(signal.path());
        if (users.size() == 1) {
            timeLeft(users.iterator().next(), signal.body());
        } else if (users.size() > 1) {
            listener.changed("timeLeft of one of " + users);
        } else if (UserPaths.isUserPath(signal.path()) && strangers.add(signal.path())) {
            listener.changed("timeLeft of somebody new"); // once: this signal comes every 3 s
        }
    }

    private void timeLeft(Username user, List<Object> body) {
        if (body.size() == 2 && body.get(1) instanceof Map<?, ?> values) {
            LiveTime time;
            try {
                time = LiveTime.ofSignal(values);
            } catch (IllegalArgumentException e) {
                listener.changed("timeLeft of " + user + ": " + e.getMessage());
                return;
            }
            listener.timeLeft(user, time);
        }
    }

    private void ofLogind(Message signal) {
        switch (signal.member()) {
            case "UserNew", "UserRemoved" -> usersChanged.run();
            case "PrepareForShutdown" -> listener.changed("the PC is shutting down");
            default -> {} // other signals of logind, sent straight to us
        }
    }
}
