package io.github.timekpr2mqtt.demo;

import io.github.timekpr2mqtt.bridge.BridgeInProcess;
import io.github.timekpr2mqtt.broker.EmbeddedBroker;
import io.github.timekpr2mqtt.config.BadOption;
import io.github.timekpr2mqtt.host.Keys;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All of it, from the broker to the terminal. */
final class Demo implements AutoCloseable {
    private static final int BEN_COMES_AFTER_SECONDS = 10;

    private final DemoOptions options;
    private final Screen screen;
    private final ZoneId zone;
    private final Dashboard dashboard = new Dashboard();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "later");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Path folder;
    private @Nullable EmbeddedBroker broker;
    private @Nullable Family family;
    private @Nullable BridgeInProcess bridge;
    private @Nullable BrokerClient client;

    /** @param zone of the PCs */
    Demo(DemoOptions options, Screen screen, ZoneId zone) {
        this.options = options;
        this.screen = screen;
        this.zone = zone;
    }

    /** Starts everything. Whatever happens, {@link #close} ends what runs. */
    Demo start() throws IOException {
        Path home = Files.createTempDirectory("timekpr2mqtt-demo");
        folder = home;
        broker = new EmbeddedBroker(home.resolve("broker"), options.bind(), options.port());
        Path data = Files.createDirectory(home.resolve("data"));
        Family children = new Family(Keys.in(data).publicLine(), zone);
        family = children;
        client = new BrokerClient(options.host(), options.port(), this::heard);
        Path file = Files.writeString(
                home.resolve("options.json"),
                "{\"mqtt\":{\"url\":\"mqtt://" + options.host() + ":" + options.port() + "\"},\"pcs\":"
                        + children.options() + "}");
        begin();
        try {
            bridge = new BridgeInProcess(file, data);
        } catch (BadOption e) {
            throw new IOException(e);
        }
        var unused = later.schedule(() -> presence("ben", true), BEN_COMES_AFTER_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    private void begin() {
        List<String> above = List.of(
                "timekpr2mqtt demo: what a dashboard of Home Assistant shows of two PCs and three children",
                "MQTT broker: port " + options.port() + ", for " + options.reach());
        List<String> below = new ArrayList<>(List.of("Try, and press Enter:"));
        TypedCommand.HELP.forEach(line -> below.add("  " + line));
        below.add("  A real Home Assistant: Settings, Devices & services, Add integration, MQTT: broker "
                + options.forHomeAssistant() + ", port " + options.port());
        synchronized (screen) {
            screen.begin(above, dashboard.rows(today()), below);
        }
    }

    private DayOfWeek today() {
        return LocalDate.now(zone).getDayOfWeek();
    }

    private void heard(String topic, String payload) {
        synchronized (screen) {
            dashboard.take(topic, payload).ifPresent(screen::say);
            screen.table(dashboard.rows(today()));
        }
    }

    private void say(String what) {
        synchronized (screen) {
            screen.say(what);
        }
    }

    /** Does what is typed, until that is the end, or nothing more can come. True if somebody wanted the end. */
    boolean run(BufferedReader typed) throws IOException {
        for (String line = typed.readLine(); line != null; line = typed.readLine()) {
            TypedCommand command = TypedCommand.parse(line, Family.CHILDREN);
            if (command instanceof TypedCommand.Quit) {
                return true;
            }
            carryOut(command);
            synchronized (screen) {
                screen.typed();
            }
        }
        return false;
    }

    private void carryOut(TypedCommand command) throws IOException {
        if (command instanceof TypedCommand.Limit limit) {
            String entity = "limit_" + limit.day().name().toLowerCase(Locale.ROOT);
            send(limit.of(), entity, "" + limit.minutes(), "" + limit.minutes());
        } else if (command instanceof TypedCommand.Give give) {
            String entity = (give.minutes() > 0 ? "add_" : "remove_") + Math.abs(give.minutes());
            String press = "{\"minutes\":" + Math.abs(give.minutes()) + ",\"id\":\"" + System.nanoTime() + "\"}";
            send(give.to(), entity, press, "PRESS");
        } else if (command instanceof TypedCommand.Power power) {
            family().power(power.pc(), power.on());
            say("You switch " + power.pc() + (power.on() ? " on; the bridge finds it within ten seconds" : " off"));
        } else if (command instanceof TypedCommand.Presence presence) {
            presence(presence.child().child(), presence.in());
        } else if (command instanceof TypedCommand.Help) {
            TypedCommand.HELP.forEach(this::say);
        } else if (command instanceof TypedCommand.Wrong wrong) {
            say(wrong.why());
        }
    }

    private void presence(String child, boolean in) {
        if (family().isOn(child)) {
            say(Place.name(child) + (in ? " logs in" : " logs out"));
            family().login(child, in);
        } else {
            say(Place.name(child) + " cannot: the PC is off");
        }
    }

    private Family family() {
        if (family == null) {
            throw new IllegalStateException("not started");
        }
        return family;
    }

    private void send(Place child, String entity, String payload, String byHand) {
        String topic = child.topic(entity + "/set");
        say(options.byHand(topic, byHand));
        if (client != null) {
            client.publish(topic, payload);
        }
    }

    /** As {@link #close}, but leaves the broker, which takes some seconds to end, to the end of the process. */
    void closeQuickly() throws IOException {
        later.shutdownNow();
        if (bridge != null) {
            bridge.close();
        }
        if (family != null) {
            family.close();
        }
        if (folder != null && Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
        synchronized (screen) {
            screen.end();
        }
    }

    /** Ends all that runs; nothing is left of it. */
    @Override
    public void close() throws IOException {
        if (client != null) {
            client.close();
        }
        if (bridge != null) {
            bridge.close();
        }
        if (broker != null) {
            broker.close();
        }
        closeQuickly();
    }
}
