package io.github.timekpr2mqtt.demopc;

import io.github.timekpr2mqtt.dbus.Variant;
import java.time.LocalDateTime;
import java.util.Map;

/** A child that is logged in, for the daemon: counted, told of everything, and locked out when its time is up. */
final class Session {
    private static final String LIMITS = Timekprd.NAME + ".user.limits";
    private static final String NOTIFICATIONS = Timekprd.NAME + ".user.notifications";

    private final Child child;
    private final SystemBus bus;
    private final OwnFile settings;
    private final Count count;
    private String urgency = "";
    private LocalDateTime end = LocalDateTime.MAX;

    Session(Child child, SystemBus bus, OwnFile settings, LocalDateTime now) {
        this.child = child;
        this.bus = bus;
        this.settings = settings;
        count = new Count(child.spent(), now);
        tellLimits();
    }

    /** True if its time was up for long enough: the session is to be ended. */
    boolean tick(LocalDateTime now) {
        boolean midnight = count.tick(child.config(), now, settings.counts());
        if (midnight || count.isSaveDue(now, settings.now().saveTime())) {
            save();
        }
        tellTime();
        return settings.counts() && isOver(now);
    }

    /** The last seconds are counted down; extra time ends that. A lock or a sleeping PC is nothing here. */
    private boolean isOver(LocalDateTime now) {
        if (count.left() > settings.now().terminationTime() || count.isFree()) {
            end = LocalDateTime.MAX;
        } else if (end.equals(LocalDateTime.MAX)) {
            end = now.plusSeconds(settings.now().terminationTime());
        }
        String lockout = child.config().lockoutType();
        if (now.isBefore(end) || !lockout.matches("terminate|kill|shutdown")) {
            return false;
        }
        tell(NOTIFICATIONS, "timeCriticalNotification", "ssi", lockout, "critical", 0);
        save();
        return true;
    }

    /** As if so much time had gone by. */
    void use(int seconds) {
        count.use(child.config(), seconds);
        tellTime();
    }

    void save() {
        child.save(count.save());
    }

    /** The child's limits were changed, or somebody tried to. */
    void limitsChanged() {
        tellLimits();
        tell(NOTIFICATIONS, "timeConfigurationChangedNotification", "s", "important_info");
    }

    /** The child was given time, or somebody tried to. */
    void timeChanged(boolean keepUnsaved, LocalDateTime now) {
        count.adopt(child.spent(), now, keepUnsaved);
        count.limitIs(child.config().limits().on(now.getDayOfWeek()));
        tell(NOTIFICATIONS, "timeLeftChangedNotification", "s", "important_info");
    }

    /** What {@code getUserInformation R} tells; as with the real one, the signal goes out, too. */
    Map<String, Integer> actual() {
        tellTime();
        return count.actual();
    }

    private void tellTime() {
        tell(LIMITS, "timeLeft", "sa{si}", count.urgency(), count.told(child.config()));
        if (!count.urgency().equals(urgency)) {
            urgency = count.urgency();
            if (count.isUnlimited()) {
                tell(NOTIFICATIONS, "timeNoLimitNotification", "s", "low");
            } else {
                int limit = child.config().limits().on(count.day());
                tell(NOTIFICATIONS, "timeLeftNotification", "siii", urgency, count.left(), count.leftDay(), limit);
            }
        }
    }

    /** The real one tells all limits; this one those of the week and the month. */
    private void tellLimits() {
        Map<String, Object> limits = Map.of(
                "LIMITW", Map.of("LIMITW", new Variant("i", child.config().limitPerWeek())),
                "LIMITM", Map.of("LIMITM", new Variant("i", child.config().limitPerMonth())));
        tell(LIMITS, "timeLimits", "sa{sa{sv}}", "low", limits);
    }

    private void tell(String iface, String member, String signature, Object... args) {
        bus.emit(Timekprd.NAME, child.path(), iface, member, signature, args);
    }
}
