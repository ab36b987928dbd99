package io.github.timekpr2mqtt.host;

import io.github.timekpr2mqtt.timekpr.LiveTime;
import io.github.timekpr2mqtt.timekpr.Username;
import java.util.Set;

/** Told what happens on a PC, on the one thread that serves all PCs: must not block, and must not call back into {@link Link}. */
public interface PcListener {
    /** The daemon's count for a logged-in child: every 3 s, and at once after each {@link Link#realtime}. */
    void timeLeft(Username user, LiveTime time);

    /** Something is not as it was; read the files to see what. {@code why} is for the log. */
    void changed(String why);

    /** Everyone who is logged in now, also those whom Timekpr does not count. */
    void loggedIn(Set<Username> users);

    /** The link has ended by itself: told once, and not after {@link Link#close()}. */
    void closed(Trouble why);
}
