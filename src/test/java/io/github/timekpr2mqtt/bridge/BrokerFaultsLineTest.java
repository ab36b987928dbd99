package io.github.timekpr2mqtt.bridge;

import io.github.timekpr2mqtt.broker.Broker;
import io.github.timekpr2mqtt.broker.BrokerExtension;
import io.github.timekpr2mqtt.broker.PacketProxy;
import io.github.timekpr2mqtt.lab.Lab;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everything but the bridge breaks, each at a PC of its own, at each point of the talk with the broker about a press of
 * {@code add_15} and a limit, which takes two calls. {@link BrokerPointsLineTest} kills the bridge there.
 */
@Lab
@ExtendWith(BrokerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerFaultsLineTest {
    private final List<Place> places;

    BrokerFaultsLineTest(Broker broker, @TempDir Path folder) throws Exception {
        places = Place.forEachFault(broker, folder);
    }

    @AfterAll
    void end() throws Exception {
        AtOnce.each(places, Place::close);
    }

    /** With the press, a limit of a short week is on its way. */
    @ParameterizedTest
    @EnumSource
    void something_breaks_at_a_press(PacketProxy.Point point) throws Exception {
        AtOnce.each(places, place -> breaks(place, point, true));
    }

    /** The same where it is the limit that is delivered. */
    @ParameterizedTest
    @EnumSource(names = {"BEFORE_DELIVERY", "AFTER_DELIVERY", "BEFORE_ITS_PUBACK", "AFTER_ITS_PUBACK"})
    void something_breaks_at_a_limit(PacketProxy.Point point) throws Exception {
        AtOnce.each(places, place -> breaks(place, point, false));
    }

    private static void breaks(Place place, PacketProxy.Point point, boolean press) throws Exception {
        place.startAnew(); // a message that is not the first of its topic in a connection may come by without its name
        ShortWeek week = place.shortWeek(point + (press ? " of the press" : " of the limit"));
        String command = press ? "/anna/add_15/set" : "/anna/limit_monday/set";
        place.broker().stopAt(point, point.isOfClientsMessage() ? "/anna/event" : command);
        if (press) {
            week.want();
            place.grants().press();
        } else {
            place.grants().press();
            week.want();
        }
        place.breaksAt(
                new Place.Stop() {
                    @Override
                    public boolean awaitStopped() throws Exception {
                        place.broker().awaitStopped();
                        return true;
                    }

                    @Override
                    public void goOn() {
                        place.broker().goOn();
                    }
                },
                week);
    }
}
