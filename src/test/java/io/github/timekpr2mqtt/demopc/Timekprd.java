package io.github.timekpr2mqtt.demopc;

import io.github.timekpr2mqtt.dbus.Message;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Timekpr's daemon while it runs: counts whoever logind says is there. Under the lock of its bus. */
final class Timekprd {
    static final String NAME = "com.timekpr.server";
    static final String PATH = "/com/timekpr/server";

    private final SystemBus bus;
    private final Logind logind;
    private final DemoClock clock;
    private final OwnFile settings;
    private final Collection<Child> children;
    private final AdminCalls calls;
    private final Map<String, Session> sessions = new HashMap<>();

    Timekprd(
            SystemBus bus,
            Logind logind,
            DemoClock clock,
            OwnFile settings,
            Collection<Child> all,
            AdminCalls.Place place) {
        this.bus = bus;
        this.logind = logind;
        this.clock = clock;
        this.settings = settings;
        this.children = all;
        settings.read();
        calls = new AdminCalls(all, sessions, settings, place);
        bus.own(NAME, calls::answer);
    }

    /** Somebody at the PC calls; the result. */
    int call(String member, String signature, Object... args) {
        Message answer = calls.answer(Message.call(1, NAME, PATH, AdminCalls.INTERFACE, member, signature, args));
        if (!(answer.body().get(0) instanceof Integer result)) {
            throw new IllegalArgumentException(member + ": " + answer.body());
        }
        return result;
    }

    /** Dies: what was not saved is lost. */
    void kill() {
        bus.release(NAME);
    }

    /** What it does every few seconds. */
    void tick() {
        LocalDateTime now = clock.now();
        for (Child child : children) {
            boolean there = logind.users().contains(child.name());
            Session session = sessions.get(child.name());
            if (there && session == null) {
                session = new Session(child, bus, settings, now);
                sessions.put(child.name(), session);
            }
            if (there && session != null && session.tick(now)) {
                logind.logOut(child.name());
            } else if (!there && session != null) {
                session.save();
                sessions.remove(child.name());
            }
        }
    }

    /** As if so much time had gone by for a child who is logged in. */
    void use(String child, int seconds) {
        tick();
        Session session = sessions.get(child);
        if (session == null) {
            throw new IllegalStateException(child + " is not logged in");
        }
        session.use(seconds);
    }
}
