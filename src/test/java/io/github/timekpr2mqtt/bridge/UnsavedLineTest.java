package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.PacketProxy;
import io.github.timekpr2mqtt.lab.BrokenCalls;
import io.github.timekpr2mqtt.lab.Lab;
import io.github.timekpr2mqtt.lab.LabPc;
import io.github.timekpr2mqtt.lab.LabTool;
import io.github.timekpr2mqtt.lab.LabVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A press that the disk does not take is rejected, and something else happens while the broker is told so: it never comes back. */
@Lab
@ExtendWith(BrokerExtension.class)
class UnsavedLineTest {
    private static final String EVENT = "/anna/event";
    private static final String PRESS = "/anna/add_15/set";

    private final LabPc den = LabPc.start(LabVersion.TIMEKPR_0_5_9, "anna");
    private final PacketProxy proxy;
    private final Home home;

    @BeforeAll
    static void needsStrace() {
        LabTool.isNeeded("strace");
    }

    UnsavedLineTest(Broker broker, @TempDir Path folder) throws IOException {
        proxy = new PacketProxy(broker.port());
        home = new Home(broker, folder).through(proxy.port()).with("den", den, "anna");
    }

    @BeforeEach
    void start() throws IOException {
        home.startProcess();
        home.awaitOnline("den").awaitAccount("den", "anna");
    }

    @AfterEach
    void end() throws IOException {
        home.close();
        proxy.close();
        den.close();
    }

    private BrokenCalls full() throws IOException {
        return new BrokenCalls(home.process(), "openat", home.data.resolve("wishes-den.json.tmp"), "ENOSPC");
    }

    /** As a power cut of the bridge: what is on the wire is gone with it. */
    private void killAndStart() throws IOException {
        home.kill();
        proxy.cut();
        proxy.mend();
        home.startProcess();
    }

    private List<Object> endings(String id) {
        return home.events("den", "anna").stream()
                .filter(event -> id.equals(event.get("id")))
                .map(event -> event.get("event_type"))
                .toList();
    }

    private void awaitEnding(String id, String ending) {
        Awaitility.await("the end of " + id)
                .atMost(Home.LIMIT)
                .until(() -> endings(id).contains(ending));
    }

    /** Commands come in their order: what the broker still had is done, or is not, before this one is. */
    private void onlyTheNextIsGiven() throws IOException {
        home.press("den", "anna", "add_15", "next");
        awaitEnding("next", "applied");
        assertEquals(900, GrantLineTest.extra(den, "anna"));
    }

    @ParameterizedTest
    @EnumSource(
            value = PacketProxy.Point.class,
            names = {"BEFORE_SENDING", "AFTER_SENDING", "BEFORE_THE_BROKERS_PUBACK"})
    void a_kill_may_lose_the_event_and_does_not_carry_it_out(PacketProxy.Point point) throws Exception {
        proxy.stopAt(point, EVENT);
        try (BrokenCalls full = full()) {
            home.press("den", "anna", "add_15", "unsaved");
            proxy.awaitStopped();
            assertTrue(full.last());
            killAndStart();
        }
        onlyTheNextIsGiven();
        assertEquals(point == PacketProxy.Point.BEFORE_SENDING ? List.of() : List.of("rejected"), endings("unsaved"));
    }

    @Test
    void delivered_again_it_is_not_taken_though_the_disk_takes_it_now() throws Exception {
        proxy.stopAt(PacketProxy.Point.BEFORE_ITS_PUBACK, PRESS);
        try (BrokenCalls full = full()) {
            home.press("den", "anna", "add_15", "unsaved");
            proxy.awaitStopped();
            assertTrue(full.last());
        }
        proxy.cut();
        proxy.stopAt(PacketProxy.Point.AFTER_DELIVERY, PRESS);
        proxy.mend();
        proxy.awaitStopped();
        proxy.goOn();
        awaitEnding("unsaved", "rejected");
        onlyTheNextIsGiven();
        assertTrue(
                endings("unsaved").stream().allMatch("rejected"::equals),
                () -> endings("unsaved").toString());
    }
}
