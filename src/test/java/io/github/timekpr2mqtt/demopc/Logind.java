package io.github.timekpr2mqtt.demopc;

import io.github.timekpr2mqtt.dbus.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** systemd-logind, as far as somebody who watches children needs it. Under the lock of its bus. */
final class Logind {
    static final String NAME = "org.freedesktop.login1";
    private static final String PATH = "/org/freedesktop/login1";
    private static final String MANAGER = NAME + ".Manager";
    private static final int FIRST_UID = 1000;

    private final SystemBus bus;
    private final List<String> accounts;
    private final Map<String, String> sessions = new LinkedHashMap<>();
    private int number;

    /** {@code accounts} have user ids from 1000 on, in this order. */
    Logind(SystemBus bus, List<String> accounts) {
        this.bus = bus;
        this.accounts = accounts;
        bus.own(NAME, this::answer);
    }

    Set<String> users() {
        return sessions.keySet();
    }

    void logIn(String user) {
        if (!accounts.contains(user)) {
            throw new IllegalArgumentException("this PC has no account " + user);
        }
        if (!sessions.containsKey(user)) {
            String session = "c" + ++number;
            sessions.put(user, session);
            tell("UserNew", "uo", uid(user), path(user));
            tell("SessionNew", "so", session, PATH + "/session/_" + session);
        }
    }

    void logOut(String user) {
        String session = sessions.remove(user);
        if (session != null) {
            tell("SessionRemoved", "so", session, PATH + "/session/_" + session);
            tell("UserRemoved", "uo", uid(user), path(user));
        }
    }

    private void tell(String member, String signature, Object... args) {
        bus.emit(NAME, PATH, MANAGER, member, signature, args);
    }

    private int uid(String user) {
        return FIRST_UID + accounts.indexOf(user);
    }

    private String path(String user) {
        return PATH + "/user/_" + uid(user);
    }

    private Message answer(Message call) {
        if (!call.member().equals("ListUsers")) {
            return SystemBus.error(call, "AccessDenied", call.member());
        }
        List<Object> rows = new ArrayList<>();
        for (String user : sessions.keySet()) {
            rows.add(List.of(uid(user), user, path(user)));
        }
        return call.reply(1, "a(uso)", rows);
    }
}
