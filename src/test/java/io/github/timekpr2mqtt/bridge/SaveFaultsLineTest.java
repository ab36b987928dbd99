package io.github.timekpr2mqtt.bridge;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.lab.Lab;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everything but the bridge breaks, each at a PC of its own, before and after each save of what is wanted, while a press of
 * {@code add_15} and a limit, which takes two calls, are on their way. {@link SavePointsLineTest} kills the bridge there.
 */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SaveFaultsLineTest {
    /** As many there are at least: taken, on their way, prepared, done, ended, told. */
    private static final int SAVES = 6;

    private final List<Place> places;

    SaveFaultsLineTest(Broker broker, @TempDir Path folder) throws Exception {
        System.setProperty(HeldWiring.PROPERTY, "true");
        places = Place.forEachFault(broker, folder);
    }

    @AfterAll
    void end() throws Exception {
        System.clearProperty(HeldWiring.PROPERTY);
        AtOnce.each(places, Place::close);
    }

    @ParameterizedTest
    @EnumSource
    void something_breaks(HeldSaves.Point point) throws Exception {
        AtOnce.each(places, place -> breaks(place, point));
    }

    private static void breaks(Place place, HeldSaves.Point point) throws Exception {
        place.startAnew();
        int save = 1;
        while (breaks(place, point, save)) {
            save++;
            if (place.fault() == PlaceFault.BROKERS_WIRE) {
                place.startAnew(); // one that was cut off again and again waits ever longer
            }
        }
        System.out.printf("FIGURE %s %s: %d%n", place.fault(), point, save - 1);
        assertTrue(save > SAVES, () -> "only before save " + SAVES);
    }

    private static boolean breaks(Place place, HeldSaves.Point point, int save) throws Exception {
        ShortWeek week = place.shortWeek(point + " " + save);
        HeldSaves saves = HeldSaves.of(place.home().data);
        saves.stopAt(point, save);
        week.want();
        place.grants().press();
        return place.breaksAt(
                new Place.Stop() {
                    @Override
                    public boolean awaitStopped() {
                        Awaitility.await(point + " " + save + ", or the end of both")
                                .atMost(Home.LIMIT)
                                .until(() ->
                                        saves.isStopped() || (place.grants().isTold() && week.isTold()));
                        return saves.isStopped();
                    }

                    @Override
                    public void goOn() {
                        saves.goOn();
                    }
                },
                week);
    }
}
