package io.github.timekpr2mqtt.demopc;

import io.github.timekpr2mqtt.timekpr.FilesReport;
import io.github.timekpr2mqtt.timekpr.TimekprVersion;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of a PC, from on to off: its bus, who is logged in, its daemon. Its bus is the lock for all of it. */
final class Boot implements AutoCloseable {
    private final String id = UUID.randomUUID().toString();
    private final SystemBus bus = new SystemBus();
    private final TimekprVersion version;
    private final DemoClock clock;
    private final OwnFile settings;
    private final Faults faults;
    private final Collection<Child> children;
    private final Consumer<Written> watcher;
    private final Runnable reader;
    private final Logind logind;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "timekprd");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Timekprd daemon;
    private boolean frozen;

    Boot(
            TimekprVersion version,
            DemoClock clock,
            OwnFile settings,
            Faults faults,
            Collection<Child> children,
            Consumer<Written> watcher,
            Runnable reader) {
        this.version = version;
        this.clock = clock;
        this.settings = settings;
        this.faults = faults;
        this.children = children;
        this.watcher = watcher;
        this.reader = reader;
        logind = new Logind(bus, children.stream().map(Child::name).toList());
        startDaemon();
        tickLater();
    }

    Words words() {
        return new Words(bus, this::files, faults);
    }

    private void tickLater() {
        var unused = ticks.schedule(this::tick, settings.now().pollTime(), TimeUnit.SECONDS);
    }

    private void tick() {
        count();
        tickLater();
    }

    void count() {
        synchronized (bus) {
            if (daemon != null && !frozen) {
                daemon.tick();
            }
        }
    }

    /** Somebody at the PC calls the daemon; the result. */
    int call(String member, String signature, Object... args) {
        synchronized (bus) {
            if (daemon == null) {
                throw new IllegalStateException("nobody answers");
            }
            return daemon.call(member, signature, args);
        }
    }

    void freeze(boolean on) {
        synchronized (bus) {
            frozen = on;
        }
    }

    void startDaemon() {
        synchronized (bus) {
            if (daemon == null) {
                daemon = new Timekprd(
                        bus, logind, clock, settings, children, new AdminCalls.Place(version, clock, faults, watcher));
            }
        }
    }

    void killDaemon() {
        synchronized (bus) {
            if (daemon != null) {
                daemon.kill();
                daemon = null;
            }
        }
    }

    void login(String child) {
        synchronized (bus) {
            logind.logIn(child);
        }
    }

    void logout(String child) {
        synchronized (bus) {
            logind.logOut(child);
        }
    }

    void use(String child, int seconds) {
        synchronized (bus) {
            if (daemon == null) {
                throw new IllegalStateException("nobody counts");
            }
            daemon.use(child, seconds);
        }
    }

    private FilesReport files() {
        synchronized (bus) {
            boolean torn = faults.isTorn();
            if (!torn) {
                reader.run();
            }
            Map<String, String> items = new LinkedHashMap<>();
            items.put("timekpr2mqtt-files", "1");
            items.put("before", clock.reading().print());
            items.put("zone", clock.reading().zone());
            items.put("boot", id);
            items.put("version", version.toString());
            items.put("gate", faults.hasGate() ? "1" : "");
            items.put("policy", "1");
            items.put("timekpr.conf", settings.toString());
            for (Child child : children) {
                items.put(
                        "config/timekpr." + child.name() + ".conf",
                        seen(child.configFile().toString(), torn));
                items.put("work/" + child.name() + ".time", seen(child.timeFile(), torn));
            }
            items.put("after", clock.reading().print());
            return new FilesReport(items);
        }
    }

    private static String seen(String text, boolean torn) {
        return torn ? text.substring(0, text.length() / 2) : text;
    }

    @Override
    public void close() {
        ticks.shutdownNow();
    }
}
