package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.PacketProxy;
import io.github.timekpr2mqtt.broker.Proxy;
import io.github.timekpr2mqtt.host.Keys;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bridge within this JVM with one PC, where the same breaks again and again, each time while the bridge is stopped at another point
 * of a press of {@code add_15} and a limit, which takes two calls.
 */
record Place(PlaceFault fault, Home home, LabPc pc, Proxy wire, PacketProxy broker, GivenOnce grants)
        implements AutoCloseable {
    private static final String PC = "den";
    /** Of several contexts that start at once in one JVM, Micronaut takes the base topic of one for all (seen with 4.11). */
    private static final ReentrantLock STARTING = new ReentrantLock();

    /** Where the bridge stops. */
    interface Stop {
        /** Until it has stopped; false if both are told before it comes to that. */
        boolean awaitStopped() throws Exception;

        void goOn();
    }

    /** One for each fault, with Timekpr 0.5.9 and 0.5.4 in turn. */
    static List<Place> forEachFault(Broker broker, Path folder) throws Exception {
        List<Callable<Place>> starts = new ArrayList<>();
        for (PlaceFault fault : PlaceFault.values()) {
            LabVersion version = starts.size() % 2 == 0 ? LabVersion.TIMEKPR_0_5_9 : LabVersion.TIMEKPR_0_5_4;
            Home home = new Home(broker, folder);
            starts.add(() -> at(fault, home, broker, LabPc.start(version, "anna")));
        }
        return AtOnce.made(starts);
    }

    private static Place at(PlaceFault fault, Home home, Broker broker, LabPc pc) throws IOException {
        Proxy wire = new Proxy(pc.port());
        wire.open();
        PacketProxy proxy = new PacketProxy(broker.port());
        pc.access().authorise(Keys.in(home.data).publicLine());
        home.through(proxy.port()).at(PC, "127.0.0.1", wire.port(), "anna");
        return new Place(fault, home, pc, wire, proxy, new GivenOnce(home, PC, pc));
    }

    Links links() {
        return new Links(fault + "'s " + PC, pc);
    }

    /** A bridge that has told of nothing in its connection to the broker, and has had no trouble with it. */
    void startAnew() throws IOException {
        home.stop();
        home.probe.clear();
        STARTING.lock();
        try {
            home.start();
        } finally {
            STARTING.unlock();
        }
        home.awaitOnline(PC).awaitAccount(PC, "anna");
    }

    void awaitTrouble() {
        PointFault.awaitTrouble(home, PC);
    }

    /** As it is before both are wanted. */
    ShortWeek shortWeek(String point) throws IOException {
        ShortWeek week = new ShortWeek(home, PC, pc, fault + " " + point);
        week.shorten();
        return week;
    }

    /**
     * Once, when the two are wanted: it must be given once, be set, and each be told once.
     *
     * @return whether the bridge came to the stop
     */
    boolean breaksAt(Stop stop, ShortWeek week) throws Exception {
        boolean stopped = stop.awaitStopped();
        if (stopped) {
            PlaceFault.Repair repair = fault.breaks(this);
            stop.goOn();
            repair.make();
            links().awaitOne();
        }
        grants.holds();
        week.holds();
        return stopped;
    }

    @Override
    public void close() throws IOException {
        home.close();
        broker.close();
        wire.close();
        pc.close();
    }
}
